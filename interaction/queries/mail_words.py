"""What an event means for the author of a submission, in the sentences of a mail; never a word of the text itself."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from interaction import registry
from interaction.models import Deadline, Event, Submission
from interaction.queries.author_words import MEANINGS
from interaction.queries.clock_words import extended, recomputed
from interaction.queries.second_look import answered_by
from interaction.queries.timeline import acted_by
from moderation.models import Appeal, Reason, Restriction


def meaning(submission: Submission, event: Event) -> str:
    """What this kind of event means for the author, in a few sentences; empty where the state says all."""
    found = _MEANINGS.get(event.kind)
    return found(submission, event) if found else ""


def site(name: str, *args: object) -> str:
    """The whole address of a page, as a mail needs it."""
    return whole(reverse(name, args=args))


def whole(path: str) -> str:
    """The address of this path with the name of the site before it."""
    return settings.SITE_URL + path


def _reason(event: Event) -> str:
    reason = Reason.objects.filter(code=event.data.get("reason", "")).first()
    return reason.said("sentence") if reason else ""


def _decider(event: Event) -> str:
    return _("A rule decided this, not a person.") if acted_by(event) == "rule" else _("A moderator decided this.")


def _joined(*sentences: str) -> str:
    return "\n".join(filter(None, sentences))


def _rejected(submission: Submission, event: Event) -> str:
    again = _("You can edit your text and send it again, once: number and query code stay the same.")
    if submission.events.filter(kind="resend").exists():
        again = ""
    appeal = _(
        "If you think the decision is wrong, you can ask for a second look, once; another moderator answers you."
    )
    return _joined(_reason(event), _decider(event), again, appeal)


def _sent_again(submission: Submission, event: Event) -> str:
    return _("Your edited text has arrived. A moderator reads it next; number and query code stay the same.")


def _appealed(submission: Submission, event: Event) -> str:
    made = Appeal.objects.filter(pk=event.data.get("appeal", 0)).first()
    if made is None:
        return ""
    day = date_format(answered_by(made), _("j F Y"))
    return _("A moderator who did not take the decision answers you by %(day)s.") % {"day": day}


def _upheld(submission: Submission, event: Event) -> str:
    stands = _("Another moderator has looked at it again. The decision stands, for this reason:")
    return _joined(stands, _reason(event), _("What the moderator answers you stands on the page of your submission."))


def _overturned(submission: Submission, event: Event) -> str:
    return _("Your appeal was right: the decision was changed. We apologise for the trouble.")


def _sent_on(submission: Submission, event: Event) -> str:
    to = event.data.get("channel", "")
    if to not in registry.channels:
        return ""
    place = _("It is now with %(channel)s. Text, number, query code and history went along; you need to do nothing.")
    return _joined(place % {"channel": registry.get(to).name}, _("It is assigned to a department next; you are told."))


def _hidden(submission: Submission, event: Event) -> str:
    gone = _("Nobody but you and the moderators can read it at present.")
    appeal = _(
        "If you think the decision is wrong, you can ask for a second look, once; another moderator answers you."
    )
    return _joined(_reason(event), _decider(event), gone, appeal)


def _shown(submission: Submission, event: Event) -> str:
    right = _("Your appeal was right: the decision was changed. We apologise for the trouble.")
    stands = _("It stands again where it stood, and everybody can read it.")
    return _joined(right if "appeal" in event.data else "", stands)


def _redacted(submission: Submission, event: Event) -> str:
    both = _(
        "On the page of your submission your own text and the public one stand side by side, with the changes marked."
    )
    return _joined(_reason(event), both)


def _late(submission: Submission, event: Event) -> str:
    ahead = event.data.get("ahead", 0)
    before = ngettext("%(n)d text is read before yours.", "%(n)d texts are read before yours.", ahead) % {"n": ahead}
    sorry = _(
        "Many texts have arrived, and reading yours takes longer than usual. We apologise; you need to do nothing."
    )
    return _joined(sorry, before if ahead else "")


def _restricted(submission: Submission, event: Event) -> str:
    found = Restriction.objects.filter(pk=event.data.get("restriction", 0)).select_related("reason").first()
    if found is None:
        return ""
    told = {"until": date_format(timezone.localtime(found.until), _("j F Y, H:i"))}
    sentence = _("You cannot send anything there until %(until)s.")
    if found.kind == Restriction.Kind.READ_FIRST:
        sentence = _("Until %(until)s everything you send there is read before it appears.")
    appeal = _(
        "If you think the decision is wrong, you can ask for a second look, once; another moderator answers you."
    )
    return _joined(sentence % told, found.reason.said("sentence"), appeal)


def _may_write(submission: Submission, event: Event) -> str:
    return _("You may write again in the place from which you were kept.")


def _may_not_write(submission: Submission, event: Event) -> str:
    return _("Another moderator has looked at it again. The restriction stays until its time is over.")


def _answered(submission: Submission, event: Event) -> str:
    if not submission.occasion_id:
        return ""
    shown = event.data.get("main") or event.data.get("into") or submission.pk
    sentence = _("A similar question stands here; one answer serves both:")
    if event.kind != "merge":
        sentence = _("Read the answer here:")
    return f"{sentence} {site('interaction:room', submission.occasion_id)}#q{shown}"


def _handed_over(submission: Submission, event: Event) -> str:
    """By when and by whom the question is answered in writing; a joined one is answered with its main question."""
    main = Submission.objects.filter(pk=event.data.get("main", submission.pk)).select_related("department").first()
    clock = Deadline.objects.filter(submission=main).order_by("pk").last()
    if main is None or clock is None or main.department is None:
        return ""
    return _("It was not answered live. %(department)s answers it in writing by %(day)s.") % {
        "department": main.department.said("name"),
        "day": date_format(clock.due_on, _("j F Y")),
    }


_MEANINGS: dict[str, Callable[[Submission, Event], str]] = {
    "reject": _rejected,
    "resend": _sent_again,
    "appealed": _appealed,
    "upheld": _upheld,
    "overturn": _overturned,
    "redirect": _sent_on,
    "hidden": _hidden,
    "shown": _shown,
    "redacted": _redacted,
    "moderation-late": _late,
    "restricted": _restricted,
    "restriction-ended": _may_write,
    "restriction-lifted": _may_write,
    "restriction-stands": _may_not_write,
    "forward": _handed_over,
    "forwarded-with": _handed_over,
    "answer": _answered,
    "answered-with": _answered,
    "merge": _answered,
    "clock-extended": extended,
    "clock-recomputed": recomputed,
} | MEANINGS
