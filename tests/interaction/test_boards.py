"""The boards of departments and people, and the page on which more time is asked for and given."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interaction.actions import deadlines, extensions
from interaction.models import Deadline
from people.models import Role
from tests.interaction.letters import at, department, enquiry
from tests.interaction.making import person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
RECEIPT = date(2026, 2, 12)  # so the answer is due on Thursday 26 February
PATH = "/desk/boards/"


@pytest.fixture
def thursday(frozen):
    frozen.move_to(at(2026, 2, 12, 10))
    return frozen


def received(number, *, due=None, **columns):
    letter = enquiry(number, **columns)
    deadlines.start(letter, "return", on=RECEIPT)
    deadlines.start(letter, "answer", on=RECEIPT)
    if due:
        Deadline.objects.filter(submission=letter, rule__clock="answer").update(due_on=due)
    return letter


def shown(client):
    response = client.get(PATH)
    assert response.status_code == 200
    return response.context["boards"]


@pytest.mark.parametrize("role", [None, Role.OFFICER, Role.DISPATCHER, Role.MODERATOR, Role.AUDITOR, Role.ADMIN])
def test_boards_are_not_there_for_others(role, signed_in):
    assert signed_in(person(*[role] if role else [])).get(PATH).status_code == 404


def test_a_visitor_is_not_sent_to_sign_in(client):
    assert client.get(PATH).status_code == 404


def test_the_boards_count_flags_and_ages(signed_in, thursday):
    officer = person(Role.OFFICER, department=department())
    received(1, handler=officer, due=date(2026, 2, 25))
    received(2, handler=officer, due=date(2026, 2, 27))
    received(3)
    received(4, due=date(2026, 3, 31))
    deadlines.pause(enquiry_of(4), "answer", on=date(2026, 2, 24), reason="等待第三方意见")
    received(5, department=department("culture", "文化局"), due=date(2026, 3, 31))
    thursday.move_to(at(2026, 2, 26, 9))

    boards = shown(signed_in(person(Role.SUPERVISOR)))

    whole = boards.whole
    assert (whole.open, whole.late, whole.soon, whole.standing) == (5, 1, 2, 1)
    assert (whole.age, whole.oldest) == (5.0, 5)  # 13, 14 (worked), 24, 25, 26 February
    first, second = boards.departments
    assert (first.department.name, first.open, first.late) == ("财政局", 4, 1)
    assert (second.department.name, second.open, second.late) == ("文化局", 1, 0)
    people = [(board.person, board.open, board.late, board.soon) for board in boards.people]
    assert people[0] == (officer, 2, 1, 1)
    assert (None, 2, 0, 1) in people
    assert [(one.letter.number, one.late_by) for one in boards.overdue] == [("LS-2026-000001", 1)]


def enquiry_of(number):
    return Deadline.objects.filter(submission__number=f"LS-2026-{number:06d}").first().submission


def test_the_time_to_give_back_colours_nothing(signed_in, thursday):
    received(1)
    thursday.move_to(at(2026, 2, 24, 9))

    whole = shown(signed_in(person(Role.SUPERVISOR))).whole

    assert (whole.open, whole.late, whole.soon) == (1, 0, 0)


def test_an_approver_sees_the_own_department_alone(signed_in, thursday):
    received(1)
    received(2, department=department("culture", "文化局"), title="别处的信")

    client = signed_in(person(Role.APPROVER, department=department()))

    assert [board.department.name for board in shown(client).departments] == ["财政局"]
    assert "文化局" not in client.get(PATH).content.decode()


def test_the_picture_shows_what_is_due_when(signed_in, thursday):
    received(1)
    received(2)

    boards = shown(signed_in(person(Role.SUPERVISOR)))

    assert boards.ahead[:2] == [(date(2026, 2, 12), 0), (date(2026, 2, 13), 0)]
    assert dict(boards.ahead)[date(2026, 2, 26)] == 2
    assert [day for day, _n in boards.ahead][2:4] == [date(2026, 2, 14), date(2026, 2, 24)]


def test_without_letters_the_boards_say_so(signed_in, thursday):
    assert shown(signed_in(person(Role.SUPERVISOR))).whole.open == 0


def test_boards_ask_as_often_for_three_as_for_one(signed_in, thursday):
    client = signed_in(person(Role.SUPERVISOR, Role.APPROVER))
    received(1, due=date(2026, 2, 11), handler=person(Role.OFFICER, department=department()))
    one = asked(client)
    received(2, due=date(2026, 2, 11), handler=person(Role.OFFICER, department=department()))
    received(3, due=date(2026, 2, 11), department=department("culture", "文化局"))

    assert asked(client) == one


def asked(client):
    with CaptureQueriesContext(connection) as queries:
        client.get(PATH)
    return len(queries)


@pytest.fixture
def letter(thursday):
    return received(1)


@pytest.fixture
def officer(letter):
    return person(Role.OFFICER, department=letter.department)


@pytest.fixture
def approver(letter):
    return person(Role.APPROVER, department=letter.department)


def test_more_time_is_asked_for_and_granted_on_the_page(client, letter, officer, approver):
    path = f"/desk/{letter.pk}/time/"
    client.force_login(officer)
    assert client.get(path).context["time"].most == 10
    done = client.post(path, {"days": "3", "reason": "需要现场勘查。"})
    assert (done.status_code, done.headers["Location"]) == (302, path)
    client.force_login(approver)
    assert "需要现场勘查。" in client.get(PATH).content.decode()
    page = client.get(path).context
    assert (page["time"].may_decide, page["time"].may_ask) == (True, False)

    done = client.post(f"{path}decide/", {"extension": page["time"].waiting.pk, "grant": "1", "answer": ""})

    assert done.status_code == 302
    assert letter.deadlines.get(rule__clock="answer").due_on == date(2026, 3, 2)
    assert not shown(client).requests


def test_a_refusal_needs_a_sentence(client, letter, officer, approver):
    request = extensions.ask(letter, "answer", days=3, reason="需要现场勘查。", by=officer)
    client.force_login(approver)
    path = f"/desk/{letter.pk}/time/decide/"

    assert client.post(path, {"extension": request.pk, "refuse": "1", "answer": ""}).status_code == 422
    assert client.post(path, {"extension": request.pk, "refuse": "1", "answer": "理由不足"}).status_code == 302

    request.refresh_from_db()
    assert (request.state, request.answer) == ("refused", "理由不足")


@pytest.mark.parametrize("sent", [{"days": "0", "reason": "因"}, {"days": "x", "reason": "因"}, {"days": "3"}, {}])
def test_what_is_wrong_comes_back_with_what_was_typed(client, letter, officer, sent):
    client.force_login(officer)

    response = client.post(f"/desk/{letter.pk}/time/", sent)

    assert response.status_code == 422
    assert response.context["ask_form"]["reason"].value() == sent.get("reason")


def test_more_days_than_the_rule_gives_are_refused_plainly(client, letter, officer):
    client.force_login(officer)

    assert client.post(f"/desk/{letter.pk}/time/", {"days": "11", "reason": "因"}).status_code == 400


def test_deciding_a_request_that_is_gone_is_stale(client, letter, officer, approver):
    request = extensions.ask(letter, "answer", days=3, reason="需要现场勘查。", by=officer)
    extensions.refuse(request, by=approver, answer="理由不足")
    client.force_login(approver)

    sent = {"extension": request.pk, "grant": "1"}
    assert client.post(f"/desk/{letter.pk}/time/decide/", sent).status_code == 409
    assert client.post(f"/desk/{letter.pk}/time/decide/", {"extension": "x"}).status_code == 422


@pytest.mark.parametrize("role", [Role.OFFICER, Role.APPROVER])
def test_the_time_of_anothers_letter_is_not_there(client, letter, role):
    client.force_login(person(role, department=department("culture", "文化局")))

    assert client.get(f"/desk/{letter.pk}/time/").status_code == 404
    assert client.post(f"/desk/{letter.pk}/time/", {"days": "1", "reason": "因"}).status_code == 404
    assert client.post(f"/desk/{letter.pk}/time/decide/", {"extension": "1", "grant": "1"}).status_code == 404


def test_an_officer_decides_nothing_and_an_approver_asks_for_nothing(client, letter, officer, approver):
    request = extensions.ask(letter, "answer", days=3, reason="需要现场勘查。", by=officer)
    client.force_login(person(Role.OFFICER, department=letter.department))
    assert client.post(f"/desk/{letter.pk}/time/decide/", {"extension": request.pk, "grant": "1"}).status_code == 404
    extensions.refuse(request, by=approver, answer="理由不足")
    client.force_login(approver)

    assert client.post(f"/desk/{letter.pk}/time/", {"days": "1", "reason": "因"}).status_code == 404
