"""Which of the doors take something new at present; a closed one is not offered, and says why."""

from dataclasses import replace

from django.utils.translation import get_language

from interaction.models import ChannelSetting
from interaction.queries.settings.channels import shut_channels
from interaction.queries.start import Door, Other


def as_open(door: Door) -> tuple[Door, str | None]:
    """The door as it stands now, without other ways that are closed, and the notice of a closed one.

    A closed door loses its address; what is published behind it can still be read. The notice is "" where none was
    written, and None for a door that is open.
    """
    shut = shut_channels()
    others = tuple(other for other in door.others if other.reads or _key(other) not in shut)
    closed = shut.get(_key(door)) if door.url.endswith("/new/") or "/new/?" in door.url else None
    if closed is None:
        return replace(door, others=others), None
    return replace(door, url="", others=others), notice_of(closed)


def notice_of(setting: ChannelSetting) -> str:
    """The notice in the reader's language, the Chinese one where there is no English."""
    english = not (get_language() or "zh").startswith("zh") and setting.notice_en
    return english or setting.notice


def _key(place: Door | Other) -> str:
    """The channel that an address like /mailbox/new/ belongs to."""
    return place.url.strip("/").split("/")[0]
