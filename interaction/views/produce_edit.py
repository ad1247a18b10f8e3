"""Making an occasion, changing its texts, copying it, giving it a cover."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interaction import registry, rules
from interaction.actions import cloning, editing
from interaction.forms.producing import CoverForm
from interaction.queries.produce import OVER, edition, last_editor, row
from interaction.queries.produced import joined, names_of_fields
from interaction.views.produce import channels_to_open
from interaction.views.produce_found import producible_or_404, readable_or_404
from people.refusals import Closed, Refusal, Stale

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def new(request):
    """A form for a new draft; the channel stands in the address."""
    channels = {channel.key: channel for channel in channels_to_open(request.user)}
    channel = channels.get(request.GET.get("channel") or next(iter(channels), None))
    if channel is None:
        raise Http404
    form = channel.occasion_form(_sent(request), departments=rules.produces_in(request.user))
    if request.method == "POST" and form.is_valid():
        made = editing.create(channel.key, form.columns(), by=request.user)
        messages.success(request, _("The draft is kept. Now name the people who take part."))
        return redirect("interaction:produce_people", pk=made.pk)
    return render(request, "produce/form.html", {"form": form, "channel": channel})


@FORM
def edit(request, pk):
    """The texts of an occasion; what somebody else changed meanwhile is said, and what was typed is kept."""
    occasion = producible_or_404(request.user, pk)
    if not registry.get(occasion.channel).occasion_form.open_fields(occasion.state):
        raise Closed()
    form, status = _form(request, occasion, _sent(request)), 200
    if request.method == "POST" and form.is_valid():
        try:
            editing.edit(occasion, form.columns(), by=request.user, seen=form.cleaned_data["seen"] or 0)
        except (Stale, Closed):
            form, status = _compared(request, pk), 409
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, _("The changes are kept."))
            return redirect("interaction:produce_page", pk=pk)
    return render(
        request, "produce/form.html", {"form": form, "occasion": occasion, "row": row(occasion)}, status=status
    )


def _sent(request):
    return request.POST if request.method == "POST" else None


def _form(request, occasion, data):
    form_class = registry.get(occasion.channel).occasion_form
    return form_class(data, departments=rules.produces_in(request.user), occasion=occasion, seen=edition(occasion))


def _compared(request, pk):
    """The typed text again, upon what stands now, each difference named."""
    occasion = producible_or_404(request.user, pk)
    data = request.POST.copy()
    data["seen"] = edition(occasion)
    form = _form(request, occasion, data)
    form.is_valid()
    form.compare(occasion)
    form.add_error(None, _who_was_first(occasion))
    return form


def _who_was_first(occasion):
    event = last_editor(occasion)
    names = joined(names_of_fields(occasion, event.data.get("fields", []) if event else []))
    who = event.actor.name if event and event.actor else ""
    if not names:
        return _("This has moved on while you were writing. Your text stands below; look at it and save again.")
    told = _("%(who)s changed this while you were writing: %(fields)s. Your text stands below; save again to keep it.")
    return told % {"who": who, "fields": names}


@require_POST
def clone(request, pk):
    """A draft with the same texts and people."""
    made = cloning.clone(readable_or_404(request.user, pk), by=request.user)
    messages.success(request, _("This is the copy. Check its dates, then the people."))
    return redirect("interaction:produce_edit", pk=made.pk)


@FORM
def cover(request, pk):
    """The picture at the head of the room; an empty `remove` takes it off."""
    occasion = producible_or_404(request.user, pk)
    if occasion.state in OVER:
        raise Closed()
    if "remove" in request.POST:
        editing.hang(occasion, None, by=request.user)
        messages.success(request, _("The cover is taken off."))
        return redirect("interaction:produce_page", pk=pk)
    form, status = CoverForm(_sent(request), request.FILES or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            editing.set_cover(occasion, form.cleaned_data.pop("upload"), **form.cleaned_data, by=request.user)
        except Refusal as refusal:
            form.add_error("upload", refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, _("The cover is kept."))
            return redirect("interaction:produce_page", pk=pk)
    return render(request, "produce/cover.html", {"form": form, "occasion": occasion}, status=status)
