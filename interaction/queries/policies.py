"""How new texts are taken in each place, and how soon they are to be read."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interaction import registry
from interaction.models import ChannelSetting, Occasion, Policy
from interaction.workflow import ON_AIR
from moderation.scopes import has_all
from people.permissions import Person

UNHURRIED = 240  # minutes, for occasions that are not on air


@dataclass(frozen=True)
class Way:
    """One way in which a channel takes letters: its value in Policy, what it is called, and what it means."""

    value: str
    label: str | Promise
    hint: str | Promise


WAYS = (
    Way(
        Policy.PRE,
        _("Every letter is read before it goes on"),
        _("The usual way. Nothing reaches a department or the public before a moderator has read it."),
    ),
    Way(
        Policy.TRUSTED,
        _("Letters of known authors go on at once"),
        _(
            "Only accounts of which moderators have approved three texts within 180 days, and refused, hidden or "
            "rightly reported none within 90. Everybody else is read before."
        ),
    ),
    Way(
        Policy.POST,
        _("Letters go on at once and are read afterwards"),
        _(
            "Whatever screening finds nothing serious in goes on by rule and stands under “Published by rule” until a "
            "moderator has read it. Personal data, contacts and held terms still wait for a person."
        ),
    ),
    Way(
        Policy.SLOW,
        _("One letter per person in five minutes"),
        _("Everything is read before. For a flood of many people at once."),
    ),
    Way(
        Policy.HOLD,
        _("All new letters are held"),
        _("They are taken and kept; none goes on until this is changed."),
    ),
    Way(
        Policy.CLOSED,
        _("No new letters"),
        _("Whoever wants to write is told so. Letters that came before go on as usual."),
    ),
)


def setting_of(channel: str) -> ChannelSetting:
    """How this channel takes texts; the usual way, not stored, where nobody has changed it."""
    found = ChannelSetting.objects.filter(pk=channel).select_related("changed_by").first()
    return found or ChannelSetting(channel=channel, target_minutes=registry.get(channel).target_minutes)


def channels_with_policy() -> set[str]:
    """The keys of the channels that take letters outside occasions, and so have a policy of their own."""
    return {key for key, channel in registry.channels.items() if channel.occasion_workflow is None}


def channel_with_policy(user: Person, key: str) -> Any:
    """The channel of this key if it takes letters outside occasions and this person may say how; else None."""
    return registry.get(key) if key in channels_with_policy() and has_all(user) else None


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


def policies_told(scopes: set[str]) -> dict[str, tuple[str, str]]:
    """How each of these scopes takes texts in words, and the address of a channel's own page."""
    chosen = dict(ChannelSetting.objects.values_list("channel", "policy"))
    labels = {way.value: way.label for way in WAYS}
    found = {}
    for key in scopes & channels_with_policy():
        address = reverse("interaction:channel_policy", args=[key])
        found[key] = (str(labels[chosen.get(key, Policy.PRE)]), address)
    for occasion in Occasion.objects.filter(pk__in=filter(None, map(occasion_id, scopes))):
        found[occasion.topic] = (str(occasion.get_policy_display()), "")
    return found


def occasion_id(scope: str) -> int | None:
    """The occasion's id in "interview-7"; None for a scope that names none."""
    _channel, _dash, key = scope.rpartition("-")
    return int(key) if key.isascii() and key.isdigit() and len(key) < 16 else None
