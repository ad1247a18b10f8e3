"""Networks whose texts are held or not taken: list, add, change, switch off, and many at once."""

from datetime import timedelta

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from moderation import actions
from moderation.forms_networks import NetworkFinder, NetworkForm, NetworksForm
from moderation.lists_networks import read_networks
from moderation.queries import lists
from moderation.views.lists_found import found_or_404, framed, keepable_or_404, readable_or_404
from people.refusals import Refusal, Stale

FORM = require_http_methods(["GET", "HEAD", "POST"])
PER_PAGE = 50
FIRST = {"effect": "hold", "is_active": True}


@require_safe
def networks(request):
    """The ranges with their effect, note, end and who changed them last."""
    readable_or_404(request)
    finder = NetworkFinder(request.GET)
    chosen = finder.chosen()
    page = Paginator(lists.networks(**chosen), PER_PAGE).get_page(request.GET.get("page"))
    told = {"finder": finder, "page": page, "is_narrowed": any(chosen.values()), "now": timezone.now()}
    return render(request, "moderation/lists/networks.html", framed(request, "lists_networks", **told))


@FORM
def new(request):
    """Adds one range."""
    keepable_or_404(request)
    form = NetworkForm(_sent(request), initial=FIRST)
    if form.is_bound and form.is_valid() and form.cleaned_data["cidr"] in lists.known_networks():
        form.add_error("cidr", _("This range is on the list already; change it there."))
    return _answered(request, form)


@FORM
def network(request, pk: int):
    """Changes a range or switches it off."""
    keepable_or_404(request)
    found = found_or_404(lists.network_of(pk))
    return _answered(request, _form(found, _sent(request)), network=found)


def _form(found, data) -> NetworkForm:
    last = timezone.localtime(found.until - timedelta(seconds=1)).date() if found.until else None
    first = {name: getattr(found, name) for name in ("effect", "note", "is_active")}
    return NetworkForm(data, network=found, initial=first | {"until": last, "seen": _moment(found)})


def _moment(found) -> str:
    """When it was last changed, to the microsecond."""
    return found.changed_at.strftime("%Y-%m-%dT%H:%M:%S.%f%z")


def _answered(request, form: NetworkForm, **context):
    status = 200
    if form.is_bound and form.is_valid():
        try:
            actions.keep_networks([form.given()], by=request.user, seen=form.cleaned_data["seen"])
        except Stale as stale:
            form, status = _after(request, form, stale), stale.status
            context["network"] = form.network
        else:
            messages.success(request, _("The range is stored and counts from the next text on."))
            return redirect("moderation:lists_networks")
    told = framed(request, "lists_networks", form=form, **context)
    return render(
        request, "moderation/lists/network.html", told, status=400 if form.errors and status == 200 else status
    )


def _after(request, form: NetworkForm, stale: Stale) -> NetworkForm:
    """What was typed again, made from how the range stands now."""
    now = found_or_404(lists.network_of(form.network.pk if form.network else 0))
    data = request.POST.copy()
    data["seen"] = _moment(now)
    again = _form(now, data)
    again.is_valid()
    again.add_error(None, stale.sentence)
    again.newer = now
    return again


@FORM
def many(request):
    """Takes many ranges in at once: all of them, or none and every line that cannot be read."""
    keepable_or_404(request)
    form, refused = NetworksForm(_sent(request)), []
    if form.is_bound and form.is_valid():
        try:
            found, refused = read_networks(form.cleaned_data["text"])
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
        else:
            if not refused:
                return _stored(request, found)
            form.add_error(None, _("Nothing was stored. Mend these lines and send the list again."))
    told = framed(request, "lists_networks", form=form, refused=refused)
    return render(request, "moderation/lists/networks_many.html", told, status=400 if form.errors else 200)


def _stored(request, found):
    kept = len(actions.keep_networks(found, by=request.user))
    said = ngettext("%(count)s range was stored.", "%(count)s ranges were stored.", kept)
    messages.success(
        request, said % {"count": kept} if kept else _("Nothing was changed: every range stands as it was.")
    )
    return redirect("moderation:lists_networks")


def _sent(request):
    return request.POST if request.method == "POST" else None
