"""Whether somebody waits for the instruction of whoever leads."""

from interaction.models import Event, Submission
from interaction.queries.letter_acts import WITH_DEPARTMENT

ASKED, GIVEN = "instruction-asked", "instruction"  # kinds of the events
ON_ITS_WAY = ("accepted", *WITH_DEPARTMENT)


def instruction_asked(letter: Submission) -> Event | None:
    """The request for an instruction that still waits for one."""
    last = letter.events.filter(kind__in=(ASKED, GIVEN)).select_related("actor").order_by("seq").last()
    return last if last and last.kind == ASKED else None
