"""The demo's roles: what each sees on its page, what to try there, and where it goes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SESSION_KEY = "demo-card"


@dataclass(frozen=True)
class Card:
    """One role's task card: what is seen, three things to try, and where it goes; `link`: address and name."""

    role: str
    name: str | Promise
    lines: tuple[str | Promise, ...]
    link: tuple[str, str | Promise] = ("/demo/live/", _("The live interview"))

    @property
    def handle(self) -> str:
        """The account that plays this role."""
        return f"demo-{self.role}"


CARDS = (
    Card(
        "citizen",
        _("Citizen"),
        (
            _("These are your own cases: one was answered, one stands still and says why, one waits for you."),
            _("A letter about a hole in the road does not say where it is. Put it right before the day that is named."),
            _("Copy number and query code: with both anybody finds the case again, without an account too."),
            _("Support a question of somebody else instead of asking the same: each person counts once."),
            _("Your question goes to the moderators' desk. Take that role in a private window and approve it."),
        ),
    ),
    Card(
        "host",
        _("Host"),
        (
            _("This is the interview from the inside: one question on air, five on the shortlist, a guest who writes."),
            _("Put the next question on air: the room and the big screen follow at once."),
            _("Put the shortlist into another order, or give a question to the other guest."),
            _("Join two questions that ask the same: one answer serves both, and every asker is told."),
            _("What nobody answers on air goes to a department at the end, with a date its asker can read."),
        ),
    ),
    Card(
        "guest",
        _("Guest"),
        (
            _("A question was given to you; what is on air stands first."),
            _("Write an answer. It is kept while you type, and the host sees that you are writing."),
            _("Publish it and find it in the live room a moment later."),
            _("Add to what the other guest has answered: both answers stand below the question."),
            _("It goes to room, transcript and search. A mistake is corrected by a dated note, never silently."),
        ),
    ),
    Card(
        "moderator",
        _("Moderator"),
        (
            _("A dozen questions wait: three ask the same, one shows a telephone number, one is an advertisement."),
            _("Approve with the key a, reject with r and a reason its author will read; the key ? lists the others."),
            _("Open the group of three and join it to one; a telephone number is masked in what is published."),
            _("One author appeals, two texts were reported, one appeared by a rule: each has its own tab."),
            _("What you approve appears in the room at once. For ten seconds you may take a decision back."),
        ),
    ),
    Card(
        "dispatcher",
        _("Dispatcher"),
        (
            _("Six letters belong to no department yet; a seventh came back twice, and a supervisor decides."),
            _("Open one, read it, and assign it to the department that can answer."),
            _("See how the date is counted, day by day: the clock begins when you assign."),
            _("Assign it again to another department: the history keeps both."),
            _("It goes to the officers of that department, and its writer reads who has it now."),
        ),
    ),
    Card(
        "officer",
        _("Officer"),
        (
            _("These are letters to the housing bureau: two are overdue, one is due very soon, one draft came back."),
            _("Open the draft that came back: the reason stands above it, and your version is kept."),
            _("Write an answer and hand it in. You cannot release it yourself."),
            _("Open a due date: every working day that was counted is listed."),
            _("It goes to an approver of your bureau, and after the release to its writer."),
        ),
    ),
    Card(
        "approver",
        _("Approver"),
        (
            _("Two drafts of the housing bureau wait for a second person."),
            _("Compare a draft with the version before: what was added and what was taken out is marked."),
            _("Release one, and send the other back with a reason its writer reads."),
            _("An interview about heating waits for your approval, too: follow the link of this card."),
            _("A released answer is published, its asker is told, and the clock stops."),
        ),
        ("/produce/", _("Interviews to approve")),
    ),
    Card(
        "supervisor",
        _("Supervisor"),
        (
            _("This is what is overdue, department by department: one bureau is far behind the others."),
            _("Open a late letter: its history says who had it, and since when. Ask for speed, once a day."),
            _("Look how the date came about: weekends and holidays are left out, make-up days are not."),
            _("Compare with the figures of the month on the home page: they count the same rows."),
            _("Officers and approvers see the same marks on their own desk."),
        ),
    ),
    Card(
        "producer",
        _("Producer"),
        (
            _("These are the interviews: one waits for your approval, one begins soon with its readiness list."),
            _("Open the one a colleague wrote and approve it, or return it with a sentence."),
            _("Open the one that begins soon: who has been seen in the studio, and who is missing."),
            _("Copy an old interview, change its dates, and look at the preview."),
            _("An announced interview stands on the home page, and it collects questions until it begins."),
        ),
    ),
    Card(
        "auditor",
        _("Auditor"),
        (
            _("This is the ledger everybody may read: what was published, what was not and why, and how long it took."),
            _("Choose an earlier month: refusals by reason, appeals and their ends. Small figures stay hidden."),
            _("Open the record: who decided, when and why, with the text before and after."),
            _("Have the record checked: each decision has a hash. Change a single letter, and it no longer holds."),
            _("An auditor reads everything and changes nothing."),
        ),
        ("/ledger/record/", _("Every decision")),
    ),
    Card(
        "admin",
        _("Administrator"),
        (
            _("Here stands what the operator sets, and nothing that happened to a citizen can be changed."),
            _("Look at the prepared sentences of hosts, and at the reasons of moderators."),
            _("Look at the terms that hold a text back, and switch one off."),
            _("Look at the official calendar and at the deadlines of law with their first day."),
            _("Roles are given by invitation, and no daily work needs this one."),
        ),
    ),
)


def card_of(handle: str) -> Card | None:
    """The card of the role this account plays; None for a second account of a role."""
    return next((card for card in CARDS if card.handle == handle), None)
