"""How questions are taken: the switch at the desk, and what holding them means."""

import pytest
from django.urls import reverse

from interaction.actions.assigning import set_policy
from interaction.models import Notice
from interaction.queries.desk import policy_switch
from interaction.queries.room import room_counters
from moderation import actions
from people.refusals import Closed
from tests.interaction.making import approved, case_of, interview, moderator, participant, person, question
from tests.interaction.told import last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_held_questions_are_taken_and_wait_and_none_is_published(occasion, host):
    set_policy(occasion, "hold", by=host)
    asked = question(occasion)

    with pytest.raises(Closed):
        actions.approve(case_of(asked), by=moderator(), version=1)

    asked.refresh_from_db()
    assert (asked.state, case_of(asked).state, case_of(asked).version) == ("waiting", "waiting", 1)


def test_held_questions_may_be_refused_and_joined_and_published_once_let_go(occasion, host):
    main = approved(occasion, "外墙保温做不做？")
    bad, twin, good = (question(occasion, text) for text in ("您好广告在此", "外墙保温这次做吗？", "路灯谁来修呢？"))
    set_policy(occasion, "hold", by=host)

    actions.reject(case_of(bad), by=moderator(), version=1, reason="advertising")
    actions.merge(case_of(twin), case_of(main), by=moderator(), version=1)
    set_policy(occasion, "pre", by=host)
    actions.approve(case_of(good), by=moderator(), version=1)

    for asked in (bad, twin, good):
        asked.refresh_from_db()
    assert [asked.state for asked in (bad, twin, good)] == ["rejected", "merged", "approved"]


def test_switch_is_offered_to_hosts_and_moderators_of_the_interview_only(occasion, host):
    own = participant(occasion, "moderator").user
    other = participant(interview(), "moderator").user

    assert [bool(policy_switch(user, occasion.topic)) for user in (host, own, moderator(), other, person())] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert policy_switch(own, "enquiry") is None
    assert policy_switch(own, "interview-999999") is None


def test_switch_says_why_nothing_is_published(occasion, host):
    assert policy_switch(host, occasion.topic).held == ""
    set_policy(occasion, "hold", by=host)

    assert str(policy_switch(host, occasion.topic).held)


def test_policy_is_changed_by_form_and_leads_back(client, occasion):
    own = participant(occasion, "moderator").user
    client.force_login(own)
    address = reverse("interaction:policy", args=[occasion.pk])

    answer = client.post(address, {"policy": "slow", "next": "/moderation/?q=x"})
    outside = client.post(address, {"policy": "hold", "next": "//evil.example/"})

    assert (answer.status_code, answer["Location"]) == (302, "/moderation/?q=x")
    assert outside["Location"] == "/moderation/"
    assert last(occasion.topic)["policy"] == "hold"


@pytest.mark.parametrize(("policy", "status"), [("", 400), ("whatever", 400), ("slow", 404)])
def test_policy_is_refused_plainly(client, occasion, policy, status):
    client.force_login(person() if status == 404 else participant(occasion, "moderator").user)

    answer = client.post(reverse("interaction:policy", args=[occasion.pk]), {"policy": policy})

    assert answer.status_code == status
    occasion.refresh_from_db()
    assert occasion.policy == "pre"


def test_separate_at_the_desk_tells_the_room_and_the_asker(occasion):
    asker = person()
    main, twin = approved(occasion, "外墙保温做不做？"), question(occasion, "外墙保温这次做吗？", author=asker)
    joined = actions.merge(case_of(twin), case_of(main), by=moderator(), version=1)

    actions.separate(joined, by=moderator(), version=2)

    twin.refresh_from_db()
    assert (twin.state, twin.merged_into, twin.published_at) == ("waiting", None, None)
    assert last(occasion.topic) == {"id": twin.pk, "into": None, "published": False}
    assert room_counters(occasion.pk)["joined"] == {}
    assert Notice.objects.filter(user=asker, event__kind="reopen").count() == 1
