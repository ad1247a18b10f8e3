"""Who is at their desk during an interview, and what happens when nobody is."""

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from interaction.actions import frames
from interaction.actions.events import record
from interaction.actions.interview import change_phase
from interaction.actions.steps import lock
from interaction.models import Occasion, Participant
from interaction.queries.presence import abandoned_by, overdue_to_end, running_now
from interaction.workflow import COMING, ON_AIR
from people.permissions import Person, account_of, may
from people.refusals import Closed, NotAllowed, Stale
from realtime.publish import action


@action
def arrive(occasion: Occasion, *, by: Person) -> int:
    """Notes that this person is at their desk now; no Event. Returns how many parts of theirs it was noted for."""
    account = account_of(by)
    return occasion.participants.filter(user=account).update(seen_at=timezone.now()) if account else 0


@action
def take_over(occasion: Occasion, *, by: Person) -> Occasion:
    """Another host, or its producer, who becomes one, takes the place of whoever is away, and the interview goes on.

    Raises NotAllowed, or Closed where nothing stands still.
    """
    fresh = lock(occasion)
    if not may(by, "host", fresh):
        raise NotAllowed()
    if fresh.state not in ("paused", "interrupted"):
        raise Closed(_("The interview is running. There is nothing to take over."))
    account = account_of(by)
    host, is_new = Participant.objects.get_or_create(
        occasion=fresh, user=account, part=Participant.Part.HOST, defaults={"name": account.name if account else ""}
    )
    record(fresh, "takeover", by=by, data={"participant": host.pk, "new": is_new})
    frames.tell_notice(fresh, "takeover")
    gone_on = change_phase(fresh, "resume", by=by)
    arrive(gone_on, by=by)
    return gone_on


@action
def send_test(occasion: Occasion, *, by: Person) -> Occasion:
    """Sends a test frame to the studio, whose open pages say that they have seen it. Raises NotAllowed or Closed."""
    fresh = lock(occasion)
    if not may(by, "host", fresh):
        raise NotAllowed()
    if fresh.state not in (*COMING, *ON_AIR):
        raise Closed()
    record(fresh, "test-frame", by=by)
    frames.tell_notice(fresh, "test")
    return fresh


def interrupt_abandoned() -> int:
    """Interrupts live interviews whose hosts, or whose guests, have all left for over a minute; returns how many."""
    return sum(_interrupt(occasion) for occasion in running_now())


def offer_ends() -> int:
    """Offers to end interviews that are half an hour over their time, each once; returns how many."""
    return sum(_offer_end(occasion) for occasion in overdue_to_end())


@action
def _interrupt(occasion: Occasion) -> bool:
    """By the system; whoever came back in this moment, or another tick, is faster."""
    fresh = lock(occasion)
    code = abandoned_by(fresh, timezone.now())
    if fresh.state != "live" or not code:
        return False
    try:
        change_phase(fresh, "interrupt", by=None, reason=_why(code), data={"why": code})
    except Stale:
        return False
    frames.tell_notice(fresh, code)
    return True


def _why(code: str) -> str:
    """The sentence that stands on the room's page, in the site's first language as all that is stored."""
    with translation.override(settings.LANGUAGE_CODE):
        if code == "host-away":
            return _("The host has lost the connection. The interview goes on as soon as somebody can take over.")
        return _("The guests have lost the connection. The interview goes on as soon as they are back.")


@action
def _offer_end(occasion: Occasion) -> bool:
    fresh = lock(occasion)
    if fresh not in overdue_to_end():
        return False
    record(fresh, "end-offered", by=None)
    frames.tell_notice(fresh, "end-offered")
    return True
