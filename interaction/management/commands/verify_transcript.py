"""manage.py verify_transcript ID: whether an interview's record still holds."""

from django.core.management.base import BaseCommand, CommandError

from interaction.queries.verify import check, interview_numbered


class Command(BaseCommand):
    """Recomputes every hash of an interview's record and says in two lines what holds; exit code 1 where it breaks."""

    help = "Check the record of an interview: its frames, its events, and that the transcript says the same."

    def add_arguments(self, parser):
        parser.add_argument("interview", type=int, help="number of the interview, as in its address")

    def handle(self, *, interview: int, **options):
        occasion = interview_numbered(interview)
        if occasion is None:
            raise CommandError(f"There is no interview {interview}.")
        found = check(occasion)
        if not found.holds:
            raise CommandError("\n".join(["does not hold:", *found.broken]))
        head = found.head
        self.stdout.write(
            f"holds: {head.frames} frames, {head.withdrawn} withdrawn, last hash {head.last_hash or 'none yet'}"
        )
        self.stdout.write(f"holds: {found.events} events of the interview and its {found.questions} questions")
