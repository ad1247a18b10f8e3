"""Channels are opened and closed with a notice; a closed one takes nothing and is not offered."""

import pytest
from django.test import Client

from interaction.actions.policies import set_channel_policy
from interaction.actions.settings.channels import keep_channel
from interaction.actions.writing import send
from interaction.models import ChannelSetting, Event, Submission
from interaction.queries.settings.history import told
from people.models import Role
from people.refusals import Closed, NotAllowed, Stale
from tests import factories
from tests.interaction.making import moderator, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PAGE = "/settings/channels/suggestion/"
SHUT = {
    "notice": "系统维护，请拨打12345。",
    "notice_en": "Maintenance, call 12345.",
    "target_minutes": "240",
    "seen": "",
}


@pytest.fixture
def admin():
    return person(Role.ADMIN)


def shut(key, *, by, seen=""):
    return keep_channel(key, is_open=False, notice="维护中。", notice_en="", target_minutes=60, by=by, seen=seen)


def test_a_channel_is_closed_with_a_notice_and_the_change_is_kept(signed_in, admin):
    page = signed_in(admin)

    stored = page.post(PAGE, SHUT)

    setting = ChannelSetting.objects.get()
    assert (stored.status_code, setting.is_open, setting.notice, setting.changed_by) == (
        302,
        False,
        SHUT["notice"],
        admin,
    )
    event = Event.objects.get(register="channel-suggestion")
    assert (event.kind, event.actor) == ("channel-changed", admin)
    assert (event.data["was"]["is_open"], event.data["is"]["is_open"]) == (True, False)
    assert SHUT["notice"] in page.get("/settings/channels/").content.decode()


def test_a_closed_channel_says_the_notice_and_takes_nothing(admin):
    shut("suggestion", by=admin)
    visitor = Client()

    form, front = visitor.get("/suggestion/new/").content.decode(), visitor.get("/suggestion/").content.decode()

    assert "维护中。" in form
    assert "维护中。" in front
    assert 'name="go"' not in form
    assert "/suggestion/new/" not in front
    with pytest.raises(Closed):
        send(factories.letter(channel="suggestion"))
    assert Submission.objects.count() == 0


def test_a_closed_channel_is_not_offered_by_which_door(admin):
    visitor = Client()
    address = "/start/?about=idea&scope=better"
    assert "/suggestion/new/" in visitor.get(address).content.decode()

    shut("suggestion", by=admin)
    closed = visitor.get(address).content.decode()

    assert "/suggestion/new/" not in closed
    assert "维护中。" in closed


def test_a_closed_channel_is_not_offered_as_another_way(admin):
    visitor = Client()
    address = "/start/?about=matter&heard=no"
    assert 'href="/mailbox/"' in visitor.get(address).content.decode().split("door-found")[1].split("</section>")[0]

    shut("mailbox", by=admin)

    found = visitor.get(address).content.decode().split("door-found")[1].split("</section>")[0]
    assert 'href="/mailbox/"' not in found
    assert "/enquiry/new/" in found


def test_an_opened_channel_takes_letters_again(admin):
    setting = shut("suggestion", by=admin)
    keep_channel(
        "suggestion",
        is_open=True,
        notice="",
        notice_en="",
        target_minutes=60,
        by=admin,
        seen=setting.changed_at.isoformat(),
    )

    assert send(factories.letter(channel="suggestion", title="建议", body="建议增设信箱。"))


def test_what_stands_already_is_no_change(admin):
    keep_channel("suggestion", is_open=True, notice="", notice_en="", target_minutes=240, by=admin, seen="")

    assert not Event.objects.filter(register="channel-suggestion").exists()


def test_the_later_of_two_administrators_is_told_and_sees_both(signed_in, admin):
    page = signed_in(admin)
    seen = page.get(PAGE).context["form"]["seen"].value()
    shut("suggestion", by=person(Role.ADMIN))

    late = page.post(PAGE, SHUT | {"seen": seen, "is_open": "on"})

    assert late.status_code == 409
    assert ChannelSetting.objects.get().notice == "维护中。"
    text = late.content.decode()
    assert "维护中。" in text
    assert SHUT["notice"] in text
    again = page.post(PAGE, SHUT | {"seen": late.context["form"]["seen"].value(), "is_open": "on"})
    assert again.status_code == 302
    assert ChannelSetting.objects.get().is_open


def test_action_refuses_others_strange_channels_and_old_views(admin):
    for user in (None, moderator(), person(Role.SUPERVISOR)):
        with pytest.raises(NotAllowed):
            shut("suggestion", by=user)
    for key in ("interview", "nothing"):
        with pytest.raises(NotAllowed):
            shut(key, by=admin)
    shut("suggestion", by=admin)
    with pytest.raises(Stale):
        shut("suggestion", by=admin, seen="")


@pytest.mark.parametrize(
    "wrong",
    [{"notice": ""}, {"target_minutes": "0"}, {"target_minutes": "10081"}, {"target_minutes": ""}, {"notice": "字\0"}],
)
def test_nonsense_is_refused_and_nothing_changes(signed_in, admin, wrong):
    assert signed_in(admin).post(PAGE, SHUT | wrong).status_code == 422
    assert not ChannelSetting.objects.exists()


@pytest.mark.parametrize("role", [None, Role.SUPERVISOR, Role.OFFICER, Role.MODERATOR, Role.AUDITOR])
@pytest.mark.parametrize("address", ["/settings/channels/", PAGE])
def test_nobody_else_finds_them(signed_in, role, address):
    client = signed_in(person(*[role] if role else []))

    assert client.get(address).status_code == 404
    assert client.post(address, SHUT).status_code in (404, 405)


@pytest.mark.parametrize("key", ["interview", "nothing"])
def test_a_channel_without_letters_has_no_page(signed_in, admin, key):
    assert signed_in(admin).get(f"/settings/channels/{key}/").status_code == 404


def test_list_asks_as_much_for_more_channels(signed_in, admin, django_assert_max_num_queries):
    page = signed_in(admin)
    page.get("/settings/channels/")
    with django_assert_max_num_queries(6):
        page.get("/settings/channels/")
    for key in ("suggestion", "enquiry", "mailbox"):
        shut(key, by=admin)

    with django_assert_max_num_queries(6):
        page.get("/settings/channels/")


def test_how_letters_are_taken_is_kept_in_the_history_too(signed_in, admin):
    by = moderator()
    set_channel_policy("suggestion", "hold", by=by, seen="pre")
    set_channel_policy("suggestion", "hold", by=by, seen="hold")

    event = Event.objects.get(register="channel-suggestion")

    assert (event.kind, event.actor) == ("policy-changed", by)
    assert (event.data["was"]["policy"], event.data["is"]["policy"]) == ("pre", "hold")
    assert "hold" not in [pair.now for pair in told([event])[0].differences]


def test_what_is_wrong_is_said_once_above_the_form(signed_in, admin):
    refused = signed_in(admin).post(PAGE, SHUT | {"notice": ""}).content.decode()

    assert refused.count('class="error-summary"') == 1


def test_what_a_closed_channel_has_published_can_still_be_found_by_which_door(admin):
    shut("enquiry", by=admin)

    found = Client().get("/start/?about=matter&heard=no").content.decode()
    found = found.split("door-found")[1].split("</section>")[0]
    assert "/enquiry/new/" not in found
    assert 'href="/enquiry/"' in found


def test_home_says_which_channel_is_closed_and_leads_to_what_stands_there(admin):
    visitor = Client()
    assert "维护中。" not in visitor.get("/").content.decode()

    shut("suggestion", by=admin)

    doors = {str(one["name"]): one for group in visitor.get("/").context["doors"] for one in group["channels"]}
    assert {name for name, one in doors.items() if one["closed"] is not None} == {"建言献策"}
    assert doors["建言献策"]["url"] == "/suggestion/"
    assert "维护中。" in visitor.get("/").content.decode()
