"""The calendar at a glance, and a new year's notice: looked at, put in force, logged; bad lines told."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from interaction.actions import deadlines
from interaction.actions.events import chain_holds
from interaction.actions.workdays import adopt_year
from interaction.models import Deadline, Event, WorkDay
from interaction.queries.settings.year import year_of
from people.models import Role
from tests.interaction.letters import at, enquiry
from tests.interaction.making import person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PAGE = "/settings/calendar/import/"
LINES = "2027-01-01,0,元旦\n2027-01-04,0,调休放假\n2027-01-10,1,调休上班"
GIVEN = {"year": "2027", "source": "国办发明电〔2026〕7号", "text": LINES}


@pytest.fixture
def admin(frozen):
    frozen.move_to(at(2026, 12, 30, 10))
    return person(Role.ADMIN)


@pytest.fixture
def page(signed_in, admin):
    return signed_in(admin)


def kept(response):
    return dict(response.context["kept"]) | {"store": "yes"}


def test_year_shows_rest_and_make_up_days_and_what_is_provisional():
    year = year_of(2026)
    days = {square.day: square for month in year.months for week in month.weeks for square in week if square}

    assert (year.state, len(days)) == ("official", 365)
    assert (days[date(2026, 1, 1)].kind, days[date(2026, 1, 4)].kind, days[date(2026, 1, 10)].kind) == (
        "rest",
        "work",
        "weekend",
    )
    assert year.workdays == sum(square.kind in ("", "work") for square in days.values())
    assert year_of(2027).state == "provisional"
    assert year_of(2030).state == "unknown"


def test_pages_of_years_say_how_far_they_can_be_trusted(page):
    shown = page.get("/settings/calendar/")
    unknown = page.get("/settings/calendar/2030/")

    assert (shown.status_code, shown.context["year"].number) == (200, 2026)
    assert "国务院办公厅" in shown.content.decode()
    assert "notice warn" in unknown.content.decode()
    assert "notice warn" not in shown.content.decode()
    assert page.get("/settings/calendar/1999/").status_code == page.get("/settings/calendar/99999/").status_code == 404


def test_a_notice_is_looked_at_first_and_then_put_in_force(page, admin):
    deadlines.start(enquiry(), "answer", on=date(2026, 12, 30))

    looked = page.post(PAGE, GIVEN)

    effect = looked.context["effect"]
    assert (looked.status_code, effect.later, effect.earlier, effect.furthest) == (200, 1, 0, 1)
    assert [(one.was, one.now, one.by) for one in effect.shifts] == [(date(2027, 1, 7), date(2027, 1, 8), 1)]
    assert not Event.objects.filter(register="calendar").exists()

    stored = page.post(PAGE, kept(looked))

    assert (stored.status_code, stored["Location"]) == (302, "/settings/calendar/2027/")
    deadline = Deadline.objects.get()
    assert (deadline.due_on, deadline.is_provisional) == (date(2027, 1, 8), False)
    event = Event.objects.get(register="calendar")
    assert (event.actor, event.data["source"], event.data["moved"]) == (admin, "国办发明电〔2026〕7号", 1)
    assert deadline.submission.events.filter(kind="clock-recomputed").count() == 1
    assert chain_holds([event])


def test_the_later_of_two_administrators_is_told_and_overwrites_nothing(page):
    looked = page.post(PAGE, GIVEN)
    adopt_year(2027, {date(2027, 1, 1): (False, "元旦")}, source="先到的通知", by=person(Role.ADMIN))

    late = page.post(PAGE, kept(looked))
    again = page.post(PAGE, kept(late))

    assert (late.status_code, late.context["effect"].replaces_official) == (409, True)
    assert "error-summary" in late.content.decode()
    assert again.status_code == 302
    assert list(WorkDay.objects.filter(day__year=2027).values_list("source", flat=True)) == [GIVEN["source"]] * 3


def test_storing_without_having_looked_is_told_to_look(page):
    refused = page.post(PAGE, GIVEN | {"store": "yes"})

    assert refused.status_code == 409
    assert not WorkDay.objects.filter(source=GIVEN["source"]).exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_is_read_as_office_programs_save_it(page, encoding):
    file = SimpleUploadedFile("日历.csv", LINES.encode(encoding))

    looked = page.post(PAGE, GIVEN | {"text": "", "file": file})

    assert (looked.status_code, looked.context["effect"].year) == (200, 2027)
    assert page.post(PAGE, kept(looked)).status_code == 302
    assert WorkDay.objects.get(day=date(2027, 1, 10)).name == "调休上班"


def test_a_bad_line_is_told_with_its_number_and_the_text_kept(page):
    refused = page.post(PAGE, GIVEN | {"text": "2027-01-01,0,元旦\n2027-13-01,0,错"})

    assert refused.status_code == 422
    assert "2027-13-01" in str(refused.context["form"].errors["text"])
    assert "2" in str(refused.context["form"].errors["text"])
    assert refused.context["form"]["text"].value().endswith("错")


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "没有日期"},
        {"year": "1999"},
        {"year": "x"},
        {"source": ""},
        {"text": "1" * 20_001},
        {"file": SimpleUploadedFile("a.bin", b"\x81\xff\xfe\x00")},
        {"file": SimpleUploadedFile("a.txt", b"1" * 200_001)},
        {"text": "", "file": SimpleUploadedFile("a.txt", b"")},
        {"text": "2027-01-01,0,\u0000"},
    ],
)
def test_what_is_no_calendar_is_refused_plainly(page, wrong):
    before = WorkDay.objects.count()

    assert page.post(PAGE, GIVEN | wrong | {"store": "yes"}).status_code == 422
    assert WorkDay.objects.count() == before


def test_days_of_another_year_are_refused(page):
    looked = page.post(PAGE, GIVEN | {"text": "2029-01-01,0,元旦"})

    assert page.post(PAGE, kept(looked)).status_code == 400
    assert not WorkDay.objects.filter(day__year=2029).exists()


@pytest.mark.parametrize("role", [None, Role.SUPERVISOR, Role.OFFICER, Role.MODERATOR, Role.AUDITOR])
@pytest.mark.parametrize("address", ["/settings/calendar/", "/settings/calendar/2026/", PAGE])
def test_nobody_else_finds_them(signed_in, role, address):
    client = signed_in(person(*[role] if role else []))

    assert client.get(address).status_code == 404
    assert client.post(address, GIVEN).status_code in (404, 405)
