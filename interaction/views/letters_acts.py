"""What can be done with a letter at the desk: one address each."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interaction import registry
from interaction.actions import letters, letters_release
from interaction.forms.letters import AssignForm, DraftForm, ReleaseForm, SendBackForm, VersionForm
from interaction.views.letters import letter_or_404, letter_response
from people.asked import wants_json
from people.refusals import Refusal, Stale


@require_POST
def assign(request, pk):
    """Gives the letter to a department."""
    letter = letter_or_404(request.user, pk)
    form = AssignForm(request.POST)
    if not form.is_valid():
        return letter_response(request, letter, status=422, assign_form=form)
    sent = form.cleaned_data
    letters.assign(letter, sent["department"], by=request.user, version=sent["version"])
    messages.success(request, _("Assigned to %(department)s.") % {"department": sent["department"].said("name")})
    return redirect("interaction:desk")


@require_POST
def save(request, pk):
    """Keeps the draft; a script gets the new version as JSON and keeps none of its own."""
    return _write(request, pk, _save, _("The draft is kept."))


@require_POST
def hand_in(request, pk):
    """Lays the answer before an approver."""
    return _write(request, pk, letters.hand_in, _("Handed in. Somebody else now reads and releases it."))


def _save(letter, text, *, by, version):
    return letters.save_draft(letter, text, by=by, version=version)


def _write(request, pk, run, said):
    """Runs the act; whoever was slower gets both texts, with the newer version to save upon."""
    letter = letter_or_404(request.user, pk)
    form = DraftForm(request.POST)
    if wants_json(request):
        return _saved_by_itself(request, letter, form)
    if not form.is_valid():
        return letter_response(request, letter, status=422, draft_form=form)
    try:
        run(letter, form.cleaned_data["text"], by=request.user, version=form.cleaned_data["version"])
    except Stale as stale:
        return _both_texts(request, letter, form, stale)
    messages.success(request, said)
    return redirect("interaction:letter", pk)


def _saved_by_itself(request, letter, form):
    if not form.is_valid():
        raise Refusal(next(iter(form.errors.values()))[0])
    sent = form.cleaned_data
    draft = letters.save_draft(letter, sent["text"], by=request.user, version=sent["version"], keep=False)
    return JsonResponse({"version": draft.version})


def _both_texts(request, letter, form, stale):
    data = request.POST.copy()
    data["version"] = stale.fresh["version"]
    again = DraftForm(data)
    again.is_valid()
    again.add_error(None, stale.sentence)
    fresh = letter_or_404(request.user, letter.pk)
    mine = form.cleaned_data["text"]
    return letter_response(request, fresh, status=409, draft_form=again, stored=stale.fresh["text"], mine=mine)


@require_POST
def send_back(request, pk):
    """Gives the answer back to its writer with a reason."""
    letter = letter_or_404(request.user, pk)
    form = SendBackForm(request.POST)
    if not form.is_valid():
        return letter_response(request, letter, status=422, back_form=form)
    letters.send_back(letter, form.cleaned_data["reason"], by=request.user, version=form.cleaned_data["version"])
    messages.success(request, _("Sent back. Its writer reads your reason."))
    return redirect("interaction:desk")


@require_POST
def take_back(request, pk):
    """Takes what was handed in back to write on."""
    letter = letter_or_404(request.user, pk)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Refusal()
    letters.take_back(letter, by=request.user, version=form.cleaned_data["version"])
    messages.success(request, _("Taken back. Write on, and hand it in again."))
    return redirect("interaction:letter", pk)


@require_POST
def release(request, pk):
    """Publishes the answer."""
    letter = letter_or_404(request.user, pk)
    form = ReleaseForm(request.POST, outcomes=registry.get(letter.channel).outcomes)
    if not form.is_valid():
        if set(form.errors) <= {"outcome", "why"}:
            return letter_response(request, letter, status=422, release_form=form)
        raise Refusal()
    try:
        sent = dict(form.cleaned_data)
        letters_release.release(letter, by=request.user, files=sent.pop("let_out"), **sent)
    except letters_release.NotChecked as missing:
        return letter_response(request, letter, status=missing.status, unchecked=missing.sentence, release_form=form)
    messages.success(request, _("Released. The writer of the letter is told, and the clock has stopped."))
    return redirect("interaction:letter", pk)
