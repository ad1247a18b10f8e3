"""What stands beside a letter at the desk: colleagues' words, other departments, files, and who wrote it."""

from dataclasses import dataclass, field

from django.utils import timezone

from interaction.models import Contribution, DeskNote, Event, Submission, Upload
from interaction.queries.letter_acts import destinations
from interaction.queries.letter_identity import Identity, identity_of
from interaction.queries.letter_instruction import ON_ITS_WAY, instruction_asked
from interaction.queries.letter_people import Load, loads, officers_for
from interaction.queries.letter_templates import Prepared, prepared
from interaction.queries.letter_texts import parts_of
from interaction.queries.letter_told import Arrival, Told, arrival_of, told_by
from interaction.queries.letters import at_desk
from interaction.rules import is_restricted
from people.permissions import Person, may


@dataclass(frozen=True)
class Side:
    """Everything beside a letter; what a person may not see, or has no use for now, is empty.

    `writer` is None for a restricted kind, whose writer is shown only after a reason was given. `order_asked` is the
    request for an instruction of whoever leads, while it waits for one.
    """

    restricted: bool
    may_read_identity: bool
    writer: Identity | None
    arrival: Arrival
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
    order_asked: Event | None = None
    may_ask_order: bool = False


def side_of(letter: Submission, user: Person, acts: frozenset[str]) -> Side:
    """What stands beside a letter of at_desk(user)."""
    restricted, may_read = is_restricted(letter), may(user, "read-identity", letter)
    order_asked = instruction_asked(letter) if "note" in acts else None
    asked = list(letter.contributions.select_related("department", "asked_by", "given_by"))
    return Side(
        restricted=restricted,
        may_read_identity=may_read,
        writer=identity_of(letter) if may_read and not restricted else None,
        arrival=arrival_of(letter, restricted=restricted),
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
        order_asked=order_asked,
        may_ask_order=order_asked is None and letter.state in ON_ITS_WAY and may(user, "dispatch", letter),
    )


def relatives(letter: Submission, user: Person) -> list[Submission]:
    """The letter it was parted from and those parted from it, as far as this person has them at the desk."""
    ids = [letter.split_from_id, *letter.split_off.values_list("pk", flat=True)]
    known = [one for one in ids if one]
    return list(at_desk(user).filter(pk__in=known)) if known else []
