"""What the settings call clocks, the steps that start them, channels and parts, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from interaction import registry

EXTENSION = "-extension"

CLOCKS: Mapping[str, str | Promise] = {
    "return": gettext_lazy("Giving back what is not the department's"),
    "answer": gettext_lazy("Answering"),
    "after-interview": gettext_lazy("Answering what an interview left open"),
    "accept": gettext_lazy("Deciding whether it is taken up"),
    "handle": gettext_lazy("Dealing with it"),
    "verify": gettext_lazy("Looking into the clue"),
    "tell": gettext_lazy("Telling the reporter"),
    "correct": gettext_lazy("Correcting by the writer"),
    "close": gettext_lazy("Closing what nobody rates"),
    "rate": gettext_lazy("Rating by the writer"),
    "notify": gettext_lazy("Saying whether it is taken up"),
    "object": gettext_lazy("Objecting to being sent elsewhere"),
    "ask-again": gettext_lazy("Asking for a second look"),
    "re-examine": gettext_lazy("Looking at it a second time"),
    "confirm": gettext_lazy("Confirming the receipt"),
    "third-party": gettext_lazy("Hearing a third party"),
    "other-organ": gettext_lazy("Hearing another office"),
    "examine": gettext_lazy("Examining the application"),
    "forward": gettext_lazy("Passing it on"),
    "copy": gettext_lazy("Sending the copy to the office"),
    "defend": gettext_lazy("Defence of the office"),
    "decide": gettext_lazy("Deciding"),
    "copy-summary": gettext_lazy("Sending the copy, short procedure"),
    "defend-summary": gettext_lazy("Defence, short procedure"),
    "decide-summary": gettext_lazy("Deciding, short procedure"),
    "open": gettext_lazy("Time for opinions"),
    "result": gettext_lazy("Publishing the result"),
    "summary": gettext_lazy("Publishing the summary"),
    "response": gettext_lazy("Responding to the proposals"),
}
STARTS: Mapping[str, str | Promise] = {
    "assign": gettext_lazy("when a department is given it"),
    "start": gettext_lazy("when the department takes it up"),
    "ask-correction": gettext_lazy("when the writer is asked to correct it"),
    "release": gettext_lazy("when the answer is released"),
}
USUAL_STARTS = {"correct": "ask-correction", "rate": "release", "close": "release"}  # of clocks no channel declares
LATER: Mapping[str, str | Promise] = {
    "petition": gettext_lazy("Petition"),
    "disclosure": gettext_lazy("Disclosure on request"),
    "review": gettext_lazy("Administrative review"),
    "consultation": gettext_lazy("Consultation"),
    "deliberation": gettext_lazy("Online deliberation"),
    "survey": gettext_lazy("Survey"),
    "any": pgettext_lazy("rules", "All channels without a rule of their own"),
}
REGISTERS: Mapping[str, str | Promise] = {
    "rules": gettext_lazy("Deadline rules"),
    "calendar": gettext_lazy("Calendar of working days"),
    "templates": gettext_lazy("Prepared answers"),
    "departments": gettext_lazy("Departments"),
    "people": gettext_lazy("People and roles"),
}


def channel_name(key: str) -> str:
    """What a channel is called, also one that this site does not open yet."""
    channel = registry.channels.get(key)
    return str(channel.name if channel else LATER.get(key, key))


def clock_name(clock: str) -> str:
    """What a clock times; the most by which it may be extended is said so."""
    plain = str(CLOCKS.get(clock.removesuffix(EXTENSION), clock))
    return _("%(clock)s: most that may be added") % {"clock": plain} if clock.endswith(EXTENSION) else plain


def starts(channel: str, clock: str) -> str:
    """The event from which a clock of this channel is counted; "" where the channel declares none."""
    declared = registry.channels.get(channel)
    steps = [one.starts_with for one in declared.clocks if one.name == clock] if declared else []
    step = steps[0] if steps else USUAL_STARTS.get(clock, "")
    return str(STARTS.get(step, ""))


def register_name(key: str) -> str:
    """What a part of the configuration is called in its history."""
    if key.startswith("channel-"):
        return _("Channel: %(channel)s") % {"channel": channel_name(key.removeprefix("channel-"))}
    if key.startswith("faq-"):
        return _("Standing answer %(number)s") % {"number": key.removeprefix("faq-")}
    return str(REGISTERS.get(key, key))
