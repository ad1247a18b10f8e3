"""Whether a text, or its author, was here before. Nothing is refused for it: a campaign is a group at the desk."""

from collections.abc import Collection, Sequence
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from moderation.answers import answered
from moderation.findings import MARK, SHAPE, Finding
from moderation.fingerprints import fingerprints
from moderation.models import Case
from moderation.queries.near import Near, near_to
from moderation.senders import Sender

FLOOD = 5  # texts of one author, account or device within FLOOD_MINUTES
FLOOD_MINUTES = 10
CAMPAIGN = 5  # authors of nearly the same text in one place within CAMPAIGN_HOURS
CAMPAIGN_HOURS = 24


def find_repeats(
    text: str, sender: Sender, scope: str, near: Sequence[Near], *, earlier: Collection[int | None] = ()
) -> list[Finding]:
    """What was here before: of this sender, of many, or published and answered; `near` are the texts of its wording.

    Rules: same-text, near-text, many-texts, campaign, answered-before. The sender is known by browser, account or
    device, so that cleared cookies make nobody new. `earlier` are the ids of cases about the very thing, which its
    author may send again, or edited.
    """
    near = [one for one in near if one.case.pk not in earlier]
    told = [
        ("same-text", MARK, _sent_before(text, sender, scope, earlier)),
        ("near-text", MARK, any(one.case.scope == scope and _is_by(one.case, sender, text) for one in near)),
        ("many-texts", SHAPE, _floods(sender, scope)),
        ("campaign", SHAPE, len(_authors(near, scope) | _names(sender)) >= CAMPAIGN),
        ("answered-before", SHAPE, bool(near) and bool(answered(_published(near)))),
    ]
    return [Finding(0, len(text), "repeat", rule, weight) for rule, weight, is_so in told if is_so]


def answers_near(case: Case) -> list[tuple[Case, str]]:
    """What was answered before of the wording of this case: the published case and the answer's public address.

    No query where nothing of the kind was found when the text came in.
    """
    if not any(one["rule"] == "answered-before" for one in case.findings):
        return []
    near = [one for one in near_to(case.text, fingerprints(case.text, case.scope)) if one.case.pk != case.pk]
    published = {one.pk: one for one in _published(near)}
    return [(published[pk], address) for pk, address in answered(published.values()).items()]


def _sent_before(text: str, sender: Sender, scope: str, earlier: Collection[int | None]) -> bool:
    """Whether this sender has sent these very words here and not withdrawn them."""
    here = (
        Case.objects.filter(scope=scope, text=text)
        .exclude(state=Case.State.WITHDRAWN)
        .exclude(pk__in=[pk for pk in earlier if pk])
    )
    keys = [key for key in _keys(sender) if key]
    return any(here.filter(one).exists() for one in keys)


def _is_by(case: Case, sender: Sender, text: str) -> bool:
    """Whether the same sender wrote it, in other words, and has not withdrawn it."""
    if case.state == Case.State.WITHDRAWN or case.text == text:
        return False
    own = (sender.author_key, sender.account_key, sender.device_key)
    return any(key and key in (case.author_key, case.account_key, case.device_key) for key in own)


def _floods(sender: Sender, scope: str) -> bool:
    """Whether FLOOD texts came within FLOOD_MINUTES: of this browser here, or of this account or device anywhere."""
    since = timezone.now() - timedelta(minutes=FLOOD_MINUTES)
    recent = Case.objects.filter(opened_at__gte=since).order_by()
    places = [Q(scope=scope), Q(), Q()]
    asked = [key & place for key, place in zip(_keys(sender), places, strict=True) if key]
    return any(recent.filter(one)[:FLOOD].count() >= FLOOD for one in asked)


def _keys(sender: Sender) -> list[Q]:
    """How this sender is known, as conditions; an empty one for what is not known."""
    named = vars(sender)
    names = ("author_key", "account_key", "device_key")
    return [Q(**{name: named[name]}) if named[name] else Q() for name in names]


def _authors(near: Sequence[Near], scope: str) -> set[str]:
    """Who else sent nearly the same here within CAMPAIGN_HOURS, as far as they can be told apart."""
    since = timezone.now() - timedelta(hours=CAMPAIGN_HOURS)
    recent = [one.case for one in near if one.case.scope == scope and one.case.opened_at >= since]
    return {key for case in recent if (key := case.account_key or case.author_key)}


def _names(sender: Sender) -> set[str]:
    return {key for key in (sender.account_key or sender.author_key,) if key}


def _published(near: Sequence[Near]) -> list[Case]:
    """The published ones among them, and what the joined ones were joined to."""
    mains = [one.case.merged_into_id for one in near if one.case.merged_into_id]
    return [one.case for one in near] + list(Case.objects.filter(pk__in=mains) if mains else ())
