"""A world in which every kind of text that somebody may not read carries a secret word of its own."""

import io
import re
import zipfile
from dataclasses import dataclass, field

from interaction.actions.joining import join
from interaction.actions.reply import release_answer
from interaction.actions.reporting import report_text
from interaction.actions.second_look import appeal
from interaction.actions.withdrawing import withdraw
from interaction.models import Message, Submission
from moderation.actions import approve, note, redact, reject, restrict
from moderation.actions.hide import hide
from moderation.actions.press import hide_author
from moderation.actions.reports import Reporter
from moderation.models import Appeal, Case, Decision, Reason, Restriction
from tests.access.world import World, build
from tests.interaction.making import approved, case_of, person, question

# A word for each kind; latin letters, so that no encoding of a page or file can disguise one.
WORDS = (
    "waiting",
    "refused",
    "concealed",
    "hidden",
    "redacted",
    "edited",
    "note",
    "report",
    "appeal",
    "contact",
    "withdrawn",
    "pressed",
    "joined",
)
READERS = {"own-moderator", "moderator", "auditor", "author"}
# Who may read each. Producers see in their table what became of every question, unless its reason conceals it.
SEES = {
    **dict.fromkeys(("waiting", "refused", "hidden", "withdrawn", "pressed"), READERS | {"producer"}),
    "joined": READERS | {"producer", "host"},  # a host may separate it again
    **dict.fromkeys(("concealed", "redacted", "edited"), READERS),
    **dict.fromkeys(("note", "report"), {"own-moderator", "moderator"}),
    "appeal": READERS,
    "contact": set(),
}


def secret(kind: str) -> str:
    """The word that only texts of this kind hold."""
    return f"qz{kind}zq"


@dataclass
class Secrets:
    """The world with its secrets, and what its addresses can name: ids by the part of the site that asks for them."""

    world: World
    ids: dict[str, list] = field(default_factory=dict)


def plant() -> Secrets:
    """Everything is made by the product's own actions; the author has an account."""
    world = build()
    author = world.people["author"] = person()
    occasion = Submission.objects.get(pk=world.ids["question"]).occasion
    moderator = world.people["moderator"]

    def ask(kind, text="{}的问题怎么办？", **more):
        return question(occasion, text.format(secret(kind)), visitor=f"v-{kind}", author=author, **more)

    def let_through(kind, **more):
        asked = ask(kind, **more)
        return approve(case_of(asked), by=moderator, version=1)

    waiting = ask("waiting")
    note(case_of(waiting), by=moderator, text=f"同事请看：{secret('note')}")
    refused = ask("refused")
    reject(case_of(refused), by=moderator, version=1, reason="advertising")
    appeal(refused, f"请再看一遍，{secret('appeal')}，谢谢。", by=author)
    reject(case_of(ask("concealed")), by=moderator, version=1, reason="privacy")
    hidden = let_through("hidden")
    other = approved(occasion, "同样的问题怎么办？", visitor="v-o", author=world.people["citizen"])
    join(other, hidden.about, by=moderator)
    _answered(hidden.about, world, occasion)
    hidden = Case.objects.get(pk=hidden.pk)
    hide(hidden, by=moderator, version=hidden.version, reason="insult")
    redacted = let_through("redacted", text="电话{}的人是谁？")
    redact(redacted, by=moderator, version=redacted.version, text="某人的电话不公开。", reason="privacy")
    approve(case_of(ask("edited")), by=moderator, version=1, text="改过的问题怎么办？")
    joined = ask("joined")
    join(joined, Submission.objects.get(pk=world.ids["question"]), by=moderator)
    withdraw(ask("withdrawn"), by=author)
    pressed = hide_author([(let_through("pressed"), 2)], by=moderator, reason="insult")
    question(occasion, "留了联系方式的问题？", visitor="v-c", contact={"mail": f"{secret('contact')}@example.org"})
    open_one = approved(occasion, "被人举报的问题怎么办？", visitor="v-r")
    report_text(open_one, Reporter("p-1"), by=None, why="insult", text=f"我举报它：{secret('report')}")
    restrict(case_of(waiting), by=moderator, minutes=60, reason="insult", kind="read-first")
    return Secrets(world, _ids(world, occasion, pressed.press))


def _answered(asked, world, occasion):
    guest = occasion.participants.get(pk=world.ids["guest"])
    release_answer(asked, guest, f"答复里也写着{secret('hidden')}。", by=guest.user)


def _ids(world: World, occasion, press: str) -> dict[str, list]:
    submissions = list(Submission.objects.order_by("pk").values_list("pk", flat=True))
    cases = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    answers = list(Message.objects.filter(kind=Message.Kind.ANSWER).values_list("pk", flat=True))
    return {
        "interview": [occasion.pk],
        "question": submissions,
        "answer": answers,
        "submission": submissions,
        "case": cases,
        "appeal": list(Appeal.objects.values_list("pk", flat=True)),
        "decision": list(Decision.objects.order_by("pk").values_list("pk", flat=True)),
        "restriction": list(Restriction.objects.values_list("pk", flat=True)),
        "number": list(Submission.objects.values_list("number", flat=True)),
        "press": [press],
        "reason": list(Reason.objects.values_list("code", flat=True))[:2],
        "channel": ["enquiry", "interview"],
        "name": [world.ids["name"]],
        "proposed": [world.ids["proposed"]],
    }


# What the parts of an address name, the longest beginning first.
PLACES = (
    ("moderation/appeals/", "appeal"),
    ("moderation/silenced/", "restriction"),
    ("moderation/presses/", "press"),
    ("moderation/lists/reasons/", "reason"),
    ("moderation/lists/", "one"),
    ("moderation/filters/", "one"),
    ("moderation/", "case"),
    ("ledger/record/", "decision"),
    ("interview/", "interview"),
    ("studio/", "interview"),
    ("produce/", "proposed"),
    *((f"{channel}/", "submission") for channel in ("enquiry", "mailbox", "suggestion", "complaint", "correction")),
    ("statistics/departments/", "department"),
    ("uploads/", "upload"),
    ("faq/", "faq"),
    ("feeds/<slug:", "channel"),
    ("feeds/department/", "department"),
    ("watch/letter/", "submission"),
    ("report/", "submission"),
    ("desk/", "submission"),
    ("pictures/", "name"),
    ("<slug:channel>", "channel"),
)


def addresses(route: str, ids: dict[str, list]) -> list[str]:
    """Every address that a route stands for in this world."""
    route = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<str:\1>", route.strip("^$")).replace("\\.", ".")
    found = [route]
    for part in re.findall(r"<[^>]+>", route):
        kind = _kind_of(route, part)
        values = ids.get(kind) or (["no-such"] if part.startswith(("<str", "<slug")) else [1])
        found = [one.replace(part, str(value), 1) for one in found for value in values]
    return ["/" + one for one in found]


def _kind_of(route: str, part: str) -> str:
    name = part.strip("<>").rpartition(":")[2]
    if route.startswith("settings/"):
        return "one"
    if name in ("question", "answer", "number", "press") and not route.startswith("moderation/lists"):
        return name
    return next((kind for place, kind in PLACES if route.startswith(place)), "one")


def text_of(response) -> str:
    """Everything that an answer says: its body, unpacked where it is a document, and its headers."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    said = [str(response.headers)]
    if body[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            said += [packed.read(name).decode(errors="replace") for name in packed.namelist()]
    return "\n".join([*said, body.decode(errors="replace")])
