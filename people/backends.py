"""Signing in by mail address or mobile number, at the same cost whether or not the account exists."""

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password

from people.contacts import plain_contact
from people.models import User
from people.permissions import may


class ContactBackend(BaseBackend):
    """Checks a password for the person with this contact; opens the administration read-only to administrators."""

    def authenticate(self, request, contact="", password="", username=""):
        """The active person with this contact or handle and password, else None after the same hashing work."""
        typed = contact or username
        user = User.objects.known_as(plain_contact(typed) or typed.strip())
        if user is None:
            make_password(password)
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id):
        return User.objects.filter(pk=user_id, is_active=True).first()

    def has_perm(self, user_obj, perm, obj=None) -> bool:
        """Looking is for administrators; whatever changes a table must be declared by its admin class."""
        return "." in perm and perm.split(".")[1].startswith("view_") and may(user_obj, "administer")

    def has_module_perms(self, user_obj, app_label) -> bool:
        return may(user_obj, "administer")
