"""What a rule publishes at once, what still waits for a person, and how a person confirms it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from moderation import actions
from moderation.actions import confirm, open_case, reject
from moderation.actions.automatic import allowed
from moderation.models import Case, Decision, Reason, Restriction
from moderation.senders import Sender
from moderation.signals import case_decided
from people.models import Department
from people.refusals import Closed, NotAllowed, Stale
from realtime.models import Frame

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def send(db):
    """Opens a case in the mode "post", or another."""

    def open_it(text="电梯什么时候装？", *, mode="post", sender=None, scope="interview-7", **more) -> Case:
        number = Department.objects.count()
        about = Department.objects.create(slug=f"sent-{number}", name=f"单位 {number}", kind="department")
        return open_case(about, scope=scope, text=text, mode=mode, sender=sender or Sender("a1", "acc"), **more)

    return open_it


def test_text_nothing_is_found_in_is_published_by_the_rule_and_by_nobody(send, frozen):
    case = send()

    decision = case.decisions.get()
    assert (case.state, case.is_automatic, case.decided_by, case.version) == ("approved", True, None, 2)
    assert case.decided_at == timezone.now()
    assert (decision.outcome, decision.by, decision.is_automatic, decision.rule) == ("approved", None, True, "post")
    assert (decision.waited, decision.after["state"]) == (0, "approved")
    assert [frame.kind for frame in Frame.objects.filter(stream__topic="desk-moderation")] == ["case", "decision"]


@pytest.mark.parametrize(
    "text",
    [
        "办假证找我，什么都能办",  # a term that blocks
        "你们就是一群王八蛋，什么也不管",  # a term that is held
        "我的电话是13900001234，请联系我",  # personal data
        "加我微信详谈电梯的事",  # a contact
        "好" * 5001,  # longer than is screened
    ],
)
def test_what_a_person_should_see_first_waits(send, text):
    case = send(text)

    assert (case.state, case.is_automatic, case.decisions.count()) == ("waiting", False, 0)


@pytest.mark.parametrize("text", ["这里的商贩低价出售电梯？", "电梯!!!!!什么时候装", "请看 http://example.com/ 的电梯"])
def test_what_is_only_marked_is_published(send, text):
    case = send(text)

    assert case.findings
    assert case.state == "approved"


@pytest.mark.parametrize("mode", ["", "pre", "slow", "hold", "closed", "whatever"])
def test_every_other_mode_leaves_it_to_a_person(send, mode):
    assert send(mode=mode).state == "waiting"


def test_read_first_forces_a_person_also_by_the_account_alone(send, moderator):
    privacy = Reason.objects.get(code="insult")
    told = {"kind": "read-first", "reason": privacy, "until": timezone.now() + timedelta(days=1)}
    Restriction.objects.create(scope="", account_key="acc", **told)

    held = send(sender=Sender("another-browser", "acc"))
    free = send(sender=Sender("another-browser", "other"))

    assert (held.state, [one["rule"] for one in held.findings]) == ("waiting", ["read-first"])
    assert free.state == "approved"


def test_restriction_that_is_over_lifted_or_of_another_place_forces_nothing(send):
    now, reason = timezone.now(), Reason.objects.get(code="insult")
    day = timedelta(days=1)
    told = {"kind": "read-first", "reason": reason, "account_key": "acc"}
    Restriction.objects.create(scope="", until=now - day, **told)
    Restriction.objects.create(scope="", until=now + day, lifted_at=now, **told)
    Restriction.objects.create(scope="interview-8", until=now + day, **told)

    assert send().state == "approved"


def test_receiver_that_refuses_undoes_the_sending_itself(send):
    def refuse(**kwargs):
        raise Closed()

    case_decided.connect(refuse)
    try:
        with pytest.raises(Closed):
            send()
    finally:
        case_decided.disconnect(refuse)

    assert (Case.objects.count(), Decision.objects.count()) == (0, 0)


def test_the_same_sending_again_is_not_published_twice(send):
    case = send("我的电话是13900001234，请联系我")

    again = open_case(case.about, scope=case.scope, text=case.text, mode="post")

    assert (again.pk, again.state) == (case.pk, "waiting")


def test_confirming_makes_a_person_answer_for_it(send, moderator):
    case = send()

    read = confirm(case, by=moderator, version=2)

    last = read.decisions.latest("pk")
    assert (read.state, read.is_automatic, read.decided_by, read.version) == ("approved", False, moderator, 3)
    assert (last.outcome, last.by, last.is_automatic, last.waited) == ("confirmed", moderator, False, None)


def test_confirming_is_refused_to_strangers_on_old_versions_and_twice(send, moderator, other_moderator, stranger):
    case = send()

    with pytest.raises(NotAllowed):
        confirm(case, by=stranger, version=2)
    with pytest.raises(Stale):
        confirm(case, by=moderator, version=1)
    confirm(case, by=moderator, version=2)
    with pytest.raises(Stale):
        confirm(case, by=other_moderator, version=2)
    with pytest.raises(Closed):
        confirm(case, by=other_moderator, version=3)

    assert case.decisions.filter(outcome="confirmed").count() == 1


def test_confirming_is_closed_for_what_a_person_published_or_refused(make_case, moderator):
    published = actions.approve(make_case(), by=moderator, version=1)
    refused = reject(make_case(), by=moderator, version=1, reason="insult")
    waiting = make_case()

    for case in (published, refused, waiting):
        with pytest.raises(Closed):
            confirm(case, by=moderator, version=case.version)


def test_rule_trusted_asks_for_trust(send, monkeypatch):
    monkeypatch.setattr("moderation.actions.automatic.is_trusted", lambda key: key == "known")

    known, unknown = send(mode="trusted", sender=Sender("b", "known")), send(mode="trusted", sender=Sender("b", "new"))

    assert (known.state, known.decisions.get().rule, unknown.state) == ("approved", "trusted", "waiting")


def test_allowed_is_asked_of_findings_only_once_they_are_light(make_case):
    case = make_case()
    case.findings = [{"start": 0, "end": 1, "kind": "sender", "rule": "network", "weight": 60}]
    assert not allowed(case, "post")
    case.findings = [{"start": 0, "end": 1, "kind": "sender", "rule": "trending-network", "weight": 20}]
    assert allowed(case, "post")
