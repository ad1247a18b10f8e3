"""What a notice says in words: a subject without any text of a citizen, a body without anything personal."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interaction.models import Event, Notice, Occasion, Submission
from interaction.queries.alarm_words import said_event
from interaction.queries.archive import address_of
from interaction.queries.clock_words import desk_words, is_for_desk
from interaction.queries.mail_ends import (
    Mail,
    ended_for_author,
    ended_for_followers,
    ended_for_watcher,
    wants_no_mail,
)
from interaction.queries.mail_words import meaning, site, whole
from interaction.queries.timeline import label_of_event
from interaction.queries.watching import is_for_watcher, watch_behind

__all__ = ["Mail", "is_wanted", "written"]


def is_wanted(notice: Notice) -> bool:
    """Whether this may still be mailed: its receiver has not ended such mails, and what it leads to is still there."""
    if is_for_watcher(notice):
        return watch_behind(notice) is not None
    return not wants_no_mail(notice)


def written(notice: Notice) -> Mail:
    """The notice in the language that is active: what happened, where to look, and how to end these mails."""
    event = notice.event
    if event.submission:
        return _about_letter(notice, event, event.submission)
    if event.register_id:
        subject, body = _of_alarm(event)
        return Mail(subject, body, subject)
    assert event.occasion is not None  # an event belongs to one of the three
    subject, body = _of_occasion(event.occasion, event)
    short = f"{subject} {site('interaction:room', event.occasion.pk)}"
    return ended_for_followers(Mail(subject, body, short), notice)


def _about_letter(notice: Notice, event: Event, letter: Submission) -> Mail:
    """To a colleague, to somebody who watches it, or to its author."""
    if is_for_desk(notice):
        subject, sentences = desk_words(event)
        address = site("interaction:letter", letter.pk)
        return Mail(subject, "\n\n".join([*sentences, address]), f"{subject} {address}")
    if is_for_watcher(notice):
        mail, watch = _of_watched(letter), watch_behind(notice)
        return ended_for_watcher(mail, watch) if watch else mail
    subject, body = _of_submission(letter, event, with_account=notice.user_id is not None)
    mail = Mail(subject, body, f"{subject} {site('interaction:status')}")
    return ended_for_followers(mail, notice) if event.occasion_id else ended_for_author(mail, notice)


def _of_watched(letter: Submission) -> Mail:
    """A public answer that somebody waits for: the public title in the body, never in the subject."""
    subject = _("%(number)s: a new public answer") % {"number": letter.number}
    told = _("A letter has a new public answer:") + "\n" + " ".join(letter.title.split())
    address = whole(address_of(letter))
    return Mail(subject, "\n\n".join([told, address]), f"{subject} {address}")


def _of_alarm(event: Event) -> tuple[str, str]:
    alarm = said_event(event)
    where = _("See all alarms at %(address)s") % {"address": site("interaction:alarms")}
    return alarm.headline, "\n\n".join([alarm.sentence, where])


def _of_occasion(occasion: Occasion, event: Event) -> tuple[str, str]:
    title = " ".join(occasion.said("title").split())
    subject, sentences = _happened(occasion, event)
    head = _("Live interview no. %(number)s: %(title)s") % {"number": occasion.pk, "title": title}
    parts = [head, "\n".join(filter(None, sentences)), site("interaction:room", occasion.pk)]
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
        where = _("See the whole history under My submissions: %(address)s") % {"address": site("interaction:my")}
    else:
        where = _("See the whole history with your number and query code at %(address)s") % {
            "address": site("interaction:status")
        }
    return subject, "\n\n".join(filter(None, [state, meaning(submission, event), where]))
