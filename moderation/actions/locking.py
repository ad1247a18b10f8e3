"""The first steps of every action on a case: lock, right, version; and how its news goes out."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone

from moderation.models import Case, CaseQuerySet
from people.models import User
from people.permissions import may
from people.refusals import Closed, NotAllowed, Stale
from realtime.publish import publish


def lock_thing(about: Model) -> None:
    """Locks what a case is about; always before the case itself."""
    type(about)._base_manager.select_for_update().filter(pk=about.pk).first()


def waiting_case(about: Model) -> Case | None:
    """The locked case of this thing that waits, if there is one."""
    kind = ContentType.objects.get_for_model(about)
    return Case.objects.waiting().select_for_update().filter(about_type=kind, about_id=about.pk).first()


def cases_about(about: Model) -> CaseQuerySet:
    """Every case there was about this thing, the newest last."""
    kind = ContentType.objects.get_for_model(about)
    return Case.objects.filter(about_type=kind, about_id=about.pk).order_by("pk")


def is_overtaken(case: Case) -> bool:
    """Whether the same thing came to the moderators again since, waiting or decided."""
    return Case.objects.filter(about_type=case.about_type_id, about_id=case.about_id, pk__gt=case.pk).exists()


def held(case: Case) -> Case | None:
    """The case as it stands now, locked after what it is about; whoever calls asks for the right."""
    model = ContentType.objects.get_for_id(case.about_type_id).model_class()
    if model is not None:
        model._base_manager.select_for_update().filter(pk=case.about_id).first()
    return Case.objects.select_for_update().filter(pk=case.pk).first()


def locked(case: Case, *, by: User) -> Case:
    """The case as it stands now, locked after what it is about; raises NotAllowed."""
    fresh = held(case)
    if fresh is None or not may(by, "moderate", fresh):
        raise NotAllowed()
    return fresh


def checked(case: Case, *, by: User, version: int, waiting: bool = True) -> Case:
    """The locked case in the version the moderator saw; raises NotAllowed, Stale or (not waiting) Closed."""
    fresh = locked(case, by=by)
    if fresh.version != version:
        raise stale(fresh)
    if waiting and fresh.state != Case.State.WAITING:
        raise Closed()
    return fresh


def change(case: Case, **columns: object) -> Case:
    """Writes these columns as the next version, if nobody was faster; raises Stale."""
    rows = Case.objects.filter(pk=case.pk, version=case.version)
    if not rows.update(version=case.version + 1, claimed_by=None, claimed_at=None, **columns):
        raise stale(Case.objects.get(pk=case.pk))
    return Case.objects.get(pk=case.pk)


def stale(fresh: Case) -> Stale:
    """The refusal that carries how the case stands now."""
    who = fresh.decided_by.name if fresh.decided_by else ""
    return Stale(fresh={"state": fresh.state, "version": fresh.version, "by": who})


def tell_case(case: Case) -> None:
    """A frame "case": it waits, or what the queue shows of it has changed; `looking` names whose claim lives."""
    _tell(
        case,
        "case",
        {
            "id": case.pk,
            "scope": case.scope,
            "version": case.version,
            "at": timezone.localtime(case.opened_at).isoformat(timespec="seconds"),
            "priority": case.priority,
            "findings_count": len(case.findings),
            "looking": case.claimed_by.name if case.claimed_by and case.claim_is_live else "",
        },
    )


def tell_decision(case: Case, by: User | None) -> None:
    """A frame "decision": it has left the queue."""
    who = by.name if by else ""
    _tell(
        case, "decision", {"id": case.pk, "scope": case.scope, "version": case.version, "state": case.state, "by": who}
    )


def _tell(case: Case, kind: str, data: dict) -> None:
    for topic in ("desk-moderation", f"{case.scope}-desk"):
        publish(topic, kind, data)
