"""A letter on its way through a department: assigned, drafted, handed in, sent back. Releasing it: letters_release."""

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.clocks import after_step
from interaction.actions.events import record
from interaction.actions.joining import tell_joined
from interaction.actions.notify import notify
from interaction.actions.steps import lock, take
from interaction.actions.telling_staff import tell_staff
from interaction.models import Message, Submission
from interaction.queries.letter_versions import draft_of
from interaction.rules import is_restricted, officers_of
from people.models import Department, User
from people.permissions import Person, account_of, may
from people.refusals import NotAllowed, Refusal, Stale
from realtime.publish import action

WRITABLE = ("assigned", "in-progress")
MOST_RETURNS = 2  # "not ours" so often; then a supervisor assigns for good
NEWER = _("Somebody else changed this draft while you wrote. Both texts are kept: compare them and save again.")


@action
def assign(letter: Submission, department: Department, *, by: Person, version: int | None = None) -> Submission:
    """Gives a letter to a department, which starts the channel's clocks unless they run; its writer is told.

    Given on to another department the clock runs on, so that nobody gains time by it. What came back twice is assigned
    for good, by a supervisor. Raises NotAllowed, Stale, or Refusal for the department that has it already, one that is
    retired or that a report accuses, and a dispatcher who assigns what came back twice.
    """
    lock_place(letter)
    department = Department.objects.select_for_update(no_key=True).get(pk=department.pk)  # before what waits for it
    fresh = lock(letter)
    check_department(fresh, department)
    step = "assign-finally" if is_final(fresh) else "assign"
    if is_final(fresh) and not may(by, "supervise", fresh) and may(by, "dispatch", fresh):
        raise Refusal(_("This letter came back twice. Now a supervisor decides who answers it."))
    told = {"department": department.name}
    given = take(letter, step, by=by, version=version, data=told, department=department, handler=None)
    after_step(given, given.last_event)
    frames.tell_letter(given, left=fresh.department_id)
    notify(given, given.last_event)
    tell_joined(given, "forwarded-with")
    frames.tell_asker(given)
    return given


def is_final(letter: Submission) -> bool:
    """Whether it came back so often that its next department is the last."""
    return letter.returned >= MOST_RETURNS


def check_department(letter: Submission, department: Department) -> None:
    """Raises Refusal for a department that has the letter already, is retired, or that a report of a breach is about.

    Give it locked, so that it cannot be retired before the letter is with it.
    """
    if letter.department_id == department.pk and letter.state == "assigned":
        raise Refusal(_("This department has the letter already. Choose another one."))
    if not department.is_active:
        raise Refusal(_("This department has been taken out of use. Choose another one."))
    if is_restricted(letter) and _accuses(letter, department):
        raise Refusal(_("The report is about this department, which must not read it. Choose another one."))


def _accuses(letter: Submission, department: Department) -> bool:
    accused = str(letter.answers.get("respondent", "")).strip().casefold()
    names = [name.casefold() for name in (department.name, department.name_en) if name]
    return len(accused) > 1 and any(accused in name or name in accused for name in names)


@action
def save_draft(letter: Submission, text: str, *, by: Person, version: int, keep: bool = True) -> Message:
    """Keeps the unfinished answer; the first one begins the work and makes its writer the handler.

    With `keep` this version can be read again later. Without (the browser saves by itself) only another person's
    version is kept before it is written over. Raises NotAllowed, or Stale whose `fresh` has the newer text.
    """
    draft = _locked(letter, by=by, version=version)
    _keep_others(letter, draft, by=by)
    _write(draft, text, by=by, state=Message.State.DRAFT)
    _begin(letter, by=by)
    if keep:
        record(lock(letter), "draft-saved", by=by, data=_version(draft))
    return draft


@action
def hand_in(letter: Submission, text: str, *, by: Person, version: int) -> Message:
    """Finishes the answer and lays it before an approver. Raises as save_draft does, and Refusal for an empty text."""
    draft = _locked(letter, by=by, version=version)
    if not text.strip():
        raise Refusal(_("Write the answer first."))
    _keep_others(letter, draft, by=by)
    _write(draft, text.strip(), by=by, state=Message.State.REVIEW)
    _begin(letter, by=by)
    handed_in = take(letter, "draft", by=by, data=_version(draft))
    frames.tell_letter(handed_in)
    return draft


@action
def take_back(letter: Submission, *, by: Person, version: int) -> Message:
    """An officer takes what was handed in back to write on, before anybody has released it.

    `version` is the answer's. Raises NotAllowed, or Stale when it was sent back or released meanwhile.
    """
    lock_place(letter)
    fresh = lock(letter)
    draft = draft_of(fresh)
    if not may(by, "handle", fresh):
        raise NotAllowed()
    if fresh.state != "in-review" or draft is None or draft.version != version:
        raise Stale(fresh={"state": fresh.state, "version": draft.version if draft else 0})
    taken = take(letter, "take-back", by=by, data={"answer": draft.pk, "version": draft.version})
    draft.state = Message.State.DRAFT
    draft.save(update_fields=["state"])
    frames.tell_letter(taken)
    return draft


@action
def send_back(letter: Submission, reason: str, *, by: Person, version: int) -> Message:
    """An approver gives the answer back with a reason that its writer reads.

    Raises NotAllowed, Stale, or Refusal without a reason and for whoever wrote it.
    """
    draft = in_review(letter, by=by, version=version)
    told = {"answer": draft.pk, "version": draft.version}
    returned = take(letter, "send-back", by=by, reason=reason.strip(), data=told)
    draft.state = Message.State.DRAFT
    draft.save(update_fields=["state"])
    tell_staff(returned.last_event, writers_of(returned))
    frames.tell_letter(returned)
    return draft


def writers_of(letter: Submission) -> list[User]:
    """Whom a word about the work on a letter concerns: its handler, or everybody who may be."""
    return [letter.handler] if letter.handler else list(officers_of(letter))


def in_review(letter: Submission, *, by: Person, version: int) -> Message:
    """What was handed in, for a second person; the letter is locked until the transaction ends.

    Raises NotAllowed, Stale, or Refusal for anybody who wrote a version of it.
    """
    lock_place(letter)
    fresh = lock(letter)
    draft = draft_of(fresh)
    if not may(by, "release", fresh):
        raise NotAllowed()
    if fresh.state != "in-review" or draft is None or draft.version != version:
        raise Stale(fresh={"state": fresh.state, "version": draft.version if draft else 0})
    if _wrote(fresh, draft, by):
        raise Refusal(_("Whoever wrote an answer cannot release it or send it back. Ask a second person."))
    return draft


def lock_place(letter: Submission) -> None:
    """Occasion before submission: the order of locks everywhere."""
    if letter.occasion:
        lock(letter.occasion)


def _locked(letter: Submission, *, by: Person, version: int) -> Message:
    """The draft, locked with its letter and checked: right, state and version."""
    lock_place(letter)
    fresh = lock(letter)
    if not may(by, "handle", fresh):
        raise NotAllowed()
    draft = draft_of(fresh) or _new(fresh)
    stored = {"text": draft.text, "version": draft.version}
    if fresh.state not in WRITABLE:
        raise Stale(_("This answer is no longer being written. Look at how the letter stands."), fresh=stored)
    if version != draft.version:
        raise Stale(NEWER, fresh=stored)
    draft.department = fresh.department
    return draft


def _new(letter: Submission) -> Message:
    return Message(
        submission=letter,
        kind=Message.Kind.ANSWER,
        state=Message.State.DRAFT,
        department=letter.department,
        version=0,
        written_at=timezone.now(),
    )


def _keep_others(letter: Submission, draft: Message, *, by: Person) -> None:
    """What another person wrote last is kept, before it is written over, as that person's version."""
    if draft.pk and draft.author and draft.author != by:
        kept = letter.events.filter(kind__in=("draft-saved", "draft"), data__version=draft.version)
        if not kept.exists():
            record(lock(letter), "draft-saved", by=draft.author, data=_version(draft))


def _write(draft: Message, text: str, *, by: Person, state: str) -> None:
    draft.text, draft.state, draft.author = text, state, account_of(by)
    draft.version += 1
    draft.save()


def _begin(letter: Submission, *, by: Person) -> None:
    fresh = lock(letter)
    if fresh.state == "assigned":
        handler = fresh.handler if is_restricted(fresh) else account_of(by)  # who may know a writer is named, not first
        begun = take(letter, "start", by=by, handler=handler)
        frames.tell_letter(begun)
        after_step(begun, begun.last_event)


def _version(draft: Message) -> dict:
    return {"answer": draft.pk, "version": draft.version, "text": draft.text}


def _wrote(letter: Submission, draft: Message, by: Person) -> bool:
    account = account_of(by)
    versions = letter.events.filter(kind__in=("draft-saved", "draft"), data__answer=draft.pk)
    return account is not None and (draft.author == account or versions.filter(actor=account).exists())
