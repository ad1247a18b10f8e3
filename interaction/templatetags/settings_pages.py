"""The parts of the settings, for every page that stands among them, in whichever app."""

from django import template
from django.utils.translation import gettext_lazy as _

from people.landing import standing
from people.permissions import may

register = template.Library()

# address, name, and the right that opens it
PARTS = (
    ("/settings/", _("Overview"), "administer"),
    ("/settings/rules/", _("Deadline rules"), "administer"),
    ("/settings/calendar/", _("Calendar of working days"), "administer"),
    ("/settings/channels/", _("Channels"), "administer"),
    ("/settings/templates/", _("Prepared answers"), "administer"),
    ("/settings/departments/", _("Departments"), "administer"),
    ("/settings/people/", _("People and roles"), "administer"),
    ("/moderation/lists/", _("Terms and reasons"), "administer"),
    ("/settings/history/", _("History of changes"), "read-history"),
)


@register.inclusion_tag("settings/parts.html", takes_context=True)
def settings_parts(context):
    """Links to the parts that stand and are open to the reader; the one that holds this page is marked."""
    request = context["request"]
    mine = [(url, name) for url, name, verb in PARTS if _is_open(request.user, verb) and standing(url) == url]
    holding = [url for url, _name in mine if request.path.startswith(url)]
    here = max(holding, key=len, default="")
    return {"parts": [(url, name, url == here) for url, name in mine]}


def _is_open(user, verb: str) -> bool:
    return may(user, "administer") or (verb == "read-history" and may(user, "audit"))
