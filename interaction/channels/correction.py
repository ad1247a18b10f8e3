"""网站纠错: mistakes on this website."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from interaction import workflow
from interaction.channels.base import PUT_RIGHT, Channel, Clock, Visibility
from interaction.forms.letter import CorrectionForm


class Correction(Channel):
    """A page and what is wrong with it; a leak of personal data hides the page's message at once, to be checked."""

    key, name = "correction", _("Site errors")
    hint = _("Tell us what is wrong on this website; we answer within three working days")
    group = "ask"
    workflow = workflow.CASE
    visibility = Visibility.PRIVATE
    clocks = (PUT_RIGHT, Clock("answer", "assign"))
    form = CorrectionForm
    takes_letters = True
    kinds = (
        ("content", pgettext_lazy("site error", "Wrong content")),
        ("link", pgettext_lazy("site error", "Dead link")),
        ("typo", pgettext_lazy("site error", "Typing mistake")),
        ("outdated", pgettext_lazy("site error", "Out of date")),
        ("attachment", pgettext_lazy("site error", "Attachment does not open")),
        ("accessibility", pgettext_lazy("site error", "Cannot be used with aids")),
        ("privacy", pgettext_lazy("site error", "Shows somebody's personal data")),
        ("other", pgettext_lazy("kind of letter", "Other")),
    )
    outcomes = (
        ("fixed", pgettext_lazy("outcome", "Put right")),
        ("no-error", pgettext_lazy("outcome", "Not a mistake")),
    )
    not_for = ((_("A matter of a department, not of the website"), "/enquiry/"),)
