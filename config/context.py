"""What every template may use."""

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from config.framing import framing
from config.navigation import FOOT, MAIN, links
from interaction.queries.notices import unread_count
from people.asked import display_mode
from people.landing import workplaces


def themes(mode: str) -> list[dict]:
    """The three choices of colours, the chosen one marked."""
    chosen = "dark" if "dark" in mode else "light" if "light" in mode else "auto"
    names = {"auto": _("Colours of this device"), "light": _("Light"), "dark": _("Dark")}
    return [{"key": key, "name": name, "on": key == chosen} for key, name in names.items()]


def site(request):
    """Site-wide values: demo flag, official footer, display mode, languages, and where header and footer lead."""
    mode = display_mode(request)
    chinese = (get_language() or "zh").startswith("zh")
    return {
        "demo": settings.DEMO,
        "footer": framing(),
        "mode": mode,
        "elder": "elder" in mode,
        "themes": themes(mode),
        "chinese": chinese,
        "other_language": "en" if chinese else "zh-hans",
        "workplaces": lambda: workplaces(getattr(request, "user", None)),
        "unread": lambda: unread_count(getattr(request, "user", None)),
        "nav": links(MAIN, request.path),
        "foot_nav": links(FOOT),
    }
