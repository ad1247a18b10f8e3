"""Authors who may write nothing for a while: silence, list, lift."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from moderation import actions
from moderation.forms import checked
from moderation.forms_reports import ListForm, RestrictForm
from moderation.page import silenced_context
from moderation.views.found import back_to_desk, case_or_404, desk_or_404, restriction_or_404
from people.next_page import next_page


@require_safe
def silenced(request):
    """Who is silenced, until when and why; with `show=past` who was."""
    desk_or_404(request)
    return render(request, "moderation/silenced.html", silenced_context(request.user, ListForm.read(request.GET)))


@require_POST
def silence(request, pk: int):
    """Keeps the author of this text from writing, in its place or everywhere."""
    case = case_or_404(request, pk)
    actions.restrict(case, by=request.user, **checked(RestrictForm, request.POST))
    messages.success(request, _("The author is told what they may not do, until when and why."))
    return back_to_desk(request, pk)


@require_POST
def lift(request, pk: int):
    """Lets an author write again."""
    actions.lift(restriction_or_404(request, pk), by=request.user)
    messages.success(request, _("The author may write here again."))
    return redirect(next_page(request) or "moderation:silenced")
