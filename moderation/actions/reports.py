"""Readers report a published text; enough weight hides it until a moderator says whether they were right."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db.models import Count, Model, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from moderation.actions.confirm import confirm
from moderation.actions.hide import hide, hide_by_rule, settle_open, show
from moderation.actions.locking import checked, held
from moderation.models import Case, Decision, Reason, Report
from moderation.reasons import REPORTED
from moderation.report_weights import PERSONS, needed, pull, weight
from moderation.scopes import family_of
from moderation.senders import NOBODY, Sender
from people.models import User
from people.refusals import Closed, Refusal
from realtime.publish import action, publish

RULE = "reports"
GONE = _("This text is not public any more, so there is nothing left to report.")
OVER = _("These reports are settled already. Reload the page to see how the text stands.")


@dataclass(frozen=True)
class Reporter:
    """Who reports, as keyed hashes: once per place as a person, and everywhere as an account, empty for a visitor."""

    person_key: str
    account_key: str = ""


@action
def report(case: Case, reporter: Reporter, *, why: str, text: str = "") -> Report:
    """Keeps what one person says against a published text, and hides the text once reports weigh enough.

    Whoever reports the same text again gets their first report. `why` is a Report.Why. Raises Closed for a text that is
    not published (any more).
    """
    fresh = held(case)
    if fresh is None:
        raise Closed(GONE)
    known = _known(fresh, reporter)
    if known:
        return known
    if fresh.state != Case.State.APPROVED:
        raise Closed(GONE)
    made = Report.objects.create(
        case=fresh,
        person_key=reporter.person_key,
        account_key=reporter.account_key,
        why=why,
        text=text.strip()[:300],
        weight=weight_of(reporter),
    )
    _hide_if_heavy(fresh)
    _tell_desks(fresh)
    return made


@action
def case_of_published(
    about: Model, *, scope: str, text: str, byline: str = "", sender: Sender = NOBODY, at: datetime | None = None
) -> Case:
    """A case for something that was published without one (an import), so that it can be reported and hidden.

    Nothing is decided by it. The caller holds the lock of what it is about and has made sure that it is public.
    """
    return Case.objects.create(
        about=about,
        scope=scope,
        family=family_of(scope),
        text=text,
        byline=byline,
        state=Case.State.APPROVED,
        decided_at=at or timezone.now(),
        **asdict(sender),
    )


@action
def uphold(case: Case, *, by: User, version: int, reason: str) -> Case:
    """The reports were right: the text is hidden for this reason, or stays hidden for it, and its author is told.

    Raises NotAllowed, Stale, Closed when nothing is open (any more), and Refusal without a reason.
    """
    case = _reported(case, by=by, version=version)
    if case.state in (Case.State.APPROVED, Case.State.HIDDEN):
        case = hide(case, by=by, version=version, reason=reason)
    settle_open(case, Report.Outcome.UPHELD, by=by)
    _tell_desks(case)
    return case


@action
def agree(case: Case, *, by: User, version: int) -> Case:
    """The reports were right and the public text was changed because of them, so that it may stay.

    Raises NotAllowed, Stale, Closed, and Refusal where nothing was changed since the first of them.
    """
    case = _reported(case, by=by, version=version)
    if not was_changed(case):
        raise Refusal(_("Change the public text first. Then it may stay although the reports were right."))
    settle_open(case, Report.Outcome.UPHELD, by=by)
    _tell_desks(case)
    return case


@action
def dismiss(case: Case, *, by: User, version: int) -> Case:
    """The reports were not right: a text that they had hidden is shown again, and is not hidden so easily next time.

    Raises NotAllowed, Stale, and Closed when nothing is open (any more).
    """
    case = _reported(case, by=by, version=version)
    if case.state == Case.State.HIDDEN and case.is_automatic:
        case = show(case, by=by, version=version)
    elif case.state == Case.State.APPROVED and case.is_automatic:
        case = confirm(case, by=by, version=version)
    settle_open(case, Report.Outcome.DISMISSED, by=by)
    _tell_desks(case)
    return case


def weight_of(reporter: Reporter) -> int:
    """What this person's next report counts, by what became of the earlier ones."""
    own = Q(account_key=reporter.account_key) if reporter.account_key else Q(person_key=reporter.person_key)
    counts = Report.objects.filter(own).aggregate(
        upheld=Count("pk", filter=Q(outcome=Report.Outcome.UPHELD)),
        dismissed=Count("pk", filter=Q(outcome=Report.Outcome.DISMISSED)),
    )
    return weight(**counts, has_account=bool(reporter.account_key))


def was_changed(case: Case) -> bool:
    """Whether the public text was changed after the first of the open reports came."""
    first = case.reports.filter(outcome=Report.Outcome.OPEN).first()
    since = case.decisions.filter(outcome=Decision.Outcome.REDACTED)
    return first is not None and since.filter(at__gte=first.made_at).exists()


def _known(case: Case, reporter: Reporter) -> Report | None:
    same = Q(person_key=reporter.person_key)
    if reporter.account_key:
        same |= Q(account_key=reporter.account_key)
    return case.reports.filter(same).first()


def _hide_if_heavy(case: Case) -> None:
    reports = list(case.reports.all())
    still_open = [one for one in reports if one.outcome == Report.Outcome.OPEN]
    was_dismissed = any(one.outcome == Report.Outcome.DISMISSED for one in reports)
    if len(still_open) < PERSONS or pull(still_open) < needed(was_dismissed=was_dismissed):
        return
    reason = Reason.objects.filter(code=REPORTED).first()
    if reason:
        hide_by_rule(case, rule=RULE, reason=reason)


def _reported(case: Case, *, by: User, version: int) -> Case:
    case = checked(case, by=by, version=version, waiting=False)
    if not case.reports.filter(outcome=Report.Outcome.OPEN).exists():
        raise Closed(OVER)
    return case


def _tell_desks(case: Case) -> None:
    """Word to the desks that something about reports has changed; what, they ask for."""
    for topic in ("desk-moderation", f"{case.scope}-desk"):
        publish(topic, "notice", {"code": "reports"})
