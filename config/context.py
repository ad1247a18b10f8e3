"""What every template may use."""

from django.conf import settings


def site(request):
    """Site-wide values: demo flag, official footer, the reader's display mode."""
    return {
        "demo": settings.DEMO,
        "footer": settings.SITE_FOOTER,
        "mode": "elder" if request.COOKIES.get("mode") == "elder" else "",
    }
