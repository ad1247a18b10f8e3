"""The demo's people at their desks: nobody interrupts an interview because a newcomer has closed a role's window."""

from interaction.actions.presence import arrive
from interaction.demo.cast import Cast
from interaction.models import Occasion, Participant
from interaction.workflow import COMING

Part = Participant.Part
EARLY = ("transcriber", "moderator-2", "guest")  # who is in the studio of the next interview before it begins


def attend(live: Occasion, cast: Cast) -> None:
    """Host, guests and transcriber of the live interview are at their desks now.

    Of the one that begins next some are there and others not, so that its readiness list has both.
    """
    at_work = live.participants.filter(part__in=(Part.HOST, Part.GUEST, Part.TRANSCRIBER), user__is_demo=True)
    for one in at_work.select_related("user"):
        arrive(live, by=one.user)
    coming = Occasion.objects.filter(is_demo=True, state__in=COMING).order_by("starts_at").first()
    if coming:
        for handle in EARLY:
            arrive(coming, by=cast[handle])
