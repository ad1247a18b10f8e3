"""Notices by mail: each once even by two ticks at once, a failed one again later, nothing private in the subject."""

import asyncio
import threading

import pytest
from django.db import connection

from interaction.actions import mailing
from interaction.actions.mailing import send_notices
from interaction.models import Notice
from moderation.actions import approve
from people.models import User
from tests.interaction.making import approved, case_of, interview, moderator, person, question
from tests.rig.post import Box

pytestmark = [pytest.mark.django_db, pytest.mark.database]
BODY = "外墙保温这次做不做？"


def subjects(box) -> list[str]:
    return [message["Subject"] for _to, message in box.mails]


def test_a_decision_is_mailed_once_to_account_and_contact(smtp):
    box = smtp(Box())
    author = person()
    asked = approved(interview(), BODY, author=author, contact={"mail": "me@example.org", "language": "en"})

    assert (send_notices(), send_notices()) == (2, 0)

    assert [to for to, _message in box.mails] == [[author.mail], ["me@example.org"]]
    assert subjects(box) == [f"{asked.number} 有新进展", f"{asked.number}: there is news"]
    assert Notice.objects.filter(sent_at__isnull=False, tries=1).count() == 2


def test_the_same_address_as_account_and_contact_is_mailed_once(smtp):
    box = smtp(Box())
    author = person()
    approved(interview(), BODY, author=author, contact={"mail": author.mail.upper()})

    assert send_notices() == 1
    assert [to for to, _message in box.mails] == [[author.mail]]


def test_neither_subject_nor_body_holds_the_text(smtp):
    box = smtp(Box())
    approved(interview(), BODY, contact={"mail": "me@example.org"})

    send_notices()

    told = [box.mails[0][1]["Subject"], box.mails[0][1].get_content()]
    assert "/status/" in told[1]
    assert [BODY[:6] in text for text in told] == [False, False]


def test_a_failed_mail_waits_longer_each_time_and_goes_out_once(smtp, frozen):
    box = smtp(Box("451 later"))
    approved(interview(), BODY, contact={"mail": "me@example.org"})

    assert (send_notices(), send_notices()) == (0, 0)
    assert len(box.mails) == 1
    frozen.shift(121)
    assert send_notices() == 0
    frozen.shift(121)
    assert send_notices() == 0
    assert len(box.mails) == 2

    box.answer = "250 OK"
    frozen.shift(120)

    assert (send_notices(), send_notices()) == (1, 0)
    assert len(box.mails) == 3
    assert Notice.objects.get().tries == 3


def test_a_mail_that_always_fails_is_given_up_after_eight_tries(smtp, frozen):
    box = smtp(Box("550 no such person"))
    approved(interview(), BODY, contact={"mail": "me@example.org"})

    for _ in range(10):
        send_notices()
        frozen.shift(24 * 3600)

    assert len(box.mails) == mailing.TRIES == 8


def test_one_that_fails_does_not_hold_up_the_next(smtp):
    class Choosy(Box):
        async def handle_DATA(self, server, session, envelope):  # noqa: N802
            await super().handle_DATA(server, session, envelope)
            return "550 no" if envelope.rcpt_tos == ["bad@example.org"] else "250 OK"

    smtp(Choosy())
    occasion = interview()
    approved(occasion, "第一个问题？", contact={"mail": "bad@example.org"})
    approved(occasion, "第二个问题？", contact={"mail": "good@example.org"})

    assert send_notices() == 1


def test_somebody_without_a_mail_address_is_told_on_the_site_only(smtp):
    box = smtp(Box())
    approved(interview(), BODY, author=User.objects.add(name="手机用户", phone="13900001234"))

    assert send_notices() == 0
    assert (box.mails, Notice.objects.count()) == ([], 1)


def in_thread(function):
    """What the function returns in a thread with a database connection of its own."""
    try:
        return function()
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_a_tick_while_a_mail_is_on_its_way_does_not_send_it_again(smtp):
    class Slow(Box):
        other = None

        async def handle_DATA(self, server, session, envelope):  # noqa: N802
            if self.other is None:
                self.other = await asyncio.to_thread(in_thread, send_notices)
            return await super().handle_DATA(server, session, envelope)

    box = smtp(Slow())
    approved(interview(), BODY, contact={"mail": "me@example.org"})

    assert (send_notices(), box.other, len(box.mails)) == (1, 0, 1)


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_send_each_notice_once(smtp):
    box, occasion, by = smtp(Box()), interview(), moderator()
    for number in range(8):
        asked = question(occasion, f"第{number}个问题？", contact={"mail": f"p{number}@example.org"})
        approve(case_of(asked), by=by, version=1)
    start, sent = threading.Barrier(2), []

    def tick():
        start.wait()
        sent.append(in_thread(send_notices))

    threads = [threading.Thread(target=tick) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(sent) == 8
    assert sorted(to[0] for to, _message in box.mails) == [f"p{number}@example.org" for number in range(8)]
