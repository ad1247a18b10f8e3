"""Who works here: invited by an administrator, with one role in one department or in the whole district."""

import logging
import secrets
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from people.actions.accounts import only_active
from people.actions.roles import KEY, check_place, said
from people.contacts import kind_of
from people.holding import note
from people.models import Department, Invitation, Membership, Role, User
from people.permissions import may
from people.queries import token_hash
from people.refusals import Closed, NotAllowed
from people.telling import tell
from realtime.publish import action

logger = logging.getLogger(__name__)
LIFE = timedelta(days=7)


def invite(mail: str, *, role: str, department: Department | None, link: Callable[[str], str], by: User) -> Invitation:
    """Mails a link that opens a staff account once, within seven days; `link(token)` makes its address.

    Raises NotAllowed without the right to invite, Refusal for a role that does not stay within a department, NotSent if
    the mail server does not take the mail; the invitation then stands and can be sent anew.
    """
    token = secrets.token_urlsafe(24)
    invitation = _invite(token, mail, role, department, by)
    _tell(invitation, mail, link(token))
    return invitation


def invite_again(invitation: Invitation, *, link: Callable[[str], str], by: User) -> Invitation:
    """Mails a new link for an invitation that nobody has used, for seven days from now; the earlier link is dead.

    Raises NotAllowed without the right to invite, Closed if it was used meanwhile, NotSent.
    """
    token = secrets.token_urlsafe(24)
    renewed = _renew(invitation, token, by)
    _tell(renewed, renewed.mail, link(token))
    return renewed


def _tell(invitation: Invitation, mail: str, link: str) -> None:
    body = _(
        "You are invited to work on Xinqiao as: %(role)s.\n\nOpen this link to choose your name and password. "
        "It works once, within seven days:\n%(link)s"
    ) % {"role": Role(invitation.role).label, "link": link}
    tell(mail, _("Your invitation"), body)


@action
def _invite(token: str, mail: str, role: str, department: Department | None, by: User) -> Invitation:
    if not may(by, "invite"):
        raise NotAllowed()
    check_place(role, department)
    made = Invitation.objects.create(
        token_hash=token_hash(token),
        mail=mail,
        role=role,
        department=department,
        invited_by=by,
        expires_at=timezone.now() + LIFE,
    )
    note(KEY, "invited", by=by, data={"was": None, "is": said(made)})
    return made


@action
def _renew(invitation: Invitation, token: str, by: User) -> Invitation:
    locked = _unused(invitation, by)
    locked.token_hash, locked.expires_at = token_hash(token), timezone.now() + LIFE
    locked.save(update_fields=["token_hash", "expires_at"])
    note(KEY, "invited-again", by=by, data={"was": None, "is": said(locked)})
    return locked


@action
def withdraw_invitation(invitation: Invitation, *, by: User) -> Invitation:
    """Makes an open invitation's link worthless; raises NotAllowed, or Closed if it was used already."""
    locked = _unused(invitation, by)
    locked.expires_at = timezone.now()
    locked.save(update_fields=["expires_at"])
    note(KEY, "invitation-withdrawn", by=by, data={"was": said(locked), "is": None})
    return locked


def _unused(invitation: Invitation, by: User) -> Invitation:
    if not may(by, "invite"):
        raise NotAllowed()
    locked = Invitation.objects.select_for_update().filter(pk=invitation.pk).first()
    if locked is None or locked.used_at:
        raise Closed(_("This invitation was used or is gone. Look at the list again."))
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
    held, is_new = Membership.objects.get_or_create(user=user, role=invitation.role, department=invitation.department)
    if is_new:
        note(KEY, "role-given", by=user, data={"person": user.handle, "was": None, "is": said(held)})
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
def add_administrator(*, mail: str, name: str, password: str) -> User | None:
    """A new administrator of the whole district, made on the machine itself; None if the address has an account."""
    if User.objects.with_contact(mail).exists():
        return None
    user = User.objects.add(name=name, mail=mail, password=password)
    held = Membership.objects.create(user=user, role=Role.ADMIN)
    note(KEY, "role-given", by=None, data={"person": user.handle, "was": None, "is": said(held)})
    logger.info("administrator %s added on the machine", user.handle)
    return user
