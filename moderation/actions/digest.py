"""The daily summary to each moderator: once a day, in the morning, until they switch it off."""

import logging
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from moderation import scopes
from moderation.digest_mail import written
from moderation.models import Digest
from moderation.queries.digest import day_figures
from people.mail import send_mail_text
from people.models import User
from people.refusals import NotSent
from realtime.publish import action

logger = logging.getLogger(__name__)
FROM = time(8)  # o'clock in the district's time
NO_MORE = date.max  # the day of the row of a person who wants none


def send_digests() -> int:
    """Mails yesterday's summary to every moderator of the district who has not had it; returns how many went out.

    Before eight nobody gets one. A day on which nothing came, nothing waits and nobody asks for anything is left out.
    A mail that cannot be sent is tried again with the next tick.
    """
    now = timezone.localtime()
    if now < datetime.combine(now.date(), FROM, tzinfo=now.tzinfo):
        return 0
    today = now.date()
    done = Digest.objects.filter(day__in=(today, NO_MORE)).values("user")
    return sum(_send(user, today) for user in scopes.moderators().exclude(pk__in=done) if user.mail)


def _send(user: User, today: date) -> bool:
    if not _claim(user, today):
        return False
    figures = day_figures(user, today - timedelta(days=1))
    if figures.is_quiet:
        return False
    try:
        with translation.override(user.language):
            mail = written(user, figures)
        send_mail_text(user.mail, mail.subject, mail.body, headers=mail.headers)
    except NotSent:
        logger.warning("the daily summary of %s could not be mailed", today)
        _give_back(user, today)
        return False
    return True


@action
def _claim(user: User, today: date) -> bool:
    """Keeps the day's row before the mail is sent: two ticks at once send one."""
    try:
        with transaction.atomic():
            Digest.objects.create(user=user, day=today)
    except IntegrityError:
        return False
    return True


@action
def _give_back(user: User, today: date) -> None:
    Digest.objects.filter(user=user, day=today).delete()


@action
def want_digest(user_id: int, *, wanted: bool) -> bool:
    """Switches a person's daily summaries on or off, as often as they like; False for an account that is gone."""
    if wanted:
        Digest.objects.filter(user=user_id, day=NO_MORE).delete()
        return True
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user:
        Digest.objects.get_or_create(user=user, day=NO_MORE)
    return user is not None


def wants_digest(user: User) -> bool:
    """Whether this person gets the daily summary."""
    return not Digest.objects.filter(user=user, day=NO_MORE).exists()
