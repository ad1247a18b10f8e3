"""Which open work a person or a department holds, in whole sentences: asked before either goes."""

from django.db.models import Q, QuerySet
from django.utils.translation import ngettext

from interaction import registry
from interaction.models import Occasion, Submission
from interaction.queries.letter_acts import WITH_DEPARTMENT
from people.models import Department, User


def held_by(person: User) -> list[str]:
    """The letters this person is to answer, and what they are to take part in, a sentence each; often nothing."""
    letters = Submission.objects.filter(handler=person, state__in=WITH_DEPARTMENT).count()
    parts = _open_occasions().filter(participants__user=person).distinct().count()
    said = []
    if letters:
        words = ngettext("%(number)d open letter is theirs.", "%(number)d open letters are theirs.", letters)
        said.append(words % {"number": letters})
    if parts:
        words = ngettext(
            "They have a part in %(number)d activity that is not over; its producer names somebody else.",
            "They have a part in %(number)d activities that are not over; their producers name somebody else.",
            parts,
        )
        said.append(words % {"number": parts})
    return said


def held_at(department: Department) -> list[str]:
    """The letters a department is to answer, and the activities of its own that are not over; often nothing."""
    letters = Submission.objects.filter(department=department, state__in=WITH_DEPARTMENT).count()
    occasions = _open_occasions().filter(department=department).count()
    said = []
    if letters:
        words = ngettext(
            "%(number)d open letter is with it; it must be answered or assigned elsewhere first.",
            "%(number)d open letters are with it; they must be answered or assigned elsewhere first.",
            letters,
        )
        said.append(words % {"number": letters})
    if occasions:
        words = ngettext(
            "%(number)d activity of it is not over.", "%(number)d activities of it are not over.", occasions
        )
        said.append(words % {"number": occasions})
    return said


def _open_occasions() -> QuerySet[Occasion]:
    """Activities that are being prepared or held: in no final state of their channel."""
    places = Q(pk__in=[])
    for key, channel in registry.channels.items():
        if channel.occasion_workflow:
            going = [state.key for state in channel.occasion_workflow.states.values() if not state.is_final]
            places |= Q(channel=key, state__in=going)
    return Occasion.objects.filter(places)
