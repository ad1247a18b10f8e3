"""docs/channels.md shows every channel, state and step as the code has them, and what a channel declares."""

import re

from interaction import registry
from interaction.channels.base import Channel
from tests.docs.tables import MARK, wanted, workflows
from tests.house.source import ROOT

PAGE = (ROOT / "docs" / "channels.md").read_text()
DECLARED = {name for name in (*Channel.__annotations__, *vars(Channel)) if not name.startswith("_")}


def test_tables_are_those_of_the_code():
    assert dict(MARK.findall(PAGE)) == wanted()


def test_every_channel_state_and_step_is_described():
    named = {name for line in PAGE.splitlines() if line.startswith("| `") for name in re.findall(r"`([\w-]+)`", line)}
    keys = {name for workflow in workflows() for name in (*workflow.states, *workflow.steps, workflow.key)}

    assert (keys | set(registry.channels)) - named == set()


def test_what_a_channel_declares_is_explained_and_nothing_else():
    section = PAGE.partition("## What a channel declares")[2].partition("\n## ")[0]

    assert set(re.findall(r"^\| `(\w+)", section, re.MULTILINE)) == DECLARED
