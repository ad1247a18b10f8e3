"""The notice of a year is read as it is worded, and what it would change is shown before it is adopted."""

from datetime import date, timedelta

import pytest

from interaction.actions import deadlines
from interaction.actions.workdays import adopt_year
from interaction.calendar_notice import read_days
from interaction.models import Deadline, Event, WorkDay
from interaction.queries.calendar_preview import preview
from interaction.queries.deadlines import calendar_of
from people.models import Role
from people.refusals import Refusal
from tests.interaction.letters import at, enquiry
from tests.interaction.making import person

NOTICE = """国务院办公厅关于2026年部分节假日安排的通知
现将2026年元旦、春节等放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
"""
NEXT = "元旦：1月1日（周五）放假。\n二、调整：1月4日（周一）放假，1月10日（周日）上班。"
DAY = timedelta(days=1)


@pytest.mark.django_db
def test_the_notice_of_2026_says_what_the_seed_says():
    read = read_days(NOTICE, 2026)
    seeded = calendar_of(date(2026, 1, 1), date(2026, 12, 31))

    for place in range(365):
        day = date(2026, 1, 1) + DAY * place
        worked = read[day][0] if day in read else day.isoweekday() < 6
        assert worked == seeded.is_working(day), day
    assert read[date(2026, 2, 17)] == (False, "春节")


def test_a_notice_may_reach_back_into_december():
    read = read_days("一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（周六）上班。", 2019)

    assert sorted(read) == [date(2018, 12, 29), date(2018, 12, 30), date(2018, 12, 31), date(2019, 1, 1)]
    assert read[date(2018, 12, 29)][0] is True


def test_a_table_is_read_line_by_line():
    text = "\ufeffday,is_working,name\n2027-01-01,0,元旦\n2027-01-10,班,\n"

    assert read_days(text, 2027) == {date(2027, 1, 1): (False, "元旦"), date(2027, 1, 10): (True, "")}


@pytest.mark.parametrize(
    "text",
    [
        "元旦：1月1日（周四）放假。",  # in 2027 a Friday
        "元旦：1月32日放假。",
        "元旦：3日放假。",
        "元旦：1月5日至1日放假。",
        "元旦：1月1日至6月1日放假。",
        "2027-02-30,0,元旦",
        "2027-01-01,maybe,元旦",
        "2027-01-01,0,元旦\n2027-01-01,1,上班",
        "",
        "没有日期的一段话",
        "字" * 20_001,
    ],
)
def test_what_is_no_calendar_is_refused_with_a_sentence(text):
    with pytest.raises(Refusal) as refused:
        read_days(text, 2027)

    assert str(refused.value.sentence) != str(Refusal.sentence)


@pytest.fixture
def waiting(frozen):
    frozen.move_to(at(2026, 12, 30, 10))
    letter = enquiry(author=person())
    deadlines.start(letter, "answer", on=date(2026, 12, 30))
    return letter


@pytest.mark.django_db
def test_the_preview_shows_what_adopting_then_does(waiting):
    days = read_days(NEXT, 2027)

    shown = preview(2027, days)

    assert [(one.day, one.was_worked, one.is_worked) for one in shown.days if one.day.month == 1] == [
        (date(2027, 1, 4), True, False),
        (date(2027, 1, 10), False, True),
    ]
    (moved,) = shown.deadlines
    assert (moved.number, moved.was, moved.now) == (waiting.number, date(2027, 1, 7), date(2027, 1, 8))
    assert (shown.made_certain, shown.replaces_official) == (0, False)
    assert Deadline.objects.get().due_on == date(2027, 1, 7)
    adopt_year(2027, days, source="国务院办公厅通知", by=person(Role.ADMIN))
    assert (Deadline.objects.get().due_on, Deadline.objects.get().is_provisional) == (moved.now, False)
    assert preview(2027, days).replaces_official


@pytest.mark.django_db
def test_the_preview_asks_as_often_for_three_as_for_one(waiting, django_assert_num_queries):
    days = read_days(NEXT, 2027)
    with django_assert_num_queries(3):
        preview(2027, days)
    for number in (2, 3):
        deadlines.start(enquiry(number), "answer", on=date(2026, 12, 30))
    with django_assert_num_queries(3):
        assert len(preview(2027, days).deadlines) == 3


@pytest.mark.django_db
def test_adopting_is_told_to_whom_it_concerns_and_kept_in_the_history(waiting):
    officer, admin = person(Role.OFFICER, department=waiting.department), person(Role.ADMIN)
    waiting.handler = officer
    waiting.save()

    adopt_year(2027, read_days(NEXT, 2027), source="国办发明电〔2026〕9号", by=admin)

    event = waiting.events.get(kind="clock-recomputed")
    assert event.data == {"clock": "answer", "due": "2027-01-08", "was": "2027-01-07"}
    assert {one.user for one in event.notices.all()} == {waiting.author, officer}
    kept = Event.objects.get(register="calendar")
    assert (kept.kind, kept.actor, kept.data["moved"]) == ("calendar-adopted", admin, 1)
    assert kept.data["is"] == {"2027-01-01": 0, "2027-01-04": 0, "2027-01-10": 1}


@pytest.mark.django_db
def test_official_days_take_the_place_of_provisional_ones(waiting):
    assert WorkDay.objects.filter(day__year=2027, is_provisional=True).exists()

    adopt_year(2027, read_days(NEXT, 2027), source="国办发明电〔2026〕9号", by=person(Role.ADMIN))

    kept = WorkDay.objects.filter(day__year=2027)
    assert (kept.count(), kept.filter(is_provisional=True).count()) == (3, 0)


@pytest.mark.django_db
def test_a_calendar_without_its_source_is_refused(waiting):
    with pytest.raises(Refusal):
        adopt_year(2027, read_days(NEXT, 2027), source=" ", by=person(Role.ADMIN))
