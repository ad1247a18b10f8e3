"""The producers' pages: all their occasions, one of them, and how citizens will see it."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interaction import registry, rules
from interaction.forms.finder import FinderForm
from interaction.queries import produce, produced
from interaction.queries.casting import cast
from interaction.queries.occasions import guests_of
from interaction.queries.readiness import readiness
from interaction.queries.room_page import room_page
from interaction.views.produce_found import readable_or_404
from people.permissions import may

PER_PAGE = 20


@require_safe
def produce_list(request):
    """What waits for approval, what is being prepared, what comes, runs and has ended."""
    if not rules.signs_off_in(request.user):
        raise Http404
    finder = FinderForm(
        request.GET,
        departments=produce.departments_with_occasions(request.user),
        years=produce.years_with_occasions(request.user),
    )
    chosen = finder.chosen()
    lists = produce.lists(produce.narrowed(produce.produced(request.user), **chosen), request.user)
    ended = Paginator(lists.ended, PER_PAGE).get_page(request.GET.get("page"))
    soon = lists.coming[0] if lists.coming else None
    context = {
        "finder": finder,
        "is_narrowed": any(chosen.values()),
        "lists": lists,
        "ended": ended,
        "ended_rows": [produce.row(occasion) for occasion in ended],
        "soon": soon,
        "ready": readiness(soon.occasion) if soon else [],
        "may_enter": bool(soon) and may(request.user, "studio", soon.occasion),
        "channels": channels_to_open(request.user),
    }
    return render(request, "produce/list.html", context)


def channels_to_open(user):
    """The channels in which this person may make something new."""
    if not rules.produces_in(user):
        return []
    return [channel for channel in registry.channels.values() if channel.occasion_form]


@require_safe
def occasion_page(request, pk):
    """One occasion: what comes next, whether all is ready, its texts, people and history."""
    occasion = readable_or_404(request.user, pk)
    context = {
        "occasion": occasion,
        "row": produce.row(occasion),
        "missing": produce.missing(occasion) if occasion.state in produce.IN_PREPARATION else [],
        "steps": produced.steps_open(occasion, request.user),
        "may_produce": may(request.user, "produce", occasion),
        "open_fields": registry.get(occasion.channel).occasion_form.open_fields(occasion.state),
        "returned": produced.returned(occasion),
        "ready": readiness(occasion) if occasion.state not in produce.OVER else [],
        "groups": cast(occasion),
        "named_themes": occasion.themes.all(),
        "happened": produced.happened(occasion),
    }
    return render(request, "produce/page.html", context)


@require_safe
def ready_list(request, pk):
    """The readiness list as a fragment, fetched again while the page is open."""
    occasion = readable_or_404(request.user, pk)
    return render(request, "produce/ready.html", {"occasion": occasion, "ready": readiness(occasion)})


@require_safe
def preview(request, pk):
    """The room as citizens will find it once it is announced; nothing in it can be sent."""
    occasion = readable_or_404(request.user, pk)
    room = room_page(occasion)
    if occasion.state in produce.IN_PREPARATION:
        room = replace(room, phase="announced", standing={**room.standing, "state": "announced"})
    context = {
        "occasion": occasion,
        "guests": guests_of(occasion),
        "room": room,
        "named_themes": occasion.themes.all(),
    }
    return render(request, "produce/preview.html", context)
