"""The reasons for not publishing: everybody at the lists reads them, administrators change their words."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from moderation import actions
from moderation.actions.lists import edition_of
from moderation.forms_lists import ReasonForm
from moderation.queries import lists
from moderation.views.lists_found import found_or_404, framed, keepable_or_404, readable_or_404
from people.refusals import Refusal, Stale

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def reasons(request):
    """Every reason with its sentence in both languages."""
    readable_or_404(request)
    told = framed(request, "lists_reasons", reasons=list(lists.all_reasons()))
    return render(request, "moderation/lists/reasons.html", told)


@FORM
def new(request):
    """Adds a reason."""
    keepable_or_404(request)
    form = ReasonForm(request.POST if request.method == "POST" else None, initial={"is_active": True, "place": 99})
    return _answered(request, form, None)


@FORM
def reason(request, code: str):
    """Changes the words of a reason; what the author will read can be seen before it is stored."""
    keepable_or_404(request)
    found = found_or_404(lists.reason_of(code))
    sent = request.POST if request.method == "POST" else None
    form = ReasonForm(sent, instance=found, initial={"seen": edition_of(found)})
    return _answered(request, form, found)


def _answered(request, form: ReasonForm, found):
    """The form with a preview of what the author reads, or the way back once it is stored."""
    status = 200
    if form.is_bound and form.is_valid() and "preview" not in request.POST:
        try:
            actions.keep_reason(form.instance, by=request.user, seen=form.cleaned_data["seen"])
        except Refusal as refusal:
            form, status = _after(request, form, refusal), refusal.status
        else:
            messages.success(request, _("The reason is stored; authors read the new sentence from now on."))
            return redirect("moderation:lists_reasons")
    said = {name: form[name].value() or "" for name in ("label", "label_en", "sentence", "sentence_en")}
    newer = lists.reason_of(found.pk) if status == Stale.status else None
    told = framed(request, "lists_reasons", form=form, reason=found, said=said, newer=newer)
    return render(
        request, "moderation/lists/reason.html", told, status=400 if form.errors and status == 200 else status
    )


def _after(request, form: ReasonForm, refusal: Refusal) -> ReasonForm:
    """What was typed again with the refusal on top, made from how the reason stands now."""
    data = request.POST.copy()
    now = lists.reason_of(form.instance.pk)
    if now is not None:
        data["seen"] = edition_of(now)
    again = ReasonForm(data, instance=now)
    again.is_valid()
    again.add_error(None, refusal.sentence)
    return again
