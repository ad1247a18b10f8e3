"""What pages about people show."""

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from people.crypto import keyed_hash
from people.models import Department, Invitation, Membership, User


def open_departments() -> QuerySet[Department]:
    """Departments that exist today, in the order of the portal."""
    return Department.objects.filter(is_active=True)


def token_hash(token: str) -> str:
    """What is kept of an invitation's token."""
    return keyed_hash("invitation", token)


def open_invitations() -> QuerySet[Invitation]:
    """Invitations whose link still works, newest first."""
    alive = Invitation.objects.filter(used_at=None, expires_at__gt=timezone.now())
    return alive.select_related("department").order_by("-id")


def unused_invitations() -> QuerySet[Invitation]:
    """Invitations that nobody has used, newest first, for a month past their end; `is_over`: the link works no more."""
    over = ExpressionWrapper(Q(expires_at__lte=timezone.now()), output_field=BooleanField())
    unused = Invitation.objects.filter(used_at=None).select_related("department")
    return unused.annotate(is_over=over).order_by("-id")


def open_invitation(token: str) -> Invitation | None:
    """The invitation this link opens, if it still works; reading it uses nothing up."""
    return open_invitations().filter(token_hash=token_hash(token)).first()


def invitation(invitation_id: int) -> Invitation | None:
    """One invitation, open or not."""
    return Invitation.objects.filter(pk=invitation_id).first()


def staff() -> QuerySet[Membership]:
    """Every role that somebody holds, by role and then by length of service."""
    return Membership.objects.select_related("user", "department").order_by("role", "id")


def membership(membership_id: int) -> Membership | None:
    """One role of one person."""
    return staff().filter(pk=membership_id).first()


def demo_account(handle: str) -> User | None:
    """One of the demo's accounts."""
    return User.objects.filter(handle=handle, is_demo=True, is_active=True).first()


def roles_shown(user: User) -> QuerySet[Membership]:
    """What this person does here, oldest first."""
    return user.memberships.select_related("department").order_by("id")


def holders(role: str) -> QuerySet[User]:
    """Whoever holds this role in the whole district and may sign in, the longest here first."""
    held = {"memberships__role": role, "memberships__department": None}
    return User.objects.filter(is_active=True, **held).distinct().order_by("pk")


def holders_in(role: str, department_id: int | None, *, wide: bool = True) -> QuerySet[User]:
    """Whoever holds this role in the department, or (if `wide`) the whole district, and may sign in; nobody twice."""
    places = Q(memberships__department_id=department_id) if department_id else Q(pk__in=[])
    places |= Q(memberships__department=None) if wide else Q(pk__in=[])
    return User.objects.filter(places, memberships__role=role, is_active=True).distinct().order_by("pk")
