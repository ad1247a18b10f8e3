"""Which department a text would be proposed to, and by which words; nothing is kept of it."""

from django.shortcuts import render

from interaction.forms.settings.trial import TrialForm
from interaction.queries.suggest_department import proposed
from interaction.views.settings.found import FORM, administrator_or_404


@FORM
def department_trial(request):
    """Reads a text as the desk reads a letter and says what it would propose to the dispatcher."""
    administrator_or_404(request)
    form = TrialForm(request.POST or None)
    is_tried = form.is_bound and form.is_valid()
    found = proposed(form.cleaned_data["text"]) if is_tried else []
    context = {"form": form, "is_tried": is_tried, "proposals": found}
    return render(request, "settings/departments/trial.html", context, status=422 if form.errors else 200)
