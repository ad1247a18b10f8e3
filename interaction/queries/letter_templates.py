"""Prepared answers for a letter, with its own words filled in."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interaction.models import ReplyTemplate, Submission
from interaction.queries.deadlines import duties
from people.contacts import mask_name

FIELDS = ("number", "department", "due", "name")


@dataclass(frozen=True)
class Prepared:
    """A template's title with its text, filled in for one letter."""

    key: int
    title: str
    text: str


def prepared(letter: Submission) -> list[Prepared]:
    """The templates in use for the letter's channel, kind and department; two queries."""
    fits = Q(channel__in=("", letter.channel), kind__in=("", letter.kind), is_active=True)
    place = Q(department__isnull=True) | Q(department=letter.department_id)
    found = list(ReplyTemplate.objects.filter(fits, place))
    words = _words(letter) if found else {}
    return [Prepared(one.pk, one.title, _filled(one.text, words)) for one in found]


def _words(letter: Submission) -> dict[str, str]:
    clock = duties().filter(submission=letter).order_by("due_on").first()
    name = letter.byline or mask_name(letter.contact.get("name", "")) if letter.contact or letter.byline else ""
    return {
        "number": letter.number,
        "department": letter.department.name if letter.department else "",
        "due": date_format(clock.due_on, _("j F Y")) if clock else "",
        "name": name,
    }


def _filled(text: str, words: dict[str, str]) -> str:
    """The text with {number}, {department}, {due} and {name}; anything else in braces stays as it is."""
    for field in FIELDS:
        text = text.replace("{" + field + "}", words.get(field, ""))
    return text
