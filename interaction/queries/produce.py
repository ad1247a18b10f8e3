"""What producers see: their occasions by how far they are, and what is still missing in one of them."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from interaction import registry, rules, workflow
from interaction.models import Event, Occasion, Participant
from interaction.workflow import COMING, ON_AIR
from people.models import Department
from people.permissions import Person, may

Part = Participant.Part
IN_PREPARATION = ("draft", "submitted", "approved")
OVER = ("archived", "cancelled", "discarded")
EDITS = ("created", "edited")
BADGES = {workflow.PROCESSING: "live", workflow.ANSWERED: "done", workflow.ENDED: "late"}
TOO_FEW = {
    Part.HOST: _("There is no host."),
    Part.GUEST: _("There is no guest."),
    Part.MODERATOR: _("Two moderators are needed, so that questions are read without a break."),
}


@dataclass(frozen=True)
class Row:
    """An occasion in the producers' list: the name of its state, the badge that carries it, its channel's name."""

    occasion: Occasion
    label: str | Promise
    badge: str
    channel: object


@dataclass(frozen=True)
class Lists:
    """What a producer has to do and has done; `ended` is a query, newest first, for pages of its own."""

    to_approve: list[Row]
    in_preparation: list[Row]
    coming: list[Row]
    running: list[Row]
    ended: QuerySet[Occasion]


@dataclass(frozen=True)
class Missing:
    """One thing without which an occasion cannot be announced; `page` and `field` say where it is put right."""

    sentence: str | Promise
    page: str
    field: str


def produced(user: Person) -> QuerySet[Occasion]:
    """Occasions this person produces or may sign off, with their departments, newest first."""
    where = rules.signs_off_in(user)
    mine = Occasion.objects.all() if None in where else Occasion.objects.filter(department__in=where)
    return mine.select_related("department", "created_by", "submitted_by")


def departments_with_occasions(user: Person) -> QuerySet[Department]:
    """The departments that have occasions this person produces or may sign off."""
    return Department.objects.filter(pk__in=produced(user).values("department"))


def years_with_occasions(user: Person) -> list[int]:
    """The years in which these occasions begin, newest first."""
    days = produced(user).datetimes("starts_at", "year", order="DESC")
    return [timezone.localtime(day).year for day in days]


def narrowed(
    found: QuerySet[Occasion], *, q: str, department: Department | None, year: int | None
) -> QuerySet[Occasion]:
    """Those whose texts hold the words, of one department, of one year; what is empty narrows nothing."""
    for word in q.split():
        in_texts = (Q(**{f"{name}__icontains": word}) for name in ("title", "title_en", "summary", "summary_en"))
        found = found.filter(Q(*in_texts, _connector=Q.OR))
    if department:
        found = found.filter(department=department)
    return found.filter(starts_at__year=year) if year else found


def lists(found: QuerySet[Occasion], user: Person) -> Lists:
    """These occasions by what is to be done with them."""
    open_ones = [row(occasion) for occasion in found.exclude(state__in=OVER).order_by("starts_at", "pk")]
    to_approve = [one for one in open_ones if may_approve(one.occasion, user)]
    return Lists(
        to_approve=to_approve,
        in_preparation=[one for one in open_ones if one.occasion.state in IN_PREPARATION and one not in to_approve],
        coming=[one for one in open_ones if one.occasion.state in COMING],
        running=[one for one in open_ones if one.occasion.state in ON_AIR],
        ended=found.filter(state__in=OVER).order_by("-starts_at", "-pk"),
    )


def row(occasion: Occasion) -> Row:
    """One occasion with the name of its state."""
    channel = registry.get(occasion.channel)
    state = channel.workflow_of(occasion).states[occasion.state]
    return Row(occasion, state.label, BADGES.get(state.shown, "soon"), channel.name)


def may_approve(occasion: Occasion, user: Person) -> bool:
    """Whether it waits for approval and this person may give it."""
    return occasion.state == "submitted" and may(user, "sign-off", occasion)


def edition(occasion: Occasion) -> int:
    """The number of the newest change of its texts; unlike the version it does not move with what happens on air."""
    newest = (
        occasion.events.filter(submission=None, kind__in=EDITS).order_by("seq").values_list("seq", flat=True).last()
    )
    return newest or 0


def last_editor(occasion: Occasion) -> Event | None:
    """The newest change of its texts, with whoever made it."""
    edits = occasion.events.filter(submission=None, kind__in=EDITS).select_related("actor")
    return edits.order_by("seq").last()


def missing(occasion: Occasion) -> list[Missing]:
    """What is to be put right before it can be submitted, approved or announced, in the order of the page."""
    collected_late = occasion.collects_from and occasion.collects_from >= occasion.starts_at
    checks = (
        (not occasion.title, _("The title is missing."), "id_title"),
        (not occasion.summary, _("Citizens need a summary: what it is about."), "id_summary"),
        (occasion.starts_at <= timezone.now(), _("The beginning has passed. Choose a time to come."), "id_starts_at"),
        (collected_late, _("Questions would be collected only after the beginning."), "id_collects_from"),
    )
    texts = [Missing(sentence, "edit", field) for is_missing, sentence, field in checks if is_missing]
    return texts + _missing_people(occasion)


def _missing_people(occasion: Occasion) -> list[Missing]:
    people = list(occasion.participants.values_list("part", "user"))
    parts = [part for part, _user in people]
    needed = registry.get(occasion.channel).occasion_parts
    found = [Missing(TOO_FEW[part], "people", part) for part, least in needed.items() if parts.count(part) < least]
    if (Part.GUEST, None) in people and Part.TRANSCRIBER not in parts:
        found.append(
            Missing(
                _("A guest without an account needs a transcriber, who types the answers."), "people", "transcriber"
            )
        )
    return found
