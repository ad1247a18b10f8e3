"""What a channel declares; it holds no state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from interaction.models import Occasion, Submission
from interaction.visibility import Visibility
from interaction.workflow import Workflow


@dataclass(frozen=True)
class Clock:
    """A clock by name; its length is a dated DeadlineRule row of that name.

    It starts with the step `starts_with`, is met by `ends_with`, and, where its end has an effect of its own, `expires`
    names the step that `tick` then takes. `kinds` limits it to some kinds of letter; where a kind has clocks of its
    own, they take the place of all general ones.
    """

    name: str
    starts_with: str
    ends_with: str = "release"
    expires: str = ""
    kinds: tuple[str, ...] = ()
    since: date | None = None


# What an author was asked to put right lapses after its period (CHANNELS.md, Loose ends), whatever the channel.
PUT_RIGHT = Clock("correct", "ask-correction", ends_with="correct", expires="lapse")

Choice = tuple[str, object]  # a key that is stored for ever, and its label


class Channel:
    """One of the fourteen doors: fields, workflow, visibility, clocks, roles and words as declarations."""

    key: str
    name: object
    hint: object = ""
    group: str = "ask"  # ask · take part · apply, the three groups of the home page
    workflow: Workflow
    occasion_workflow: Workflow | None = None
    visibility = Visibility.CONSENT
    clocks: tuple[Clock, ...] = ()
    arrival: str = ""  # the state in which a text that was sent on from elsewhere arrives; "": it takes none
    target_minutes = 240  # within which a text is to be read by a moderator; in occasions, while they are on air
    form: type | None = None
    can_be_supported = False  # whether others may support what is published here, one by one
    takes_letters = False  # whether /<key>/new/ takes letters that belong to no occasion
    kinds: tuple[Choice, ...] = ()  # the sorts of letter it takes; the first is the usual one
    restricted_kinds: tuple[str, ...] = ()  # never public, and the writer's identity only for named handlers
    outcomes: tuple[Choice, ...] = ()  # what a released answer may decide; one of them is then chosen with it
    not_for: tuple[tuple[object, str], ...] = ()  # what does not belong here, and the address it belongs to
    occasion_form: ClassVar[type | None] = None  # what producers fill in to open one; None: producers open nothing here
    occasion_parts: ClassVar[Mapping[str, int]] = {}  # the parts people have in one, and how many of each it needs

    def workflow_of(self, thing: Submission | Occasion) -> Workflow:
        """The table that rules a submission or an occasion of this channel; LookupError if it opens no occasions."""
        if isinstance(thing, Submission):
            return self.workflow
        if self.occasion_workflow is None:
            raise LookupError(f"{self.key} opens no occasions")
        return self.occasion_workflow

    def takes_new(self, occasion: Occasion | None) -> bool:
        """Whether something new may be sent now; channels with occasions say when."""
        return self.occasion_workflow is None

    def clocks_for(self, kind: str) -> list[Clock]:
        """The clocks of a letter of this kind: its own where it has some, else the general ones."""
        own = [clock for clock in self.clocks if kind in clock.kinds]
        return own or [clock for clock in self.clocks if not clock.kinds]
