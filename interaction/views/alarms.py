"""What supervisors must not overlook."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interaction.queries.alarm_words import said
from interaction.queries.alarms import alarms_of
from people.permissions import may


@require_safe
def alarms(request):
    """The alarms of the places this person supervises, what stands longest first."""
    if not may(request.user, "supervise"):
        raise Http404
    return render(request, "figures/alarms.html", {"alarms": said(alarms_of(request.user))})
