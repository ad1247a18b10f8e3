"""Signing in by mail address or mobile number, at the same cost whether or not the account exists."""

from django.contrib.auth.backends import BaseBackend

from people.models import User


class ContactBackend(BaseBackend):
    """Checks a password for the person with this contact."""

    def authenticate(self, request, contact: str = "", password: str = "", username: str = ""):
        """The active person with this contact or handle and password, else None after the same hashing work."""
        contact = contact or username
        user = User.objects.with_contact(contact).first() or User.objects.filter(handle=contact).first()
        if user is None:
            User().set_password(password)
            return None
        return user if user.check_password(password) and user.is_active else None

    def get_user(self, user_id):
        return User.objects.filter(pk=user_id, is_active=True).first()
