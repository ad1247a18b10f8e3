"""Letters with their answers from another system, taken over as published ones with their historic dates."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from interaction import registry
from interaction.actions import deadlines
from interaction.actions.events import record
from interaction.actions.indexing import index
from interaction.forms.imported import Imported
from interaction.models import Counter, Message, Submission
from interaction.queries.deadlines import first_day_of
from moderation.masking import mask, personal_data
from people.contacts import mask_name
from people.crypto import digest, keyed_hash
from people.models import Department
from realtime.publish import action

STATE, CLOCK = "closed", "answer"
PHONES = ("mobile", "landline")


@action
def import_letters(rows: Iterable[Imported], *, department: Department | None = None) -> int:
    """Takes over the letters whose id is not here yet and returns how many; the others stay as they are.

    `department` answered those that name none.

    Texts are kept as sent; the public copies have personal data masked, but telephone numbers an office gave stay.
    The counters of the years are locked first, so that two imports of one file cannot meet.
    """
    unique = {row.source_id: row for row in rows}
    counters = _locked_counters({_year(row) for row in unique.values()})
    known = set(Submission.objects.filter(source_id__in=list(unique)).values_list("source_id", flat=True))
    letters = sorted((row for row in unique.values() if row.source_id not in known), key=lambda row: row.sent_at)
    named = Department.objects.in_bulk({row.department for row in letters if row.department}, field_name="slug")
    submissions = [
        _submission(row, _next_number(counters[_year(row)]), named.get(row.department, department)) for row in letters
    ]
    Submission.objects.bulk_create(submissions)
    Counter.objects.bulk_update(counters.values(), ["last"])
    Message.objects.bulk_create([m for pair in zip(submissions, letters, strict=True) for m in _messages(*pair)])
    first_days = {channel: first_day_of(channel, CLOCK) for channel in {row.channel for row in letters}}
    for submission in submissions:
        _history(submission, first_days[submission.channel])
    index(*submissions)
    return len(submissions)


def _year(row: Imported) -> int:
    return timezone.localtime(row.sent_at).year


def _locked_counters(years: set[int]) -> dict[int, Counter]:
    Counter.objects.bulk_create([Counter(year=year) for year in years], ignore_conflicts=True)
    rows = Counter.objects.select_for_update().filter(year__in=years).order_by("year")
    return {counter.year: counter for counter in rows}


def _next_number(counter: Counter) -> str:
    counter.last += 1
    return f"LS-{counter.year}-{counter.last:06d}"


def _submission(row: Imported, number: str, department: Department | None) -> Submission:
    return Submission(
        channel=row.channel,
        number=number,
        kind=row.kind,
        state=registry.get(row.channel).workflow.states[STATE].key,
        outcome=row.outcome,
        title=mask(row.subject),
        byline=mask_name(row.user),
        key_hash=keyed_hash("import", row.source_id),
        body_hash=digest(row.body),
        answers={"title": row.subject} if mask(row.subject) != row.subject else {},
        department=department,
        submitted_at=row.sent_at,
        answered_at=row.replied_at,
        published_at=row.replied_at,
        source_id=row.source_id,
    )


def _messages(submission: Submission, row: Imported) -> list[Message]:
    letter = Message(
        submission=submission,
        kind=Message.Kind.LETTER,
        text=row.body,
        public_text=mask(row.body),
        byline=submission.byline,
        written_at=row.sent_at,
        released_at=row.sent_at,
    )
    answer = Message(
        submission=submission,
        kind=Message.Kind.ANSWER,
        text=row.reply,
        public_text=mask(row.reply, keep=_official_numbers(row)),
        department=submission.department,
        written_at=row.replied_at,
        released_at=row.replied_at,
    )
    return [letter, answer]


def _official_numbers(row: Imported) -> list[str]:
    """The telephone numbers an answer gives out: all but mobiles that the citizen had written."""
    written = "".join(filter(str.isdigit, row.body))
    found = [(one.rule, row.reply[one.start : one.end]) for one in personal_data(row.reply) if one.rule in PHONES]
    return [number for rule, number in found if rule == "landline" or _digits(number) not in written]


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))[-11:]


def _history(submission: Submission, first_day: date | None) -> None:
    """Received, answered, published, each on its day; and the clock, where a rule was in force then."""
    data = {"source": submission.source_id}
    told = {**data, "channel": submission.channel}
    record(submission, "submitted", data=told, public=True, at=submission.submitted_at)
    sent_on = timezone.localdate(submission.submitted_at)
    has_clock = first_day is not None and first_day <= sent_on
    if has_clock:
        deadlines.start(submission, CLOCK, on=sent_on, at=submission.submitted_at)
    record(submission, "release", data={**data, "to": STATE}, public=True, at=submission.answered_at)
    if has_clock:
        deadlines.meet(submission, CLOCK, at=submission.answered_at)
    record(submission, "published", data=data, public=True, at=submission.published_at)
