"""Other departments add their part, and colleagues leave words; the writer of the letter reads neither."""

from datetime import timedelta

import pytest

from interaction.actions import contributing, desk_notes, urging
from interaction.actions.letters import hand_in
from interaction.models import Contribution, DeskNote, Notice, Submission
from interaction.queries.timeline import history
from people.models import Role
from people.refusals import Closed, NotAllowed, Refusal, TooSoon
from tests.interaction.desk import ANSWER, approver, assigned, officer
from tests.interaction.making import department, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PART = "我局已于十一月完成管线检测，报告编号另附。"


@pytest.fixture
def letter(frozen):
    return assigned()


@pytest.fixture
def clerk(letter):
    return officer(letter.department)


@pytest.fixture
def other():
    return department(name="水务局")


def fresh(letter):
    return Submission.objects.get(pk=letter.pk)


def test_asked_department_reads_the_letter_and_adds_its_part(letter, clerk, other, signed_in):
    helper = officer(other)
    assert signed_in(helper).get(f"/desk/{letter.pk}/").status_code == 404

    asked = contributing.ask(letter, other, "请说明管线检测情况", by=clerk)
    page = signed_in(helper).get(f"/desk/{letter.pk}/")
    assert (page.context["page"].acts, [one.pk for one in page.context["page"].side.own_help]) == (set(), [asked.pk])
    given = contributing.give(asked, PART, by=helper)

    assert (given.text, given.given_by) == (PART, helper)
    assert Notice.objects.filter(event__kind="contribution-asked", user=helper).count() == 1
    assert Notice.objects.filter(event__kind="contribution-given", user=clerk).count() == 1
    assert PART in signed_in(clerk).get(f"/desk/{letter.pk}/").content.decode()


def test_asked_department_writes_nothing_else(letter, clerk, other, signed_in):
    contributing.ask(letter, other, "请说明管线检测情况", by=clerk)
    client = signed_in(officer(other))

    for path, sent in (("draft", {"text": "x", "version": 0}), ("note", {"text": "备注备注", "version": 1})):
        assert client.post(f"/desk/{letter.pk}/{path}/", sent).status_code == 404
    assert fresh(letter).state == "assigned"


def test_asking_refuses_what_makes_no_sense(letter, clerk, other):
    contributing.ask(letter, other, "请说明管线检测情况", by=clerk)

    for place, words in ((other, "再说一次吧，请"), (letter.department, "请说明检测情况"), (department(), "短")):
        with pytest.raises(Refusal, match="refused"):
            contributing.ask(letter, place, words, by=clerk)
    with pytest.raises(NotAllowed):
        contributing.ask(letter, department(), "请说明检测情况", by=officer(other))
    assert Contribution.objects.count() == 1


def test_part_is_no_longer_taken_once_the_answer_is_checked(letter, clerk, other):
    asked = contributing.ask(letter, other, "请说明管线检测情况", by=clerk)
    with pytest.raises(NotAllowed):
        contributing.give(asked, PART, by=clerk)
    with pytest.raises(Refusal):
        contributing.give(asked, "短", by=officer(other))
    hand_in(letter, ANSWER, by=clerk, version=0)

    with pytest.raises(Closed):
        contributing.give(asked, PART, by=officer(other))
    with pytest.raises(Closed):
        contributing.ask(fresh(letter), department(), "请说明检测情况", by=clerk)


def test_what_is_no_longer_needed_is_no_longer_seen(letter, clerk, other, signed_in):
    asked = contributing.ask(letter, other, "请说明管线检测情况", by=clerk)
    with pytest.raises(NotAllowed):
        contributing.drop(asked, by=officer(other))

    contributing.drop(asked, by=clerk)

    assert signed_in(officer(other)).get(f"/desk/{letter.pk}/").status_code == 404
    with pytest.raises(Closed):
        contributing.drop(asked, by=clerk)
    with pytest.raises(Closed):
        contributing.give(asked, PART, by=officer(other))


def test_contact_is_not_for_the_helping_department(other, signed_in, frozen):
    letter = assigned(contact={"name": "陈女士", "phone": "13912345678"})
    clerk = officer(letter.department)
    contributing.ask(letter, other, "请说明管线检测情况", by=clerk)

    assert "13912345678" in signed_in(clerk).get(f"/desk/{letter.pk}/").content.decode()
    assert "13912345678" not in signed_in(officer(other)).get(f"/desk/{letter.pk}/").content.decode()


def test_notes_and_instructions_stay_inside(letter, clerk):
    dispatcher = person(Role.DISPATCHER)
    desk_notes.add_note(letter, "已电话联系来信人", by=clerk)
    desk_notes.add_instruction(letter, "请三日内办结", by=dispatcher)

    assert list(DeskNote.objects.values_list("kind", "text")) == [
        ("note", "已电话联系来信人"),
        ("instruction", "请三日内办结"),
    ]
    assert Notice.objects.filter(event__kind="instruction", user=clerk).count() == 1
    assert {"desk-note", "instruction"} & {line.kind for line in history(letter)} == set()
    for act, stranger in (
        (desk_notes.add_instruction, clerk),
        (desk_notes.add_note, officer(department())),
        (desk_notes.add_note, person(Role.MODERATOR)),
    ):
        with pytest.raises(NotAllowed):
            act(letter, "不该有的话", by=stranger)
    with pytest.raises(Refusal):
        desk_notes.add_note(letter, "长" * 1001, by=clerk)


def test_urging_tells_once_a_day(letter, clerk, frozen):
    supervisor = person(Role.SUPERVISOR)
    urging.urge(letter, by=supervisor)
    with pytest.raises(TooSoon):
        urging.urge(letter, by=person(Role.SUPERVISOR))
    with pytest.raises(NotAllowed):
        urging.urge(letter, by=clerk)
    frozen.shift(timedelta(days=1))

    urging.urge(letter, by=supervisor)

    assert Notice.objects.filter(event__kind="urged", user=clerk).count() == 2
    Submission.objects.filter(pk=letter.pk).update(state="closed")
    frozen.shift(timedelta(days=1))
    with pytest.raises(Closed):
        urging.urge(letter, by=supervisor)


def test_urging_an_answer_that_waits_tells_the_approver(letter, clerk):
    chief = approver(letter.department)
    hand_in(letter, ANSWER, by=clerk, version=0)

    urging.urge(fresh(letter), by=person(Role.SUPERVISOR))

    assert list(Notice.objects.filter(event__kind="urged").values_list("user", flat=True)) == [chief.pk]


def test_watching_over_is_set_and_ended(letter, clerk, signed_in):
    supervisor = person(Role.SUPERVISOR)
    client = signed_in(supervisor)

    client.post(f"/desk/{letter.pk}/supervise/", {"watched": "1"})
    client.post(f"/desk/{letter.pk}/supervise/", {"watched": "1"})
    tabs = {tab.key: tab.count for tab in client.get("/desk/").context["tabs"]}
    assert (fresh(letter).is_supervised, tabs["watched"]) == (True, 1)
    client.post(f"/desk/{letter.pk}/supervise/", {"watched": "0"})

    assert fresh(letter).is_supervised is False
    assert letter.events.filter(kind__in=("supervised", "unsupervised")).count() == 2
    assert signed_in(clerk).post(f"/desk/{letter.pk}/supervise/", {"watched": "1"}).status_code == 404
