"""区长信箱: letters to the head of the district."""

from django.utils.translation import gettext_lazy as _

from interaction import workflow
from interaction.channels.base import PUT_RIGHT, Channel, Clock, Visibility
from interaction.channels.kinds import KINDS
from interaction.forms.letter import MailboxForm


class Mailbox(Channel):
    """A letter to the district head, read by a screener, perhaps with the head's instruction; private by default."""

    key, name = "mailbox", _("District head's mailbox")
    hint = _("Write to the head of the district; typical letters are published if the writer agrees")
    group = "ask"
    workflow = workflow.CASE
    visibility = Visibility.CONSENT
    clocks = (PUT_RIGHT, Clock("return", "assign", ends_with="start"), Clock("answer", "assign"))
    form = MailboxForm
    takes_letters = True
    arrival = "accepted"
    kinds = KINDS
    not_for = (
        (_("A question that a department can answer at once"), "/enquiry/"),
        (_("A breach of the law that you report"), "/complaint/"),
    )
