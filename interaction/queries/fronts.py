"""What the front of a channel says before anybody writes: what is needed, how long it takes, by which law."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from interaction import registry
from interaction.models import ChannelSetting, DeadlineRule
from interaction.queries.deadlines import rule_for

# What a clock's end brings, in words; the clocks of a channel that are not here are not promised on its front.
ENDS = {
    "return": gettext_lazy("A department that is not responsible gives it back"),
    "answer": gettext_lazy("You have the answer"),
    "accept": gettext_lazy("You hear whether your complaint is taken up"),
    "handle": gettext_lazy("It is dealt with"),
    "verify": gettext_lazy("Your clue is looked into"),
    "tell": gettext_lazy("A reporter who gave a name hears whether a case was opened"),
}


@dataclass(frozen=True)
class Promise:
    """One period in words: what it brings, how long it is, and the law or "" where this site itself promises it."""

    brings: object
    length: str
    law: str
    kind: object = ""


@dataclass(frozen=True)
class Front:
    """What a channel's front says; `needed` and `welcome` are labels of fields that must and may be filled in."""

    channel: Any
    is_open: bool
    notice: str
    minutes: int
    needed: list[object]
    welcome: list[object]
    promises: list[Promise]


def front_of(key: str) -> Front | None:
    """The front of a channel that takes letters; None for any other."""
    channel = registry.get(key)
    if not channel.takes_letters:
        return None
    setting = ChannelSetting.objects.filter(pk=key).first()
    form = channel.form(channel=channel)
    fields = [(field.label, field.required) for name, field in form.fields.items() if name not in ("kind", "anonymous")]
    return Front(
        channel=channel,
        is_open=setting is None or (setting.is_open and setting.policy != "closed"),
        notice=_notice(setting),
        minutes=setting.target_minutes if setting else channel.target_minutes,
        needed=[label for label, required in fields if required],
        welcome=[label for label, required in fields if not required],
        promises=promises_of(channel, timezone.localdate()),
    )


def _notice(setting: ChannelSetting | None) -> str:
    if setting is None:
        return ""
    english = not (get_language() or "zh").startswith("zh") and setting.notice_en
    return english or setting.notice


def promises_of(channel: Any, today: date, kind: str | None = None) -> list[Promise]:
    """The periods that hold for letters that arrive today, of one kind or of every kind that has its own."""
    kinds = [kind] if kind is not None else [key for key, _label in channel.kinds] or [""]
    labels = dict(channel.kinds)
    found: dict[str, Promise] = {}
    for one in kinds:
        for clock in channel.clocks_for(one):
            is_new = clock.name in ENDS and clock.name not in found
            rule = rule_for(channel.key, clock.name, today) if is_new else None
            if rule:
                own = labels.get(clock.kinds[0], "") if clock.kinds and kind is None else ""
                found[clock.name] = Promise(ENDS[clock.name], _length(rule), _law(rule), own)
    return list(found.values())


def _length(rule: DeadlineRule) -> str:
    if rule.unit == DeadlineRule.Unit.WORKDAYS:
        said = ngettext("within %(days)d working day", "within %(days)d working days", rule.length)
    else:
        said = ngettext("within %(days)d calendar day", "within %(days)d calendar days", rule.length)
    return said % {"days": rule.length}


def _law(rule: DeadlineRule) -> str:
    return "" if rule.is_default else (_("%(law)s %(article)s") % {"law": rule.law, "article": rule.article}).strip()
