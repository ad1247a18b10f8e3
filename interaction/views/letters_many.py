"""Many letters with one press: assigned together, or handed over when somebody is away; each with a preview."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from interaction.actions.hand_over_cases import hand_over_cases
from interaction.actions.letters_many import assign_many as assign_all
from interaction.forms.letters_desk import HandOverForm, ManyForm
from interaction.queries import letters
from interaction.queries.letter_people import loads, officers_led_by, open_cases_of
from people.permissions import may
from people.refusals import Refusal


@require_POST
def assign_many(request):
    """Shows what would be assigned to which department; with `sure` it is done, letter by letter."""
    if not (may(request.user, "dispatch") or may(request.user, "supervise")):
        raise Http404
    form = ManyForm(request.POST)
    if not form.is_valid():
        raise Refusal(next(iter(form.errors.values()))[0])
    chosen = list(letters.at_desk(request.user).filter(pk__in=form.cleaned_data["letters"]).order_by("pk"))
    if not chosen:
        raise Refusal(_("None of these letters is on your desk any more."))
    department = form.cleaned_data["department"]
    told = None
    if request.POST.get("sure"):
        told = assign_all(chosen, department, by=request.user, versions=_seen(request.POST.getlist("versions")))
        if not told.left:
            return _all_assigned(request, len(told.done), department)
    context = {"letters": chosen, "department": department, "told": told}
    return render(request, "desk/many.html", context, status=409 if told else 200)


def _all_assigned(request, number, department):
    words = {"number": number, "department": department.said("name")}
    said = ngettext(
        "%(number)d letter was assigned to %(department)s.",
        "%(number)d letters were assigned to %(department)s.",
        number,
    )
    messages.success(request, said % words)
    return redirect("interaction:desk")


def _seen(given):
    """Versions by letter from "7:3"; what makes no sense is left out."""
    pairs = [one.partition(":") for one in given]
    return {int(pk): int(seen) for pk, _colon, seen in pairs if pk.isdecimal() and seen.isdecimal() and len(seen) < 10}


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request):
    """Gives all open cases of a colleague who is away to another: chosen, looked at, done with one press."""
    officers = officers_led_by(request.user)
    if not (may(request.user, "supervise") or may(request.user, "release")):
        raise Http404
    asked = request.POST if request.method == "POST" else request.GET
    form = HandOverForm(asked or None, officers=officers, loads=loads(officers, timezone.localdate()))
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else None
    if request.method == "POST" and chosen:
        told = hand_over_cases(chosen["away"], chosen["to"], by=request.user)
        return _handed_over(request, form, chosen, told)
    cases = list(open_cases_of(chosen["away"], request.user)) if chosen else []
    context = {"form": form, "chosen": chosen, "cases": cases}
    return render(request, "desk/hand_over.html", context, status=422 if form.errors else 200)


def _handed_over(request, form, chosen, told):
    words = {"number": told.done, "name": chosen["to"].name}
    said = ngettext("%(number)d case went to %(name)s.", "%(number)d cases went to %(name)s.", told.done)
    if told.left:
        return render(request, "desk/hand_over.html", {"form": form, "told": told, "said": said % words}, status=409)
    messages.success(request, said % words)
    return redirect("interaction:letters_hand_over")
