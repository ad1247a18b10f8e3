"""The tables of docs/channels.md as the code has them."""

import re

from django.utils import translation

from interaction import registry
from interaction.channels.base import Channel
from interaction.workflow import Workflow

MARK = re.compile(r"<!-- table: ([a-z-]+) -->\n(.*?)<!-- end -->", re.DOTALL)
NOTHING = "–"


def wanted() -> dict[str, str]:
    """Every table the page must hold, by the name in its mark."""
    with translation.override("en"):
        found = {"channels": _channels()}
        for workflow in workflows():
            found |= {f"{workflow.key}-states": _states(workflow), f"{workflow.key}-steps": _steps(workflow)}
    return found


def workflows() -> list[Workflow]:
    """The workflows that channels use, each once, in the order of the channels."""
    used = [one for channel in registry.channels.values() for one in (channel.workflow, channel.occasion_workflow)]
    return list(dict.fromkeys(filter(None, used)))


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(line)} |" for line in (head, *rows)]
    return "\n".join([lines[0], "|---" * len(head) + "|", *lines[1:], ""])


def _code(*names: str) -> str:
    return " ".join(f"`{name}`" for name in names) or NOTHING


def _channels() -> str:
    head = ("Channel", "Name", "Group", "Who reads", "What is sent", "What is opened", "Clocks")
    return _table(head, [_channel(channel) for channel in registry.channels.values()])


def _channel(channel: Channel) -> tuple[str, ...]:
    with translation.override("zh-hans"):
        chinese = str(channel.name)
    opened = channel.occasion_workflow
    return (
        _code(channel.key),
        f"{chinese} / {channel.name}",
        channel.group,
        _code(channel.visibility),
        _code(channel.workflow.key),
        _code(opened.key) if opened else NOTHING,
        ", ".join(f"`{clock.name}` from `{clock.starts_with}`" for clock in channel.clocks) or NOTHING,
    )


def _states(workflow: Workflow) -> str:
    head = ("State", "Author and staff read", "Others see", "Final", "Comes by", "Goes on by")
    return _table(head, [_state(workflow, key) for key in workflow.states])


def _state(workflow: Workflow, key: str) -> tuple[str, ...]:
    state = workflow.states[key]
    coming = [step.name for step in workflow.steps.values() if step.target == key]
    going = [step.name for step in workflow.steps_from(key)]
    first = "the beginning" if key == workflow.first else ""
    by = ", ".join(filter(None, (first, _code(*coming) if coming else ""))) or NOTHING
    return _code(key), str(state.label), state.shown, "yes" if state.is_final else "", by, _code(*going)


def _steps(workflow: Workflow) -> str:
    head = ("Step", "In the history", "From", "To", "Right", "Reason", "Public")
    rows = [
        (
            _code(step.name),
            str(step.label),
            _code(*step.sources),
            _code(step.target),
            _code(step.verb),
            "needed" if step.needs_reason else "",
            "yes" if step.is_public else "",
        )
        for step in workflow.steps.values()
    ]
    return _table(head, rows)
