"""submit(): takes whatever a citizen sends, exactly once per form key."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from interaction import receipts, registry
from interaction.actions.events import record
from interaction.actions.leaks import hide_leak
from interaction.actions.policies import check_policy, mode_of
from interaction.actions.silence import check_network, check_silence
from interaction.actions.uploading import move_files
from interaction.models import Counter, Draft, Message, Occasion, Submission
from interaction.receipts import Receipt
from interaction.senders import sender_of
from moderation.actions import open_case
from people.crypto import digest
from people.models import User
from people.refusals import KeyReused, KeyTaken
from people.visitor import visitor_hash
from realtime.publish import action


@dataclass(frozen=True)
class Letter:
    """What was sent: cleaned texts, who sent it, how they are shown and reached. `visitor` is the raw visitor id.

    `kind` is the sort of letter its channel knows, `entered_by` the clerk who typed it for somebody, `split_from` the
    letter it was parted from, `leak` the page on which it says that personal data can be read. `device`, `network` and
    `listed` are those of senders.keys_of(), empty where nothing is known of them.
    """

    channel: str
    key: str
    visitor: str
    body: str
    title: str = ""
    byline: str = ""
    occasion: Occasion | None = None
    author: User | None = None
    contact: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)
    wants_public: bool = True
    theme_id: int | None = None
    kind: str = ""
    entered_by: User | None = None
    split_from: Submission | None = None
    leak: str = ""
    device: str = ""
    network: str = ""
    listed: str = ""

    @property
    def scope(self) -> str:
        """Where the letter stands: "interview-7", or the channel's key."""
        return self.occasion.topic if self.occasion else self.channel

    @property
    def visitor_hash(self) -> str:
        """The visitor within this occasion, or within this day."""
        day = f"day-{timezone.localdate():%Y-%m-%d}"
        return visitor_hash(self.visitor, self.scope if self.occasion else day)

    @property
    def body_hash(self) -> str:
        return digest("\x1f".join((self.title, self.body, self.byline)))


def find_repeat(letter: Letter) -> Receipt | None:
    """The receipt of this very form if it was accepted before; raises KeyTaken or KeyReused."""
    if not receipts.key_belongs_to(letter.key, letter.visitor):
        raise KeyTaken()
    known = Submission.objects.filter(key_hash=receipts.key_hash(letter.key)).first()
    if known is None:
        return None
    if known.body_hash != letter.body_hash:
        raise KeyReused()
    return Receipt(known, receipts.query_code(letter.key, known.pk), is_repeat=True)


@action
def submit(letter: Letter, *, allow: Callable[[], bool] = lambda: True) -> Receipt | None:
    """Stores the letter once and opens its moderation case; a repeated form gets the same receipt.

    `allow` is asked last before storing, in the same transaction (the captcha); None is returned when it says no.
    What the policy of the place lets appear unread is published in the same moment (moderation.actions.automatic).
    Raises KeyTaken (409), KeyReused (422), Closed, or Silenced (409) for whoever is kept from writing.
    """
    repeat = find_repeat(letter)
    if repeat:
        return repeat
    check_policy(letter)
    check_network(letter.listed)
    check_silence(letter.scope, visitor=letter.visitor_hash, author=letter.author)
    if not allow():
        return None
    mode = mode_of(letter)
    try:
        with transaction.atomic():
            submission = _store(letter)
    except IntegrityError:  # another process stored the same key in this very moment
        repeat = find_repeat(letter)
        if repeat is None:
            raise
        return repeat
    return Receipt(_complete(submission, letter, mode), receipts.query_code(letter.key, submission.pk))


def _store(letter: Letter) -> Submission:
    hashed = receipts.key_hash(letter.key)
    return Submission.objects.create(
        channel=letter.channel,
        occasion=letter.occasion,
        number=f"?{hashed[:20]}",
        state=registry.get(letter.channel).workflow.first,
        kind=letter.kind,
        title=letter.title or letter.body,
        byline=letter.byline,
        author=letter.author,
        entered_by=letter.entered_by,
        split_from=letter.split_from,
        visitor="" if letter.entered_by else letter.visitor_hash,
        key_hash=hashed,
        body_hash=letter.body_hash,
        contact=letter.contact,
        answers=letter.answers,
        wants_public=letter.wants_public,
        theme_id=letter.theme_id,
        submitted_at=timezone.now(),
    )


def _complete(submission: Submission, letter: Letter, mode: str) -> Submission:
    """Message, history, case and, last of all, the number; what a rule published meanwhile is told as it stands now."""
    Message.objects.create(
        submission=submission,
        kind=Message.Kind.LETTER,
        text=letter.body,
        byline=letter.byline,
        author=letter.author,
        written_at=submission.submitted_at,
    )
    told = {"channel": letter.channel} | ({"entered": letter.answers.get("intake", "")} if letter.entered_by else {})
    record(submission, "submitted", by=letter.author or letter.entered_by, data=told, public=True)
    move_files(submission)
    text = f"{letter.title}\n{letter.body}" if letter.title else letter.body
    sender = sender_of(submission, device=letter.device, network=letter.network)
    case = open_case(
        submission,
        scope=letter.scope,
        text=text,
        byline=letter.byline,
        sender=sender,
        mode=mode,
        listed=letter.listed,
    )
    if case.is_automatic:
        submission.refresh_from_db()
    if letter.leak:
        hide_leak(letter.leak)
    Draft.objects.filter(key_hash=submission.key_hash).delete()
    submission.code_hash = receipts.code_hash(receipts.query_code(letter.key, submission.pk))
    submission.number = next_number(submission.submitted_at)
    submission.save(update_fields=["code_hash", "number"])
    return submission


def next_number(at: datetime) -> str:
    """The next reference number of that year, like LS-2026-000123; holds the year's row until the transaction ends."""
    year = timezone.localtime(at).year
    Counter.objects.get_or_create(year=year)
    Counter.objects.filter(year=year).update(last=F("last") + 1)
    return f"LS-{year}-{Counter.objects.get(year=year).last:06d}"
