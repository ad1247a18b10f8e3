"""Appeals: the queue, one of them, what a second moderator decides; and sending a text on to where it belongs."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moderation.actions import appeals as actions
from moderation.actions import appeals_silence
from moderation.actions.redirect import redirect as send_on
from moderation.forms_appeals import AnswerForm, OverturnForm, RedirectForm, UpholdForm
from moderation.page.appeals import appeal_context, appeals_context, redirect_context
from moderation.queries.appeals import appeal_of
from moderation.views.found import back_to_desk, case_or_404, desk_or_404
from people.refusals import NotAllowed, Refusal


@require_safe
def appeals(request):
    """The appeals that wait for a second moderator; with ?closed=1 those that do not."""
    desk_or_404(request)
    context = appeals_context(request.user, is_open="closed" not in request.GET, number=request.GET.get("page", 1))
    return render(request, "moderation/appeals/list.html", context)


@require_safe
def appeal(request, pk: int):
    """One appeal beside the decision it is made against."""
    return _page(request, _found(request, pk))


@require_POST
def overturn(request, pk: int):
    """The author was right: the text is published, or the restriction lifted."""
    found = _found(request, pk)
    form = (OverturnForm if found.case else AnswerForm)(request.POST)
    if not form.is_valid():
        raise Refusal()
    if found.case:
        sent = {name: form.cleaned_data[name] for name in ("version", "text")}
        actions.overturn(found, by=request.user, answer=form.answer, **sent)
    else:
        appeals_silence.overturn_silence(found, by=request.user, answer=form.answer)
    messages.success(request, _("The author was right. It is put right, and the author is told."))
    return redirect("moderation:appeals")


@require_POST
def uphold(request, pk: int):
    """The decision stands; the author reads the answer."""
    found = _found(request, pk)
    form = (UpholdForm if found.case else AnswerForm)(request.POST)
    if not form.is_valid():
        raise Refusal()
    if not form.answer:
        return _page(request, found, problem=actions.NO_ANSWER, status=422)
    if found.case:
        sent = {name: form.cleaned_data[name] for name in ("version", "reason")}
        actions.uphold(found, by=request.user, answer=form.answer, **sent)
    else:
        appeals_silence.uphold_silence(found, by=request.user, answer=form.answer)
    messages.success(request, _("The decision stands, and the author reads your answer."))
    return redirect("moderation:appeals")


@require_http_methods(["GET", "HEAD", "POST"])
def redirect_case(request, pk: int):
    """Sends a text on to another channel; the GET page asks where to."""
    case = case_or_404(request, pk)
    form = RedirectForm(request.POST)
    if request.method != "POST":
        return render(request, "moderation/appeals/redirect.html", redirect_context(request.user, case))
    if not form.is_valid():
        raise Refusal()
    send_on(case, form.cleaned_data["to"], by=request.user, version=form.cleaned_data["version"])
    messages.success(request, _("It was sent on with its number and history, and the author is told."))
    return back_to_desk(request)


def _found(request, pk: int):
    """The appeal, for whoever moderates its place."""
    desk_or_404(request)
    found = appeal_of(request.user, pk)
    if found is None:
        raise NotAllowed()
    return found


def _page(request, found, *, problem="", status=200):
    context = appeal_context(request.user, found) | {"problem": problem}
    return render(request, "moderation/appeals/appeal.html", context, status=status)
