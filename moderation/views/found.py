"""Finds what an address or a form names among what this person moderates, or answers 404; and the way back."""

from django.http import QueryDict
from django.shortcuts import redirect
from django.urls import reverse

from moderation import queries
from moderation.filters import Filters, as_query
from moderation.models import Case, Restriction, SavedFilter
from people.refusals import NotAllowed


def case_or_404(request, pk: int) -> Case:
    """The case, for whoever may moderate it."""
    case = queries.case_of(request.user, pk)
    if case is None:
        raise NotAllowed()
    return case


def seen_or_404(request, chosen: dict[int, int]) -> list[tuple[Case, int]]:
    """The chosen cases in the order of the queue, each with the version that was seen; all of them or none."""
    cases = queries.cases_of(request.user, chosen)
    if set(cases) != set(chosen):
        raise NotAllowed()
    return [(case, chosen[case.pk]) for case in cases.values()]


def restriction_or_404(request, pk: int) -> Restriction:
    """A restriction that holds now, for whoever moderates its place."""
    found = queries.restrictions_for(request.user).filter(pk=pk).first()
    if found is None:
        raise NotAllowed()
    return found


def saved_or_404(request, pk: int) -> SavedFilter:
    """One's own name for a part of the queue."""
    found = queries.saved_filters(request.user).filter(pk=pk).first()
    if found is None:
        raise NotAllowed()
    return found


def desk_or_404(request) -> None:
    """Lets nobody in but those who moderate something."""
    if not queries.may_open_desk(request.user):
        raise NotAllowed()


def filters_of(request) -> dict:
    """The part of the queue from which a form was sent."""
    return Filters.read(QueryDict(request.POST.get("filters", "")))


def back_to_desk(request, pk: int | None = None):
    """The same part of the queue again; with an id, that case in the middle."""
    query = as_query(filters_of(request))
    address = reverse("moderation:case", args=[pk]) if pk else reverse("moderation:desk")
    return redirect(f"{address}?{query}" if query else address)
