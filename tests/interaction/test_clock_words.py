"""What mails say about deadlines: the author reads reason and day, colleagues number and day, nobody the text."""

from datetime import date

import pytest
from django.utils import translation

from interaction.actions import deadlines, extensions
from interaction.actions.warnings import warn
from interaction.models import Notice
from interaction.queries.mails import written
from people.models import Role
from tests.interaction.letters import at, enquiry
from tests.interaction.making import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(frozen):
    frozen.move_to(at(2026, 2, 12, 10))
    letter = enquiry(author=person(), title="绝不外传的标题")
    deadlines.start(letter, "answer", on=date(2026, 2, 12))
    return letter


@pytest.fixture
def officer(letter):
    return person(Role.OFFICER, department=letter.department)


@pytest.fixture
def approver(letter):
    return person(Role.APPROVER, department=letter.department)


def mails(user) -> dict[str, tuple[str, str]]:
    """Subject and body by kind of event, in English."""
    with translation.override("en"):
        found = [(notice.event.kind, written(notice)) for notice in Notice.objects.filter(user=user)]
    return {kind: (mail.subject, mail.body) for kind, mail in found}


def test_who_is_told_what_when_more_time_is_granted(letter, officer, approver):
    request = extensions.ask(letter, "answer", days=3, reason="需要现场勘查。", by=officer)
    extensions.grant(request, by=approver)

    subject, body = mails(approver)["extension-asked"]
    assert subject == "LS-2026-000001: more time is asked for"
    assert "3 more days are asked for." in body
    assert f"/desk/{letter.pk}/" in body
    subject, body = mails(officer)["clock-extended"]
    assert (subject, "2 March 2026" in body) == ("LS-2026-000001: more time is granted", True)
    subject, body = mails(letter.author)["clock-extended"]
    assert "The new last day is 2 March 2026.\nThe reason: 需要现场勘查。" in body
    assert "/desk/" not in body


def test_a_warning_leads_to_the_desk_and_carries_no_word_of_the_letter(letter, officer, frozen):
    frozen.move_to(at(2026, 2, 26, 9))
    warn()
    frozen.move_to(at(2026, 2, 27, 9))
    warn()

    found = mails(officer)

    assert found["due-soon"][0] == "LS-2026-000001 is due soon"
    assert found["overdue"][1].startswith("The last day for the answer was 26 February 2026.")
    assert not any("绝不外传" in text for mail in found.values() for text in mail)


def test_refused_the_officer_reads_why(letter, officer, approver):
    request = extensions.ask(letter, "answer", days=3, reason="需要现场勘查。", by=officer)
    extensions.refuse(request, by=approver, answer="情况并不复杂。")

    assert mails(officer)["extension-refused"][1].startswith(
        "The last day stays as it is.\n\nThe reason: 情况并不复杂。"
    )
