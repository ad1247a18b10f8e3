"""Takes the demo's interviews and letters away; nothing else is touched."""

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.db.models import Q

from interaction.demo.desks import SOURCE
from interaction.models import (
    ChannelSetting,
    Contribution,
    Deadline,
    DeskFilter,
    DeskNote,
    Draft,
    Event,
    Extension,
    Faq,
    Follow,
    Message,
    NoMail,
    Notice,
    Occasion,
    Participant,
    Picture,
    Rating,
    Reaction,
    ReplyTemplate,
    Submission,
    Support,
    Theme,
    ThemeVote,
    Upload,
    Watch,
)
from interaction.search_index import FTS
from moderation.models import (
    Appeal,
    Band,
    Case,
    Decision,
    Digest,
    Mark,
    Note,
    Report,
    Restriction,
    SavedFilter,
)
from realtime.models import Attendance, Frame, Stream


@transaction.atomic
def wipe() -> None:
    """Removes every row of the demo's occasions and letters, their history included; accounts and departments stay."""
    _claim_what_left()
    topics = [occasion.topic for occasion in Occasion.objects.filter(is_demo=True)]
    letters = Q(occasion__is_demo=True) | Q(source_id__startswith=SOURCE) | Q(pk__in=_sent_on())
    submissions = Submission.objects.filter(letters).values("pk")
    of_them = Q(submission__in=submissions) | Q(occasion__is_demo=True)
    _drop(Notice, event__in=models.QuerySet(Event).filter(of_them))
    _drop(Event, of_them)
    _drop(Rating, of_them)
    _drop(Reaction, occasion__is_demo=True)
    _drop_beside(submissions)
    _drop_messages(of_them)
    _drop(Support, submission__in=submissions)
    _drop(Deadline, submission__in=submissions)
    _drop_cases(submissions)
    _drop_desks(topics)
    Occasion.objects.filter(is_demo=True).update(on_air=None, cover=None)
    Submission.objects.filter(letters).update(merged_into=None, assigned_to=None, theme=None, split_from=None)
    _forget_searches(list(submissions.values_list("pk", flat=True)))
    _drop(Submission, letters)
    _drop(Draft, occasion__is_demo=True)
    for model in (Participant, ThemeVote, Theme, Picture, Follow):
        _drop(model, occasion__is_demo=True)
    _drop(Occasion, is_demo=True)
    _drop_frames(topics)


def _sent_on() -> list[int | None]:
    """What was sent on from a demo interview to another channel, as ids: its history is about to go."""
    gone = Event.objects.filter(kind="redirect", occasion__is_demo=True)
    return list(gone.values_list("submission_id", flat=True))


def _claim_what_left() -> None:
    """Marks as the demo's what was sent on from a demo interview to another channel, where it stands by itself."""
    left = Submission.objects.filter(occasion=None, events__occasion__is_demo=True)
    for submission in left.filter(source_id=None).distinct():
        Submission.objects.filter(pk=submission.pk).update(source_id=f"{SOURCE}sent-on-{submission.pk}")


def _drop(model, *conditions, **more) -> None:
    """Deletes at once, past the guard of append-only tables: these rows were never anybody's history."""
    rows: models.QuerySet = models.QuerySet(model).filter(*conditions, **more)
    rows._raw_delete(rows.db)


def _drop_beside(submissions: models.QuerySet) -> None:
    """What departments and readers keep beside letters; the bytes of files are swept up by `tick`."""
    _drop(Extension, deadline__submission__in=submissions)
    for model in (Upload, Contribution, DeskNote, NoMail, Watch):
        _drop(model, submission__in=submissions)
    Faq.objects.filter(source__in=submissions).update(source=None)
    for made in (Faq, ReplyTemplate):
        _drop(made, changed_by__is_demo=True)
    for own in (DeskFilter, Watch):
        _drop(own, user__is_demo=True)


def _drop_cases(submissions: models.QuerySet) -> None:
    """What moderators said, kept and decided goes before the cases it was about."""
    cases = Case.objects.filter(about_type=ContentType.objects.get_for_model(Submission), about_id__in=submissions)
    for model in (Decision, Appeal, Report, Note, Mark, Band):
        _drop(model, case__in=cases.values("pk"))
    cases.update(merged_into=None, previous=None)
    _drop(Case, pk__in=cases.values("pk"))


def _drop_desks(topics: list[str]) -> None:
    """What the demo's moderators set for the whole desk: silenced authors, policies, named parts of the queue."""
    silenced = Restriction.objects.filter(Q(scope__in=topics) | Q(made_by__is_demo=True)).values("pk")
    _drop(Appeal, restriction__in=silenced)
    _drop(Restriction, pk__in=silenced)
    _drop(ChannelSetting, changed_by__is_demo=True)
    for model in (SavedFilter, Digest):
        _drop(model, user__is_demo=True)


def _drop_messages(of_them: Q) -> None:
    """Notes first: they stand below other messages."""
    _drop(Message, of_them, about__isnull=False)
    _drop(Message, of_them)


def _forget_searches(submissions: list[int]) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {FTS} WHERE rowid = %s", [(pk,) for pk in submissions])


def _drop_frames(topics: list[str]) -> None:
    named = [f"{topic}{tail}" for topic in topics for tail in ("", "-desk", "-studio")]
    _drop(Attendance, topic__in=topics)
    streams = list(Stream.objects.filter(topic__in=named).values_list("pk", flat=True))
    _drop(Frame, stream__in=streams)  # by plain ids: a subquery cost PostgreSQL minutes on tables without statistics
    _drop(Stream, topic__in=named)
