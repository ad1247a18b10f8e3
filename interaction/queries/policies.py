"""How new texts are taken in each place, and how soon they are to be read."""

from interaction import registry
from interaction.models import ChannelSetting, Occasion, Policy
from interaction.workflow import ON_AIR

UNHURRIED = 240  # minutes, for occasions that are not on air


def setting_of(channel: str) -> ChannelSetting:
    """How this channel takes texts; the usual way, not stored, where nobody has changed it."""
    found = ChannelSetting.objects.filter(pk=channel).select_related("changed_by").first()
    return found or ChannelSetting(channel=channel, target_minutes=registry.get(channel).target_minutes)


def policy_of(channel: str, occasion: Occasion | None) -> str:
    """How a new text is taken: as its occasion says, else as its channel does; a value of Policy."""
    return occasion.policy if occasion else Policy(setting_of(channel).policy)


def read_within(scopes: set[str]) -> dict[str, int]:
    """Minutes within which a text is to be read, of those of these scopes that are occasions or channels.

    What a channel sets counts for its occasions while they are on air; before and after nobody waits at the screen.
    """
    settings = dict(ChannelSetting.objects.values_list("channel", "target_minutes"))
    minutes = {key: settings.get(key, channel.target_minutes) for key, channel in registry.channels.items()}
    found = {key: minutes[key] for key in scopes & set(minutes)}
    for occasion in Occasion.objects.filter(pk__in=filter(None, map(occasion_id, scopes))):
        if occasion.topic in scopes:
            hurried = minutes[occasion.channel]
            found[occasion.topic] = hurried if occasion.state in ON_AIR else max(hurried, UNHURRIED)
    return found


def occasion_id(scope: str) -> int | None:
    """The occasion's id in "interview-7"; None for a scope that names none."""
    _channel, _dash, key = scope.rpartition("-")
    return int(key) if key.isascii() and key.isdigit() and len(key) < 16 else None
