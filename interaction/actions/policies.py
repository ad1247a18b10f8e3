"""How texts are taken in a place: what a letter meets there, and who changes it for a channel."""

from typing import Protocol

from django.utils.translation import gettext as _

from interaction import registry
from interaction.actions.events import note_change, record
from interaction.actions.frames import tell_policy
from interaction.actions.steps import lock
from interaction.models import ChannelSetting, Occasion, Policy, Submission
from interaction.queries.policies import channel_with_policy, policy_of
from moderation.models import Case
from people.permissions import Person, account_of
from people.refusals import Closed, NotAllowed, Stale
from realtime.publish import action

AUTOMATIC = (Policy.POST, Policy.TRUSTED)


class Sent(Protocol):
    """What a policy asks of a letter: where it is sent to."""

    @property
    def channel(self) -> str: ...

    @property
    def occasion(self) -> Occasion | None: ...


def check_policy(letter: Sent) -> None:
    """Raises Closed where nothing new is taken at present."""
    occasion = letter.occasion and Occasion.objects.get(pk=letter.occasion.pk)
    if not registry.get(letter.channel).takes_new(occasion):
        raise Closed()
    if policy_of(letter.channel, occasion) == Policy.CLOSED:
        raise Closed(_("No new letters are taken here at present. Come back later, or call the department."))


def mode_of(letter: Sent) -> str:
    """The mode in which the letter's case is opened: "post" or "trusted" where its policy lets a rule publish, else "".

    The occasion is then locked until the end of the transaction: what appears at once appears before the occasion ends
    or is held, or not at all. Raises Closed for one that has closed meanwhile.
    """
    mode = policy_of(letter.channel, letter.occasion and Occasion.objects.get(pk=letter.occasion.pk))
    if mode not in AUTOMATIC:
        return ""
    occasion = lock(letter.occasion) if letter.occasion else None
    if not registry.get(letter.channel).takes_new(occasion):
        raise Closed()
    mode = policy_of(letter.channel, occasion)
    return str(mode) if mode in AUTOMATIC else ""


@action
def set_channel_policy(
    channel: str, policy: str, *, by: Person, target_minutes: int | None = None, seen: str = ""
) -> ChannelSetting:
    """How this channel takes texts from now on, and within how many minutes they are to be read.

    `seen` is the policy the moderator had before them. All desks are told, and the history of the channel says what was
    before. Raises NotAllowed for whoever does not moderate the district or a channel that takes texts only in
    occasions, Stale where another has changed it meanwhile, ValueError for an unknown policy.
    """
    found = channel_with_policy(by, channel)
    if found is None:
        raise NotAllowed()
    usual = {"target_minutes": found.target_minutes}
    ChannelSetting.objects.get_or_create(channel=channel, defaults=usual)
    setting = ChannelSetting.objects.select_for_update(no_key=True).get(pk=channel)
    if seen and seen != setting.policy:
        who = setting.changed_by.name if setting.changed_by else ""
        raise Stale(fresh={"policy": setting.policy, "by": who})
    was = {"policy": setting.policy, "target_minutes": setting.target_minutes}
    setting.policy = Policy(policy)
    setting.target_minutes = target_minutes or setting.target_minutes
    setting.changed_by = account_of(by)
    setting.save()
    told = {"policy": str(setting.policy), "target_minutes": setting.target_minutes}
    if told != was:
        note_change(f"channel-{channel}", "policy-changed", by=by, data={"was": was, "is": told})
    tell_policy(channel, setting.policy)
    return setting


def confirmed(submission: Submission, case: Case, by: Person, told: dict) -> None:
    """What a moderator's reading afterwards does to a submission: its history says so."""
    record(lock(submission), "confirmed", by=by, data=told)
