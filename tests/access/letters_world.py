"""Letters for the second access table: one of each kind that somebody may not read, and the people around them."""

from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile

from interaction.actions.contributing import ask as ask_help
from interaction.actions.extensions import ask as ask_time
from interaction.actions.letters import assign
from interaction.actions.letters_handlers import give_case
from interaction.actions.letters_release import release
from interaction.actions.uploading import attach_to
from interaction.models import Message, Submission
from moderation.actions import approve
from people.models import Department, Role
from tests.factories import receipt
from tests.interaction.desk import written
from tests.interaction.making import case_of, department, person

# The author's side, the department that has the letters, another department, the district, and the others.
WHO = (
    "nobody",
    "stranger",
    "author",
    "named-officer",
    "own-officer",
    "own-approver",
    "own-supervisor",
    "other-officer",
    "other-approver",
    "dispatcher",
    "supervisor",
    "moderator",
    "producer",
    "auditor",
    "admin",
)
THINGS = ("new", "private", "lent", "restricted", "public", "elsewhere")
CONFIRMED = ("short", "copied", "transferred", "alike", "ground", "remedy", "personal")


@dataclass
class Letters:
    """The people by what the table calls them, the letters by name, and the id of the file that came with each.

    `third` is a department with none of them, `asked` the id of what another one was asked to add to "lent", and
    `extension` that of the longer time asked for "lent".
    """

    people: dict = field(default_factory=dict)
    letters: dict = field(default_factory=dict)
    files: dict = field(default_factory=dict)
    third: Department | None = None
    asked: int = 0
    extension: int = 0


def build() -> Letters:
    """Makes everything through the product's own actions."""
    own, other = department(), department()
    world = Letters(people=_people(own, other), third=department())
    author, handler = world.people["author"], world.people["named-officer"]
    for thing in THINGS:
        letter = _sent(author, thing)
        world.files[thing] = _file(letter).pk
        if thing != "new":
            assign(letter, other if thing == "elsewhere" else own, by=world.people["dispatcher"])
        world.letters[thing] = _fresh(letter)
    give_case(world.letters["restricted"], handler, by=world.people["own-approver"])
    give_case(world.letters["private"], handler, by=world.people["own-approver"])
    world.asked = ask_help(world.letters["lent"], other, "请说明工期。", by=handler).pk
    world.extension = ask_time(world.letters["lent"], "answer", days=3, reason="需要现场勘查。", by=handler).pk
    _answer(world.letters["public"], world.people)
    for thing, letter in world.letters.items():
        world.letters[thing] = _fresh(letter)
    return world


def _people(own, other) -> dict:
    placed = {
        "named-officer": (Role.OFFICER, own),
        "own-officer": (Role.OFFICER, own),
        "own-approver": (Role.APPROVER, own),
        "own-supervisor": (Role.SUPERVISOR, own),
        "other-officer": (Role.OFFICER, other),
        "other-approver": (Role.APPROVER, other),
    }
    people = {who: person(role, department=place) for who, (role, place) in placed.items()}
    people |= {"nobody": None, "stranger": person(), "author": person()}
    for role in ("dispatcher", "supervisor", "moderator", "producer", "auditor", "admin"):
        people[role] = person(role)
    return people


def _sent(author, thing: str) -> Submission:
    given = {"author": author, "wants_public": thing == "public"}
    if thing == "restricted":
        given |= {"channel": "complaint", "kind": "report", "contact": {"name": "林举报", "phone": "13912345678"}}
    sent = receipt(**given).submission
    approve(case_of(sent), by=person(Role.MODERATOR), version=1)
    return _fresh(sent)


def _file(letter: Submission):
    first = letter.messages.get(kind=Message.Kind.LETTER)
    return attach_to(first, SimpleUploadedFile("说明.txt", "现场情况说明".encode()))


def _answer(letter: Submission, people: dict) -> None:
    draft = written(letter, by=people["named-officer"])
    release(letter, by=people["own-approver"], version=draft.version, confirmed=CONFIRMED)


def _fresh(letter: Submission) -> Submission:
    return Submission.objects.get(pk=letter.pk)
