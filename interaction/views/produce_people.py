"""The people of an occasion: who hosts, answers, types and moderates."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interaction.actions import casting
from interaction.forms.casting import CastForm
from interaction.queries.casting import cast, changes_of, staff_accounts
from interaction.queries.produce import missing
from interaction.views.produce_found import person_or_404, producible_or_404
from people.permissions import may
from people.refusals import Refusal, Stale

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def people(request, pk):
    """Everybody with a part, by part and in order."""
    occasion = producible_or_404(request.user, pk)
    context = {
        "occasion": occasion,
        "groups": cast(occasion),
        "missing": [gap for gap in missing(occasion) if gap.page == "people"],
        "is_over": occasion.state in casting.OVER,
        "may_invite": may(request.user, "invite"),
    }
    return render(request, "produce/people.html", context)


@FORM
def add(request, pk):
    """Somebody with a part that stands in the address."""
    occasion = producible_or_404(request.user, pk)
    group = next((group for group in cast(occasion) if group.part == request.GET.get("part")), None)
    if group is None:
        raise Http404
    return _person_page(request, occasion, group.part, label=group.label)


@FORM
def change(request, pk, person):
    """Another account, name, post or department for somebody."""
    occasion = producible_or_404(request.user, pk)
    found = person_or_404(occasion, person)
    return _person_page(request, occasion, found.part, label=found.get_part_display(), person=found)


def _person_page(request, occasion, part, *, label, person=None):
    q = request.GET.get("q", "")[:100]
    seen = changes_of(person) if person else 0
    choice = {"occasion": occasion, "part": part, "accounts": staff_accounts(q), "person": person}
    form, status = CastForm(request.POST if request.method == "POST" else None, seen=seen, **choice), 200
    if request.method == "POST" and form.is_valid():
        try:
            _keep(form, occasion, part, person, request.user)
        except Refusal as refusal:
            form, status = _told(request, form, refusal, choice, seen=seen), refusal.status
        else:
            messages.success(request, _("The list of people is kept."))
            return redirect("interaction:produce_people", pk=occasion.pk)
    context = {"occasion": occasion, "form": form, "part": part, "label": label, "person": person, "q": q}
    return render(request, "produce/person.html", context, status=status)


def _keep(form, occasion, part, person, user):
    if person:
        casting.change_person(person, form.columns(), by=user, seen=form.cleaned_data["seen"] or 0)
    else:
        casting.add_person(occasion, part, form.columns(), by=user)


def _told(request, form, refusal, choice, *, seen):
    """What was typed, with the refusal above it, upon what stands now."""
    if isinstance(refusal, Stale):
        data = request.POST.copy()
        data["seen"] = seen
        form = CastForm(data, seen=seen, **choice)
        form.is_valid()
    form.add_error(None, refusal.sentence)
    return form


@require_POST
def remove(request, pk, person):
    """Takes somebody off."""
    occasion = producible_or_404(request.user, pk)
    casting.remove_person(person_or_404(occasion, person), by=request.user)
    messages.success(request, _("The list of people is kept."))
    return redirect("interaction:produce_people", pk=pk)


@require_POST
def up(request, pk, person):
    """One place further up."""
    occasion = producible_or_404(request.user, pk)
    casting.move_up(person_or_404(occasion, person), by=request.user)
    return redirect("interaction:produce_people", pk=pk)
