"""What of the site is set up and what is missing, each with the page on which it is put right."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interaction.models import Notice, ReplyTemplate
from interaction.queries.settings.channels import doors
from interaction.queries.settings.rules import without_rule
from interaction.queries.settings.year import calendar_state
from moderation.models import Reason
from moderation.queries.lists import term_counts
from people.landing import standing
from people.queries import open_departments, staff

NEEDED = ("moderator", "dispatcher", "officer", "approver", "supervisor")
NOTICE_COMES = 11  # month in which the State Council usually publishes the next year's days
PATIENCE = timedelta(hours=1)  # after which a mail that waits is worth a look


@dataclass(frozen=True)
class Check:
    """One thing that belongs to a site: whether it `stands`, what was found, and where it is set."""

    title: str
    stands: bool
    said: list[str]
    url: str = ""
    link: str = ""


def overview(today: date) -> list[Check]:
    """Everything that is worth a look, in the order of setting a site up; a constant number of queries."""
    people = [_people(), _departments()]
    periods = [_rules(today), _calendar(today)]
    return [*people, *periods, _channels(), _mail(), _templates(), *_lists(), _footer()]


def _people() -> Check:
    counts = dict(
        staff().filter(user__is_active=True).order_by("role").values_list("role").annotate(Count("user", distinct=True))
    )
    names: dict[str, Any] = dict(staff().model._meta.get_field("role").flatchoices)
    held = [_("%(role)s: %(n)d") % {"role": names[role], "n": n} for role, n in counts.items() if role in names]
    missing = [str(names[role]) for role in NEEDED if not counts.get(role)]
    said = [_("Nobody is: %(roles)s.") % {"roles": _(", ").join(missing)}] if missing else []
    if counts.get("admin", 0) < 2:
        said.append(_("There is only one administrator. A second one helps when the first is away."))
    return Check(
        _("People in their roles"),
        not missing,
        [*said, *held],
        _place("/settings/people/", "/accounts/invite/"),
        _("People and roles"),
    )


def _departments() -> Check:
    total = open_departments().count()
    staffed = (
        staff()
        .filter(user__is_active=True, role="officer", department__is_active=True)
        .order_by()
        .values("department")
        .distinct()
        .count()
    )
    everywhere = staff().filter(user__is_active=True, role="officer", department=None).exists()
    said = [ngettext("%(n)d department takes part.", "%(n)d departments take part.", total) % {"n": total}]
    without = total - staffed
    if without and not everywhere:
        told = ngettext(
            "%(n)d of them has no officer of its own.", "%(n)d of them have no officer of their own.", without
        )
        said.append(told % {"n": without})
    return Check(_("Departments"), bool(total), said, _place("/settings/departments/"), _("Departments"))


def _rules(today: date) -> Check:
    missing = without_rule(today)
    said = [
        _("%(channel)s: no rule for “%(clock)s”; such letters have no deadline.")
        % {"channel": one.channel_name, "clock": one.name}
        for one in missing
    ]
    good = [_("Every clock of every channel has a rule in force.")]
    return Check(_("Deadline rules"), not missing, said or good, "/settings/rules/", _("Deadline rules"))


def _calendar(today: date) -> Check:
    said, stands = [], True
    for year in (today.year, today.year + 1):
        is_official = calendar_state(year) == "official"
        told = (
            _("%(year)d: the official calendar is known.") if is_official else _("%(year)d: no official calendar yet.")
        )
        said.append(told % {"year": year})
        is_due = year == today.year or today.month > NOTICE_COMES
        stands = stands and (is_official or not is_due)
        if not is_official and year > today.year and today.month >= NOTICE_COMES:
            said.append(_("The notice for the next year is usually published in autumn. Look whether it is out."))
    return Check(_("Calendar of working days"), stands, said, "/settings/calendar/", _("Calendar of working days"))


def _channels() -> Check:
    known = doors()
    shut = [str(one.channel.name) for one in known if one.is_shut]
    taking = len(known) - len(shut)
    said = [ngettext("%(n)d channel takes letters.", "%(n)d channels take letters.", taking) % {"n": taking}]
    if shut:
        said.append(_("Closed: %(channels)s.") % {"channels": _(", ").join(shut)})
    return Check(_("Channels"), taking > 0, said, "/settings/channels/", _("Channels"))


def _mail() -> Check:
    """Whether a mail server is set, when a mail last went out, and how many wait or were given up."""
    late = timezone.now() - PATIENCE
    found = Notice.objects.aggregate(
        last=Max("sent_at"),
        failing=Count("pk", filter=Q(sent_at=None, tries__gt=0)),
        waiting=Count("pk", filter=Q(sent_at=None, tries=0, created_at__lt=late)),
    )
    is_set = settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")
    said = [] if is_set else [_("No mail server is set: mail is kept in a folder or written to the log (EMAIL_URL).")]
    if found["last"]:
        day = date_format(timezone.localtime(found["last"]), _("j F Y, H:i"))
        said.append(_("The last mail went out on %(day)s.") % {"day": day})
    else:
        said.append(_("No mail has gone out yet."))
    failing, waiting = found["failing"], found["waiting"]
    if failing:
        told = ngettext("%(n)d mail could not be sent yet.", "%(n)d mails could not be sent yet.", failing)
        said.append(told % {"n": failing})
    if waiting:
        told = ngettext("%(n)d mail has waited for an hour.", "%(n)d mails have waited for an hour.", waiting)
        said.append(told % {"n": waiting})
    return Check(_("Mail"), is_set and not found["failing"], said)


def _templates() -> Check:
    total = ReplyTemplate.objects.filter(is_active=True).count()
    told = ngettext("%(n)d prepared answer is in use.", "%(n)d prepared answers are in use.", total) % {"n": total}
    said = told if total else _("There is none yet. Officers write every answer from the start.")
    return Check(_("Prepared answers"), total > 0, [said], "/settings/templates/", _("Prepared answers"))


def _lists() -> list[Check]:
    terms, reasons = term_counts().in_use, Reason.objects.filter(is_active=True).count()
    said_terms = ngettext("%(n)d term is in use.", "%(n)d terms are in use.", terms) % {"n": terms}
    said_reasons = ngettext("%(n)d reason is in use.", "%(n)d reasons are in use.", reasons) % {"n": reasons}
    return [
        Check(_("Term list"), terms > 0, [said_terms], "/moderation/lists/", _("Term list")),
        Check(_("Reasons for not publishing"), reasons > 0, [said_reasons], "/moderation/lists/reasons/", _("Reasons")),
    ]


def _footer() -> Check:
    is_set = bool(settings.SITE_FOOTER)
    said = (
        _("The footer names who is responsible for this site.")
        if is_set
        else _("The footer does not name who is responsible for this site yet (SITE_FOOTER).")
    )
    return Check(_("Footer"), is_set, [said])


def _place(*paths: str) -> str:
    """The first of these pages that this site has."""
    return next((path for path in paths if standing(path) == path), "")
