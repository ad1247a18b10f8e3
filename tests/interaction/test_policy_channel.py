"""How a channel takes letters: its page, who may change it, what it means, and that every desk is told."""

import pytest

from interaction.actions.policies import set_channel_policy
from interaction.actions.submit import submit
from interaction.models import ChannelSetting, Submission
from interaction.queries.desk import policy_switch, scope_titles
from interaction.queries.policies import policies_told, read_within
from moderation.actions import approve
from people.models import Role
from people.refusals import Closed, NotAllowed, Stale
from tests import factories
from tests.interaction.making import case_of, interview, moderator, participant, person
from tests.interaction.told import last

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PAGE = "/enquiry/policy/"


def test_setting_is_kept_with_its_author_and_told_to_the_desks():
    by = moderator()

    setting = set_channel_policy("enquiry", "hold", by=by, target_minutes=90, seen="pre")

    assert (setting.policy, setting.target_minutes, setting.changed_by) == ("hold", 90, by)
    assert last("desk-moderation") == last("enquiry-desk") == {"scope": "enquiry", "policy": "hold"}


def test_minutes_stay_where_only_the_policy_is_changed():
    set_channel_policy("enquiry", "pre", by=moderator(), target_minutes=90)

    assert set_channel_policy("enquiry", "slow", by=moderator()).target_minutes == 90


def test_setting_is_refused_to_others_for_occasions_and_on_an_old_view(occasion):
    own = participant(occasion, "moderator").user
    for user in (person(), own, person(Role.ADMIN), person(Role.MODERATOR, department=occasion.department)):
        with pytest.raises(NotAllowed):
            set_channel_policy("enquiry", "post", by=user)
    with pytest.raises(NotAllowed):
        set_channel_policy("interview", "post", by=moderator())
    set_channel_policy("enquiry", "hold", by=moderator(), seen="pre")

    with pytest.raises(Stale) as late:
        set_channel_policy("enquiry", "post", by=moderator(), seen="pre")

    assert late.value.fresh["policy"] == ChannelSetting.objects.get().policy == "hold"


def test_closed_channel_takes_no_letter_and_says_so():
    set_channel_policy("enquiry", "closed", by=moderator())

    with pytest.raises(Closed):
        submit(factories.letter())
    assert Submission.objects.count() == 0


def test_held_channel_takes_letters_and_lets_none_go_on():
    set_channel_policy("enquiry", "hold", by=moderator())
    sent = submit(factories.letter()).submission

    with pytest.raises(Closed):
        approve(case_of(sent), by=moderator(), version=1)
    set_channel_policy("enquiry", "pre", by=moderator())
    approve(case_of(sent), by=moderator(), version=1)

    sent.refresh_from_db()
    assert sent.state == "accepted"


def test_switch_of_the_desk_is_that_of_the_channel():
    switch = policy_switch(moderator(), "enquiry")

    assert (switch.address, switch.chosen, switch.held, len(switch.choices)) == (PAGE, "pre", "", 6)
    set_channel_policy("enquiry", "hold", by=moderator())
    assert policy_switch(moderator(), "enquiry").held
    assert policy_switch(person(), "enquiry") is None
    assert policy_switch(moderator(), "interview") is None


def test_page_shows_and_changes_it(client):
    client.force_login(moderator())

    shown = client.get(PAGE)
    changed = client.post(PAGE, {"policy": "trusted", "target_minutes": "60", "seen": "pre"})
    late = client.post(PAGE, {"policy": "post", "target_minutes": "60", "seen": "pre"})
    back = client.post(PAGE, {"policy": "slow", "next": "/moderation/?scope=enquiry"})
    outside = client.post(PAGE, {"policy": "slow", "next": "//evil.example/"})

    assert shown.status_code == 200
    assert (changed.status_code, changed["Location"], late.status_code) == (302, PAGE, 409)
    assert (back["Location"], outside["Location"]) == ("/moderation/?scope=enquiry", PAGE)
    assert ChannelSetting.objects.get().target_minutes == 60


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"policy": "whatever"},
        {"policy": "pre", "target_minutes": "0"},
        {"policy": "pre", "target_minutes": "10081"},
        {"policy": "pre", "target_minutes": "x"},
        {"policy": "pre", "target_minutes": "9" * 400},
        {"policy": "pre\0"},
    ],
)
def test_page_refuses_nonsense_plainly(client, sent):
    client.force_login(moderator())

    assert client.post(PAGE, sent).status_code == 400
    assert ChannelSetting.objects.count() == 0


@pytest.mark.parametrize("address", [PAGE, "/interview/policy/", "/nothing/policy/"])
def test_page_is_there_for_nobody_else(client, address):
    assert client.get(address).status_code == 404
    client.force_login(person())
    assert (client.get(address).status_code, client.post(address, {"policy": "post"}).status_code) == (404, 404)
    client.force_login(moderator())
    assert client.get(address).status_code == (200 if address == PAGE else 404)


def test_texts_are_to_be_read_sooner_while_an_interview_is_on_air():
    live, coming = interview("live"), interview("collecting")

    assert read_within({live.topic, coming.topic, "enquiry", "unknown-3", "nonsense"}) == {
        live.topic: 5,
        coming.topic: 240,
        "enquiry": 240,
    }
    ChannelSetting.objects.create(channel="interview", target_minutes=300)
    ChannelSetting.objects.create(channel="enquiry", target_minutes=30)
    assert read_within({live.topic, coming.topic, "enquiry"}) == {live.topic: 300, coming.topic: 300, "enquiry": 30}


def test_policies_are_told_in_words_in_a_constant_number_of_queries(django_assert_num_queries):
    first = interview()
    with django_assert_num_queries(2):
        one = policies_told({first.topic, "enquiry"})
    many = {interview().topic for _ in range(3)} | {first.topic, "enquiry", "interview"}

    with django_assert_num_queries(2):
        told = policies_told(many)

    assert one["enquiry"][1] == PAGE
    assert one[first.topic][1] == ""
    assert set(told) == many - {"interview"}
    assert scope_titles({"enquiry"})
