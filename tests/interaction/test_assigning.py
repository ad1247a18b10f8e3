"""Who is to answer a question, and how questions are taken."""

import pytest

from interaction.actions.assigning import assign, set_policy
from interaction.actions.interview import end
from people.refusals import NotAllowed
from tests.interaction.making import approved, department, interview, participant, person
from tests.interaction.told import last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_assign_to_a_guest_also_names_the_department(occasion, host, guest):
    asked = approved(occasion)

    given = assign(asked, guest=guest, by=host)

    assert (given.assigned_to, given.department) == (guest, guest.department)
    assert last(f"{occasion.topic}-studio")["assigned"] == guest.pk


def test_unanswered_question_goes_to_the_department_it_was_given_to(occasion, host):
    asked, office = approved(occasion), department()
    assign(asked, department=office, by=host)

    end(occasion, by=host)

    asked.refresh_from_db()
    assert (asked.channel, asked.state, asked.department) == ("enquiry", "assigned", office)


def test_assign_to_nobody_takes_it_back(occasion, host, guest):
    asked = assign(approved(occasion), guest=guest, by=host)

    given = assign(asked, by=host)

    assert (given.assigned_to, given.department) == (None, None)


def test_assign_refuses_a_stranger_and_another_interviews_guest(occasion, host, guest):
    asked = approved(occasion)

    with pytest.raises(NotAllowed):
        assign(asked, guest=guest, by=person())
    with pytest.raises(NotAllowed):
        assign(asked, guest=participant(interview(), "guest"), by=host)


def test_policy_is_told_to_the_room(occasion, host):
    changed = set_policy(occasion, "slow", by=host)

    assert changed.policy == "slow"
    assert last(occasion.topic)["policy"] == "slow"
    assert changed.events.get(kind="policy").data == {"policy": "slow"}


def test_policy_is_changed_by_host_or_moderator_only(occasion):
    with pytest.raises(NotAllowed):
        set_policy(occasion, "slow", by=person())
    moderator = participant(occasion, "moderator").user

    assert set_policy(occasion, "closed", by=moderator).policy == "closed"


def test_unknown_policy_changes_nothing(occasion, host):
    with pytest.raises(ValueError, match="whatever"):
        set_policy(occasion, "whatever", by=host)

    occasion.refresh_from_db()
    assert occasion.policy == "pre"
