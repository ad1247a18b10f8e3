"""政府在线: questions to departments, answered in writing."""

from django.utils.translation import gettext_lazy as _

from interaction import workflow
from interaction.channels.base import Channel, Clock, Visibility


class Enquiry(Channel):
    """A letter to a department; published with its answer when the writer agreed and an approver released it."""

    key, name = "enquiry", _("Government Online")
    hint = _("Read what departments have answered, and what they still owe an answer to")
    group = "ask"
    workflow = workflow.CASE
    visibility = Visibility.CONSENT
    arrival = "accepted"
    clocks = (Clock("answer", starts_with="assign"),)
