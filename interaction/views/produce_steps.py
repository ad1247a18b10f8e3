"""The steps of an occasion: some by one button, some with a reason on a page of their own."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from interaction.actions import occasions
from interaction.forms.producing import PostponeForm, ReasonForm, StepForm
from interaction.queries.produced import steps_open
from interaction.views.produce_found import readable_or_404
from people.refusals import Closed, Refusal, Stale

# Each step by one button: what it runs, and what is said afterwards.
BUTTONS = {
    "submit": (occasions.submit, gettext_lazy("It is submitted. Somebody else now reads and approves it.")),
    "approve": (occasions.approve, gettext_lazy("It is approved. Its producer can announce it.")),
    "announce": (occasions.announce, gettext_lazy("It is announced. Everybody can see it now.")),
    "collect": (occasions.collect, gettext_lazy("Questions can be sent from now on.")),
}
# Each step with a page of its own: what it runs, its form, and what is said afterwards.
PAGES = {
    "return": (occasions.give_back, ReasonForm, gettext_lazy("It is returned to its producer.")),
    "postpone": (
        occasions.postpone,
        PostponeForm,
        gettext_lazy("It is postponed. Everybody who asked or follows is told."),
    ),
    "cancel": (
        occasions.cancel,
        ReasonForm,
        gettext_lazy("It is cancelled. Everybody who asked is told, and approved questions go to the department."),
    ),
    "discard": (occasions.discard, StepForm, gettext_lazy("It is discarded.")),
}


@require_POST
def press(request, pk, step):
    """One button, upon the version that was read."""
    occasion = readable_or_404(request.user, pk)
    form = StepForm(request.POST)
    if not form.is_valid():
        raise Refusal()
    run, said = BUTTONS[step]
    run(occasion, by=request.user, **form.cleaned_data)
    messages.success(request, said)
    return redirect("interaction:produce_page", pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def explain(request, pk, step):
    """A step that is explained or confirmed first; what was typed stays when somebody else was faster."""
    occasion = readable_or_404(request.user, pk)
    run, form_class, said = PAGES[step]
    more = {"occasion": occasion} if form_class is PostponeForm else {}
    form = form_class(request.POST if request.method == "POST" else None, initial={"version": occasion.version}, **more)
    if request.method != "POST" and step not in steps_open(occasion, request.user):
        raise Closed()
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            run(occasion, by=request.user, **form.cleaned_data)
        except Stale:
            return _again(request, occasion, step)
        messages.success(request, said)
        return redirect("interaction:produce_page", pk=pk)
    return render(request, "produce/step.html", {"form": form, "occasion": occasion, "step": step}, status=status)


def _again(request, occasion, step):
    """The same form upon what stands now, if the step still leads on from there."""
    fresh = readable_or_404(request.user, occasion.pk)
    if step not in steps_open(fresh, request.user):
        raise Closed(_("Somebody else was faster: this step is no longer possible. Look at how it stands now."))
    _run, form_class, _said = PAGES[step]
    data = request.POST.copy()
    data["version"] = fresh.version
    form = form_class(data, **({"occasion": fresh} if form_class is PostponeForm else {}))
    form.is_valid()
    form.add_error(None, Stale.sentence)
    return render(request, "produce/step.html", {"form": form, "occasion": fresh, "step": step}, status=409)
