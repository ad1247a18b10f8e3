"""One author is silenced in one place for a while, and may write again when a moderator says so."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.actions.locking import locked
from moderation.models import Case, Reason, Restriction
from moderation.queries import restriction_of
from people.models import User
from people.permissions import may
from people.refusals import Closed, NotAllowed, Refusal
from realtime.publish import action

LONGEST = 30 * 24 * 60  # minutes


@action
def restrict(case: Case, *, by: User, minutes: int, reason: str) -> Restriction:
    """Lets the author of this text send nothing to its place for so many minutes, at most LONGEST.

    What the author has sent stays as it is. `reason` is the code of an active Reason; the author reads its sentence.
    Raises NotAllowed, Closed for an author who is silenced already, and Refusal without an author, a reason or a time.
    """
    case = locked(case, by=by)
    chosen = Reason.objects.filter(code=reason, is_active=True).first()
    if not case.author_key:
        raise Refusal(_("Nothing is known about the author of this text, so nobody can be silenced."))
    if chosen is None or not 0 < minutes <= LONGEST:
        raise Refusal(_("Choose how long and for which reason; the author is told both."))
    _author_locked(case)
    if restriction_of(case.scope, case.author_key):
        raise Closed(_("This author is silenced already. Lift that first to change it."))
    return Restriction.objects.create(
        scope=case.scope,
        author_key=case.author_key,
        until=timezone.now() + timedelta(minutes=minutes),
        reason=chosen,
        made_by=by,
    )


@action
def lift(restriction: Restriction, *, by: User) -> Restriction:
    """Lets the author write again at once. Raises NotAllowed, and Closed when it is over or lifted already."""
    fresh = Restriction.objects.select_for_update().filter(pk=restriction.pk).first()
    if fresh is None or not may(by, "moderate", fresh):
        raise NotAllowed()
    if not fresh.is_live:
        raise Closed(_("This author may write again already."))
    fresh.lifted_at = timezone.now()
    fresh.save(update_fields=["lifted_at"])
    return fresh


def _author_locked(case: Case) -> None:
    """Two moderators who silence one author over two texts wait for each other here."""
    same = Case.objects.filter(scope=case.scope, author_key=case.author_key)
    same.select_for_update().order_by("pk").first()
