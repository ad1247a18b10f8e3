"""投诉举报: complaints about an own matter, and reports of a breach."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interaction import workflow
from interaction.channels.base import PUT_RIGHT, Channel, Clock, Visibility
from interaction.forms.letter import ComplaintForm

SINCE = date(2020, 1, 1)


class Complaint(Channel):
    """A complaint has a claim of its own; a report gives a clue, may be anonymous and is never public.

    Market matters follow the market-supervision measure, others the clock of an enquiry (CHANNELS.md, Deadlines).
    """

    key, name = "complaint", _("Complaints and reports")
    hint = _("Complain about a service or a trader, or report a breach of the law")
    group = "ask"
    workflow = workflow.CASE
    visibility = Visibility.PRIVATE
    clocks = (
        PUT_RIGHT,
        Clock("return", "assign", ends_with="start"),
        Clock("answer", "assign"),
        Clock("accept", "assign", ends_with="start", kinds=("market",), since=SINCE),
        Clock("handle", "start", kinds=("market",), since=SINCE),
        Clock("verify", "assign", ends_with="start", kinds=("report",), since=SINCE),
        Clock("tell", "start", kinds=("report",), since=SINCE),
        replace(PUT_RIGHT, kinds=("market", "report")),
    )
    form = ComplaintForm
    takes_letters = True
    arrival = "accepted"
    kinds = (
        ("complaint", pgettext_lazy("kind of letter", "Complaint")),
        ("market", pgettext_lazy("kind of letter", "Complaint about goods or a trader")),
        ("report", pgettext_lazy("kind of letter", "Report of a breach")),
    )
    restricted_kinds = ("report",)
    not_for = (
        (_("The conduct of officials: call 12388"), "/start/"),
        (_("A question without a claim"), "/enquiry/"),
        (_("A decision you have received and want to contest"), "/start/"),
    )
