"""manage.py demo: the district that newcomers walk through."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from interaction.demo.district import build, keep_live
from interaction.demo.wiping import wipe


class Command(BaseCommand):
    """Loads the demo district once; run again it only makes sure that an interview is live."""

    help = "Load the demo district (DEMO=on): people, interviews, letters, and an interview that is live now."

    def add_arguments(self, parser):
        parser.add_argument("--fresh", action="store_true", help="take the demo's content away first")

    def handle(self, *, fresh: bool, verbosity: int, **options):
        if not settings.DEMO:
            raise CommandError("The demo is loaded only where DEMO=on is set, because its passwords are known.")
        if fresh:
            wipe()
        is_new = build()
        live = keep_live()
        if verbosity:
            self.stdout.write(f"{'The demo is loaded.' if is_new else 'The demo is here.'} Live: /interview/{live.pk}/")
