"""What the message core holds about one person, for the export of their own data."""

from interaction.models import Submission
from interaction.queries.room import moment
from people.models import User


def submissions_of(user: User) -> list[dict]:
    """Every submission of this account, JSON-safe: number, channel, state, times, contact, texts and answers."""
    rows = Submission.objects.filter(author=user).prefetch_related("messages").order_by("submitted_at", "pk")
    return [_exported(row) for row in rows]


def _exported(submission: Submission) -> dict:
    return {
        "number": submission.number,
        "channel": submission.channel,
        "state": submission.state,
        "submitted_at": moment(submission.submitted_at),
        "byline": submission.byline,
        "contact": submission.contact,
        "messages": [
            {"kind": message.kind, "text": message.text, "written_at": moment(message.written_at)}
            for message in submission.messages.all()
            if message.state == message.State.RELEASED
        ],
    }
