"""Reported texts: the queue, and what a moderator says of the reports."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from moderation.actions import reports as actions
from moderation.forms import VersionForm, checked
from moderation.forms_reports import HideForm, ListForm
from moderation.page.reports import reports_context
from moderation.views.found import case_or_404, desk_or_404


@require_safe
def reports(request):
    """What readers have reported, the most urgent first; for its script only the list."""
    desk_or_404(request)
    part = "list" if request.headers.get("X-Fragment") == "1" else "page"
    context = reports_context(request.user, ListForm.read(request.GET))
    return render(request, f"moderation/reports/{part}.html", context)


@require_POST
def uphold(request, pk: int):
    """The reports were right: the text is hidden."""
    case = case_or_404(request, pk)
    actions.uphold(case, by=request.user, **checked(HideForm, request.POST))
    messages.success(request, _("The text is hidden, and its author is told why."))
    return redirect("moderation:reports")


@require_POST
def agree(request, pk: int):
    """The reports were right, and the public text was changed for it."""
    actions.agree(case_or_404(request, pk), by=request.user, **checked(VersionForm, request.POST))
    messages.success(request, _("The changed text stays, and the reports count as right."))
    return redirect("moderation:reports")


@require_POST
def dismiss(request, pk: int):
    """The reports were not right: the text stays, or is shown again."""
    actions.dismiss(case_or_404(request, pk), by=request.user, **checked(VersionForm, request.POST))
    messages.success(request, _("The reports are settled, and everybody can read the text."))
    return redirect("moderation:reports")
