"""Several letters are assigned to one department with one press, each by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from interaction.actions.letters import assign
from interaction.models import Submission
from people.models import Department
from people.permissions import Person
from people.refusals import Refusal


@dataclass
class Outcome:
    """Which letters were assigned, and which were not, each with the sentence why."""

    done: list[Submission] = field(default_factory=list)
    left: list[tuple[Submission, str]] = field(default_factory=list)


def assign_many(
    letters: list[Submission], department: Department, *, by: Person, versions: Mapping[int, int]
) -> Outcome:
    """Assigns each of these letters as it was seen (`versions` by id); one that fails keeps no other from it."""
    told = Outcome()
    for letter in letters:
        try:
            told.done.append(assign(letter, department, by=by, version=versions.get(letter.pk, letter.version)))
        except Refusal as refusal:
            told.left.append((letter, str(refusal.sentence)))
    return told
