"""The public text of a submission was changed: every place that shows it follows, and the old words are forgotten."""

from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.events import record
from interaction.actions.indexing import index
from interaction.actions.notify import notify
from interaction.actions.publication import new_words
from interaction.actions.steps import lock
from interaction.models import Message, Submission
from moderation.masking import mask
from moderation.models import Case
from people.permissions import Person
from people.refusals import Closed, Refusal

LONGEST_TITLE = 300


def redacted(submission: Submission, case: Case, by: Person, told: dict) -> None:
    """Title, public copy, search and live pages show the new text; the author is told why.

    Earlier frames lose the old text. Raises Closed for what its author has withdrawn, and Refusal for a title that
    would be too long.
    """
    fresh = lock(submission)
    if fresh.state == "withdrawn":
        raise Closed(_("Its author has withdrawn this text; nobody reads it any more."))
    letter = fresh.messages.get(kind=Message.Kind.LETTER)
    public = mask(case.public_text)
    if fresh.occasion_id is None and (fresh.published_at or fresh.hidden_from):
        _reword(fresh, letter, case)
    else:
        _rename(fresh, case, was=letter.public_text, public=public)
        letter.public_text = public
    letter.save(update_fields=["public_text"])
    reason = case.decisions.filter(pk=told["decision"]).values_list("reason_id", flat=True).get()
    event = record(fresh, "redacted", by=by, data=told | {"reason": reason}, public=True)
    index(fresh)
    if fresh.occasion_id and fresh.published_at:
        frames.tell_reworded(fresh)
    notify(fresh, event)
    frames.tell_asker(fresh)


def _reword(submission: Submission, letter: Message, case: Case) -> None:
    """A published letter keeps its title and its text apart."""
    words = new_words(submission, letter, case)
    check_title(words.title)
    submission.title, letter.public_text = words.title, words.text
    submission.save(update_fields=["title"])


def _rename(submission: Submission, case: Case, *, was: str, public: str) -> None:
    """A question's title is its whole public text, a letter's the first line; what was sent stays in the case."""
    first_line = f"{submission.title}\n"
    if submission.title == was:
        submission.title = public
    elif was.startswith(first_line) or case.text.startswith(first_line):
        submission.title = public.partition("\n")[0]
    check_title(submission.title)
    submission.save(update_fields=["title"])


def check_title(title: str) -> None:
    """Raises Refusal for a public title that is too long to be kept."""
    if len(title) > LONGEST_TITLE:
        raise Refusal(_("A question, and the first line of a letter, has at most 300 characters. Shorten it."))
