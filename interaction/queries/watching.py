"""Who watches a department or a published letter, and what they are to be told."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from interaction.models import Event, Notice, Submission, Watch
from interaction.queries.archive import address_of
from people.models import Department, User
from people.permissions import Person, account_of

WATCHED = ("release",)  # the events that bring a public answer
DAYS = 2  # how far back is looked, so that a clock that stood still makes up for it


@dataclass(frozen=True)
class Watching:
    """What the button shows: what would be watched, and whether this account does; a visitor signs in first."""

    kind: str  # department or letter, as in the address
    pk: int
    is_on: bool


def watching(user: Person, *, department: Department | None = None, letter: Submission | None = None) -> Watching:
    """How this person stands to a department or a published letter; no query for a visitor."""
    account, thing = account_of(user), department or letter
    assert thing is not None  # one of the two is named
    mine = Watch.objects.filter(user=account, department=department, submission=letter)
    return Watching("department" if department else "letter", thing.pk, account is not None and mine.exists())


@dataclass(frozen=True)
class Watched:
    """One thing in the list: a department or a published letter with its page."""

    department: Department | None
    letter: Submission | None
    url: str


def watches_of(user: User) -> list[Watched]:
    """What an account watches and can still be read, the latest first; one query."""
    rows = Watch.objects.filter(user=user).select_related("department", "submission__occasion")
    readable = Q(submission__isnull=True) | Q(submission__published_at__isnull=False)
    found = rows.filter(readable).order_by("-since", "-pk")
    return [Watched(one.department, one.submission, _page(one)) for one in found]


def _page(watch: Watch) -> str:
    if watch.department:
        return f"{reverse('interaction:faq')}?department={watch.department.slug}"
    return address_of(watch.submission) if watch.submission else ""


def watched_letter(pk: int) -> Submission | None:
    """The published letter with this id."""
    return Submission.objects.published().filter(pk=pk, merged_into=None).select_related("occasion").first()


def watched_department(pk: int) -> Department | None:
    """The department with this id."""
    return Department.objects.filter(pk=pk).first()


def answers_to_tell() -> list[Event]:
    """The public answers of the last days that somebody may wait for, oldest first; one query."""
    about = Q(department=OuterRef("submission__department")) | Q(submission=OuterRef("submission"))
    found = Event.objects.filter(kind__in=WATCHED, at__gte=timezone.now() - timedelta(days=DAYS))
    public = found.filter(submission__published_at__isnull=False, submission__merged_into=None)
    waited_for = public.filter(Exists(Watch.objects.filter(about, since__lte=OuterRef("at"))))
    return list(waited_for.select_related("submission").order_by("at", "pk"))


def watchers_of(event: Event) -> list[User]:
    """Whoever watched the letter or its department when this happened, may sign in, and has not sent it themself."""
    letter = event.submission
    assert letter is not None  # answers belong to letters
    about = Q(department_id=letter.department_id, department__isnull=False) | Q(submission=letter)
    ids = Watch.objects.filter(about, since__lte=event.at).values("user")
    return [one for one in User.objects.filter(pk__in=ids, is_active=True).order_by("pk") if one.pk != letter.author_id]


def is_for_watcher(notice: Notice) -> bool:
    """Whether this notice tells somebody of a public answer that is not to a letter of their own."""
    event = notice.event
    if event.submission is None or event.kind not in WATCHED or notice.user_id is None:
        return False
    return notice.user_id != event.submission.author_id


def watch_behind(notice: Notice) -> Watch | None:
    """What makes this notice wanted; None once the watch has ended or the letter is public no more."""
    letter = notice.event.submission
    if letter is None or letter.published_at is None or notice.user_id is None:
        return None
    about = Q(department_id=letter.department_id, department__isnull=False) | Q(submission=letter)
    rows = Watch.objects.filter(about, user_id=notice.user_id).select_related("department")
    return rows.order_by("department_id").first()
