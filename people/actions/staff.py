"""Who works here: invited by an administrator, with one role in one department or in the whole district."""

import logging
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from people.actions.accounts import only_active
from people.contacts import kind_of
from people.models import Department, Invitation, Membership, Role, User
from people.permissions import ends_administration, may
from people.queries import token_hash
from people.refusals import Closed, NotAllowed, Refusal
from people.telling import tell
from realtime.publish import action

logger = logging.getLogger(__name__)
LIFE = timedelta(days=7)


def invite(mail: str, *, role: str, department: Department | None, link: Callable[[str], str], by: User) -> Invitation:
    """Mails a link that opens a staff account once, within seven days; `link(token)` makes its address.

    Raises NotAllowed without the right to invite, NotSent if the mail server does not take the mail.
    """
    token = secrets.token_urlsafe(24)
    invitation = _invite(token, mail, role, department, by)
    body = _(
        "You are invited to work on Xinqiao as: %(role)s.\n\nOpen this link to choose your name and password. "
        "It works once, within seven days:\n%(link)s"
    ) % {"role": Role(role).label, "link": link(token)}
    tell(mail, _("Your invitation"), body)
    return invitation


@action
def _invite(token: str, mail: str, role: str, department: Department | None, by: User) -> Invitation:
    if not may(by, "invite"):
        raise NotAllowed()
    return Invitation.objects.create(
        token_hash=token_hash(token),
        mail=mail,
        role=role,
        department=department,
        invited_by=by,
        expires_at=timezone.now() + LIFE,
    )


@action
def withdraw_invitation(invitation: Invitation, *, by: User) -> Invitation:
    """Makes an open invitation's link worthless; raises NotAllowed, or Closed if it was used already."""
    if not may(by, "invite"):
        raise NotAllowed()
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.used_at:
        raise Closed()
    locked.expires_at = timezone.now()
    locked.save(update_fields=["expires_at"])
    return locked


@action
def accept(token: str, *, name: str, password: str) -> User:
    """Uses the invitation up: the holder of its mail address gets the role, and this name and password.

    Raises Closed if the link was used, withdrawn or is over seven days old.
    """
    invitation = Invitation.objects.select_for_update().filter(token_hash=token_hash(token)).first()
    if invitation is None or invitation.used_at or invitation.expires_at <= timezone.now():
        raise Closed(_("This invitation is no longer valid. Ask for a new one."))
    user = _holder(invitation.mail, name, password)
    Membership.objects.get_or_create(user=user, role=invitation.role, department=invitation.department)
    invitation.used_at, invitation.mail = timezone.now(), ""
    invitation.save(update_fields=["used_at", "mail"])
    logger.info("invitation accepted: user=%s role=%s by=%s", user.pk, invitation.role, invitation.invited_by_id)
    return user


def _holder(mail: str, name: str, password: str) -> User:
    """The account with this mail address, new or with name and password set afresh: the link proved its owner."""
    user = User.objects.with_contact(mail).select_for_update().first()
    if user is None:
        return User.objects.add(name=name, password=password, language=get_language(), **{kind_of(mail): mail})
    only_active(user)
    user.name = name
    user.set_password(password)
    user.save(update_fields=["name", "password"])
    return user


@action
def end_role(membership: Membership, *, by: User) -> None:
    """Takes a role from a person at once; raises NotAllowed, or Refusal for the last administrator."""
    if not may(by, "invite"):
        raise NotAllowed()
    lock_roles([membership.role])
    if ends_administration(membership):
        raise Refusal(_("This is the last administrator. Invite another one first."))
    logger.info("role ended: user=%s role=%s by=%s", membership.user_id, membership.role, by.pk)
    membership.delete()


def lock_roles(roles: list[str]) -> None:
    """Locks who holds these roles, so that two administrators cannot end each other. Called inside an action."""
    list(Membership.objects.select_for_update().filter(role__in=roles).order_by("id"))


@action
def add_administrator(*, mail: str, name: str, password: str) -> User | None:
    """A new administrator of the whole district, made on the machine itself; None if the address has an account."""
    if User.objects.with_contact(mail).exists():
        return None
    user = User.objects.add(name=name, mail=mail, password=password)
    Membership.objects.create(user=user, role=Role.ADMIN)
    logger.info("administrator %s added on the machine", user.handle)
    return user
