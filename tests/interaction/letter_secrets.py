"""Letters in which every text that somebody may not read carries a secret word of its own."""

from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile

from interaction.actions import contributing, desk_notes, faq
from interaction.actions.consent import withdraw_consent
from interaction.actions.letters import assign, hand_in, send_back
from interaction.actions.letters_handlers import give_case
from interaction.actions.letters_release import release
from interaction.actions.reading_identity import read_identity
from interaction.actions.supplements import supplement
from interaction.actions.uploading import attach_to
from interaction.models import Faq, Message, Submission, Upload
from moderation.actions import approve
from moderation.models import Case, Decision
from people.models import Department
from tests.access.letters_world import CONFIRMED, Letters, build
from tests.factories import receipt
from tests.interaction.making import case_of
from tests.interaction.secrets_world import secret

WORDS = (
    "private",
    "whistle",
    "accused",
    "draft",
    "returned",
    "note",
    "instruction",
    "help",
    "added",
    "file",
    "consent",
    "raw",
    "identity",
    "retired",
)
ANSWER = "您好，路灯已于今天上午修复，有问题请拨打公开电话，感谢您的支持，祝您生活愉快。"


@dataclass
class Planted:
    """The world with its secrets; `ids` are what its addresses can name."""

    world: Letters
    ids: dict[str, list]


def plant() -> Planted:
    """Everything is made by the product's own actions, in the letters of the access table."""
    world = build()
    people, own = world.people, world.letters["private"].department
    _handled(_sent(world, "private", own), people, world.letters["elsewhere"].department)
    _reported(world, own)
    _consent_withdrawn(_sent(world, "consent", own, wants_public=True), people)
    raw = _sent(world, "raw", own, wants_public=True, public=f"改过的第{len(WORDS)}号来信，路灯坏了。")
    _answered(raw, people)
    _faq(own, people)
    return Planted(world, _ids(world))


def _sent(world: Letters, word: str, place: Department, *, public: str = "", **more) -> Submission:
    text = f"小区东门的路灯坏了，{secret(word)}，请尽快修复。"
    sent = receipt(author=world.people["author"], body=text, **{"wants_public": False} | more).submission
    approve(case_of(sent), by=world.people["moderator"], version=1, **({"text": public} if public else {}))
    assign(_fresh(sent), place, by=world.people["dispatcher"])
    return _fresh(sent)


def _handled(letter: Submission, people: dict, helper: Department) -> None:
    officer, approver = people["named-officer"], people["own-approver"]
    supplement(letter, f"补充：{secret('added')}，就在门卫室旁边。", by=people["author"])
    first = letter.messages.get(kind=Message.Kind.LETTER)
    attach_to(first, SimpleUploadedFile(f"{secret('file')}.txt", secret("file").encode()))
    desk_notes.add_note(_fresh(letter), f"同事请看：{secret('note')}", by=officer)
    desk_notes.add_instruction(_fresh(letter), f"请抓紧：{secret('instruction')}", by=people["supervisor"])
    asked = contributing.ask(_fresh(letter), helper, f"请说明{secret('help')}", by=officer)
    assert asked.pk
    draft = hand_in(_fresh(letter), f"{ANSWER}{secret('draft')}", by=officer, version=0)
    send_back(_fresh(letter), f"请改：{secret('returned')}", by=approver, version=draft.version)


def _reported(world: Letters, own: Department) -> None:
    given = {"channel": "complaint", "kind": "report", "answers": {"respondent": f"某店{secret('accused')}"}}
    contact = {"name": secret("identity"), "mail": f"{secret('identity')}@example.org"}
    letter = _sent(world, "whistle", own, contact=contact, **given)
    give_case(letter, world.people["named-officer"], by=world.people["own-approver"])
    read_identity(_fresh(letter), "核实情况需要", by=world.people["named-officer"])


def _answered(letter: Submission, people: dict) -> None:
    draft = hand_in(letter, ANSWER, by=people["own-officer"], version=0)
    release(_fresh(letter), by=people["own-approver"], version=draft.version, confirmed=CONFIRMED)


def _consent_withdrawn(letter: Submission, people: dict) -> None:
    _answered(letter, people)
    assert _fresh(letter).published_at
    withdraw_consent(_fresh(letter), by=people["author"])


def _faq(own: Department, people: dict) -> None:
    words = dict.fromkeys(("question_en", "answer_en"), "") | {
        "question": f"路灯坏了怎么办{secret('retired')}？",
        "answer": f"请拨打热线。{secret('retired')}",
    }
    made = faq.make(own, words, by=people["own-approver"])
    faq.set_in_use(made, False, by=people["own-approver"], seen=Faq.objects.get(pk=made.pk).changed_at.isoformat())


def _ids(world: Letters) -> dict[str, list]:
    letters = list(Submission.objects.order_by("pk").values_list("pk", flat=True))
    return {
        "submission": letters,
        "decision": list(Decision.objects.order_by("pk").values_list("pk", flat=True)),
        "case": list(Case.objects.order_by("pk").values_list("pk", flat=True)),
        "number": list(Submission.objects.order_by("pk").values_list("number", flat=True)),
        "upload": list(Upload.objects.order_by("pk").values_list("pk", flat=True)),
        "department": list(Department.objects.values_list("slug", flat=True)),
        "faq": list(Faq.objects.values_list("pk", flat=True)),
        "channel": ["enquiry", "complaint"],
    }


def _fresh(letter: Submission) -> Submission:
    return Submission.objects.get(pk=letter.pk)
