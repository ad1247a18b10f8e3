"""Reports of a breach: who wrote one is read by named people only, and no list, other desk or frame tells."""

import pytest

from interaction.actions import contributing
from interaction.actions.letters import assign, hand_in, save_draft
from interaction.actions.letters_handlers import give_case, take_case
from interaction.actions.letters_release import release
from interaction.actions.reading_identity import read_identity
from interaction.models import Event, Submission
from people.models import Role
from people.refusals import NotAllowed, Refusal
from tests.interaction.desk import ANSWER, approver, officer, report
from tests.interaction.making import department, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SECRETS = ("林举报", "13912345678", "whistle@example.org")


@pytest.fixture
def place():
    return department()


@pytest.fixture
def letter(place, frozen):
    sent = report()
    assign(sent, place, by=person(Role.DISPATCHER))
    return Submission.objects.get(pk=sent.pk)


@pytest.fixture
def named(letter, place):
    clerk = officer(place)
    give_case(letter, clerk, by=person(Role.DISPATCHER))
    return clerk


def told(page):
    return [secret for secret in SECRETS if secret in page.content.decode()]


def test_identity_is_shown_to_the_named_handler_and_kept(letter, named):
    assert read_identity(letter, "需要电话核实地点", by=named).name == "林举报"

    event = letter.events.get(kind="identity-read")
    assert (event.actor, event.data["reason"], event.is_public) == (named, "需要电话核实地点", False)


def test_identity_is_not_for_others(letter, named, place):
    strangers = [officer(place), officer(department()), approver(department())]
    strangers += [person(Role.DISPATCHER), person(Role.SUPERVISOR), person(Role.MODERATOR), person(Role.AUDITOR)]

    for stranger in strangers:
        with pytest.raises(NotAllowed):
            read_identity(letter, "想看一看是谁写的", by=stranger)
    with pytest.raises(Refusal, match="refused"):
        read_identity(letter, " 看 ", by=named)
    assert not Event.objects.filter(kind="identity-read").exists()
    assert read_identity(letter, "审核前核对事实", by=approver(place)).phone == "13912345678"


def test_nobody_names_oneself(letter, place):
    clerk = officer(place)

    with pytest.raises(Refusal, match="refused"):
        take_case(letter, by=clerk)
    with pytest.raises(NotAllowed):
        give_case(letter, clerk, by=officer(place))
    save_draft(letter, "写了一半", by=clerk, version=0)

    assert Submission.objects.get(pk=letter.pk).handler is None
    with pytest.raises(NotAllowed):
        read_identity(letter, "我先开始写的", by=clerk)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.DISPATCHER, Role.SUPERVISOR, Role.APPROVER])
def test_no_page_shows_it_unasked(letter, named, signed_in, place, role):
    client = signed_in(person(role, department=place if role in (Role.OFFICER, Role.APPROVER) else None))

    for path in (f"/desk/{letter.pk}/", "/desk/", "/desk/?tab=open", "/desk/?q=林举报", "/desk/?q=13912345678"):
        page = client.get(path)
        assert page.status_code == 200
        assert [one for one in told(page) if one not in path] == []


def test_named_handler_sees_it_once_after_a_reason(letter, named, signed_in):
    client = signed_in(named)
    assert told(client.get(f"/desk/{letter.pk}/")) == []
    wrong = client.post(f"/desk/{letter.pk}/identity/", {"reason": "", "version": letter.version})
    assert (wrong.status_code, told(wrong)) == (422, [])

    shown = client.post(f"/desk/{letter.pk}/identity/", {"reason": "需要核实地点", "version": letter.version})

    assert (shown.status_code, told(shown), shown.headers["Cache-Control"]) == (200, list(SECRETS), "no-store")
    assert told(client.get(f"/desk/{letter.pk}/")) == []


def test_other_departments_never_see_a_report(letter, named, place, signed_in):
    other = department()

    with pytest.raises(Refusal, match="refused"):
        contributing.ask(letter, other, "请补充检查记录", by=named)
    assert signed_in(officer(other)).get(f"/desk/{letter.pk}/").status_code == 404


def test_the_accused_department_never_gets_it(frozen):
    place = department(name="东城区城管局")
    sent = report(answers={"respondent": "东城区城管局某科"})

    with pytest.raises(Refusal, match="refused"):
        assign(sent, place, by=person(Role.DISPATCHER))

    assert assign(sent, department(), by=person(Role.DISPATCHER)).state == "assigned"


def test_a_report_is_never_public(letter, named, place):
    Submission.objects.filter(pk=letter.pk).update(wants_public=True)
    draft = hand_in(Submission.objects.get(pk=letter.pk), ANSWER, by=named, version=0)

    release(letter, by=approver(place), version=draft.version)

    assert Submission.objects.get(pk=letter.pk).published_at is None


def test_frames_and_notices_carry_no_identity(letter, named):
    read_identity(letter, "需要电话核实地点", by=named)

    events = str([event.data for event in letter.events.all()])
    assert [secret for secret in SECRETS if secret in events] == []
