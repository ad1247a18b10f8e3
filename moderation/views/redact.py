"""Changing a published text: the words as sent, as they are public now, and the form."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from moderation import actions
from moderation.forms_redact import RedactForm
from moderation.models import Case
from moderation.queries.redactions import redactions_of
from moderation.views.found import case_or_404
from people.refusals import Closed, Refusal, Stale


@require_http_methods(["GET", "HEAD", "POST"])
def redact(request, pk: int):
    """The page; a POST changes the text, or shows the form again with what was entered."""
    case = case_or_404(request, pk)
    if case.state != Case.State.APPROVED:
        raise Closed(_("Only a published text can be changed. Look at how it stands now."))
    if request.method != "POST":
        return _shown(request, case, RedactForm(initial={"version": case.version, "text": case.public_text}))
    form = RedactForm(request.POST)
    if "version" in form.errors:
        raise Refusal()
    if not (form.is_valid() and _changed(request, case, form)):
        return _shown(request, case, form, status=422)
    messages.success(request, _("The public text is changed everywhere. The author is told why."))
    return redirect("moderation:case", pk)


def _changed(request, case: Case, form: RedactForm) -> bool:
    """Changes the text; False with the sentence in the form where the moderator can put it right."""
    given = form.cleaned_data
    try:
        actions.redact(case, by=request.user, version=given["version"], text=given["text"], reason=given["reason"].pk)
    except (Stale, Closed):
        raise
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return False
    return True


def _shown(request, case: Case, form: RedactForm, *, status: int = 200):
    context = {"case": case, "form": form, "redactions": redactions_of(case)}
    return render(request, "moderation/redact.html", context, status=status)
