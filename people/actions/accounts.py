"""A person's own account: opened by a code, kept, its password changed."""

import logging

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from people.actions.codes import Purpose, redeem
from people.contacts import kind_of
from people.models import User
from people.refusals import NotAllowed, NotSent, Refusal
from people.telling import tell
from realtime.publish import action

logger = logging.getLogger(__name__)


@action
def sign_up(contact: str, *, code: str, name: str, password: str) -> User | None:
    """The new account of whoever received this code; None if the code is not theirs or the contact is taken."""
    if not redeem(Purpose.SIGN_UP, contact, code) or User.objects.with_contact(contact).exists():
        return None
    return User.objects.add(name=name, password=password, language=get_language(), **{kind_of(contact): contact})


def reset_password(contact: str, *, code: str, password: str) -> bool:
    """Sets a new password for whoever received this code and tells them; False if the code is not theirs."""
    done = _reset(contact, code, password)
    if done:
        _tell_changed(contact)
    return done


@action
def _reset(contact: str, code: str, password: str) -> bool:
    user = User.objects.with_contact(contact).select_for_update().first()
    if not redeem(Purpose.RESET, contact, code) or user is None:
        return False
    keep_real(user)
    user.set_password(password)
    user.save(update_fields=["password"])
    return True


def change_password(user: User, *, old: str, new: str) -> bool:
    """Sets a new password for who knows the old one and tells them; False if the old one is wrong."""
    done = _change(user, old, new)
    if done and (user.mail or user.phone):
        _tell_changed(user.mail or user.phone)
    return done


@action
def _change(user: User, old: str, new: str) -> bool:
    locked = User.objects.select_for_update().get(pk=user.pk)
    keep_real(locked)
    if not locked.check_password(old):
        return False
    locked.set_password(new)
    locked.save(update_fields=["password"])
    user.password = locked.password
    return True


@action
def describe(user: User, *, name: str, language: str) -> User:
    """Sets the person's name and the language we write to them in."""
    keep_real(user)
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])
    return user


def keep_real(user: User) -> None:
    """Raises Refusal for a demo account: everybody shares those, so nobody may change them."""
    if user.is_demo:
        raise Refusal(_("Demo accounts stay as they are. Sign up with an address of your own to try this."))


def only_active(user: User) -> None:
    """Raises NotAllowed for an account that was closed."""
    if not user.is_active:
        raise NotAllowed()


def _tell_changed(contact: str) -> None:
    """Warns the owner; a mail server that is away does not undo the change."""
    body = _("The password of your account was changed. If that was not you, set a new password now.")
    try:
        tell(contact, _("Your password was changed"), body)
    except NotSent:
        logger.warning("a changed password could not be announced")
