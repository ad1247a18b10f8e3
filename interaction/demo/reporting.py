"""What readers of the demo's past interviews reported, what came of it, and what moderators keep at their desk."""

from datetime import timedelta

from interaction.actions.reporting import report_text
from interaction.demo.cast import Cast
from interaction.demo.clock import Clock
from interaction.demo.judged import Reported, reported
from interaction.demo.talks import talk
from interaction.models import Submission
from interaction.queries.second_look import newest_case
from moderation.actions import note, redact, save_filter, star
from moderation.actions.reports import Reporter, agree, dismiss
from moderation.filters import USUAL, as_query
from moderation.models import Case
from people.crypto import keyed_hash
from people.models import User

FILTER = {"name": "带个人信息的", "kind": "personal"}  # the part of the queue that demo-moderator has named


def fill_the_reports(cast: Cast) -> None:
    """Plays every report of texts/moderation.toml at its time; demo-moderator keeps what a rule has hidden."""
    for row in reported():
        question = _question(row)
        ended = question.occasion and question.occasion.closed_at
        assert ended  # it belongs to the past
        clock = Clock(ended + timedelta(hours=row.after))
        with clock.set_for_everything():
            _report(question, row, clock)
            clock.forward(minutes=30)
            _settle(question, row, cast)
    save_filter(by=cast["moderator"], name=FILTER["name"], query=as_query(USUAL | {"kind": FILTER["kind"]}))


def _question(row: Reported) -> Submission:
    """The question as it was sent, whatever its title is now."""
    asked = Submission.objects.filter(occasion__is_demo=True, occasion__title=talk(row.talk).title)
    return asked.select_related("occasion").get(messages__kind="letter", messages__text=row.q)


def _report(question: Submission, row: Reported, clock: Clock) -> None:
    for place, said in enumerate(row.reports):
        clock.forward(minutes=13)
        reader = Reporter(person_key=keyed_hash("demo-reporter", f"{question.pk}-{place}"))
        report_text(question, reader, by=None, why=said["why"], text=said.get("text", ""))


def _settle(question: Submission, row: Reported, cast: Cast) -> None:
    """What the second moderator makes of it; what waits is the newcomer's to decide."""
    case, by = newest_case(question), cast["moderator-2"]
    assert case is not None  # it was reported
    if row.end == "dismissed":
        dismiss(case, by=by, version=case.version)
    elif row.end == "redacted":
        _redact(case, row, by)
    elif case.state == Case.State.HIDDEN:
        star(case, by=cast["moderator"], on=True)
    if row.note:
        note(case, by=by, text=row.note)


def _redact(case: Case, row: Reported, by: User) -> None:
    changed = redact(case, by=by, version=case.version, text=row.text, reason="privacy")
    agree(changed, by=by, version=changed.version)
