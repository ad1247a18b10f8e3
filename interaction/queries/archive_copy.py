"""What everybody will read of a letter once its answer is released: the copy its approver sees before that."""

from dataclasses import dataclass

from interaction import registry
from interaction.models import Message, Submission, Upload
from interaction.public_texts import parted, public_answer, public_letter
from interaction.queries.report import case_of
from interaction.queries.uploads import of_letter
from interaction.rules import is_restricted
from interaction.visibility import Visibility
from people.crypto import digest

FOLLOW_UP = Message.Kind.FOLLOW_UP


@dataclass(frozen=True)
class PublicCopy:
    """Title, text and answer as everybody will read them, and what the approver may let out beside them.

    `follow_up` is the masked text of the question that this answer answers, "" where there is none; `follow_ups` the
    ids of its messages. `seal` changes with any of the texts: what was approved is what is published.
    """

    title: str
    text: str
    answer: str
    byline: str
    is_masked: bool
    files: list[Upload]
    follow_up: str
    follow_ups: list[int]

    @property
    def seal(self) -> str:
        """A short fingerprint of all texts."""
        return digest("\x1f".join((self.title, self.text, self.answer, self.byline, self.follow_up)))[:16]


def may_become_public(letter: Submission) -> bool:
    """Whether everybody may read it once it is answered: its writer agreed, and neither channel nor kind forbids."""
    private = registry.get(letter.channel).visibility == Visibility.PRIVATE or is_restricted(letter)
    return letter.wants_public and not private and letter.hidden_from is None


def copy_of(letter: Submission, answer: Message) -> PublicCopy | None:
    """The copy that is published with this answer; None for a letter that stays between two."""
    if not (letter.published_at or may_become_public(letter)):
        return None
    sent = _sent(letter)
    title, text = _letter_words(letter, sent)
    asked = _asked_since(letter, answer)
    written = [sent.text if sent else "", letter.title, *(one.text for one in asked)]
    said = public_answer(answer.text, letter.contact, "".join(written))
    questions = [public_letter(one.text, letter.contact) for one in asked]
    body = sent.text if sent else letter.title
    return PublicCopy(
        title=title,
        text=text,
        answer=said,
        byline=letter.byline,
        is_masked=said != answer.text or text != body,
        files=_files(letter, answer),
        follow_up="\n".join(questions),
        follow_ups=[one.pk for one in asked],
    )


def _letter_words(letter: Submission, sent: Message | None) -> tuple[str, str]:
    """What is published already stays as it is."""
    if sent is None or letter.published_at:
        return letter.title, (sent.public_text if sent else "") or letter.title
    case = case_of(letter)
    words = parted(sent.public_text, title=letter.title, sent=sent.text, read=case.text if case else "")
    return public_letter(words.title, letter.contact), public_letter(words.text, letter.contact)


def _sent(letter: Submission) -> Message | None:
    return letter.messages.filter(kind=Message.Kind.LETTER, state=Message.State.RELEASED).first()


def _asked_since(letter: Submission, answer: Message) -> list[Message]:
    """Questions about an earlier answer that came after it and have no public copy yet."""
    earlier = letter.messages.filter(kind=Message.Kind.ANSWER, state=Message.State.RELEASED).exclude(pk=answer.pk)
    last = earlier.order_by("released_at", "pk").last()
    if last is None or last.released_at is None:
        return []
    asked = letter.messages.filter(kind=FOLLOW_UP, state=Message.State.RELEASED, public_text="")
    return list(asked.filter(written_at__gte=last.released_at).order_by("written_at", "pk"))


def _files(letter: Submission, answer: Message) -> list[Upload]:
    """Files that came with the letter or go out with this answer."""
    kinds = (None, Message.Kind.LETTER, Message.Kind.SUPPLEMENT, Message.Kind.CORRECTION)
    rows = of_letter(letter).select_related("message")
    return [one for one in rows if one.message_id == answer.pk or (one.message.kind if one.message else None) in kinds]
