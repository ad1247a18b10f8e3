"""`manage.py fingerprint`: fingerprints for texts that have none, so that near duplicates of them are found."""

from django.core.management.base import BaseCommand

from moderation.actions.bands import refill_bands


class Command(BaseCommand):
    """Goes on until every text has its fingerprints; may be stopped and run again at any time."""

    help = "Gives texts from before near duplicates were looked for their fingerprints."

    def handle(self, *args, **options):
        count = 0
        while done := refill_bands():
            count += done
        self.stdout.write(f"{count} texts were given their fingerprints.")
