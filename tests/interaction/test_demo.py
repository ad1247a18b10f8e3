"""The demo district: what newcomers find, that it can be loaded twice, and that its robots leave room for people."""

import re
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from interaction.actions.events import chain_holds
from interaction.demo.district import build, keep_live
from interaction.demo.past import SOURCE
from interaction.demo.talks import letters, talk
from interaction.demo.wiping import wipe
from interaction.models import Deadline, Event, Message, Notice, Occasion, Participant, Submission, Support
from moderation import queries as moderation_queries
from moderation.models import Case
from people.models import User
from realtime.models import Frame, Stream
from tests import factories

pytestmark = pytest.mark.django_db
TABLES = (Occasion, Participant, Submission, Message, Event, Deadline, Notice, Support, Case, Frame, Stream, User)


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker):
    """The district, loaded once for this file and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert build()
        yield keep_live().pk
        transaction.set_rollback(True)


@pytest.fixture
def live(planted):
    return Occasion.objects.get(pk=planted)


def rows() -> dict[str, int]:
    return {model.__name__: model._base_manager.count() for model in TABLES}


def test_past_has_six_interviews_with_eight_to_fifteen_answers(planted):
    past = Occasion.objects.filter(is_demo=True, state="archived")

    answered = [Message.objects.filter(submission__occasion=one, kind="answer", state="released") for one in past]

    assert past.count() == 6
    assert all(8 <= found.values("submission").distinct().count() <= 15 for found in answered)
    assert all(one.title_en and one.summary_en and one.summary and one.peak_viewers for one in past)
    assert not Occasion.objects.filter(is_demo=False).exists()


def test_past_lies_in_the_past_and_in_order(planted):
    now = timezone.now()

    assert not Event.objects.filter(at__gt=now).exists()
    assert not Frame.objects.filter(at__gt=now).exists()
    for occasion in Occasion.objects.filter(state="archived"):
        assert occasion.opened_at < occasion.closed_at <= occasion.ends_at
        times = list(Frame.objects.filter(stream__topic=occasion.topic).order_by("seq").values_list("at", flat=True))
        assert times == sorted(times)
        assert times[-1] < now - timedelta(hours=20)


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
    assert states == {"answered": 6, "on-air": 1, "shortlisted": 5, "approved": 2, "waiting": 12}
    assert [bool(draft.text) for draft in drafts] == [True]


def test_desk_has_twelve_waiting_with_a_number_an_advertisement_and_a_cluster(live):
    cases = list(Case.objects.waiting().filter(scope=live.topic))
    rules = Counter(finding["rule"] for case in cases for finding in case.findings)
    alike = [len(moderation_queries.alike(case)) for case in cases]

    assert len(cases) == Case.objects.waiting().count() == 12
    assert rules["mobile"] == 1
    assert rules["invitation"] >= 1
    assert alike.count(2) >= 3


def test_next_interview_is_in_two_days_and_collects(planted):
    following = Occasion.objects.get(is_demo=True, state="collecting")

    away = timezone.localdate(following.starts_at) - timezone.localdate()

    assert away == timedelta(days=2)
    assert following.submissions.filter(state="approved").count() == 6


def test_letters_are_answered_by_many_departments_over_a_year(planted):
    found = Submission.objects.filter(source_id__startswith=SOURCE)

    assert found.count() == len(letters()) >= 40
    assert not found.filter(answered_at=None).exists()
    assert found.values("department").distinct().count() >= 15
    assert timezone.now() - min(found.values_list("submitted_at", flat=True)) > timedelta(days=330)


def test_unanswered_questions_of_the_last_interview_wait_with_a_clock(planted):
    open_clocks = Deadline.objects.open().select_related("submission")

    assert [clock.submission.channel for clock in open_clocks] == ["enquiry", "enquiry"]
    assert all(clock.submission.state == "assigned" for clock in open_clocks)


def test_second_load_changes_nothing(planted):
    before = rows()

    call_command("demo", verbosity=0)

    assert rows() == before


def test_interview_past_its_time_is_archived_and_the_next_issue_opened(live):
    with time_machine.travel(live.ends_at + timedelta(minutes=1), tick=False):
        following = keep_live()

    live.refresh_from_db()
    assert live.state == "archived"
    assert Counter(Case.objects.waiting().values_list("scope", flat=True)) == {following.topic: 12}
    assert following.state == "live"
    assert (live.title, following.title) == (talk("parking").title, talk("lighting").title)


def test_a_talk_held_again_is_called_the_next_issue(live):
    Occasion.objects.filter(pk=live.pk).update(title=talk("lighting").title)
    with time_machine.travel(live.ends_at + timedelta(minutes=1), tick=False):
        first = keep_live()
    with time_machine.travel(first.ends_at + timedelta(minutes=1), tick=False):
        second = keep_live()

    assert first.title == talk("parking").title
    assert second.title == f"{first.title}（第 2 期）"
    assert second.title_en == f"{first.title_en} (2)"


def test_announced_interview_goes_live_when_its_time_has_come(live):
    announced = Occasion.objects.get(is_demo=True, state="collecting")
    with time_machine.travel(announced.starts_at + timedelta(minutes=1), tick=False):
        following = keep_live()

    assert following.pk == announced.pk
    assert Occasion.objects.filter(is_demo=True, state="collecting").exists()


def test_fresh_takes_away_the_demo_and_nothing_else(planted):
    own = factories.interview("live")
    question = factories.approved_question(own)

    wipe()

    assert list(Occasion.objects.all()) == [own]
    assert list(Submission.objects.all()) == [question]
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
