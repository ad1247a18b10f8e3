"""A letter is written: its answers kept at every step, sent exactly once, parted in two where it is two matters."""

from collections.abc import Callable
from dataclasses import replace

from interaction import receipts
from interaction.actions.drafts import LETTERS_KEPT, keep_draft
from interaction.actions.events import record
from interaction.actions.submit import Letter, submit
from interaction.actions.uploading import copy_files
from interaction.models import ChannelSetting, Draft
from interaction.receipts import Receipt
from people.permissions import may
from people.refusals import Closed, NotAllowed
from realtime.publish import action

REPORT = "report"  # the kind of the second letter when a complaint also reports a breach


@action
def keep_letter(*, key: str, visitor: str, channel: str, answers: dict) -> Draft:
    """Keeps what was written so far for seven days, so that it can be gone on with; `visitor` is the drafts' hash.

    The key itself is kept with the answers, encrypted: by it the same browser finds its letter again.
    """
    kept = {"key": key, "answers": answers}
    return keep_draft(key=key, visitor=visitor, channel=channel, occasion=None, answers=kept, kept=LETTERS_KEPT)


@action
def send(letter: Letter, *, in_two: bool = False, allow: Callable[[], bool] = lambda: True) -> list[Receipt] | None:
    """Sends a letter once; `in_two` makes a second one of it, a report with a number of its own.

    None when `allow` (the captcha) says no. Raises what submit() raises, Closed for a channel that is switched off, and
    NotAllowed for a clerk who may not enter letters for others.
    """
    if letter.entered_by and not may(letter.entered_by, "dispatch"):
        raise NotAllowed()
    if ChannelSetting.objects.filter(pk=letter.channel, is_open=False).exists():
        raise Closed()
    first = submit(letter, allow=allow)
    if first is None:
        return None
    return [first, _second(letter, first)] if in_two else [first]


def _second(letter: Letter, first: Receipt) -> Receipt:
    """The report beside a complaint; each names the other in its history, and both carry the files."""
    key = receipts.second_key(letter.key, letter.visitor)
    made = submit(replace(letter, key=key, kind=REPORT, wants_public=False, byline="", split_from=first.submission))
    if made is None:
        raise Closed()
    if not made.is_repeat:
        copy_files(first.submission, made.submission)
        record(first.submission, "split", by=letter.author, data={"other": made.submission.pk})
        record(made.submission, "split", by=letter.author, data={"other": first.submission.pk})
    return made
