"""The versions of the term list: who made them, what each changed, and the whole list as it was."""

from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from moderation.models import ListVersion, Term, TermChange

COLUMNS = ("text", "kind", "effect", "language", "is_active")


def versions() -> QuerySet[ListVersion]:
    """Every version, the latest first, with `added`, `altered` and whoever made it."""
    told = {
        "added": Count("changes", filter=Q(changes__was__isnull=True)),
        "altered": Count("changes", filter=Q(changes__was__isnull=False)),
    }
    return ListVersion.objects.select_related("made_by").annotate(**told).order_by("-pk")


def version_of(number: int) -> ListVersion | None:
    """One version as versions() tells it."""
    return versions().filter(pk=number).first()


def neighbours(number: int) -> tuple[int | None, int | None]:
    """The numbers of the version before this one and of the one after it."""
    rows = ListVersion.objects.values_list("pk", flat=True)
    return rows.filter(pk__lt=number).order_by("-pk").first(), rows.filter(pk__gt=number).order_by("pk").first()


def changes_of(version: ListVersion) -> QuerySet[TermChange]:
    """What this version changed, by text."""
    return version.changes.order_by("text")


def list_as_of(number: int) -> Iterator[tuple]:
    """The whole list as of a version, switched-off terms included: text, kind, effect, language, in use; by text."""
    later = TermChange.objects.filter(
        text=OuterRef("text"), version_id__gt=OuterRef("version_id"), version_id__lte=number
    )
    rows = TermChange.objects.filter(version_id__lte=number).exclude(Exists(later)).order_by("text")
    return rows.values_list(*COLUMNS).iterator(chunk_size=2_000)


def list_now(found: QuerySet[Term]) -> Iterator[tuple]:
    """These terms as rows of the same shape."""
    return found.order_by("text").values_list(*COLUMNS).iterator(chunk_size=2_000)


def latest() -> ListVersion | None:
    """The version that texts are screened with now."""
    return ListVersion.objects.select_related("made_by").order_by("-pk").first()
