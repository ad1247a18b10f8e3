"""What the page of the workload board needs, gathered for one person."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moderation import queries, scopes
from moderation.actions.digest import wants_digest
from moderation.forecast import Forecast
from moderation.networks import TRENDING_MINUTES
from moderation.page.bar import bar_context
from moderation.queries.board import DAYS, PACE_MINUTES, board
from people.charts import columns, share


def board_context(user) -> dict:
    """The board with its picture, its sentences and whether a summary comes each morning."""
    shown = board(user)
    clocks = [f"{timezone.localtime(minute.at):%H:%M}" for minute in shown.minutes]
    return bar_context(user, "board") | {
        "board": shown,
        "at": timezone.localtime(),
        "ahead": said(shown.whole.forecast, shown.whole.done),
        "places": [(place, said(place.forecast, place.done)) for place in shown.places],
        "chart": columns(clocks, [one.came for one in shown.minutes], [one.decided for one in shown.minutes]),
        "came": sum(one.came for one in shown.minutes),
        "decided": sum(one.decided for one in shown.minutes),
        "automatic_share": share(shown.automatic.part, shown.automatic.whole),
        "overturned_share": share(shown.overturned.part, shown.overturned.whole),
        "days": DAYS,
        "pace_minutes": PACE_MINUTES,
        "trending_minutes": TRENDING_MINUTES,
        "topics": " ".join(queries.topics_for(user)),
        "gets_summary": scopes.has_all(user) and bool(user.mail),
        "wants_summary": wants_digest(user),
    }


def said(ahead: Forecast, decided: int) -> str:
    """A forecast in a few sentences, one a line."""
    if ahead.kind == "idle":
        return _("Nothing is waiting.")
    if ahead.kind == "empties":
        return ngettext(
            "At this pace nothing is left in %(n)s minute.",
            "At this pace nothing is left in %(n)s minutes.",
            ahead.minutes,
        ) % {"n": ahead.minutes}
    if ahead.kind == "stands":
        return _("Nothing came and nothing was decided in the last minutes.")
    more = ngettext("%(n)s more moderator is needed.", "%(n)s more moderators are needed.", ahead.needed) % {
        "n": ahead.needed
    }
    if ahead.kind == "stays":
        return "\n".join([_("As much comes as is decided, so it stays as long as it is."), more])
    idle = [] if decided else [_("Nobody has decided anything here in the last minutes.")]
    return "\n".join([_("It grows by %(n)s a minute.") % {"n": _number(ahead.growth)}, *idle, more])


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
