"""The prepared answers as administrators keep them."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from interaction import registry
from interaction.models import ReplyTemplate
from interaction.queries.settings.words import channel_name

ALL = "all"  # stands for the templates that belong to no department


@dataclass(frozen=True)
class Row:
    """One prepared answer and for which letters it is, in words."""

    template: ReplyTemplate
    channel: str
    kind: str


def templates(*, department: str = "", retired: bool = False) -> QuerySet[ReplyTemplate]:
    """Those in use or else those that are retired, of a department (its id in digits, or ALL)."""
    found = ReplyTemplate.objects.select_related("department", "changed_by").filter(is_active=not retired)
    if department == ALL:
        found = found.filter(department=None)
    elif department:
        found = found.filter(department_id=int(department))
    return found.order_by(F("department__place").asc(nulls_first=True), "department", "title", "pk")


def template_of(pk: int) -> ReplyTemplate | None:
    """One prepared answer, in use or retired."""
    return ReplyTemplate.objects.select_related("department", "changed_by").filter(pk=pk).first()


def rows_of(found: list[ReplyTemplate]) -> list[Row]:
    """These prepared answers with their channels and kinds in words."""
    return [Row(one, channel_name(one.channel) if one.channel else "", kind_name(one.kind)) for one in found]


def kind_choices() -> list[tuple[str, str]]:
    """Every kind of letter that some channel takes, each once."""
    kinds = [kind for channel in registry.channels.values() for kind in channel.kinds]
    return [(key, str(label)) for key, label in dict(kinds).items()]


def kinds_of(channel: str) -> set[str]:
    """The kinds of letter that this channel takes."""
    return {key for key, _label in registry.channels[channel].kinds} if channel in registry.channels else set()


def kind_name(kind: str) -> str:
    """A kind of letter in words; "" for none."""
    return dict(kind_choices()).get(kind, kind)


def template_seen(template: ReplyTemplate | None) -> str:
    """The moment of the last change, as forms carry it; "" for a new one."""
    return template.changed_at.isoformat() if template else ""
