"""Hidden texts: hide one, show it again, all of an author at once, and everything one press did taken back."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moderation.actions.hide import hide as hide_text
from moderation.actions.hide import show as show_again
from moderation.actions.press import hide_author, take_back
from moderation.actions.restrict import restrict
from moderation.forms import VersionForm, checked, pairs_of
from moderation.forms_reports import HideAuthorForm, HideForm, ListForm
from moderation.page.reports import author_texts_context, hidden_context, press_context
from moderation.views.found import back_to_desk, case_or_404, desk_or_404, seen_or_404
from people.asked import wants_json
from people.next_page import next_page
from people.refusals import NotAllowed, Refusal


@require_safe
def hidden(request):
    """What is hidden now."""
    desk_or_404(request)
    return render(request, "moderation/hidden/page.html", hidden_context(request.user, ListForm.read(request.GET)))


@require_POST
def hide(request, pk: int):
    """Hides a published text."""
    case = hide_text(case_or_404(request, pk), by=request.user, **checked(HideForm, request.POST))
    return _answered(request, case, _("The text is hidden everywhere, and its author is told why."))


@require_POST
def show(request, pk: int):
    """Shows a hidden text again."""
    case = show_again(case_or_404(request, pk), by=request.user, **checked(VersionForm, request.POST))
    return _answered(request, case, _("Everybody can read the text again, and its author is told."))


@require_http_methods(["GET", "HEAD", "POST"])
def author(request, pk: int):
    """All texts of an author: first what would become of each, then one press."""
    case = case_or_404(request, pk)
    if request.method != "POST":
        return render(request, "moderation/hidden/author.html", author_texts_context(request.user, case))
    sent = checked(HideAuthorForm, request.POST)
    pressed = hide_author(seen_or_404(request, pairs_of(request.POST)), by=request.user, reason=sent["reason"])
    _tell(request, pressed, done=_number_taken_away)
    if sent["minutes"]:
        _restrict_too(request, case, sent)
    return redirect("moderation:press", pressed.press) if pressed.done else redirect("moderation:author", case.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def press(request, press: str):
    """What one press did; a POST takes it all back."""
    desk_or_404(request)
    context = press_context(request.user, press)
    if not context["rows"]:
        raise NotAllowed()
    if request.method != "POST":
        return render(request, "moderation/hidden/press.html", context)
    cases = [row.decision.case for row in context["rows"]]
    _tell(request, take_back(press, cases, by=request.user), done=_number_given_back)
    return redirect("moderation:press", press)


def _restrict_too(request, case, sent):
    told = {name: sent[name] for name in ("reason", "kind", "minutes", "everywhere")}
    try:
        restrict(case, by=request.user, **told)
    except Refusal as refusal:
        messages.warning(request, refusal.sentence)
    else:
        messages.success(request, _("The author is told what they may not do, until when and why."))


def _tell(request, pressed, *, done):
    if pressed.done:
        messages.success(request, done(len(pressed.done)))
    for one in pressed.missed:
        told = {"text": one.case.text[:40], "why": one.sentence}
        messages.warning(request, _("“%(text)s”: %(why)s") % told)


def _number_taken_away(number):
    sentence = ngettext("%(n)s text was taken away.", "%(n)s texts were taken away.", number)
    return sentence % {"n": number}


def _number_given_back(number):
    sentence = ngettext("%(n)s text stands as it did before.", "%(n)s texts stand as they did before.", number)
    return sentence % {"n": number}


def _answered(request, case, sentence):
    if wants_json(request):
        return JsonResponse({"id": case.pk, "state": case.state, "version": case.version, "priority": case.priority})
    messages.success(request, sentence)
    return redirect(next_page(request)) if next_page(request) else back_to_desk(request, case.pk)
