"""A reader reports a published text to the moderators."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from interaction.actions.steps import lock, lock_occasion
from interaction.models import Submission
from interaction.queries.report import case_of, public_text, scope_of
from interaction.senders import sender_of
from moderation.actions.reports import Reporter, case_of_published, report
from moderation.models import Report
from people.permissions import Person, account_of
from people.refusals import Closed, NotAllowed
from realtime.publish import action


@action
def report_text(
    submission: Submission,
    reporter: Reporter,
    *,
    by: Person,
    why: str,
    text: str = "",
    allow: Callable[[], bool] = lambda: True,
) -> Report | None:
    """Keeps one person's report, which may hide the text until a moderator has looked; once per person.

    `allow` is asked last, in the same transaction (the captcha); None is returned when it says no. Raises NotAllowed
    for a text that is not public, and Closed for the reporter's own.
    """
    if submission.occasion_id:
        lock_occasion(submission)
    fresh = lock(submission)
    if fresh.published_at is None:
        raise NotAllowed()
    account = account_of(by)
    if (account and fresh.author_id == account.pk) or fresh.visitor == reporter.person_key:
        raise Closed(_("This is your own text. You can withdraw it with its number and query code."))
    if not allow():
        return None
    case = case_of(fresh) or case_of_published(
        fresh,
        scope=scope_of(fresh),
        text=public_text(fresh),
        byline=fresh.byline,
        sender=sender_of(fresh),
        at=fresh.published_at,
    )
    return report(case, reporter, why=why, text=text)
