"""A channel is opened or closed, and what its page says is changed."""

from interaction import registry
from interaction.actions.events import note_change
from interaction.models import ChannelSetting
from interaction.queries.settings.channels import seen_of
from people.permissions import Person, account_of, may
from people.refusals import NotAllowed, Stale
from realtime.publish import action

KEPT = ("is_open", "notice", "notice_en", "target_minutes")


@action
def keep_channel(
    channel: str, *, is_open: bool, notice: str, notice_en: str, target_minutes: int, by: Person, seen: str
) -> ChannelSetting:
    """Whether this channel takes new letters, its notice, and the minutes within which they are to be read.

    Letters that were sent before go on. `seen` is seen_of() the setting that whoever decides had before them. What
    stands already is no change. Raises NotAllowed without the right "administer" or for a channel that takes no
    letters, and Stale.
    """
    known = registry.channels.get(channel)
    if not may(by, "administer") or known is None or not known.takes_letters:
        raise NotAllowed()
    setting = _held(channel, seen, usual=known.target_minutes)
    is_now = {"is_open": is_open, "notice": notice, "notice_en": notice_en, "target_minutes": target_minutes}
    was = {name: getattr(setting, name) for name in KEPT}
    if was == is_now:
        return setting
    for name, value in is_now.items():
        setattr(setting, name, value)
    setting.changed_by = account_of(by)
    setting.save()
    note_change(f"channel-{channel}", "channel-changed", by=by, data={"was": was, "is": is_now})
    return setting


def _held(channel: str, seen: str, *, usual: int) -> ChannelSetting:
    """The row, locked; Stale where it is not as it was seen."""
    _row, is_new = ChannelSetting.objects.get_or_create(channel=channel, defaults={"target_minutes": usual})
    setting = ChannelSetting.objects.select_for_update(no_key=True).get(pk=channel)
    if seen != ("" if is_new else seen_of(setting)):
        raise Stale()
    return setting
