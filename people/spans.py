"""Spans of time in words."""

from django.utils.translation import gettext as _


def lasted(seconds: int | None) -> str:
    """How long something took, in the largest unit of which there are two or more; a dash for None."""
    if seconds is None:
        return "–"
    for size, words in ((86_400, _("%(n)s days")), (3_600, _("%(n)s hours")), (60, _("%(n)s minutes"))):
        if seconds >= 2 * size:
            return words % {"n": round(seconds / size)}
    return _("%(n)s seconds") % {"n": seconds}
