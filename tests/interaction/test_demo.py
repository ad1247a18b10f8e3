"""The demo district: what newcomers find, that it can be loaded twice, and that its robots leave room for people."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from interaction.actions.events import chain_holds
from interaction.actions.policies import set_channel_policy
from interaction.demo.district import build
from interaction.demo.standing import READ_WITHIN
from interaction.demo.wiping import wipe
from interaction.models import (
    ChannelSetting,
    Contribution,
    Deadline,
    DeskNote,
    Event,
    Extension,
    Faq,
    Message,
    Notice,
    Occasion,
    Participant,
    Rating,
    Reaction,
    ReplyTemplate,
    Submission,
    Support,
    Theme,
    ThemeVote,
    Upload,
)
from interaction.queries.policies import read_within
from moderation import queries as moderation_queries
from moderation.models import Appeal, Case, Decision, Mark, Note, Report, Restriction, SavedFilter
from people.models import User
from realtime.models import Frame, Stream
from tests import factories

pytestmark = pytest.mark.django_db
TABLES = (Occasion, Participant, Submission, Message, Event, Deadline, Notice, Support, Case, Frame, Stream, User)
OPINIONS = (Theme, ThemeVote, Rating, Reaction)


@pytest.fixture
def live(planted):
    return Occasion.objects.get(pk=planted)


def rows() -> dict[str, int]:
    return {model.__name__: model._base_manager.count() for model in (*TABLES, *OPINIONS)}


def test_past_has_six_interviews_with_fifteen_to_thirty_answers(planted):
    past = Occasion.objects.filter(is_demo=True, state="archived")

    answered = [Message.objects.filter(submission__occasion=one, kind="answer", state="released") for one in past]

    assert past.count() == 6
    assert all(15 <= found.values("submission").distinct().count() <= 30 for found in answered)
    for one in past:
        assert all((one.title_en, one.summary, one.summary_en, one.afterword, one.afterword_en))
        assert 0 < one.peak_viewers < one.visitors < one.visits
    assert not Occasion.objects.filter(is_demo=False).exists()


def test_past_interviews_have_themes_with_votes_ratings_and_helpful_answers(planted):
    for one in Occasion.objects.filter(is_demo=True, state="archived"):
        themes = Theme.objects.filter(occasion=one)

        assert themes.count() == 3
        assert all(theme.name_en and theme.votes.count() and theme.questions.count() >= 2 for theme in themes)
        assert one.ratings.count() >= 15
        assert all(rating.reason for rating in one.ratings.filter(mark=Rating.Mark.NOT))
        assert Reaction.objects.filter(occasion=one).count() >= 15


def test_past_has_questions_that_were_joined(planted):
    joined = Submission.objects.filter(state="merged", occasion__state="archived")

    assert joined.values("occasion").distinct().count() >= 3
    assert {one.merged_into.state for one in joined} == {"answered"}
    assert all(one.events.filter(kind="answered-with").count() == 1 for one in joined)


def test_past_has_a_dated_correction_and_a_progress_note(planted):
    notes = list(Message.objects.filter(kind__in=("note", "progress")).select_related("about__submission"))

    assert Counter(note.kind for note in notes) == {"note": 1, "progress": 1}
    assert all(note.about.kind == "answer" and note.byline == note.about.byline for note in notes)
    assert all(note.released_at - note.about.released_at > timedelta(days=1) for note in notes)


def test_past_lies_in_the_past_and_in_order(planted):
    now = timezone.now()

    assert not Event.objects.filter(at__gt=now).exists()
    assert not Frame.objects.filter(at__gt=now).exists()
    for occasion in Occasion.objects.filter(state="archived"):
        assert occasion.opened_at < occasion.closed_at <= occasion.ends_at
        times = list(Frame.objects.filter(stream__topic=occasion.topic).order_by("seq").values_list("at", flat=True))
        assert times == sorted(times)
        assert timezone.localdate(times[-1]) < timezone.localdate()


def test_histories_are_unbroken(planted):
    things = [*Submission.objects.all(), *Occasion.objects.all()]

    broken = [thing for thing in things if not chain_holds(_events_of(thing))]

    assert broken == []


def _events_of(thing):
    alone = {"submission": None} if isinstance(thing, Occasion) else {}
    return thing.events.filter(**alone).order_by("seq")


def test_no_text_is_told_twice(planted):
    texts = Counter(Message.objects.values_list("text", flat=True))
    questions = Message.objects.filter(kind="letter", submission__occasion__isnull=False)

    assert [text for text, times in texts.items() if times > 1] == []
    assert questions.count() >= 60


def test_live_interview_has_one_on_air_five_shortlisted_and_a_guest_writing(live):
    states = Counter(live.submissions.values_list("state", flat=True))
    drafts = Message.objects.filter(submission=live.on_air, state="draft")

    assert live.state == "live"
    assert states == {"answered": 6, "on-air": 1, "shortlisted": 5, "approved": 3, "waiting": 12}
    assert [bool(draft.text) for draft in drafts] == [True]


def test_desk_has_twelve_waiting_with_a_number_an_advertisement_and_a_cluster(live):
    cases = list(Case.objects.waiting().filter(scope=live.topic))
    rules = Counter(finding["rule"] for case in cases for finding in case.findings)
    alike = [len(moderation_queries.alike(case)) for case in cases]

    assert len(cases) == Case.objects.waiting().count() == 12
    assert rules["mobile"] == 1
    assert rules["invitation"] >= 1
    assert alike.count(2) >= 3


def test_questions_of_the_live_interview_are_not_late_before_it_ends(live):
    assert read_within({live.topic}) == {live.topic: READ_WITHIN}
    assert (live.ends_at - live.starts_at).total_seconds() / 60 <= READ_WITHIN


def test_second_load_changes_nothing(planted):
    before = rows()

    call_command("demo", verbosity=0)

    assert rows() == before


def test_fresh_takes_away_the_demo_and_nothing_else(planted):
    own = factories.interview("live")
    question = factories.approved_question(own)
    mine = factories.user("moderator")
    SavedFilter.objects.create(user=mine, name="mine", query="kind=link")
    silenced = {"reason_id": "insult", "until": timezone.now() + timedelta(days=1), "author_key": "a" * 64}
    Restriction.objects.create(scope=own.topic, made_by=mine, **silenced)
    Restriction.objects.create(scope="", made_by=User.objects.get(handle="demo-moderator"), **silenced)
    set_channel_policy("enquiry", "closed", by=User.objects.get(handle="demo-moderator"))

    wipe()

    assert list(Occasion.objects.all()) == [own]
    assert list(Submission.objects.all()) == [question]
    assert Case.objects.get().about == question
    assert Decision.objects.get().case.about == question
    assert not any(model.objects.exists() for model in (Appeal, Report, Note, Mark, ChannelSetting))
    assert not any(model.objects.exists() for model in (Faq, ReplyTemplate, Upload, Extension, Contribution, DeskNote))
    assert list(SavedFilter.objects.values_list("user", flat=True)) == [mine.pk]
    assert list(Restriction.objects.values_list("scope", flat=True)) == [own.topic]
    assert chain_holds(question.events.order_by("seq"))
    assert set(Stream.objects.filter(topic__startswith="interview-").values_list("topic", flat=True)) == {
        own.topic,
        f"{own.topic}-desk",
        f"{own.topic}-studio",
    }
    assert build()


def test_demo_is_refused_outside_the_demo(settings):
    settings.DEMO = False

    with pytest.raises(CommandError):
        call_command("demo")


def test_every_link_and_role_of_the_tour_leads_somewhere(client, planted):
    for language in ("zh-hans", "en"):
        whole = client.get("/demo/", headers={"accept-language": language}).content.decode()
        page = whole.split("<main")[1].split("</main>")[0]
        links = re.findall(r'href="(/[^"]*)"', page)
        roles = re.findall(r'action="([^"]+)"><input type="hidden" name="next" value="([^"]+)"', page)

        assert len(links) >= 9
        assert [client.get(link).status_code for link in links] == [200] * len(links)
        assert len(roles) == 4
        for action, following in roles:
            assert client.post(action, {"next": following}, follow=True).redirect_chain == [(following, 302)]
