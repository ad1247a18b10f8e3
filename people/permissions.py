"""The only place that knows roles: may(user, verb, thing). What is not registered is no."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser

from people.models import Membership, Role, User

# Whoever acts: somebody signed in, a visitor, or None for the system itself (the clock, an import).
Person = User | AnonymousUser | None

_rules: dict[tuple[str, type], Callable[..., bool]] = {}

# Which role carries which general right, wherever the role is held.
ROLE_VERBS: dict[str, frozenset[str]] = {
    Role.MODERATOR: frozenset({"moderate"}),
    Role.DISPATCHER: frozenset({"dispatch", "desk"}),
    Role.OFFICER: frozenset({"draft", "desk"}),
    Role.APPROVER: frozenset({"release", "desk"}),
    Role.SUPERVISOR: frozenset({"supervise", "desk"}),
    Role.PRODUCER: frozenset({"produce", "studio"}),
    Role.HOST: frozenset({"host", "studio"}),
    Role.GUEST: frozenset({"answer", "studio"}),
    Role.TRANSCRIBER: frozenset({"transcribe", "studio"}),
    Role.DISCLOSURE: frozenset({"handle-disclosure", "desk"}),
    Role.REVIEW: frozenset({"handle-review", "desk"}),
    Role.PETITION: frozenset({"handle-petition", "desk"}),
    Role.AUDITOR: frozenset({"audit"}),
    Role.ADMIN: frozenset({"administer", "invite"}),
}
# Roles whose rights reach through the whole district wherever they are held, so that they are given without department.
DISTRICT_WIDE = frozenset({Role.MODERATOR, Role.AUDITOR, Role.ADMIN})


def account_of(person: Person) -> User | None:
    """The account of whoever acts; None for a visitor and for the system itself."""
    return person if person is not None and person.is_authenticated else None


def rule(verb: str, model: type):
    """Registers the decorated `fn(user, thing) -> bool` as the answer to may(user, verb, thing of model)."""

    def register(function):
        if (verb, model) in _rules:
            raise RuntimeError(f"{verb} on {model.__name__} has a rule already")
        _rules[verb, model] = function
        return function

    return register


def may(user, verb: str, thing=None) -> bool:
    """May this person do this? Without a thing: does any role of theirs carry the verb. Unknown means no."""
    if thing is None:
        return any(verb in ROLE_VERBS.get(role, ()) for role, _department in roles_of(user))
    found = _rules.get((verb, type(thing)))
    return bool(found and found(user, thing))


def roles_of(user) -> frozenset[tuple[str, int | None]]:
    """The person's (role, department id or None for the whole district); read once per user object."""
    if user is None or not user.is_authenticated or not user.is_active:
        return frozenset()
    if not hasattr(user, "_roles"):
        rows = Membership.objects.filter(user=user).values_list("role", "department_id")
        user._roles = frozenset(rows)
    return user._roles


def holds(user, role: str, department_id: int | None = None) -> bool:
    """Whether the person holds the role in that department or in the whole district."""
    return any(held == role and where in (None, department_id) for held, where in roles_of(user))


def holds_anywhere(user, role: str) -> bool:
    """Whether the person holds the role at all."""
    return bool(departments_where(user, role))


def departments_where(user, role: str) -> set[int | None]:
    """Ids of the departments in which the person holds the role; {None} among them means the whole district."""
    return {where for held, where in roles_of(user) if held == role}


def is_staff(user) -> bool:
    """Whether the person holds any role at all."""
    return bool(roles_of(user))


def last_administrator(user) -> bool:
    """Whether this person is an administrator and nobody else who is active is one."""
    others = Membership.objects.filter(role=Role.ADMIN, user__is_active=True).exclude(user=user)
    return holds_anywhere(user, Role.ADMIN) and not others.exists()


def ends_administration(membership: Membership) -> bool:
    """Whether the site would have no administrator without this membership."""
    others = Membership.objects.filter(role=Role.ADMIN, user__is_active=True).exclude(pk=membership.pk)
    return membership.role == Role.ADMIN and not others.exists()
