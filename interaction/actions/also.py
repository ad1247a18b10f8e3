"""Several questions that ask the same are joined to one in a single step."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from interaction.actions.joining import join
from interaction.models import Submission
from people.permissions import Person
from people.refusals import Refusal
from realtime.publish import action


@action
def join_all(questions: Iterable[Submission], main: Submission, *, by: Person) -> Submission:
    """Joins all of these to the main question, or none of them. Raises as join() does, and Refusal for no question."""
    chosen = list(questions)
    if not chosen:
        raise Refusal(_("Choose at least one question to join."))
    for question in chosen:
        join(question, main, by=by)
    return main
