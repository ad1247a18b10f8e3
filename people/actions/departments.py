"""The organisations of the district: opened, changed, put in order, retired."""

from django.utils.translation import gettext as _

from people.departments import TOLD, facts_of, stamp_of_department, still_held
from people.holding import note
from people.models import Department, User
from people.permissions import may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action

KEY = "departments"  # of the history of configuration


@action
def keep_department(department: Department, *, by: User, seen: str = "") -> Department:
    """Saves a new or changed department.

    `seen` is the stamp of the department that the administrator looked at. Raises NotAllowed for all but
    administrators, Stale if somebody changed it meanwhile, Refusal for a place in the tree below itself, Closed where
    it is retired while it still has something to do.
    """
    before = _locked(department, by=by, seen=seen)
    _check_tree(department)
    if before and before.is_active and not department.is_active:
        _check_retiring(department)
    if before is None:
        department.place = max(Department.objects.values_list("place", flat=True), default=-1) + 1
    department.save(update_fields=None if before is None else [name for name in TOLD if name != "place"])
    _note(before, department, by)
    return department


@action
def retire(department: Department, *, by: User, seen: str = "") -> Department:
    """Takes a department out of use: nothing new is sent to it, what it did stays. Raises as keep_department does."""
    return _set_use(department, False, by, seen)


@action
def reinstate(department: Department, *, by: User, seen: str = "") -> Department:
    """Puts a retired department into use again. Raises as keep_department does."""
    return _set_use(department, True, by, seen)


def _set_use(department: Department, is_active: bool, by: User, seen: str) -> Department:
    fresh = _locked(department, by=by, seen=seen)
    if fresh is None:
        raise NotAllowed()
    if fresh.is_active == is_active:
        raise Stale()
    fresh.is_active = is_active
    return keep_department(fresh, by=by)


@action
def move_department(department: Department, *, up: bool, by: User) -> Department:
    """Changes places with the neighbour above or below it, under the same parent; at the end of the list it stays."""
    moved = _locked(department, by=by, seen="")
    if moved is None:
        raise NotAllowed()
    in_order = list(Department.objects.order_by("place", "pk"))
    moved = in_order[in_order.index(moved)]
    siblings = [one for one in in_order if one.parent_id == moved.parent_id]
    at = siblings.index(moved) + (-1 if up else 1)
    if not 0 <= at < len(siblings):
        return moved
    first, second = in_order.index(moved), in_order.index(siblings[at])
    in_order[first], in_order[second] = in_order[second], in_order[first]
    for place, one in enumerate(in_order):
        if one.place != place:
            one.place = place
            one.save(update_fields=["place"])
    told = {"department": moved.slug, "before" if up else "after": siblings[at].slug}
    note(KEY, "department-moved", by=by, data={"was": None, "is": told})
    return moved


def _locked(department: Department, *, by: User, seen: str) -> Department | None:
    """The row as it stood before this change, locked; None for a new one. The tree changes by one at a time."""
    if not may(by, "administer"):
        raise NotAllowed()
    rows = {one.pk: one for one in Department.objects.select_for_update().order_by("pk")}
    before = rows.get(department.pk)
    if department.pk and before is None:
        raise NotAllowed()
    if before and seen and seen != stamp_of_department(before):
        raise Stale()
    return before


def _check_tree(department: Department) -> None:
    """A department does not stand below itself, nor one in use below one that is retired."""
    above = department.parent
    if above and department.is_active and not above.is_active:
        raise Refusal(_("The organisation above it is out of use. Choose another one first."))
    while above is not None:
        if above.pk == department.pk:
            raise Refusal(_("A department cannot stand below itself. Choose another place for it."))
        above = above.parent


def _check_retiring(department: Department) -> None:
    if held := still_held(department):
        raise Closed(" ".join([_("This department cannot be retired yet."), *held]))


def _note(before: Department | None, after: Department, by: User) -> None:
    was, now = facts_of(before), facts_of(after)
    changed = [name for name in TOLD if was.get(name) != now.get(name)]
    if not changed:
        return
    kind = "department-opened" if before is None else "department-changed"
    if before and before.is_active != after.is_active:
        kind = "department-reinstated" if after.is_active else "department-retired"
    told = {
        "was": {name: was[name] for name in changed} if before else None,
        "is": {name: now[name] for name in changed},
    }
    note(KEY, kind, by=by, data={"department": after.slug, **told})
