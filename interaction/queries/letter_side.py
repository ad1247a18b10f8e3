"""What stands beside a letter at the desk: colleagues' words, other departments, files, and who wrote it."""

from dataclasses import dataclass, field

from django.utils import timezone

from interaction import registry
from interaction.models import Contribution, DeskNote, Submission, Upload
from interaction.queries.letter_acts import destinations
from interaction.queries.letter_identity import Identity, identity_of
from interaction.queries.letter_people import Load, loads, officers_for
from interaction.queries.letter_templates import Prepared, prepared
from interaction.queries.letter_texts import parts_of
from interaction.queries.letters import at_desk
from interaction.rules import is_restricted
from people.models import Department
from people.permissions import Person, may

HIDDEN = ("outcome_reason",)


@dataclass(frozen=True)
class Told:
    """One answer the form asked for: its label and what was written."""

    label: object
    text: str


@dataclass(frozen=True)
class Side:
    """Everything beside a letter; what a person may not see, or has no use for now, is empty.

    `writer` is None for a restricted kind, whose writer is shown only after a reason was given.
    """

    restricted: bool
    may_read_identity: bool
    writer: Identity | None
    told: list[Told]
    files: list[Upload]
    notes: list[DeskNote]
    helping: list[Contribution]
    own_help: list[Contribution]
    templates: list[Prepared]
    people: list[Load]
    parts: list[str]
    destinations: list[tuple[str, object]]
    relatives: list[Submission] = field(default_factory=list)


def side_of(letter: Submission, user: Person, acts: frozenset[str]) -> Side:
    """What stands beside a letter of at_desk(user)."""
    restricted, may_read = is_restricted(letter), may(user, "read-identity", letter)
    asked = list(letter.contributions.select_related("department", "asked_by", "given_by"))
    return Side(
        restricted=restricted,
        may_read_identity=may_read,
        writer=identity_of(letter) if may_read and not restricted else None,
        told=told_by(letter),
        files=list(letter.uploads.filter(removed_at__isnull=True)),
        notes=list(letter.desk_notes.select_related("by")) if "note" in acts else [],
        helping=asked if "note" in acts else [],
        own_help=[one for one in asked if "write" not in acts and may(user, "contribute", one)],
        templates=prepared(letter) if "write" in acts else [],
        people=loads(officers_for(letter), timezone.localdate()) if "name" in acts else [],
        parts=parts_of(letter) if "split" in acts else [],
        destinations=destinations(letter) if "move" in acts else [],
        relatives=relatives(letter, user),
    )


def told_by(letter: Submission) -> list[Told]:
    """What the form of the channel asked beside the text, as label and words; a department by its name."""
    form = registry.get(letter.channel).form
    labels = {name: one.label for name, one in getattr(form, "base_fields", {}).items()}
    answers = {name: value for name, value in letter.answers.items() if name in labels and name not in HIDDEN}
    if "department" in answers:
        wish = Department.objects.filter(slug=str(answers["department"])).first()
        answers["department"] = wish.said("name") if wish else ""
    return [Told(labels[name], str(value)) for name, value in answers.items() if isinstance(value, str) and value]


def relatives(letter: Submission, user: Person) -> list[Submission]:
    """The letter it was parted from and those parted from it, as far as this person has them at the desk."""
    ids = [letter.split_from_id, *letter.split_off.values_list("pk", flat=True)]
    known = [one for one in ids if one]
    return list(at_desk(user).filter(pk__in=known)) if known else []
