"""A person takes their account away: what identifies them goes, what they sent stays without them."""

from django.utils.translation import gettext as _

from people.actions.accounts import keep_real
from people.actions.roles import lock_roles
from people.models import OneTimeCode, User, new_handle
from people.own_data import erasers
from people.permissions import last_administrator, roles_of
from people.refusals import Refusal
from realtime.publish import action


@action
def erase(user: User) -> User:
    """Removes name, contacts, roles and password; the row stays, nameless, so that histories keep their order.

    What other apps keep of the person goes by their registered erasers in the same transaction.
    Raises Refusal for a demo account and for the last administrator.
    """
    locked = User.objects.select_for_update().get(pk=user.pk)
    keep_real(locked)
    lock_roles([role for role, _department in roles_of(locked)])
    if last_administrator(locked):
        raise Refusal(_("You are the last administrator. Invite another one first."))
    for eraser in erasers():
        eraser(locked)
    indexes = [index for index in (locked.mail_index, locked.phone_index) if index]
    OneTimeCode.objects.filter(contact_index__in=indexes).delete()
    locked.memberships.all().delete()
    locked.handle, locked.name, locked.is_active, locked.last_login = new_handle(), "", False, None
    locked.mail, locked.mail_index, locked.phone, locked.phone_index = "", None, "", None
    locked.set_unusable_password()
    locked.save()
    return locked
