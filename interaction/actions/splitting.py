"""A complaint that also reports a breach is parted: the report is protected, the complaint goes its own way."""

import secrets

from django.utils.translation import gettext as _

from interaction import registry
from interaction.actions import frames
from interaction.actions.events import record
from interaction.actions.indexing import index
from interaction.actions.letters import lock_place
from interaction.actions.notify import notify
from interaction.actions.steps import lock
from interaction.actions.submit import Letter, submit
from interaction.models import Submission
from interaction.queries.letter_acts import acts_of
from interaction.queries.letter_texts import parts_of
from interaction.receipts import new_key
from people.permissions import Person, may
from people.refusals import NotAllowed, Refusal, Stale
from realtime.publish import action

SHORTEST = 10  # characters of a letter


@action
def split(letter: Submission, chosen: list[int], *, by: Person, version: int | None = None) -> Submission:
    """Makes the letter a report and puts the chosen parts of its text (parts_of) into a complaint of their own.

    The report keeps the whole text, so that the unit it accuses reads none of it; the new letter has only what was
    chosen, is read by a moderator like any other, and opens with the same query code. The writer is told of both.
    Returns the new letter. Raises NotAllowed, Stale, or Refusal when nothing fit was chosen.
    """
    lock_place(letter)
    fresh = lock(letter)
    if not may(by, "dispatch", fresh):
        raise NotAllowed()
    if "split" not in acts_of(fresh, by) or (version is not None and version != fresh.version):
        raise Stale(fresh={"state": fresh.state, "version": fresh.version})
    parts = parts_of(fresh)
    text = "\n".join(parts[place] for place in sorted(set(chosen)) if 0 <= place < len(parts))
    if len(text) < SHORTEST:
        raise Refusal(_("Choose the sentences that belong to the complaint; together they need 10 characters."))
    made = _complaint(fresh, text)
    _make_report(fresh, made, by)
    return made


def _complaint(letter: Submission, text: str) -> Submission:
    visitor = secrets.token_urlsafe(18)
    receipt = submit(
        Letter(
            channel=letter.channel,
            key=new_key(visitor),
            visitor=visitor,
            body=text,
            title=letter.title,
            byline=letter.byline,
            author=letter.author,
            contact=letter.contact,
            answers=letter.answers,
            wants_public=letter.wants_public,
            kind=letter.kind,
            split_from=letter,
        )
    )
    assert receipt is not None  # nothing asks for a captcha here
    made = receipt.submission
    made.code_hash = letter.code_hash
    made.save(update_fields=["code_hash"])
    return made


def _make_report(letter: Submission, made: Submission, by: Person) -> None:
    letter.kind = registry.get(letter.channel).restricted_kinds[0]
    letter.byline, letter.wants_public = "", False
    letter.version += 1
    letter.save(update_fields=["kind", "byline", "wants_public", "version"])
    letter.messages.filter(kind="letter").update(byline="")
    index(letter)
    notify(letter, record(letter, "split", by=by, data={"into": made.number}))
    fresh = lock(made)
    notify(fresh, record(fresh, "split", by=by, data={"from": letter.number}))
    frames.tell_letter(letter)
