"""Which theme matters most: one vote per person and occasion, changeable until it goes live."""

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction.models import Theme, ThemeVote
from interaction.queries.room import theme_votes
from people.refusals import Closed
from realtime.publish import action

OPEN = ("announced", "collecting")


@action
def vote(theme: Theme, *, person_key: str) -> dict[int, int]:
    """Gives this person's one vote to a theme, whatever they chose before, and returns the votes by theme id.

    Raises Closed once the interview has begun or was cancelled.
    """
    if theme.occasion.state not in OPEN:
        raise Closed(_("The vote on the themes is closed. It was open until the interview began."))
    row = ThemeVote(occasion=theme.occasion, theme=theme, person_key=person_key, at=timezone.now())
    ThemeVote.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["occasion", "person_key"], update_fields=["theme", "at"]
    )
    return theme_votes(theme.occasion_id)
