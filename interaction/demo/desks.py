"""The letters that lie on the departments' desks today, each brought there by the people who would have done it."""

from datetime import datetime, timedelta

from django.utils import timezone

from interaction import receipts
from interaction.actions import deadlines, letters, letters_release
from interaction.actions.second_look import appeal
from interaction.actions.submit import Letter, submit
from interaction.calendar import DAY
from interaction.demo.cast import Cast
from interaction.demo.clock import Clock
from interaction.demo.stage import case_of
from interaction.demo.talks import on_the_desks
from interaction.letter_checks import check
from interaction.models import Message, Submission
from interaction.queries.deadlines import calendar_of
from interaction.queries.letter_versions import answer_of
from moderation.actions import approve, reject
from people.models import User

SOURCE = "demo-"  # begins the source_id of the demo's letters
PAUSED_AFTER = 2  # working days
OFFICE_HOUR = 14  # so that what follows within hours is on the same day
READ_AFTER = (25, 9, 48, 4, 31, 14, 62, 19)  # minutes until a moderator has read a letter, in turn
OWN = ("officer", "approver")  # of the housing bureau; the others work for the whole district


def fill_desks(cast: Cast, *, now: datetime) -> None:
    """Every letter of texts/desk.toml at its place, dated so that some are due soon and some overdue."""
    for number, row in enumerate(on_the_desks()):
        sent_at = workdays_before(now, row["sent"]) - timedelta(minutes=90 + 7 * number)
        clock = Clock(sent_at)
        with clock.set_for_everything():
            letter = _sent(row, cast, number)
            clock.forward(minutes=READ_AFTER[number % len(READ_AFTER)])
            if row["state"] == "rejected":
                _turn_away(letter, row, cast, clock)
            else:
                case = case_of(letter)
                approve(case, by=cast["moderator-2"], version=case.version)
                _bring_to(letter, row, cast, clock)


def _turn_away(letter: Submission, row: dict, cast: Cast, clock: Clock) -> None:
    """Refused by the second moderator, so that demo-moderator may answer an appeal against it."""
    case = case_of(letter)
    reject(case, by=cast["moderator-2"], version=case.version, reason=row["reason"])
    if row.get("appeal"):
        clock.forward(hours=8)
        appeal(letter, row["appeal"], with_code=True)


def workdays_before(now: datetime, number: int) -> datetime:
    """At OFFICE_HOUR so many working days earlier, whatever time of day it is now; now itself for none."""
    if number == 0:
        return now
    day = timezone.localtime(_walk(now, number, -DAY))
    return day.replace(hour=OFFICE_HOUR, minute=0, second=0, microsecond=0)


def workdays_after(moment: datetime, number: int) -> datetime:
    """The same time of day so many working days later."""
    return _walk(moment, number, DAY)


def _walk(day: datetime, number: int, step: timedelta) -> datetime:
    calendar = calendar_of(*sorted((day.date(), (day + step * (3 * number + 20)).date())))
    while number:
        day += step
        number -= calendar.is_working(timezone.localdate(day))
    return day


def write(letter: Submission, text: str, *, by: User, first: str = "") -> Message:
    """An officer's answer, handed in; `first` was a version before it."""
    version = letters.save_draft(letter, first, by=by, version=0).version if first else 0
    return letters.hand_in(letter, text, by=by, version=version)


def let_out(letter: Submission, *, by: User, outcome: str = "", why: str = "") -> Message:
    """The answer that was handed in, released by somebody else who has looked at what is marked in it."""
    draft = answer_of(letter)
    assert draft is not None  # it was handed in
    marked = [one.key for one in check(draft.text, department=draft.department)]
    return letters_release.release(letter, by=by, version=draft.version, confirmed=marked, outcome=outcome, why=why)


def _sent(row: dict, cast: Cast, number: int) -> Submission:
    visitor = f"demo-desk-{number}"
    letter = Letter(
        channel="enquiry",
        key=receipts.new_key(visitor),
        visitor=visitor,
        title=row["title"],
        body=row["body"],
        byline=row["by"],
        author=cast["citizen"] if row["by"] == cast["citizen"].name else None,
    )
    receipt = submit(letter)
    assert receipt is not None  # nothing stood in the way: no captcha was asked
    Submission.objects.filter(pk=receipt.submission.pk).update(source_id=f"{SOURCE}desk-{number}")
    return receipt.submission


def _bring_to(letter: Submission, row: dict, cast: Cast, clock: Clock) -> None:
    """Assigned, begun, paused, drafted, sent back or released, as the row says."""
    state = row["state"]
    if state == "accepted":
        return
    clock.forward(minutes=20)
    letter = letters.assign(letter, cast.departments[row["department"]], by=cast["dispatcher"])
    officer, approver = (cast[name if row["department"] == "housing" else f"{name}-2"] for name in OWN)
    clock.forward(minutes=15)
    if "draft" in row:
        letters.save_draft(letter, row["draft"], by=officer, version=0)
    if state == "paused":
        clock.moment = workdays_after(clock.moment, PAUSED_AFTER)
        deadlines.pause(letter, "answer", on=timezone.localdate(), reason=row["reason"], by=officer)
    if state in ("in-review", "returned", "replied"):
        draft = write(letter, row["reply"], by=officer, first=row.get("first", ""))
        clock.forward(minutes=10)
        if state == "returned":
            letters.send_back(letter, row["reason"], by=approver, version=draft.version)
        if state == "replied":
            clock.forward(hours=20)
            let_out(letter, by=approver)
