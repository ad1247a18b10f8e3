"""Roles of people who work here: given, ended; and their accounts, closed and opened again.

Whoever changes anything here first locks the administrators' roles, so that all of it happens one after another: two
administrators who end each other find one of them left.
"""

import logging

from django.utils.translation import gettext as _

from people.colleagues import colleagues, stamp_of
from people.holding import note, work_of
from people.models import Department, Invitation, Membership, Role, User
from people.permissions import DISTRICT_WIDE, ends_administration, last_administrator, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action

logger = logging.getLogger(__name__)
KEY = "people"  # of the history of configuration


@action
def grant_role(person: User, role: str, *, department: Department | None, by: User, seen: str = "") -> Membership:
    """Gives a colleague one more role at once, in a department or (None) in the whole district.

    `seen` is the stamp_of the person that the administrator looked at. Raises NotAllowed for all but administrators
    and for whoever is no colleague, Stale if somebody changed the person meanwhile, Closed for a closed account,
    Refusal if the role is held already or would not stay within the department.
    """
    fresh = _locked(person, by=by, seen=seen)
    if not fresh.is_active:
        raise Closed(_("This account is closed. Open it again first."))
    check_place(role, department)
    held, is_new = Membership.objects.get_or_create(user=fresh, role=Role(role), department=department)
    if not is_new:
        raise Refusal(_("This role is held there already."))
    note(KEY, "role-given", by=by, data={"person": fresh.handle, "was": None, "is": said(held)})
    return held


@action
def end_role(membership: Membership, *, by: User, seen: str = "") -> None:
    """Takes a role from a person at once.

    Raises NotAllowed for all but administrators, Stale if it has ended or the person was changed meanwhile, Refusal for
    the last administrator.
    """
    fresh = _locked(membership.user, by=by, seen=seen)
    held = Membership.objects.select_for_update().filter(pk=membership.pk).select_related(None).first()
    if held is None:
        raise Stale()
    if ends_administration(held):
        raise Refusal(_("This is the last administrator. Invite another one first."))
    told = said(held)
    logger.info("role ended: user=%s role=%s by=%s", held.user_id, held.role, by.pk)
    held.delete()
    note(KEY, "role-ended", by=by, data={"person": fresh.handle, "was": told, "is": None})


@action
def close_account(person: User, *, by: User, seen: str = "") -> User:
    """Lets a colleague sign in no more; whoever is signed in is out with the next page. Roles stay for a return.

    Raises NotAllowed, Stale, Closed if it is closed already, Refusal for the last administrator, for oneself, for demo
    accounts, and while the person has open work: the sentence says which.
    """
    fresh = _locked(person, by=by, seen=seen)
    if not fresh.is_active:
        raise Closed(_("This account is closed already."))
    _check_closing(fresh, by)
    return _set_open(fresh, False, "account-closed", by)


@action
def open_account(person: User, *, by: User, seen: str = "") -> User:
    """Lets a colleague whose account was closed sign in again, with the roles they had. Raises NotAllowed, Stale."""
    fresh = _locked(person, by=by, seen=seen)
    if fresh.is_active:
        raise Closed(_("This account is open already."))
    return _set_open(fresh, True, "account-opened", by)


def _check_closing(person: User, by: User) -> None:
    if last_administrator(person):
        raise Refusal(_("This is the last administrator. Invite another one first."))
    if person.pk == by.pk:
        raise Refusal(_("You cannot close your own account here. Ask another administrator."))
    if person.is_demo:
        raise Refusal(_("Accounts of the demo stay open, because everybody shares them. Invite somebody to try this."))
    if held := work_of(person):
        raise Closed(" ".join([*held, _("Have it handed over first.")]))


def _set_open(person: User, is_open: bool, kind: str, by: User) -> User:
    person.is_active = is_open
    person.save(update_fields=["is_active"])
    told = {"person": person.handle, "was": {"open": not is_open}, "is": {"open": is_open}}
    note(KEY, kind, by=by, data=told)
    logger.info("%s: user=%s by=%s", kind, person.pk, by.pk)
    return person


def _locked(person: User, *, by: User, seen: str) -> User:
    """The colleague as they stand now, locked; whether `by` is still an administrator is asked under the lock."""
    lock_roles([Role.ADMIN])
    if not may(User.objects.filter(pk=by.pk).first(), "invite"):
        raise NotAllowed()
    fresh = User.objects.select_for_update().filter(pk=person.pk).first()
    if fresh is None or not colleagues().filter(pk=fresh.pk).exists():
        raise Stale() if seen else NotAllowed()
    if seen and seen != stamp_of(fresh):
        raise Stale()
    return fresh


def check_place(role: str, department: Department | None) -> None:
    """Raises Refusal for a role whose right always reaches through the whole district, if it is given a department."""
    if department is not None and role in DISTRICT_WIDE:
        raise Refusal(_("This role always works for the whole district. Choose no department for it."))


def said(held: Membership | Invitation) -> dict:
    """How the history names a role: its key and the short name of the department, None for the whole district."""
    return {"role": str(held.role), "department": held.department.slug if held.department else None}


def lock_roles(roles: list[str]) -> None:
    """Locks who holds these roles, so that two administrators cannot end each other. Called inside an action."""
    list(Membership.objects.select_for_update().filter(role__in=roles).order_by("id"))
