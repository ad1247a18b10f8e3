"""The author's second chances: edit and send again once, ask for a second look once; and what moderators answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from interaction import receipts
from interaction.actions import frames
from interaction.actions.approving import let_out
from interaction.actions.events import record
from interaction.actions.hiding import shown
from interaction.actions.indexing import index
from interaction.actions.notify import notify
from interaction.actions.silence import check_silence
from interaction.actions.steps import lock, lock_occasion, take
from interaction.models import Message, Submission
from interaction.queries.second_look import newest_case
from interaction.senders import sender_of
from moderation.actions.appeals import NO_REFUSAL, said
from moderation.actions.appeals import appeal as ask_for_appeal
from moderation.actions.resend import NOT_AGAIN
from moderation.actions.resend import send_again as put_again
from moderation.models import Appeal, Case, Restriction
from moderation.second_chances import may_be_sent_again
from people.crypto import digest
from people.permissions import Person, may
from people.refusals import Closed, KeyReused, KeyTaken, NotAllowed
from realtime.publish import action


@dataclass(frozen=True)
class Again:
    """The edited text with the key of its form; `visitor` is the raw id of the browser that sends it.

    `device` and `network` are the keys of senders.py; `title` is empty where a text has none of its own.
    """

    key: str
    visitor: str
    text: str
    title: str = ""
    byline: str = ""
    theme_id: int | None = None
    answers: dict = field(default_factory=dict)
    device: str = ""
    network: str = ""

    @property
    def whole(self) -> str:
        """What the moderators read."""
        return f"{self.title}\n{self.text}" if self.title else self.text


@action
def send_again(
    submission: Submission,
    again: Again,
    *,
    by: Person = None,
    with_code: bool = False,
    allow: Callable[[], bool] = lambda: True,
) -> Submission | None:
    """Takes the edited text in place of a refused one, once; what was sent first is kept by its moderation case.

    For its author, or for whoever has shown number and code (`with_code`). A repeated form changes nothing. `allow` is
    asked last (the captcha); None when it says no. Raises NotAllowed, KeyTaken, KeyReused, Silenced, Refusal for a text
    without a change, and Closed where this cannot be sent again.
    """
    fresh = _own(submission, by=by, with_code=with_code)
    if not receipts.key_belongs_to(again.key, again.visitor):
        raise KeyTaken()
    if _was_sent(fresh, again):
        return fresh
    case = newest_case(fresh)
    if case is None or not may_be_sent_again(case):
        raise Closed(NOT_AGAIN)
    check_silence(case.scope, visitor=fresh.visitor, author=fresh.author)
    return _taken_again(fresh, case, again, by=by) if allow() else None


def _own(submission: Submission, *, by: Person, with_code: bool) -> Submission:
    """The locked submission, for whoever may act as its author; raises NotAllowed."""
    if not with_code and (by is None or not may(by, "withdraw", submission)):
        raise NotAllowed()
    if submission.occasion_id:
        lock_occasion(submission)
    return lock(submission)


def _was_sent(submission: Submission, again: Again) -> bool:
    sent = submission.events.filter(kind="resend", data__key=receipts.key_hash(again.key)).first()
    if sent and sent.data["body"] != _body(again):
        raise KeyReused()
    return sent is not None


def _body(again: Again) -> str:
    return digest(f"{again.whole}\x1f{again.byline}")


def _taken_again(submission: Submission, case: Case, again: Again, *, by: Person) -> Submission:
    told = {"key": receipts.key_hash(again.key), "body": _body(again)}
    columns: dict[str, Any] = {
        "title": again.title or again.text,
        "byline": again.byline,
        "theme_id": again.theme_id,
        "answers": {name: kept for name, kept in submission.answers.items() if name != "shown"} | again.answers,
        "outcome": "",
    }
    actor = by if by is not None and may(by, "withdraw", submission) else None
    sent = take(submission, "resend", by=actor, data=told, **columns)
    letter = sent.messages.filter(kind=Message.Kind.LETTER)
    letter.update(text=again.text, public_text="", byline=again.byline, version=F("version") + 1)
    index(sent)
    sender = sender_of(sent, device=again.device, network=again.network)
    put_again(case, again.whole, byline=again.byline, sender=sender)
    notify(sent, sent.last_event)
    frames.tell_asker(sent)
    return sent


@action
def appeal(submission: Submission, text: str, *, by: Person = None, with_code: bool = False) -> Appeal:
    """Asks for a second look at the refusal of a submission, once; the same words again change nothing.

    For its author, or for whoever has shown number and code. Raises NotAllowed, Refusal for too short a text, and
    Closed where nothing is refused or other words were sent before.
    """
    fresh = _own(submission, by=by, with_code=with_code)
    case, words = newest_case(fresh), said(text)
    if case is None:
        raise Closed(NO_REFUSAL)
    known = Appeal.objects.filter(case=case, text=words).first()
    if known:
        return known
    made = ask_for_appeal(case, words)
    actor = by if by is not None and may(by, "withdraw", fresh) else None
    notify(fresh, record(fresh, "appealed", by=actor, data={"appeal": made.pk}))
    frames.tell_asker(fresh)
    return made


def overturned(submission: Submission, case: Case, by: Person, told: dict) -> None:
    """Follows an appeal that was right: a hidden text is shown again, a refused one goes where approved ones go."""
    told = told | _of_appeal(case)
    if lock(submission).hidden_from:
        shown(submission, case, by, told)
    else:
        frames.tell_asker(let_out(submission, case, by, told, step="overturn"))


def upheld(submission: Submission, case: Case, by: Person, told: dict) -> None:
    """Follows an appeal after which the refusal stands, perhaps for another reason; the author is told."""
    fresh = lock(submission)
    if fresh.outcome:
        fresh.outcome = case.reason_id or fresh.outcome
        fresh.save(update_fields=["outcome"])
    told = told | _of_appeal(case) | {"reason": case.reason_id or ""}
    notify(fresh, record(fresh, "upheld", by=by, data=told))
    frames.tell_asker(fresh)


def _of_appeal(case: Case) -> dict:
    return {"appeal": case.appeal.pk}


@action
def tell_silenced(restriction: Restriction, kind: str) -> None:
    """Notes on the silenced author's last text what became of their appeal, and has them told of it."""
    cases = Case.objects.filter(account_key=restriction.account_key).exclude(account_key="")
    if restriction.author_key:
        cases = Case.objects.filter(author_key=restriction.author_key)
    last = cases.order_by("pk").last()
    about = last.about if last else None
    if isinstance(about, Submission):
        fresh = lock(about)
        notify(fresh, record(fresh, kind, data={"restriction": restriction.pk}))
        frames.tell_asker(fresh)
