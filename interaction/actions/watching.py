"""Watching a department or a published letter: by one click, told of each public answer once, ended by one click."""

from django.utils.translation import gettext_lazy as _

from interaction.actions.steps import lock
from interaction.mail_tokens import DEPARTMENT, WatchMail
from interaction.models import Event, Notice, Submission, Watch
from interaction.queries.watching import answers_to_tell, watchers_of
from people.models import Department, User
from people.refusals import NotAllowed, Refusal
from realtime.publish import action

MOST = 200  # of one account
TOO_MANY = _("You watch 200 departments and letters already. End some of them first.")


@action
def watch(user: User, *, department: Department | None = None, letter: Submission | None = None) -> Watch:
    """This account hears of new public answers from now on; asking twice changes nothing.

    Raises NotAllowed for a letter that is not public, and Refusal for more than MOST at a time.
    """
    if letter is not None and not Submission.objects.published().filter(pk=letter.pk).exists():
        raise NotAllowed()
    mine = Watch.objects.filter(user=user)
    if mine.count() >= MOST and not mine.filter(department=department, submission=letter).exists():
        raise Refusal(TOO_MANY)
    return Watch.objects.get_or_create(user=user, department=department, submission=letter)[0]


@action
def unwatch(user: User, *, department_id: int | None = None, letter_id: int | None = None) -> None:
    """This account hears no more of it; mail that waits about it is not sent. A second time changes nothing."""
    thing: dict[str, object] = {"department_id": department_id, "submission_id": letter_id}
    Watch.objects.filter(user=user, **thing).delete()


def stop(mails: WatchMail) -> None:
    """Ends what a link in a mail names, for the account it was written to."""
    place = {"department_id": mails.pk} if mails.kind == DEPARTMENT else {"submission_id": mails.pk}
    Watch.objects.filter(user_id=mails.user_id, **place).delete()


def tell_watchers() -> int:
    """Tells of each new public answer whoever watches its letter or department, once; returns how many were told."""
    return sum(_tell(event) for event in answers_to_tell())


@action
def _tell(event: Event) -> int:
    """Tells of one answer whoever was not told of it, unless the letter was taken from the public meanwhile."""
    told = set(event.notices.filter(user__isnull=False).values_list("user", flat=True))
    new = [one for one in watchers_of(event) if one.pk not in told]
    if not new or event.submission is None or lock(event.submission).published_at is None:
        return 0
    rows = [Notice(event=event, user=one, language=one.language) for one in new]
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=200)
    return len(rows)


@action
def forget_watches(user: User) -> None:
    """Deletes what an account watches, when it is erased."""
    Watch.objects.filter(user=user).delete()
