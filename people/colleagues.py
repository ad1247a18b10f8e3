"""Who works here: the list an administrator sees, one colleague, and the stamp by which a change is noticed."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from people.contacts import plain_contact
from people.crypto import blind_index, keyed_hash
from people.models import Membership, Role, User

IN, OUT = "in", "out"
WHOLE_DISTRICT = "district"


@dataclass(frozen=True)
class Wanted:
    """How the list is narrowed: part of a name or a whole contact, a role, a department or "district", in or out."""

    q: str = ""
    role: str = ""
    department: str = ""
    state: str = ""


def colleagues() -> QuerySet[User]:
    """Whoever holds a role, and whose account an administrator has closed; never a citizen, never who erased theirs."""
    reachable = Q(mail_index__isnull=False) | Q(phone_index__isnull=False)
    closed = Q(is_active=False) & reachable
    return User.objects.filter(Q(pk__in=Membership.objects.values("user_id")) | closed)


def with_roles(people: QuerySet[User]) -> QuerySet[User]:
    """The same people with their roles and departments read along, as `held`."""
    roles = Membership.objects.select_related("department").order_by("role", "id")
    return people.prefetch_related(Prefetch("memberships", queryset=roles, to_attr="held"))


def found(wanted: Wanted) -> list[int]:
    """Ids of the colleagues that fit, by name; names are encrypted, so they are compared here and not in the database.

    One query, however many they are.
    """
    rows = _narrowed(wanted).values_list("pk", "name", "handle", "mail_index", "phone_index")
    typed = wanted.q.strip().casefold()
    contact = plain_contact(wanted.q) if typed else None
    indexes = {blind_index(kind, contact) for kind in ("mail", "phone")} - {None} if contact else set()
    fits = [
        (name.casefold(), pk)
        for pk, name, handle, *given in rows
        if not typed or typed in name.casefold() or typed == handle or indexes & set(given)
    ]
    return [pk for _name, pk in sorted(fits)]


def _narrowed(wanted: Wanted) -> QuerySet[User]:
    people = colleagues()
    held = Membership.objects.filter(role=wanted.role) if wanted.role else Membership.objects.all()
    if wanted.department == WHOLE_DISTRICT:
        held = held.filter(department=None)
    elif wanted.department:
        held = held.filter(department_id=int(wanted.department))
    if wanted.role or wanted.department:
        people = people.filter(pk__in=held.values("user_id"))
    return people.filter(is_active=wanted.state == IN) if wanted.state else people


def shown(ids: list[int]) -> list[User]:
    """These people with their roles, in this order; two queries."""
    by_id = {person.pk: person for person in with_roles(User.objects.filter(pk__in=ids))}
    return [by_id[pk] for pk in ids if pk in by_id]


def colleague(pk: int) -> User | None:
    """One colleague with their roles."""
    return with_roles(colleagues().filter(pk=pk)).first()


def stamp_of(person: User) -> str:
    """A short mark of a person's roles and whether they may sign in; differs as soon as either has changed."""
    roles = sorted(Membership.objects.filter(user=person).values_list("pk", flat=True))
    return keyed_hash("colleague", f"{person.pk}:{person.is_active}:{roles}")[:16]


def who_hands_over(person: User) -> list[User]:
    """Colleagues who may hand this person's cases to others: approvers, supervisors; at most five."""
    places = Q(department=None) | Q(department__in=person.memberships.values("department_id"))
    held = Membership.objects.filter(places, role__in=(Role.APPROVER, Role.SUPERVISOR))
    others = User.objects.filter(pk__in=held.values("user_id"), is_active=True).exclude(pk=person.pk)
    return list(others.order_by("pk")[:5])
