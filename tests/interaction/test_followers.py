"""Who follows or has asked hears of postponing, cancelling, the reminder, the start and the end: once each."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interaction.actions import follow
from interaction.actions.events import record
from interaction.actions.followers import tell_everyone
from interaction.actions.interview import change_phase, end
from interaction.actions.mailing import send_notices
from interaction.actions.notify import notify
from interaction.actions.reminders import remind
from interaction.actions.withdrawing import withdraw
from interaction.follow_tokens import Receiver, confirm_token
from interaction.models import Notice
from moderation.actions import reject
from moderation.models import Reason
from people.crypto import blind_index
from tests.interaction.making import approved, case_of, interview, moderator, person, question
from tests.rig.post import Box

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TEXT = "外墙保温这次做不做？"


@pytest.fixture
def occasion():
    soon = timezone.now() + timedelta(minutes=50)
    return interview("collecting", starts_at=soon, ends_at=soon + timedelta(hours=1))


def by_mail(occasion, address, language="zh-hans"):
    return follow.confirm(confirm_token(occasion.pk, address, language))


def told(event):
    return sorted((notice.user_id or 0, notice.contact) for notice in event.notices.all())


def test_followers_and_askers_are_told_once_each(occasion):
    follower, asker = person(), person()
    follow.follow(occasion, follower)
    follow.follow(occasion, asker)
    by_mail(occasion, "a@example.org")
    question(occasion, TEXT, author=asker)
    question(occasion, "第二个问题？", author=asker, visitor="v2")
    question(occasion, "第三个问题？", contact={"mail": "A@example.org"}, visitor="v3")
    question(occasion, "第四个问题？", contact={"phone": "13900001234"}, visitor="v4")
    event = record(occasion, "postpone", data={"reason": "台风"})

    assert tell_everyone(occasion, event) == 4
    assert tell_everyone(occasion, event) == 0

    expected = [(follower.pk, ""), (asker.pk, ""), (0, "13900001234")]
    assert [one for one in told(event) if one[1].lower() != "a@example.org"] == sorted(expected)
    assert len(told(event)) == 4


def test_account_that_gave_its_own_address_is_told_once(occasion):
    someone = person()
    question(occasion, TEXT, author=someone)
    question(occasion, "第二个问题？", contact={"mail": someone.mail}, visitor="v2")

    assert tell_everyone(occasion, record(occasion, "cancel", data={"reason": "x"})) == 1


def test_whoever_ended_the_mails_is_not_told_even_of_own_questions(occasion):
    someone, index = person(), blind_index("mail", "a@example.org")
    mine = question(occasion, TEXT, author=someone)
    other = question(occasion, "第二个问题？", contact={"mail": "a@example.org"}, visitor="v2")
    follow.stop(Receiver(occasion.pk, user_id=someone.pk))
    follow.stop(Receiver(occasion.pk, contact_index=index))

    assert tell_everyone(occasion, record(occasion, "go-live")) == 0
    assert [notify(one, record(one, "approve")) for one in (mine, other)] == [[], []]
    assert not Notice.objects.exists()


def test_whoever_took_the_question_back_is_not_told(occasion):
    someone = person()
    withdraw(question(occasion, TEXT, author=someone), by=someone)

    assert tell_everyone(occasion, record(occasion, "go-live")) == 0


def test_reminder_comes_once_per_planned_time(occasion):
    follow.follow(occasion, person())

    assert (remind(), remind()) == (1, 0)
    occasion.refresh_from_db()
    occasion.starts_at += timedelta(minutes=5)
    occasion.save()
    assert (remind(), remind()) == (1, 0)


@pytest.mark.parametrize("minutes", [-1, 61])
def test_no_reminder_too_early_or_too_late(minutes):
    starts = timezone.now() + timedelta(minutes=minutes)
    later = interview("collecting", starts_at=starts, ends_at=starts + timedelta(hours=1))
    follow.follow(later, person())

    assert remind() == 0


def test_no_reminder_of_a_running_interview():
    starts = timezone.now() + timedelta(minutes=30)
    early = interview("live", starts_at=starts, ends_at=starts + timedelta(hours=1))
    follow.follow(early, person())

    assert remind() == 0


def test_start_and_end_are_told(occasion):
    follow.follow(occasion, person())

    live = change_phase(occasion, "go-live", by=None)
    end(live, by=None)

    assert list(Notice.objects.order_by("pk").values_list("event__kind", flat=True)) == ["go-live", "end"]


def test_pausing_and_going_on_are_not_told():
    live = interview("live")
    follow.follow(live, person())

    change_phase(change_phase(live, "pause", by=None), "resume", by=None)

    assert not Notice.objects.exists()


def mailed(smtp, occasion, event):
    """The one mail about an event: headers and text."""
    box = smtp(Box())
    tell_everyone(occasion, event)
    assert send_notices() == 1
    return box.mails[0][1]


def test_postponing_mail_tells_old_and_new_time_reason_and_the_way_out(smtp, occasion):
    by_mail(occasion, "a@example.org", "en")
    occasion.postponed_from = occasion.starts_at - timedelta(days=7)
    occasion.title, occasion.title_en = "老旧小区改造", "Renewal of old estates"
    occasion.save()

    got = mailed(smtp, occasion, record(occasion, "postpone", data={"reason": "台风红色预警"}))

    text = got.get_content()
    local = timezone.localtime
    assert got["Subject"] == "Postponed: Renewal of old estates"
    for at in (occasion.starts_at, occasion.postponed_from):
        assert f"{local(at):%H:%M} (Beijing time)" in text
        assert f"{local(at).day} {local(at):%B %Y}" in text
    assert "台风红色预警" in text
    assert f"/interview/{occasion.pk}/" in text
    link = got["List-Unsubscribe"].strip().strip("<>")
    assert link in text
    assert got["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("kind", ["cancel", "reminder", "go-live", "end"])
def test_every_kind_is_mailed_in_the_followers_language(smtp, occasion, kind):
    by_mail(occasion, "a@example.org", "en")

    got = mailed(smtp, occasion, record(occasion, kind, data={"reason": "r"} if kind == "cancel" else {}))

    assert occasion.title in got["Subject"]
    assert "No more mail about it:" in got.get_content()


def test_link_in_the_mail_ends_the_mails(smtp, occasion, client):
    by_mail(occasion, "a@example.org")
    got = mailed(smtp, occasion, record(occasion, "go-live"))

    link = got["List-Unsubscribe"].strip().strip("<>")
    client.post("/" + link.split("/", 3)[3], {"List-Unsubscribe": "One-Click"})

    assert tell_everyone(occasion, record(occasion, "end")) == 0


def test_rejected_asker_reads_the_reason_and_never_the_text(smtp, occasion):
    box = smtp(Box())
    asked = question(occasion, TEXT, contact={"mail": "a@example.org", "language": "en"})
    reason = Reason.objects.first()
    reject(case_of(asked), by=moderator(), version=1, reason=reason.code)
    send_notices()

    got = box.mails[0][1]
    assert reason.sentence_en in " ".join(got.get_content().split())
    assert TEXT[:6] not in got["Subject"] + got.get_content()


def test_asker_hears_who_answers_in_writing_and_by_when(smtp):
    box, live = smtp(Box()), interview("live")
    asked = approved(live, TEXT, contact={"mail": "a@example.org", "language": "en"})
    send_notices()
    end(live, by=None)
    send_notices()

    due = asked.deadlines.get().due_on
    text = next(message.get_content() for _to, message in box.mails if "in writing by" in message.get_content())
    assert f"{live.department.name} answers it in writing by {due.day} {due:%B %Y}." in " ".join(text.split())


def test_mobile_number_gets_a_short_message(occasion, settings):
    settings.DEMO = True
    settings.SMS_URL = ""
    question(occasion, TEXT, contact={"phone": "13900001234"})
    tell_everyone(occasion, record(occasion, "go-live"))

    assert send_notices() == 1

    (file,) = (settings.DATA_DIR / "mail").glob("*.sms")
    assert f"/interview/{occasion.pk}/" in file.read_text()


@pytest.mark.parametrize("count", [1, 3])
def test_telling_asks_the_same_queries_for_one_and_three(occasion, count, django_assert_num_queries):
    for number in range(count):
        follow.follow(occasion, person())
        question(occasion, f"第{number}个问题怎么办？", author=person(), visitor=f"v{number}")
    event = record(occasion, "postpone", data={"reason": "x"})

    with django_assert_num_queries(7):
        tell_everyone(occasion, event)
