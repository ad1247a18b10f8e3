"""Keeps the search tokens of submissions in step with their texts; called by every action that changes a text."""

from collections.abc import Iterable

from django.db import connection

from interaction.models import Message, Submission
from interaction.queries.archive import public_text_of
from interaction.search_index import FTS
from interaction.textsearch import tokens
from realtime.publish import action


@action
def index(*submissions: Submission) -> None:
    """Writes the tokens of these submissions anew, from the texts as they stand in the database.

    A published one is found only by what the public may read, so that a masked number cannot be guessed by searching;
    any other by the texts as sent, for those who may see it.
    """
    texts = _texts_of(submissions)
    for submission in submissions:
        submission.search = tokens(submission.number, submission.title, *texts.get(submission.pk, ()))
    Submission.objects.bulk_update(submissions, ["search"], batch_size=100)
    if connection.vendor == "sqlite":
        _write_fts(submissions)


def _texts_of(submissions: Iterable[Submission]) -> dict[int | None, list[str]]:
    published = {submission.pk for submission in submissions if submission.published_at}
    messages = Message.objects.filter(
        submission_id__in=[submission.pk for submission in submissions], state=Message.State.RELEASED
    )
    texts: dict[int | None, list[str]] = {}
    for message in messages.only("submission_id", "kind", "text", "public_text"):
        text = public_text_of(message) if message.submission_id in published else message.text
        texts.setdefault(message.submission_id, []).append(text)
    return texts


def _write_fts(submissions: Iterable[Submission]) -> None:
    rows = [(submission.pk, submission.search) for submission in submissions]
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {FTS} WHERE rowid = %s", [(pk,) for pk, _text in rows])
        cursor.executemany(f"INSERT INTO {FTS} (rowid, tokens) VALUES (%s, %s)", rows)
