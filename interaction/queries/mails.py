"""What a notice says in words: a subject without any text of a citizen, a body without anything personal."""

from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interaction.follow_tokens import Receiver, stop_token
from interaction.models import Deadline, Event, Notice, Occasion, Submission
from interaction.queries.timeline import label_of_event
from moderation.models import Reason


@dataclass(frozen=True)
class Mail:
    """A message ready to be sent; `headers` let a mail program offer "unsubscribe" (RFC 8058), `short` fits a phone."""

    subject: str
    body: str
    short: str
    headers: dict[str, str] = field(default_factory=dict)


def written(notice: Notice) -> Mail:
    """The notice in the language that is active: what happened, where to look, and how to end these mails."""
    event = notice.event
    if event.submission:
        subject, body = _of_submission(event.submission, event, with_account=notice.user_id is not None)
        short = f"{subject} {_site('interaction:status')}"
    else:
        assert event.occasion is not None  # an event belongs to one of the two
        subject, body = _of_occasion(event.occasion, event)
        short = f"{subject} {_site('interaction:room', event.occasion.pk)}"
    return _with_end(notice, subject, body, short)


def _with_end(notice: Notice, subject: str, body: str, short: str) -> Mail:
    occasion = notice.event.occasion_id
    if occasion is None:
        return Mail(subject, body, short)
    token = stop_token(Receiver(occasion, notice.user_id, notice.contact_index))
    address = _site("interaction:follow_stop", token)
    foot = _("You get this because you follow this interview or have asked in it. No more mail about it:")
    headers = {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return Mail(subject, f"{body}\n\n-- \n{foot}\n{address}", short, headers)


def _site(name: str, *args: object) -> str:
    return settings.SITE_URL + reverse(name, args=args)


def _of_occasion(occasion: Occasion, event: Event) -> tuple[str, str]:
    title = " ".join(occasion.said("title").split())
    subject, sentences = _happened(occasion, event)
    head = _("Live interview no. %(number)s: %(title)s") % {"number": occasion.pk, "title": title}
    parts = [head, "\n".join(filter(None, sentences)), _site("interaction:room", occasion.pk)]
    return subject % {"title": title}, "\n\n".join(parts)


def _happened(occasion: Occasion, event: Event) -> tuple[str, list[str]]:
    """A subject with a place for the title, and sentences, for one kind of event."""
    begins = {"time": spoken_time(occasion.starts_at)}
    if event.kind == "postpone":
        was = occasion.postponed_from
        return _("Postponed: %(title)s"), [
            _("It is postponed. The new time: %(time)s") % begins,
            _("It was to begin: %(time)s") % {"time": spoken_time(was)} if was else "",
            _why(event),
        ]
    if event.kind == "cancel":
        handed = _("Questions that were already published are answered in writing; each asker is told by when.")
        return _("Cancelled: %(title)s"), [_("It was cancelled and will not take place."), _why(event), handed]
    if event.kind == "reminder":
        ask = _("Watch, ask and support questions at the address below; you need no account.")
        return _("Begins soon: %(title)s"), [_("It begins: %(time)s") % begins, ask]
    if event.kind == "go-live":
        return _("Live now: %(title)s"), [_("It has begun. Watch and ask at the address below; you need no account.")]
    read = _("All questions and answers can be read at the address below.")
    later = _("What was not answered live is answered in writing; each asker is told by when.")
    return _("To read again: %(title)s"), [_("It has ended."), read, later]


def _why(event: Event) -> str:
    reason = event.data.get("reason", "")
    return _("The organiser gives this reason: %(reason)s") % {"reason": reason} if reason else ""


def spoken_time(at: datetime) -> str:
    """A moment in the district's time as mails write it: day, hour and zone in full."""
    return _("%(time)s (Beijing time)") % {"time": date_format(timezone.localtime(at), _("j F Y, H:i"))}


def _of_submission(submission: Submission, event: Event, *, with_account: bool) -> tuple[str, str]:
    subject = _("%(number)s: there is news") % {"number": submission.number}
    state = _("Your submission %(number)s has a new state: %(what)s.") % {
        "number": submission.number,
        "what": label_of_event(submission, event.kind),
    }
    if with_account:
        where = _("See the whole history under My submissions: %(address)s") % {"address": _site("interaction:my")}
    else:
        where = _("See the whole history with your number and query code at %(address)s") % {
            "address": _site("interaction:status")
        }
    return subject, "\n\n".join(filter(None, [state, _more(submission, event), where]))


def _more(submission: Submission, event: Event) -> str:
    """What this kind of event means for the author, in a sentence or two; empty where the state says all."""
    if event.kind == "reject":
        reason = Reason.objects.filter(code=event.data.get("reason", "")).first()
        return reason.said("sentence") if reason else ""
    if event.kind in ("forward", "forwarded-with"):
        return _handed_over(submission, event)
    if event.kind in ("answer", "answered-with", "merge") and submission.occasion_id:
        shown = event.data.get("main") or event.data.get("into") or submission.pk
        sentence = _("A similar question stands here; one answer serves both:")
        if event.kind != "merge":
            sentence = _("Read the answer here:")
        return f"{sentence} {_site('interaction:room', submission.occasion_id)}#q{shown}"
    return ""


def _handed_over(submission: Submission, event: Event) -> str:
    """By when and by whom the question is answered in writing; a joined one is answered with its main question."""
    main = Submission.objects.filter(pk=event.data.get("main", submission.pk)).select_related("department").first()
    clock = Deadline.objects.filter(submission=main).order_by("pk").last()
    if main is None or clock is None or main.department is None:
        return ""
    return _("It was not answered live. %(department)s answers it in writing by %(day)s.") % {
        "department": main.department.said("name"),
        "day": date_format(clock.due_on, _("j F Y")),
    }
