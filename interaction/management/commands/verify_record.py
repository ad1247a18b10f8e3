"""manage.py verify_record: whether the record of moderation's decisions still holds."""

from django.core.management.base import BaseCommand, CommandError

from interaction.forms.record import month_bounds
from interaction.queries.verify_decisions import verify


class Command(BaseCommand):
    """Recomputes every decision's hash and compares it with the chained events; exit code 1 where it breaks."""

    help = "Check the record of moderation: every decision, and the chained events that name it."

    def add_arguments(self, parser):
        parser.add_argument("--month", default="", help="only this month, like 2026-11; everything without it")

    def handle(self, *, month: str, **options):
        found = verify(*month_bounds(month))
        if not found.holds:
            raise CommandError("\n".join(["does not hold:", *found.broken]))
        self.stdout.write(f"holds: {found.decisions} decisions, and {found.events} events of their histories")
