"""A letter's clock is stopped and let run again, from the page of its time."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interaction.actions import standing as actions
from interaction.forms.standing import GoOnForm, StopForm
from interaction.queries.more_time import more_time
from interaction.views.boards import time_page
from interaction.views.letters import letter_or_404


@require_POST
def stop(request, pk):
    """Stops the clock of what is owed from today on."""
    letter = letter_or_404(request.user, pk)
    form = StopForm(request.POST)
    if not form.is_valid():
        return time_page(request, letter, status=422, stop_form=form)
    actions.stop(letter, _clock(letter, request.user), by=request.user, **form.cleaned_data)
    messages.success(request, _("The clock stands. The writer reads why in the history of the letter."))
    return redirect("interaction:more_time", pk)


@require_POST
def go_on(request, pk):
    """Lets the clock run again from today on."""
    letter = letter_or_404(request.user, pk)
    form = GoOnForm(request.POST)
    if not form.is_valid():
        return time_page(request, letter, status=422, go_on_form=form)
    running = actions.go_on(letter, _clock(letter, request.user), by=request.user, **form.cleaned_data)
    day = date_format(running.due_on, _("j F Y"))
    messages.success(request, _("The clock runs again. The new last day is %(day)s.") % {"day": day})
    return redirect("interaction:more_time", pk)


def _clock(letter, user):
    clock = more_time(letter, user).clock
    return clock.rule.clock if clock else ""
