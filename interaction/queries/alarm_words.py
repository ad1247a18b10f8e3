"""What an alarm says in the reader's language, on the page and in the mail."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interaction import registry
from interaction.models import Event
from interaction.queries.alarms import EMPTY, NO_RESULT, OVERDUE, SILENT, UNANSWERED, Alarm
from people.models import Department


@dataclass(frozen=True)
class Said:
    """An alarm in words: a headline, a sentence with what to do, where it leads, and since when it stands."""

    kind: str
    headline: str
    sentence: str
    url: str
    since: date | None


def said(found: list[Alarm]) -> list[Said]:
    """The alarms in words; one query for the names of departments."""
    names = _names({one.department for one in found if one.department})
    return [Said(one.kind, *_words(one.kind, one.data, names.get(one.department)), one.url, one.since) for one in found]


def said_event(event: Event) -> Said:
    """What tick told of an alarm, from its event alone."""
    data = event.data
    place = data.get("department")
    since = date.fromisoformat(data["since"]) if data.get("since") else None
    words = _words(data["alarm"], data, _names({place} if place else set()).get(place))
    return Said(data["alarm"], *words, data["url"], since)


def _names(ids: set[int]) -> dict[int | None, str]:
    return {one.pk: one.said("name") for one in Department.objects.filter(pk__in=ids)} if ids else {}


def _words(kind: str, data: Mapping, place: str | None) -> tuple[str, str]:
    """Headline and sentence of one kind of alarm."""
    number = data.get("letters", 0)
    told = {
        "n": number,
        "place": place or _("No department yet"),
        "channel": _channel(data),
        "title": data.get("title"),
    }
    if kind == UNANSWERED:
        head = ngettext(
            "%(place)s: %(n)d letter has waited for more than 60 days",
            "%(place)s: %(n)d letters have waited for more than 60 days",
            number,
        )
        return head % told, _("They are valid and have no answer. Urge the department, or put them under supervision.")
    if kind == OVERDUE:
        head = ngettext("%(place)s: %(n)d letter is overdue", "%(place)s: %(n)d letters are overdue", number)
        return head % told, _("Their last day is over. Look at each, and urge whoever has it.")
    if kind == SILENT:
        return (
            _("%(channel)s: no new public answer for 45 days") % told,
            _("The last one was published on %(day)s. Ask which answered letters may be published.")
            % {"day": date_format(date.fromisoformat(data["last"]), _("j F Y"))},
        )
    if kind == EMPTY:
        return (
            _("%(channel)s: the column is empty") % told,
            _("Nothing was ever published there. Publish a typical letter, or close the column with a notice."),
        )
    if kind == NO_RESULT:
        return (
            _("No result yet: %(title)s") % told,
            _("It closed more than 15 working days ago. Whoever took part waits for what became of it."),
        )
    return (
        _("The figures have stood still for more than a month"),
        _("No letter came and none was answered since %(day)s. Check that letters arrive.")
        % {"day": date_format(date.fromisoformat(data["last"]), _("j F Y"))},
    )


def _channel(data: Mapping) -> str:
    key = data.get("channel", "")
    return str(registry.get(key).name) if key in registry.channels else key
