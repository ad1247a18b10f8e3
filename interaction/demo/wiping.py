"""Takes the demo's interviews and letters away; nothing else is touched."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import Q

from interaction.demo.past import SOURCE
from interaction.models import Deadline, Draft, Event, Message, Notice, Occasion, Participant, Submission, Support
from interaction.search_index import FTS
from moderation.models import Case
from realtime.models import Frame, Stream


@transaction.atomic
def wipe() -> None:
    """Removes every row of the demo's occasions and letters, their history included; accounts and departments stay."""
    occasions = list(Occasion.objects.filter(is_demo=True))
    letters = Q(occasion__in=occasions) | Q(source_id__startswith=SOURCE)
    submissions = list(Submission.objects.filter(letters).values_list("pk", flat=True))
    of_them = Q(submission__in=submissions) | Q(occasion__in=occasions)
    _drop(Notice, event__in=models.QuerySet(Event).filter(of_them))
    for model in (Event, Message):
        _drop(model, of_them)
    for model in (Support, Deadline):
        _drop(model, submission__in=submissions)
    kind = ContentType.objects.get_for_model(Submission)
    _drop(Case, about_type=kind, about_id__in=submissions)
    Occasion.objects.filter(pk__in=[one.pk for one in occasions]).update(on_air=None)
    Submission.objects.filter(pk__in=submissions).update(merged_into=None, assigned_to=None)
    _forget_searches(submissions)
    _drop(Submission, pk__in=submissions)
    for model in (Draft, Participant):
        _drop(model, occasion__in=occasions)
    _drop(Occasion, pk__in=[one.pk for one in occasions])
    _drop_frames([one.topic for one in occasions])


def _drop(model, *conditions, **more) -> None:
    """Deletes at once, past the guard of append-only tables: these rows were never anybody's history."""
    rows = models.QuerySet(model).filter(*conditions, **more)
    rows._raw_delete(rows.db)


def _forget_searches(submissions: list[int]) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {FTS} WHERE rowid = %s", [(pk,) for pk in submissions])


def _drop_frames(topics: list[str]) -> None:
    named = [f"{topic}{tail}" for topic in topics for tail in ("", "-desk", "-studio")]
    _drop(Frame, stream__topic__in=named)
    _drop(Stream, topic__in=named)
