"""The list of networks: ranges as operators write them, one by one and many at once."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moderation import lists_networks
from moderation.actions import keep_networks
from moderation.lists_networks import end_of, range_of, read_networks
from moderation.models import Network
from people.refusals import Refusal
from tests import factories

ROOT = "/moderation/lists/networks/"


def moment(network: Network) -> str:
    return network.changed_at.strftime("%Y-%m-%dT%H:%M:%S.%f%z")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("203.0.113.0/24", "203.0.113.0/24"),
        (" 203.0.113.77/24 ", "203.0.113.0/24"),
        ("203.0.113.77", "203.0.113.77/32"),
        ("2001:DB8::1", "2001:db8::1/128"),
        ("2001:db8:0:0::/32", "2001:db8::/32"),
        ("::ffff:203.0.113.0/120", "203.0.113.0/24"),
        ("203.0.113.0/255.255.255.0", "203.0.113.0/24"),
    ],
)
def test_range_is_brought_into_its_plain_form(written, meant):
    assert range_of(written) == meant


@pytest.mark.parametrize("written", ["", "example.org", "203.0.113.0/33", "1.2.3", "fe80::1%eth0", "203.0.113.0-9"])
def test_what_is_no_range_is_refused(written):
    with pytest.raises(Refusal) as refusal:
        range_of(written)
    assert refusal.value.sentence == lists_networks.NO_RANGE


@pytest.mark.parametrize("written", ["0.0.0.0/0", "10.0.0.0/7", "::/0", "2001::/15", "::ffff:0.0.0.0/96"])
def test_range_that_holds_half_the_world_is_refused(written):
    with pytest.raises(Refusal) as refusal:
        range_of(written)
    assert refusal.value.sentence == lists_networks.TOO_WIDE


def test_many_ranges_are_read_line_by_line():
    found, refused = read_networks(
        "# 说明\n203.0.113.0/24,refuse,垃圾信息,2027-01-31\n\n2001:db8::/32\n"
        "x\n10.0.0.0/8,delete\n10.0.0.0/8,hold,,morgen\n"
    )

    assert [(one.cidr, one.effect, one.note, one.until) for one in found] == [
        ("203.0.113.0/24", "refuse", "垃圾信息", end_of(date(2027, 1, 31))),
        ("2001:db8::/32", "hold", "", None),
    ]
    assert [(one.line, str(one.why)) for one in refused] == [
        (5, str(lists_networks.NO_RANGE)),
        (6, lists_networks.NO_EFFECT % {"word": "delete"}),
        (7, lists_networks.NO_DATE % {"word": "morgen"}),
    ]


def test_last_day_ends_at_midnight_where_the_site_stands():
    assert timezone.localtime(end_of(date(2027, 1, 31))).replace(tzinfo=None) == datetime(2027, 2, 1)


def test_administrator_adds_changes_and_switches_off_a_range(admin, keeper):
    day = timezone.localdate() + timedelta(days=3)
    answer = admin.post(
        f"{ROOT}new/",
        {"cidr": "203.0.113.9/24", "effect": "refuse", "note": "垃圾", "until": day.isoformat(), "is_active": "on"},
    )
    made = Network.objects.get()

    assert answer.status_code == 302
    assert (made.cidr, made.effect, made.note, made.until, made.is_active) == (
        "203.0.113.0/24",
        "refuse",
        "垃圾",
        end_of(day),
        True,
    )
    assert made.changed_by == keeper
    page = admin.get(f"{ROOT}{made.pk}/").content.decode()
    assert f'value="{day.isoformat()}"' in page
    assert moment(made).replace("+", "&#x2B;") in page or moment(made) in page
    answer = admin.post(f"{ROOT}{made.pk}/", {"effect": "hold", "seen": moment(made), "cidr": "10.0.0.0/8"})
    made.refresh_from_db()
    assert (answer.status_code, made.cidr, made.effect, made.is_active) == (302, "203.0.113.0/24", "hold", False)


@pytest.mark.parametrize(
    "wrong",
    [
        {"cidr": "nonsense"},
        {"cidr": "0.0.0.0/0"},
        {"effect": "x"},
        {"until": "2020-01-01"},
        {"until": "x"},
        {"note": "长" * 121},
        {"cidr": "10.1.0.0/16"},
    ],
)
def test_range_that_does_not_fit_is_refused(admin, keeper, wrong):
    keep_networks([Network(cidr="10.1.0.0/16")], by=keeper)

    answer = admin.post(f"{ROOT}new/", {"cidr": "203.0.113.0/24", "effect": "hold", "is_active": "on"} | wrong)

    assert answer.status_code == 400
    assert "error-summary" in answer.content.decode()
    assert Network.objects.count() == 1


def test_second_administrator_is_told(admin, keeper):
    [made] = keep_networks([Network(cidr="203.0.113.0/24")], by=keeper)
    old = moment(made)
    keep_networks([Network(cidr="203.0.113.0/24", effect="refuse", note="别人的")], by=factories.user("admin"))

    answer = admin.post(f"{ROOT}{made.pk}/", {"effect": "hold", "note": "我的", "is_active": "on", "seen": old})

    made.refresh_from_db()
    page = answer.content.decode()
    assert (answer.status_code, made.note) == (409, "别人的")
    assert "别人的" in page
    assert "我的" in page
    again = admin.post(f"{ROOT}{made.pk}/", {"effect": "hold", "note": "我的", "is_active": "on", "seen": moment(made)})
    made.refresh_from_db()
    assert (again.status_code, made.note) == (302, "我的")


def test_many_ranges_are_stored_at_once_or_not_at_all(admin):
    refused = admin.post(f"{ROOT}import/", {"text": "203.0.113.0/24\nnonsense\n"})
    assert refused.status_code == 400
    assert "nonsense" in refused.content.decode()
    assert not Network.objects.exists()

    assert admin.post(f"{ROOT}import/", {"text": "203.0.113.0/24\n2001:db8::/32,refuse\n"}).status_code == 302
    assert dict(Network.objects.values_list("cidr", "effect")) == {"203.0.113.0/24": "hold", "2001:db8::/32": "refuse"}


@pytest.mark.parametrize("text", ["", "# nothing", "\n".join(["10.0.0.1"] * 2_001), "x" * 200_001])
def test_list_of_ranges_that_cannot_be_read_says_so(admin, text):
    assert admin.post(f"{ROOT}import/", {"text": text}).status_code == 400


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"}),
        ("state=live", {"10.1.0.0/16"}),
        ("state=over", {"10.2.0.0/16", "10.3.0.0/16"}),
        ("q=机房", {"10.2.0.0/16"}),
        ("q=10.3", {"10.3.0.0/16"}),
        ("state=x", {"10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16"}),
    ],
)
def test_ranges_are_found(admin, keeper, query, found):
    past = timezone.now() - timedelta(days=1)
    keep_networks(
        [
            Network(cidr="10.1.0.0/16"),
            Network(cidr="10.2.0.0/16", until=past, note="机房"),
            Network(cidr="10.3.0.0/16", is_active=False),
        ],
        by=keeper,
    )

    assert {one.cidr for one in admin.get(f"{ROOT}?{query}").context["page"]} == found


def test_moderators_read_the_ranges_and_change_none(client, keeper, moderator):
    [made] = keep_networks([Network(cidr="203.0.113.0/24")], by=keeper)
    client.force_login(moderator)

    page = client.get(ROOT).content.decode()

    assert "203.0.113.0/24" in page
    assert f"{ROOT}{made.pk}/" not in page
    assert client.get(f"{ROOT}{made.pk}/").status_code == 404
    assert client.post(f"{ROOT}{made.pk}/", {"effect": "refuse", "seen": moment(made)}).status_code == 404


def test_one_range_costs_as_many_queries_as_three(admin, keeper, django_assert_num_queries):
    keep_networks([Network(cidr="10.1.0.0/16")], by=keeper)
    admin.get(ROOT)
    with CaptureQueriesContext(connection) as one:
        admin.get(ROOT)
    keep_networks([Network(cidr="10.2.0.0/16"), Network(cidr="10.3.0.0/16")], by=factories.user("admin"))

    with django_assert_num_queries(len(one)):
        admin.get(ROOT)


def test_range_that_is_not_there_is_not_found(admin):
    assert admin.get(f"{ROOT}999999/").status_code == 404
