"""`manage.py new_epoch`: after a restore or a failover, so that every client starts over."""

from django.core.management.base import BaseCommand

from realtime.actions import new_epoch


class Command(BaseCommand):
    """Begins a new history of the live stream; viewers reload their state within seconds."""

    help = "Begin a new history of the live stream after a restore or a failover; every client reloads its state."

    def handle(self, *args, **options):
        self.stdout.write(new_epoch())
