"""Letters on their way through a department, brought there by the product's own actions."""

from interaction.actions import interview as acts
from interaction.actions.handover import hand_over
from interaction.actions.letters import assign, hand_in
from interaction.actions.submit import submit
from interaction.models import Message, Submission
from moderation.actions import approve
from people.models import Department, Role
from tests.factories import letter as written_letter
from tests.interaction.making import approved, case_of, department, interview, moderator, person

ANSWER = "加装电梯今年十二月开工，由区住建局负责，明年六月底前全部完成，进度每周张贴在小区公告栏。"


def handed_over(occasion=None, body: str = "外墙保温这次做不做？", **more) -> Submission:
    """A question of an interview that is over, with its department and a running clock."""
    occasion = occasion or interview()
    asked = approved(occasion, body, **more)
    if occasion.state == "archived":
        hand_over(asked, occasion)
    else:
        acts.end(occasion, by=None)
        occasion.refresh_from_db()
    asked.refresh_from_db()
    return asked


def accepted(**more) -> Submission:
    """An enquiry that a moderator has let through, with no department yet."""
    sent = submit(written_letter(**more)).submission
    approve(case_of(sent), by=moderator(), version=1)
    sent.refresh_from_db()
    return sent


def officer(department: Department | None):
    return person(Role.OFFICER, department=department)


def approver(department: Department | None):
    return person(Role.APPROVER, department=department)


def written(letter: Submission, text: str = ANSWER, *, by=None) -> Message:
    """An answer that waits for an approver."""
    draft = hand_in(letter, text, by=by or officer(letter.department), version=0)
    letter.refresh_from_db()
    return draft


def assigned(place: Department | None = None, **more) -> Submission:
    """A letter that a department has, with its clocks running."""
    given = assign(accepted(**more), place or department(), by=person(Role.DISPATCHER))
    return Submission.objects.get(pk=given.pk)


def report(**more) -> Submission:
    """A report of a breach that a moderator has let through, by somebody who gave name and number."""
    contact = {"name": "林举报", "phone": "13912345678", "mail": "whistle@example.org"}
    given = {"channel": "complaint", "kind": "report", "contact": contact, "wants_public": False}
    return accepted(**given | {"answers": {"respondent": "王某饭店"}} | more)
