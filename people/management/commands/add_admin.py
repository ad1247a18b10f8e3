"""Makes the first administrator of a new site; everybody after that is invited."""

import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from people.actions.staff import add_administrator
from people.contacts import plain_mail


class Command(BaseCommand):
    """`manage.py add_admin MAIL NAME` asks for the password, or reads it from standard input if that is no terminal."""

    help = "Makes an administrator, who then invites the others under /settings/people/invite/."

    def add_arguments(self, parser):
        parser.add_argument("mail")
        parser.add_argument("name")

    def handle(self, *, mail, name, **options):
        address = plain_mail(mail)
        if not address:
            raise CommandError(f"{mail} is not a mail address.")
        password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        try:
            validate_password(password)
        except ValidationError as weak:
            raise CommandError(" ".join(weak.messages)) from None
        if add_administrator(mail=address, name=name, password=password) is None:
            raise CommandError("There is an account with this address already.")
        self.stdout.write(f"{name} may sign in at /accounts/login/ and invite others at /settings/people/invite/.")
