"""Which door? A small tree of plain questions; every leaf names one door, says why, and what else there is."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Other:
    """Another way, where it leads ("" for one that is not on this site); `reads`: only to what stands there already."""

    said: Words
    url: str = ""
    reads: bool = False


@dataclass(frozen=True)
class Door:
    """The end of a path: which door, its address ("" where this site has none yet), why, and what else there is."""

    name: Words
    url: str
    why: Words
    button: Words = ""
    others: tuple[Other, ...] = ()


@dataclass(frozen=True)
class Option:
    """One answer to a question and where it leads."""

    key: str
    said: Words
    to: "Door | Question"
    hint: Words = ""


@dataclass(frozen=True)
class Question:
    """A question with its answers; `key` is the name it has in the address."""

    key: str
    said: Words
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Step:
    """A question that was answered: what was asked, what was said, and the address that asks it again."""

    question: Words
    answer: Words
    again: str


HOTLINE = Other(_("The hotline 12345 takes every matter by telephone, day and night."))
ENQUIRY = Other(_("A question to a department"), "/enquiry/")
MAILBOX = Other(_("A letter to the head of the district"), "/mailbox/")
STATUS = Other(_("Find a letter you have sent"), "/status/")

ENQUIRY_DOOR = Door(
    _("Government Online"),
    "/enquiry/new/",
    _("A department answers in writing within the legal period, and you can follow where your letter is."),
    _("Write to a department"),
    (Other(_("Read what departments have answered already"), "/enquiry/", reads=True), MAILBOX, HOTLINE),
)
REVIEW = Door(
    _("Administrative review"),
    "",
    _(
        "Whoever does not accept a decision of an office may ask the district government to review it, within 60 days "
        "of learning of it and free of charge. For now hand the application in at the review office of the Bureau of "
        "Justice, or send it there by post; the form on this site is in preparation."
    ),
    others=(Other(_("The court: an action within six months of learning of the decision")), ENQUIRY),
)
LATE_REVIEW = Door(
    _("Petition"),
    "",
    _(
        "The 60 days of the review are usually over. Ask the review office all the same if nobody told you about them, "
        "because then one year counts. Otherwise a petition is open to you: for now by post or in person at the "
        "petition office of the district; the form on this site is in preparation."
    ),
    others=(Other(_("The court: an action within six months of learning of the decision")), MAILBOX),
)
DISCLOSURE = Door(
    _("Disclosure on request"),
    "",
    _(
        "Everybody may ask for information that an office has made or keeps, and need not say what for. For now hand "
        "the request in at the office that has it, or send it there by post; the form on this site is in preparation."
    ),
    others=(Other(_("Search what is published already"), "/search/"), ENQUIRY),
)
DISCIPLINE = Door(
    _("The discipline and supervision bodies"),
    "",
    _("They alone look into the conduct of officials. Call 12388 or use their own site; your identity is protected."),
    others=(Other(_("A complaint about a service, not about a person"), "/complaint/"),),
)
MARKET = Door(
    _("Complaints and reports"),
    "/complaint/new/?kind=market",
    _("Complaints about goods, prices and traders have a law and periods of their own. Keep receipts and pictures."),
    _("Write the complaint"),
    (Other(_("The consumers' hotline 12315")), ENQUIRY),
)
REPORT = Door(
    _("Complaints and reports"),
    "/complaint/new/?kind=report",
    _("A report is never public, only named handlers learn who you are, and it may be anonymous."),
    _("Report it"),
    (Other(_("You were harmed yourself: make a complaint"), "/complaint/new/?kind=complaint"), HOTLINE),
)
SERVICE = Door(
    _("Complaints and reports"),
    "/complaint/new/?kind=complaint",
    _("Your complaint names whom it is about and what you claim; the department in charge has to answer."),
    _("Write the complaint"),
    (ENQUIRY, HOTLINE),
)
SUGGESTION = Door(
    _("Citizens' suggestions"),
    "/suggestion/new/",
    _("Every suggestion is answered with what becomes of it: adopted, partly, kept for reference or not, and why."),
    _("Make a suggestion"),
    (Other(_("Read which suggestions were taken up"), "/suggestion/", reads=True), MAILBOX),
)
UNHAPPY = Door(
    _("Your letter's own page"),
    "/status/",
    _(
        "There you can ask a follow-up question, say that the answer does not satisfy you and have it looked at anew; "
        "a new letter about the same matter would only be joined to the old one."
    ),
    _("Find my letter"),
    (MAILBOX, Other(_("Petition: by post or in person at the petition office of the district"))),
)
SITE = Door(
    _("Site errors"),
    "/correction/new/",
    _("Say on which page something is wrong; you need no account and no name. It is checked within the promised days."),
    _("Tell us the mistake"),
    (ENQUIRY,),
)
LIVE = Door(
    _("Live interviews"),
    "/interview/",
    _("Officials answer questions live. You can send yours beforehand and support those of others."),
    _("See the interviews"),
    (ENQUIRY,),
)

DECISION = Question(
    "learned",
    _("When did you learn of the decision?"),
    (
        Option("new", _("Within the last 60 days"), REVIEW),
        Option("old", _("Longer ago"), LATE_REVIEW),
    ),
)
BREACH = Question(
    "whose",
    _("Who does something wrong?"),
    (
        Option("trader", _("A shop or trader I bought from"), MARKET, _("Goods, prices, refunds")),
        Option("others", _("A company or somebody else who breaks the law"), REPORT, _("Waste, building, safety")),
        Option("service", _("An office or its service treated me badly"), SERVICE, _("Waiting, refusal, rudeness")),
        Option("official", _("An official takes bribes or abuses the post"), DISCIPLINE),
    ),
)
DOCUMENT = Question(
    "published",
    _("Have you looked whether it is published already?"),
    (
        Option(
            "no",
            _("Not yet"),
            Door(
                _("Search"),
                "/search/",
                _("Most of what offices may publish is published; the search takes a moment and asks nothing of you."),
                _("Search first"),
                (Other(_("It is not there: ask for it"), "/start/?about=document&published=yes"),),
            ),
        ),
        Option("yes", _("Yes, and it is not there"), DISCLOSURE),
    ),
)
HEARD = Question(
    "heard",
    _("Have you written about this before?"),
    (
        Option("no", _("No, this is the first time"), ENQUIRY_DOOR),
        Option("waiting", _("Yes, and I am waiting for an answer"), UNHAPPY),
        Option("unhappy", _("Yes, but the answer does not help me"), UNHAPPY),
        Option(
            "several",
            _("Yes, to several offices, and none feels responsible"),
            Door(
                _("District head's mailbox"),
                "/mailbox/new/",
                _("There somebody reads who can tell one of the offices to take it up."),
                _("Write to the head of the district"),
                (STATUS, HOTLINE),
            ),
        ),
    ),
)
IDEA = Question(
    "scope",
    _("What would be better?"),
    (
        Option("broken", _("One thing in one place is broken"), ENQUIRY_DOOR, _("A lamp, a manhole, a bus stop")),
        Option("better", _("How something is done in the whole district"), SUGGESTION),
    ),
)
ROOT = Question(
    "about",
    _("What is it about?"),
    (
        Option("matter", _("I have a question or need help"), HEARD, _("Schools, housing, pensions, roads, permits")),
        Option("idea", _("I have an idea how to do better"), IDEA),
        Option("breach", _("Somebody does something wrong"), BREACH, _("A trader, a company, an office")),
        Option("decision", _("I do not accept a decision I received"), DECISION, _("A fine, a refusal, an order")),
        Option("document", _("I want a document or information"), DOCUMENT),
        Option("live", _("I want to ask officials live"), LIVE),
        Option("site", _("Something is wrong on this website"), SITE),
    ),
)


@dataclass(frozen=True)
class Place:
    """Where somebody stands in the tree: the steps taken, and the question that comes or the door that was found."""

    steps: list[Step]
    question: Question | None
    door: Door | None
    query: str

    def address_of(self, option: Option) -> str:
        """The address that answers the question so."""
        said = f"{self.question.key}={option.key}" if self.question else ""
        return f"?{'&'.join(filter(None, (self.query, said)))}"

    @property
    def choices(self) -> list[tuple[Option, str]]:
        """The answers to the question, each with its address."""
        return [(option, self.address_of(option)) for option in self.question.options] if self.question else []


def place_of(answers: dict[str, str]) -> Place:
    """Follows the answers as far as they are known ones; whatever else is in them is passed over."""
    here: Door | Question = ROOT
    steps: list[Step] = []
    given: dict[str, str] = {}
    while isinstance(here, Question):
        chosen = next((one for one in here.options if one.key == answers.get(here.key)), None)
        if chosen is None:
            return Place(steps, here, None, urlencode(given))
        steps.append(Step(here.said, chosen.said, f"?{urlencode(given)}"))
        given[here.key] = chosen.key
        here = chosen.to
    return Place(steps, None, here, urlencode(given))
