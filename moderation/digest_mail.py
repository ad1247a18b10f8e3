"""The words of the daily summary: figures and where to go on, no text of a citizen."""

from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moderation.digest_tokens import digest_token
from moderation.queries.digest import DayFigures
from people.models import User
from people.spans import lasted


@dataclass(frozen=True)
class DigestMail:
    """One summary ready to be sent; `headers` let a mail program offer "unsubscribe" (RFC 8058)."""

    subject: str
    body: str
    headers: dict[str, str] = field(default_factory=dict)


def written(user: User, figures: DayFigures) -> DigestMail:
    """The summary for this person in the language that is active."""
    day = date_format(figures.day, _("j F Y"))
    subject = ngettext(
        "Moderation: %(n)s text is waiting this morning",
        "Moderation: %(n)s texts are waiting this morning",
        figures.waiting,
    ) % {"n": figures.waiting}
    address = settings.SITE_URL + reverse("moderation:digest_stop", args=[digest_token(user.pk)])
    foot = _("You get this each morning because you are a moderator. No more of these mails:")
    parts = [
        _("Good morning, %(name)s.") % {"name": user.name},
        "\n".join([_("Yesterday, %(day)s:") % {"day": day}, *_yesterday(figures)]),
        "\n".join([_("This morning:"), *_now(figures)]),
        "\n".join([_("The workload board:"), _site("moderation:board")]),
        f"-- \n{foot}\n{address}",
    ]
    headers = {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return DigestMail(subject, "\n\n".join(parts), headers)


def _yesterday(figures: DayFigures) -> list[str]:
    lines = [
        _("- came in: %(n)s") % {"n": figures.came},
        _("- published: %(n)s, of them by a rule: %(by_rule)s") % {"n": figures.published, "by_rule": figures.by_rule},
        _("- not published: %(n)s") % {"n": figures.refused},
        _("- joined to another text: %(n)s") % {"n": figures.joined},
        _("- decided by you: %(n)s") % {"n": figures.own},
    ]
    if figures.median_wait is not None:
        lines.append(_("- half of them waited no longer than %(time)s") % {"time": lasted(figures.median_wait)})
    return lines


def _now(figures: DayFigures) -> list[str]:
    desk = _site("moderation:desk")
    rows = [
        (_("- waiting: %(n)s"), figures.waiting, desk),
        (_("- overdue: %(n)s"), figures.overdue, f"{desk}?tab=overdue"),
        (_("- published by a rule and not read yet: %(n)s"), figures.unread, f"{desk}?tab=automatic"),
        (_("- authors who ask for a second look: %(n)s"), figures.appeals, _site("moderation:appeals")),
        (_("- texts that readers have reported: %(n)s"), figures.reports, _site("moderation:reports")),
    ]
    return [f"{said % {'n': number}}{f'  {address}' if number else ''}" for said, number, address in rows]


def _site(name: str) -> str:
    return settings.SITE_URL + reverse(name)
