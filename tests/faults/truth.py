"""What the database holds after a run; read in a process of its own, never by the test."""

import json

from django.db import connection

from interaction.actions.events import chain_holds
from interaction.models import Submission
from moderation.models import Case
from realtime.models import Frame
from tests import factories

LIVE_INTERVIEW = "from tests.faults.truth import open_interview; open_interview()"
READ = "from tests.faults.truth import tell; tell()"


def open_interview() -> None:
    """Opens an interview that takes questions and prints its id."""
    print(factories.interview("live").pk)


def tell() -> None:
    """Prints one JSON object: questions by number, and whatever is wrong with what belongs to them."""
    questions = list(Submission.objects.order_by("pk"))
    cases = list(Case.objects.values_list("about_id", flat=True))
    wrong = [f"broken chain of {one.number}" for one in questions if not chain_holds(one.events.order_by("seq"))]
    wrong += [f"{one.number} has no letter of its own" for one in questions if one.messages.count() != 1]
    wrong += [f"{one.number} has {cases.count(one.pk)} cases" for one in questions if cases.count(one.pk) != 1]
    wrong += [f"unnumbered {one.number}" for one in questions if one.number.startswith("?")]
    wrong += holes() + damage()
    print(json.dumps({"questions": [[one.number, one.title] for one in questions], "wrong": wrong}))


def holes() -> list[str]:
    """Topics whose frames are not 1, 2, 3 … up to the head."""
    found = []
    for topic, head in Frame.stream.field.related_model.objects.values_list("topic", "last_seq"):
        numbers = list(Frame.objects.filter(stream__topic=topic).order_by("seq").values_list("seq", flat=True))
        if numbers != list(range(1, head + 1)):
            found.append(f"frames of {topic} are {numbers[:20]}…, head {head}")
    return found


def damage() -> list[str]:
    """What SQLite's own check finds; nothing on PostgreSQL."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        said = [row[0] for row in cursor.execute("PRAGMA integrity_check").fetchall()]
    return [] if said == ["ok"] else said


def check(history, told: dict) -> None:
    """P1 nothing acknowledged is lost, P3 one key one row, P4 only allowed answers; numbers are unique."""
    rows = {text: number for number, text in told["questions"]}
    lost = [text for text, number in history.acknowledged.items() if rows.get(text) != number]

    assert told["wrong"] == []
    assert lost == []
    assert len(rows) == len(told["questions"]), "a question is stored twice"
    assert len(set(rows.values())) == len(rows), "a number is given twice"
    assert set(history.statuses) <= {200, 201, 503}
