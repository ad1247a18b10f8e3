"""The words in which the desk tells what was found."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from moderation.findings import BLOCK, HOLD, Finding
from moderation.masking import hides, masked

RULES = {
    "abuse": _("Abusive language"),
    "fraud": _("Fraud or forgery"),
    "advertising": _("Advertising"),
    "mobile": _("Mobile number"),
    "landline": _("Telephone number"),
    "id-number": _("ID number"),
    "passport": _("Passport or travel permit number"),
    "bank-card": _("Bank card number"),
    "e-mail": _("E-mail address"),
    "plate": _("Number plate"),
    "address": _("Address to the door"),
    "link": _("Link"),
    "domain": _("Link to a listed domain"),
    "wechat": _("WeChat name"),
    "qq": _("QQ number"),
    "invitation": _("Invitation to another channel"),
    "same-text": _("The same text again"),
    "near-text": _("Nearly the same text again"),
    "campaign": _("Nearly the same from many people"),
    "answered-before": _("Asked and answered before"),
    "many-texts": _("Many texts in ten minutes"),
    "shouting": pgettext_lazy("a text in capitals or with many exclamation marks", "Shouting"),
    "stretched": _("A character repeated many times"),
    "piled-marks": _("Piled-up accents"),
    "too-long": _("Longer than is screened"),
    "many-terms": _("Listed terms crowd this text"),
    "network": _("From a listed network"),
    "read-first": _("This author is read first"),
    "silenced-device": _("Same device as a silenced author"),
    "trending-network": _("Very many texts from one network"),
}
BLOCKED = _("on the term list, blocked unless a moderator decides otherwise")
HELD = _("on the term list, held for a moderator")
MARKED = _("on the term list, only marked")
MASKED = _("shown in the public copy as %(masked)s")
MEANT = {
    "many-terms": _("held because not every place of it was looked at"),
    "campaign": _("people who ask together: publish one and join the others, nobody is refused for it"),
    "answered-before": _("the answer may be pointed to; it is linked beside the text"),
    "too-long": _("read the part beyond the limit yourself"),
    "network": _("on the operator's list of networks, held for a moderator"),
    "read-first": _("a moderator asked for that; nothing of this author appears unread"),
    "silenced-device": _("perhaps the same person with new cookies, perhaps somebody of the same house"),
    "trending-network": _("perhaps a flood, perhaps a school or an office; look at the others too"),
}


def rule_name(rule: str) -> str | Promise:
    """What a rule is called; a kind of term the operator invented keeps the operator's word."""
    return RULES.get(rule, rule)


def meaning(finding: Finding, text: str) -> str | Promise:
    """What a finding in this text means for the decision; empty where its name says it all."""
    if hides(finding):
        return MASKED % {"masked": masked(text[finding.start : finding.end], finding.rule)}
    if finding.kind == "term":
        return BLOCKED if finding.weight >= BLOCK else HELD if finding.weight >= HOLD else MARKED
    return MEANT.get(finding.rule, "")
