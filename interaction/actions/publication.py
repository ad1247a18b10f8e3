"""What becomes public with an answer, and how its public copies are stored: clean, masked, as the approver saw them."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from interaction.models import Message, Submission
from interaction.public_texts import Words, parted, public_answer, public_letter
from interaction.queries.archive_copy import PublicCopy, copy_of
from moderation.masking import mask
from moderation.models import Case
from people.refusals import Stale

TITLE = "title"  # where the title as sent stands in Submission.answers, once the public one is another
CHANGED = _("What everybody would read has changed since you looked. Read it again, then release.")


def publish_with(
    letter: Submission, answer: Message, *, seal: str = "", files: Iterable[int] | None = None, follow_up: bool = False
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Stores the public copies that go out with this answer; the letter is locked and the answer saved already.

    Returns the columns that go with the step, and what its event tells. `files` are the ids of those that are let out,
    all others are private then, None leaves them as they are; `follow_up` lets out the question it answers too. Nothing
    happens to a letter that stays between two. Raises Stale where `seal` is that of another copy than would be
    published now.
    """
    copy = copy_of(letter, answer)
    if copy is None:
        return {}, {}
    if seal and seal != copy.seal:
        raise Stale(CHANGED, fresh={"seal": copy.seal})
    _store_answer(answer, copy)
    told = {"public_files": _let_out(copy, None if files is None else set(files))}
    if follow_up and copy.follow_ups:
        told["public_questions"] = _let_out_questions(letter, copy)
    return ({} if letter.published_at else _first_time(letter, answer, copy)), told


def mask_answer(letter: Submission, answer: Message) -> None:
    """Keeps the masked copy of an answer whose letter is not public now, for the day on which it might be."""
    written = "".join(letter.messages.exclude(kind=Message.Kind.ANSWER).values_list("text", flat=True))
    said = public_answer(answer.text, letter.contact, written + letter.title)
    answer.public_text = said if said != answer.text else ""
    answer.save(update_fields=["public_text"])


def new_words(letter: Submission, sent: Message, case: Case) -> Words:
    """Title and text of a letter that a moderator has put into other words, masked, for its columns."""
    public = mask(case.public_text)
    words = parted(public, title=letter.title, sent=sent.text, read=case.text, was=sent.public_text)
    return Words(public_letter(words.title, letter.contact), public_letter(words.text, letter.contact))


def _store_answer(answer: Message, copy: PublicCopy) -> None:
    answer.public_text = copy.answer if copy.answer != answer.text else ""
    answer.save(update_fields=["public_text"])


def _let_out(copy: PublicCopy, chosen: set[int] | None) -> list[int]:
    """Only files that were offered can be chosen; the others are not public, whatever they were."""
    for upload in copy.files:
        wanted = upload.is_public if chosen is None else upload.pk in chosen
        if upload.is_public != wanted:
            upload.is_public = wanted
            upload.save(update_fields=["is_public"])
    return sorted(upload.pk for upload in copy.files if upload.is_public)


def _let_out_questions(letter: Submission, copy: PublicCopy) -> list[int]:
    for asked in letter.messages.filter(pk__in=copy.follow_ups):
        asked.public_text = public_letter(asked.text, letter.contact)
        asked.save(update_fields=["public_text"])
    return copy.follow_ups


def _first_time(letter: Submission, answer: Message, copy: PublicCopy) -> dict[str, Any]:
    letter.messages.filter(kind=Message.Kind.LETTER, state=Message.State.RELEASED).update(public_text=copy.text)
    columns: dict[str, Any] = {"published_at": answer.released_at, "title": copy.title}
    if copy.title != letter.title:
        columns["answers"] = letter.answers | {TITLE: letter.title}
    return columns
