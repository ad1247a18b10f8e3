"""One author may send nothing for a while, or only what is read first; a moderator may lift that early."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation import doors, scopes
from moderation.actions.appeal_ends import end_silence_appeal
from moderation.actions.locking import locked
from moderation.models import Case, Reason, Restriction
from moderation.queries.restricted import restrictions_on
from moderation.senders import Sender
from people.models import User
from people.permissions import may
from people.refusals import Closed, NotAllowed, Refusal
from realtime.publish import action

LONGEST = 30 * 24 * 60  # minutes


@action
def restrict(
    case: Case,
    *,
    by: User,
    minutes: int,
    reason: str,
    kind: str = Restriction.Kind.SILENCE,
    everywhere: bool = False,
) -> Restriction:
    """Silences the author of this text, or has all they send read first, for so many minutes, at most LONGEST.

    It holds in the place of the text or `everywhere`, for the author's browser, account and device as far as they are
    known; what was sent already stays. `reason` is the code of an active Reason, whose sentence the author reads.
    Raises NotAllowed, Closed where the same holds already, and Refusal without an author, a reason or a time.
    """
    case = locked(case, by=by)
    chosen = Reason.objects.filter(code=reason, is_active=True).first()
    if not (case.author_key or case.account_key):
        raise Refusal(_("Nothing is known about the author of this text, so nobody can be silenced."))
    if chosen is None or not 0 < minutes <= LONGEST:
        raise Refusal(_("Choose how long and for which reason; the author is told both."))
    if everywhere:
        _check_everywhere(case, by)
    _author_locked(case)
    scope = "" if everywhere else case.scope
    if restrictions_on(scope, Sender(case.author_key, case.account_key)).filter(kind=kind).exists():
        raise Closed(_("This author is silenced already. Lift that first to change it."))
    made = Restriction.objects.create(
        scope=scope,
        kind=kind,
        author_key=case.author_key,
        account_key=case.account_key,
        device_key=case.device_key,
        until=timezone.now() + timedelta(minutes=minutes),
        reason=chosen,
        made_by=by,
    )
    doors.tell_author(made, "restricted")
    return made


@action
def lift(restriction: Restriction, *, by: User) -> Restriction:
    """Lets the author write again at once. Raises NotAllowed, and Closed when it is over or lifted already."""
    fresh = Restriction.objects.select_for_update().filter(pk=restriction.pk).first()
    if fresh is None or not may(by, "moderate", fresh):
        raise NotAllowed()
    if not fresh.is_live:
        raise Closed(_("This author may write again already."))
    fresh.lifted_at, fresh.lifted_by = timezone.now(), by
    fresh.save(update_fields=["lifted_at", "lifted_by"])
    end_silence_appeal(fresh, by=by, at=fresh.lifted_at)
    doors.tell_author(fresh, "restriction-ended")
    return fresh


def _check_everywhere(case: Case, by: User) -> None:
    if not scopes.has_all(by):
        raise Refusal(_("Only moderators of the whole district can silence an author everywhere."))
    if not case.account_key:
        raise Refusal(_("This author has no account and is known in this place only. Choose this place."))


def _author_locked(case: Case) -> None:
    """Two moderators who silence one author over two texts wait for each other here."""
    same = Q(scope=case.scope, author_key=case.author_key)
    if case.account_key:
        same |= Q(account_key=case.account_key)
    Case.objects.filter(same).select_for_update().order_by("pk").first()
