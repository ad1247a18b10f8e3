"""政府在线: questions to departments, answered in writing."""

from django.utils.translation import gettext_lazy as _

from interaction import workflow
from interaction.channels.base import PUT_RIGHT, Channel, Clock, Visibility
from interaction.channels.kinds import KINDS
from interaction.forms.letter import LetterForm


class Enquiry(Channel):
    """A letter to a department; published with its answer when the writer agreed and an approver released it."""

    key, name = "enquiry", _("Government Online")
    hint = _("Ask a department and read what departments have answered")
    group = "ask"
    workflow = workflow.CASE
    visibility = Visibility.CONSENT
    arrival = "accepted"
    clocks = (PUT_RIGHT, Clock("return", "assign", ends_with="start"), Clock("answer", "assign"))
    form = LetterForm
    takes_letters = True
    kinds = KINDS
    not_for = (
        (_("A decision you have received and want to contest"), "/start/"),
        (_("A breach of the law that you report"), "/complaint/"),
        (_("A mistake on this website"), "/correction/"),
    )
