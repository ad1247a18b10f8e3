"""How often one person and one network may write letters, keep drafts and send files."""

from interaction.limits import network_of
from people.limits import hold

LETTERS, LETTERS_OF_NETWORK = 10, 200  # an hour
STEPS_OF_NETWORK = 1200  # steps kept, an hour and network: a school or an office behind one address
FILES, FILES_OF_NETWORK = 60, 600  # an hour
LOOKS = 600  # looks for answers and departments, a minute and network
LEAKS = 5  # reports of personal data that hide a text at once, a day and network


def hold_letter(request, visitor: str) -> None:
    """Counts one letter that is sent; raises TooSoon past the limit."""
    hold("letter", visitor, most=LETTERS, per_seconds=3600)
    hold("letter-network", network_of(request), most=LETTERS_OF_NETWORK, per_seconds=3600)


def hold_leak(request) -> None:
    """Counts one report that hides a text at once, so that nobody empties a page alone."""
    hold("letter-leak", network_of(request), most=LEAKS, per_seconds=86_400)


def hold_step(request) -> None:
    """Counts one step that is kept."""
    hold("letter-step", network_of(request), most=STEPS_OF_NETWORK, per_seconds=3600)


def hold_file(request, visitor: str) -> None:
    """Counts one file."""
    hold("letter-file", visitor, most=FILES, per_seconds=3600)
    hold("letter-file-network", network_of(request), most=FILES_OF_NETWORK, per_seconds=3600)


def hold_look(request) -> None:
    """Counts one look for answers and departments."""
    hold("letter-look", network_of(request), most=LOOKS, per_seconds=60)
