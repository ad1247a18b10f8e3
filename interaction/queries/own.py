"""What the message core holds about one person, for the export of their own data."""

from interaction.models import Follow, Submission, Watch
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


def follows_listed(user: User) -> list[dict]:
    """Every occasion this account follows or has ended the mails of, JSON-safe: channel, number, since, wanted."""
    return [
        {
            "channel": follow.occasion.channel,
            "number": follow.occasion_id,
            "since": moment(follow.created_at),
            "wanted": follow.confirmed_at is not None,
        }
        for follow in Follow.objects.filter(user=user).select_related("occasion").order_by("pk")
    ]


def watches_listed(user: User) -> list[dict]:
    """Every department and letter this account watches, JSON-safe: department or number, and since when."""
    rows = Watch.objects.filter(user=user).select_related("department", "submission").order_by("pk")
    return [
        {
            "department": one.department and one.department.name,
            "letter": one.submission and one.submission.number,
            "since": moment(one.since),
        }
        for one in rows
    ]
