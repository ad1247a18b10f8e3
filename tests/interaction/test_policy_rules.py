"""What a rule publishes appears in the room like anything else, and everybody is told that no person has read it."""

import pytest
from django.utils import timezone

from interaction.actions import interview as acts
from interaction.actions.assigning import set_policy
from interaction.actions.policies import set_channel_policy
from interaction.actions.submit import submit
from interaction.models import Event, Notice, Submission
from interaction.queries.timeline import history
from moderation.actions import confirm, undo
from people.refusals import Closed, Silenced
from tests import factories
from tests.interaction.making import approved, case_of, letter, moderator, person, question
from tests.interaction.told import kinds, last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def post(occasion, host):
    """An interview that publishes at once."""
    return set_policy(occasion, "post", by=host)


def test_question_appears_at_once_and_its_history_names_the_rule(post):
    asker = person()

    receipt = submit(letter(post, "路灯坏了谁来修？", author=asker))

    asked = receipt.submission
    assert (asked.state, asked.published_at is not None, receipt.number) == ("approved", True, asked.number)
    assert asked.number.startswith("LS-")
    assert last(post.topic) == {
        "id": asked.pk,
        "text": "路灯坏了谁来修？",
        "byline": "",
        "at": timezone.localtime(asked.published_at).isoformat(timespec="seconds"),
        "theme": None,
        "answered": False,
        "answered_at": None,
        "into": None,
    }
    event = asked.events.get(kind="approve")
    assert (event.actor, event.data["rule"]) == (None, "post")
    assert Notice.objects.get(user=asker).event == event


def test_masked_in_no_room_what_holds_personal_data_waits(post):
    asked = submit(letter(post, "请打我电话13900001234说说路灯")).submission

    assert (asked.state, asked.published_at) == ("waiting", None)
    assert "question" not in kinds(post.topic)


def test_the_same_form_again_gets_the_same_receipt_and_is_published_once(post):
    sent = letter(post, "路灯坏了谁来修？")

    first, second = submit(sent), submit(sent)

    assert (first.number, first.code, second.is_repeat) == (second.number, second.code, True)
    assert Event.objects.filter(kind="approve").count() == 1


def test_receipt_says_that_no_person_has_read_it(client, post, settings):
    settings.CAPTCHA = False
    page = client.get(f"/interview/{post.pk}/mine/").content.decode()
    key = page.partition('name="key" value="')[2].partition('"')[0]

    said = {"X-Fragment": "1", "Accept-Language": "en", "User-Agent": "Firefox"}
    answer = client.post(f"/interview/{post.pk}/ask/", {"key": key, "body": "路灯坏了谁来修？"}, headers=said)

    assert "No person has read it yet" in answer.content.decode()
    case = case_of(Submission.objects.get())
    assert all((case.device_key, case.network_key, case.author_key))


def test_confirmed_question_says_so_in_its_history_with_the_decisions_digest(post):
    asked = question(post, "路灯坏了谁来修？")
    reader = moderator()

    read = confirm(case_of(asked), by=reader, version=2)

    event = asked.events.get(kind="confirmed")
    decision = read.decisions.latest("pk")
    assert (event.actor, event.data) == (reader, {"decision": decision.pk, "digest": decision.digest})
    assert [row.kind for row in history(asked)] == ["submitted", "approve", "confirmed"]
    assert [row.by for row in history(asked)][1:] == ["rule", "person"]
    assert all(row.label != row.kind for row in history(asked))
    asked.refresh_from_db()
    assert asked.state == "approved"


def test_known_account_is_published_unread_and_an_unknown_one_is_not(occasion, host):
    known = person()
    for number in range(3):
        approved(occasion, f"第{number}号楼的电梯呢？", author=known)
    set_policy(occasion, "trusted", by=host)

    theirs = question(occasion, "第五号楼的电梯呢？", author=known)
    without_account = question(occasion, "第六号楼的电梯呢？")

    assert (case_of(theirs).state, case_of(theirs).decisions.get().rule) == ("approved", "trusted")
    assert case_of(without_account).state == "waiting"


@pytest.mark.parametrize("policy", ["pre", "slow", "hold"])
def test_every_other_policy_leaves_questions_to_a_person(occasion, host, policy):
    set_policy(occasion, policy, by=host)

    assert question(occasion).state == "waiting"


def test_question_to_an_interview_that_ended_meanwhile_is_not_lost_between(post):
    sent = letter(post, "路灯坏了谁来修？")  # with the occasion as it stood when the page was shown
    acts.end(post, by=None)

    with pytest.raises(Closed):
        submit(sent)
    assert Submission.objects.count() == 0


def test_policy_is_that_of_the_moment_of_sending_not_of_the_page(post, host):
    sent = letter(post, "路灯坏了谁来修？")
    set_policy(post, "hold", by=host)

    assert submit(sent).submission.state == "waiting"


def test_listed_network_is_held_or_refused_with_a_sentence(post):
    held = submit(letter(post, "路灯坏了谁来修？", listed="hold")).submission
    assert held.state == "waiting"

    with pytest.raises(Silenced) as refused:
        submit(letter(post, "路灯坏了谁来修？", listed="refuse"))
    assert refused.value.status == 409
    assert Submission.objects.count() == 1


def test_letters_of_a_channel_go_on_by_rule_to_the_dispatcher(db):
    set_channel_policy("enquiry", "post", by=moderator())

    sent = submit(factories.letter()).submission

    assert (sent.state, sent.published_at, case_of(sent).is_automatic) == ("accepted", None, True)


def test_undo_takes_no_rule_back(post):
    asked = question(post, "路灯坏了谁来修？")

    with pytest.raises(Exception, match="not-found"):
        undo(case_of(asked), by=moderator(), version=2)
