"""Letters as their authors see them, brought where they stand by the product's own actions."""

from interaction.actions.correcting import ask_correction
from interaction.actions.letters import assign, hand_in
from interaction.actions.letters_release import release
from interaction.models import Submission
from interaction.receipts import Receipt
from moderation.actions import approve
from people.models import Department, Role
from tests.factories import receipt
from tests.interaction.making import case_of, department, moderator, person

ANSWER = "加装电梯今年十二月开工，由区住建局负责，明年六月底前全部完成，进度每周张贴在小区公告栏。"


def fresh(submission: Submission) -> Submission:
    return Submission.objects.get(pk=submission.pk)


def accepted(**more) -> Receipt:
    """A letter that a moderator has let through; with the code that opens it."""
    sent = receipt(**more)
    approve(case_of(sent.submission), by=moderator(), version=1)
    sent.submission.refresh_from_db()
    return sent


def assigned(place: Department | None = None, **more) -> Receipt:
    sent = accepted(**more)
    assign(sent.submission, place or department(), by=person(Role.DISPATCHER))
    sent.submission.refresh_from_db()
    return sent


def answer(letter: Submission, text: str = ANSWER) -> None:
    """Written by an officer of its department and released by an approver."""
    letter.refresh_from_db()
    draft = hand_in(letter, text, by=person(Role.OFFICER, department=letter.department), version=0)
    letter.refresh_from_db()
    confirmed = ("short", "copied", "transferred", "alike", "ground", "remedy", "personal")
    release(letter, by=person(Role.APPROVER, department=letter.department), version=draft.version, confirmed=confirmed)
    letter.refresh_from_db()


def answered(place: Department | None = None, **more) -> Receipt:
    sent = assigned(place, **more)
    answer(sent.submission)
    return sent


def asked(missing: str = "请写明是哪一号楼。", **more) -> Receipt:
    """A letter whose author is to put something right."""
    sent = accepted(**more)
    ask_correction(sent.submission, missing, by=person(Role.DISPATCHER))
    sent.submission.refresh_from_db()
    return sent
