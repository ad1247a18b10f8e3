"""How the channels that take letters stand: open or not, with which notice, read within which time."""

from dataclasses import dataclass
from typing import Any

from interaction import registry
from interaction.models import ChannelSetting, Policy
from interaction.queries.policies import WAYS


@dataclass(frozen=True)
class Door:
    """One channel with its setting (not stored where nobody has changed it) and how it takes letters, in words.

    `is_shut` says that nothing new is taken, switched off here or by the moderators' policy (`by_policy`).
    """

    channel: Any
    setting: ChannelSetting
    way: object
    by_policy: bool

    @property
    def is_shut(self) -> bool:
        """Whether nobody can send a new letter here."""
        return self.by_policy or not self.setting.is_open

    @property
    def seen(self) -> str:
        """Stands for the state that the reader saw; changes with every change."""
        return seen_of(self.setting)


def seen_of(setting: ChannelSetting) -> str:
    """The moment of the last change, as forms carry it; "" for a channel that nobody has changed yet."""
    return "" if setting.changed_at is None else setting.changed_at.isoformat()


def doors() -> list[Door]:
    """Every channel that takes letters, in one query."""
    known = {one.channel: one for one in ChannelSetting.objects.select_related("changed_by")}
    return [_door(channel, known.get(key)) for key, channel in registry.channels.items() if channel.takes_letters]


def door_of(key: str) -> Door | None:
    """One channel that takes letters; None for any other."""
    channel = registry.channels.get(key)
    if channel is None or not channel.takes_letters:
        return None
    return _door(channel, ChannelSetting.objects.filter(pk=key).select_related("changed_by").first())


def shut_channels() -> dict[str, ChannelSetting]:
    """The channels that take no new letters at present, by key."""
    rows = {one.channel: one for one in ChannelSetting.objects.all()}
    return {key: one for key, one in rows.items() if not one.is_open or one.policy == Policy.CLOSED}


def _door(channel: Any, setting: ChannelSetting | None) -> Door:
    setting = setting or ChannelSetting(channel=channel.key, target_minutes=channel.target_minutes)
    labels = {way.value: way.label for way in WAYS}
    return Door(channel, setting, labels[setting.policy], setting.policy == Policy.CLOSED)
