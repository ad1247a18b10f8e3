"""The organisations of the district as a tree, for those who keep it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from people.crypto import keyed_hash
from people.holding import work_at
from people.models import Department, Membership

TOLD = ("slug", "parent", "kind", "name", "name_en", "duties", "place", "is_active")


@dataclass(frozen=True)
class Branch:
    """One department in the tree: how deep it stands, and whether it is the first or last below its parent."""

    department: Department
    depth: int
    is_first: bool
    is_last: bool


def tree() -> list[Branch]:
    """All departments, each below its parent, in their order, with `people` counted; one query."""
    working = Count("membership__user", distinct=True, filter=Q(membership__user__is_active=True))
    rows = Department.objects.annotate(people=working).order_by("place", "pk")
    below: dict[int | None, list[Department]] = {}
    for one in rows:
        below.setdefault(one.parent_id, []).append(one)
    return list(_branches(below, None, 0))


def _branches(below: dict[int | None, list[Department]], parent: int | None, depth: int) -> Iterator[Branch]:
    siblings = below.get(parent, [])
    for number, one in enumerate(siblings):
        yield Branch(one, depth, number == 0, number == len(siblings) - 1)
        yield from _branches(below, one.pk, depth + 1)


def department(pk: int) -> Department | None:
    """One department, in use or not."""
    return Department.objects.select_related("parent").filter(pk=pk).first()


def still_held(one: Department) -> list[str]:
    """Why this department cannot be retired yet, a sentence each; nothing when it can."""
    below = one.children.filter(is_active=True).exists()
    return [*work_at(one), *([_("Other departments still stand below it.")] if below else [])]


def people_in(one: Department) -> list[Membership]:
    """The roles held in this department by people whose accounts are open, by role; one query."""
    held = Membership.objects.filter(department=one, user__is_active=True).select_related("user")
    return list(held.order_by("role", "id"))


def possible_parents(of: Department) -> QuerySet[Department]:
    """Departments in use below which this one may stand: never itself or one that stands below it."""
    parents = dict(Department.objects.values_list("pk", "parent_id"))
    barred = {pk for pk in parents if of.pk and of.pk in _above(pk, parents)}
    return Department.objects.filter(Q(is_active=True) | Q(pk=of.parent_id)).exclude(pk__in=barred)


def _above(pk: int | None, parents: Mapping[int, int | None]) -> set[int]:
    """The department itself and all above it."""
    passed: set[int] = set()
    while pk is not None and pk not in passed:
        passed.add(pk)
        pk = parents[pk]
    return passed


def facts_of(one: Department | None) -> dict:
    """What the history and the stamp keep of a department, JSON-safe; empty for none."""
    if one is None:
        return {}
    facts = {name: getattr(one, name) for name in TOLD}
    return facts | {"parent": one.parent.slug if one.parent else None, "kind": str(one.kind)}


def stamp_of_department(one: Department) -> str:
    """A short mark of everything a department says about itself but its place; differs as soon as any has changed."""
    facts = {name: fact for name, fact in facts_of(one).items() if name != "place"}
    return keyed_hash("department", repr(sorted(facts.items())))[:16]
