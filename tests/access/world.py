"""One small world for the access table: two interviews, their people, and a stranger of every role."""

from dataclasses import dataclass, field
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver

from interaction.actions.faq import make as make_faq
from interaction.actions.interview import end
from interaction.actions.letters_filters import keep_filter
from interaction.actions.pictures import show_picture
from interaction.actions.reply import draft_answer, release_answer
from interaction.actions.settings.templates import add_template
from interaction.actions.uploading import attach_to
from moderation.actions import keep_networks, reject, restrict, save_filter
from moderation.actions.appeals import appeal
from moderation.actions.press import hide_author
from moderation.actions.reports import Reporter, report
from moderation.digest_tokens import digest_token
from moderation.models import ListVersion, Network, Term
from people.models import Role
from tests.factories import receipt
from tests.interaction.making import approved, case_of, department, interview, participant, person, question
from tests.interaction.paint import picture

# Who asks: nobody, a citizen, people with a part in the open interview, the same parts in another one, and each role.
WHO = (
    "nobody",
    "citizen",
    "host",
    "guest",
    "transcriber",
    "own-moderator",
    "other-host",
    "other-moderator",
    *(role for role in Role.values if role not in ("host", "guest", "transcriber")),
)


@dataclass
class World:
    """The people by what they are called in the table, and the objects its addresses name."""

    people: dict = field(default_factory=dict)
    ids: dict = field(default_factory=dict)


def build() -> World:
    """Makes the world through the product's own actions."""
    office = department()
    own, other, hidden = (
        interview(department=office),
        interview(department=office),
        interview("draft", department=office),
    )
    world = World(people={"nobody": None, "citizen": person()})
    for part in ("host", "guest", "transcriber", "moderator"):
        world.people[part if part != "moderator" else "own-moderator"] = participant(own, part).user
    world.people["other-host"] = participant(other, "host").user
    world.people["other-moderator"] = participant(other, "moderator").user
    for role in Role.values:
        world.people.setdefault(role, person(role))
    asked, waiting = approved(own, "公开的问题怎么办？"), question(own, "等待的问题怎么办？")
    guest = own.participants.get(part="guest")
    draft_answer(asked, guest, "草稿", by=guest.user)
    late, proposed = _letter(office), interview("submitted", department=office)
    world.ids = {
        "own": own.pk,
        "hidden": hidden.pk,
        "question": asked.pk,
        "guest": guest.pk,
        "case": case_of(waiting).pk,
        "answer": _answer(own, guest).pk,
        "letter": late.pk,
        "number": late.number,
        "proposed": proposed.pk,
        "person": participant(proposed, "guest").pk,
        "silenced": _silenced(own).pk,
        "name": show_picture(own, BytesIO(picture()), alt="会场", by=world.people["host"]).name,
        "channel": "enquiry",
    }
    world.ids |= _of_letters(office, world.people)
    world.ids |= _judged(own, world.people)
    return world


def _of_letters(office, people) -> dict:
    """What the desks of letters know besides: a file, a filter, a standing answer, a person and a role to set."""
    sent = receipt(author=people["citizen"]).submission
    first = sent.messages.get(kind="letter")
    words = {"question": "路灯坏了怎么办？", "question_en": "", "answer": "请拨打热线。", "answer_en": ""}
    colleague = person(Role.OFFICER, department=office)
    return {
        "upload": attach_to(first, SimpleUploadedFile("说明.txt", "现场情况".encode())).pk,
        "desk_filter": keep_filter("路灯", "q=路灯", by=people["officer"]).pk,
        "faq": make_faq(office, words, by=people["approver"]).pk,
        "colleague": colleague.pk,
        "membership_id": colleague.memberships.get().pk,
        "department": office.pk,
        "slug": office.slug,
        "clock": "answer",
        "key": "enquiry",
        "template": add_template(title="收到", text="来信收悉。", by=people["admin"]).pk,
    }


def _letter(office):
    """A question that an interview passed on to the department, with its clock."""
    ended = interview(department=office)
    passed = approved(ended, "会上没有答完的问题怎么办？")
    end(ended, by=None)
    passed.refresh_from_db()
    return passed


def _answer(occasion, guest):
    answered = approved(occasion, "已经答复的问题怎么办？")
    return release_answer(answered, guest, "这样办。", by=guest.user)


def _silenced(occasion):
    shouting = case_of(question(occasion, "吵闹的问题怎么办？", visitor="loud"))
    return restrict(shouting, by=person(Role.MODERATOR), minutes=30, reason="advertising")


def _judged(occasion, people) -> dict:
    """What moderation knows besides: an appeal, a report, a press, two alike texts, the operator's lists."""
    who = person(Role.MODERATOR)
    refused = case_of(question(occasion, "被退回的问题怎么办？", visitor="refused"))
    refused = reject(refused, by=who, version=refused.version, reason="too-vague")
    reported = case_of(approved(occasion, "被举报的问题怎么办？", visitor="reported"))
    report(reported, Reporter("reader"), why="insult")
    loud = case_of(approved(occasion, "要隐藏的问题怎么办？", visitor="hidden"))
    alike = [question(occasion, f"小区东门的路灯坏了一个月还没有人修{mark}", visitor=f"twin{mark}") for mark in "。？"]
    network = Network(cidr="203.0.113.0/24", changed_by=people["admin"])
    keep_networks([network], by=people["admin"])
    return {
        "appeal": appeal(refused, "请再看一次，我说的是事实。").pk,
        "decision": refused.decisions.get().pk,
        "reported": reported.pk,
        "published": reported.about_id,
        "press": hide_author([(loud, loud.version)], by=who, reason="insult").press,
        "root": case_of(alike[0]).pk,
        "term": Term.objects.order_by("pk").values_list("pk", flat=True)[0],
        "network": Network.objects.get().pk,
        "code": "insult",
        "number_of_list": ListVersion.objects.order_by("pk").values_list("pk", flat=True)[0],
        "filter": save_filter(name="等待", query="q=路灯", by=people["moderator"]).pk,
        "token": digest_token(people["moderator"].pk),
    }


def routes() -> list[str]:
    """Every address pattern of the site, as text."""
    return sorted(_walk(get_resolver(), ""))


def _walk(resolver, prefix):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _walk(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern)
