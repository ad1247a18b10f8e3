"""What is known of where a text comes from: listed ranges, listed hosts, floods from one network, silenced devices."""

from datetime import timedelta

import pytest
from django.utils import timezone

from moderation import networks
from moderation.actions import open_case
from moderation.actions.forgetting import KEPT_DAYS, forget_devices
from moderation.domains import find_domains
from moderation.findings import HOLD
from moderation.models import Case, Network, Reason, Restriction, Term
from moderation.networks import TRENDING, TRENDING_MINUTES, effect_on, is_trending, trending
from moderation.screening import screen
from moderation.senders import Sender
from people.models import Department

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def send(db):
    def open_it(text="", *, scope="interview-7", listed="", mode="", **keys) -> Case:
        number = Department.objects.count()
        about = Department.objects.create(slug=f"n-{number}", name=f"单位 {number}", kind="department")
        text = text or f"第{number}栋什么时候装电梯？"
        return open_case(about, scope=scope, text=text, sender=Sender(**keys), listed=listed, mode=mode)

    return open_it


def rules(case: Case) -> list[str]:
    return [one["rule"] for one in case.findings]


def silence(**more) -> Restriction:
    told = {"scope": "interview-7", "until": timezone.now() + timedelta(hours=1), "kind": "silence"}
    return Restriction.objects.create(reason=Reason.objects.get(code="insult"), **told | more)


@pytest.mark.parametrize(
    ("address", "effect"),
    [
        ("203.0.113.7", "hold"),
        ("203.0.113.200", "refuse"),  # the stricter of two ranges
        ("203.0.114.1", ""),
        ("198.51.100.9", "refuse"),
        ("198.51.100.10", ""),
        ("::ffff:203.0.113.7", "hold"),
        ("2001:db8:1::5", "hold"),
        ("2001:db8:2::5", ""),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_effect_is_that_of_the_strictest_range_that_holds_the_address(address, effect):
    listed = {
        "203.0.113.0/24": "hold",
        "203.0.113.128/25": "refuse",
        "198.51.100.9": "refuse",
        "2001:db8:1::/48": "hold",
    }
    for cidr, what in listed.items():
        Network.objects.create(cidr=cidr, effect=what)

    assert effect_on(address) == effect


def test_ranges_count_until_they_end_or_are_switched_off(frozen):
    made = Network.objects.create(cidr="203.0.113.0/24", effect="hold", until=timezone.now() + timedelta(hours=1))
    assert effect_on("203.0.113.7") == "hold"
    frozen.shift(timedelta(hours=1))
    assert effect_on("203.0.113.7") == ""
    made.until, made.is_active = None, False
    made.save()
    assert effect_on("203.0.113.7") == ""
    made.is_active = True
    frozen.shift(1)
    made.save()

    assert effect_on("203.0.113.7") == "hold"


def test_a_row_that_is_no_range_is_left_out_and_logged(caplog):
    Network.objects.create(cidr="not a range", effect="refuse")
    Network.objects.create(cidr="203.0.113.0/24", effect="hold")

    assert effect_on("203.0.113.7") == "hold"
    assert "no range" in caplog.text


def test_text_of_a_held_network_waits_whatever_the_policy(send):
    case = send(listed="hold", mode="post")

    assert (rules(case), case.findings[0]["kind"], case.findings[0]["weight"]) == (["network"], "sender", 60)
    assert case.state == "waiting"


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("http://spam.example.cn/a?b=1", True),
        ("https://a.b.spam.example.cn", True),
        ("ＨＴＴＰ://ＳＰＡＭ.example.cn/", True),
        ("http://notspam.example.cn/", False),
        ("http://example.cn/spam.example.cn", False),
        ("没有链接的一句话 spam", False),
    ],
)
def test_links_to_a_listed_host_and_below_it_are_found(send, link, found):
    Term.objects.create(text="spam.example.cn", kind="domain", effect="hold")

    case = send(f"大家请看 {link} 这个", mode="post")

    hits = [one for one in case.findings if one["rule"] == "domain"]
    assert [(one["kind"], one["weight"]) for one in hits] == ([("link", 60)] if found else [])
    assert case.state == ("waiting" if found else "approved")
    assert all(one["kind"] != "term" for one in case.findings)


def test_a_listed_host_that_is_switched_off_is_not_found(send):
    Term.objects.create(text="spam.example.cn", kind="domain", effect="hold", is_active=False)

    assert rules(send("请看 http://spam.example.cn/ 这个")) == ["link"]


def test_network_trends_from_its_twentieth_text_within_ten_minutes(frozen, send):
    cases = [send(network_key="school", author_key=f"a{number}") for number in range(TRENDING)]
    others = send(network_key="home")

    assert [rules(case) for case in cases] == [[]] * (TRENDING - 1) + [["trending-network"]]
    assert cases[-1].findings[0]["weight"] == 20
    assert rules(others) == []
    frozen.shift(timedelta(minutes=TRENDING_MINUTES, seconds=1))
    assert not is_trending("school")
    assert not is_trending("")


def test_network_that_always_sends_much_does_not_trend(frozen, send):
    for _ in range(6):
        for _ in range(TRENDING):
            send(network_key="office")
        frozen.shift(timedelta(minutes=TRENDING_MINUTES))
    frozen.shift(1)
    for _ in range(TRENDING):
        send(network_key="office")

    assert not is_trending("office")


def test_board_names_networks_that_send_very_much(frozen, send):
    for number in range(TRENDING):
        send(network_key="school", author_key=f"a{number % 4}", scope=f"interview-{7 + number % 2}")
    newest = Case.objects.latest("pk")
    send(network_key="home")
    send()

    assert trending(Case.objects.all()) == [
        {"network_key": "school", "texts": TRENDING, "authors": 4, "places": 2, "newest": newest.pk}
    ]


def test_device_of_a_silenced_author_is_held_and_marked_not_refused(send):
    send(author_key="old-cookie", device_key="laptop")
    silence(author_key="old-cookie")

    again = send(author_key="new-cookie", device_key="laptop", mode="post")
    neighbour = send(author_key="x", device_key="another", mode="post")

    assert (rules(again), again.findings[0]["weight"], again.state) == (["silenced-device"], 60, "waiting")
    assert (rules(neighbour), neighbour.state) == ([], "approved")


def test_device_named_by_the_restriction_itself_is_known_everywhere(send):
    silence(scope="", author_key="a", device_key="laptop")

    assert rules(send(author_key="b", device_key="laptop", scope="enquiry")) == ["silenced-device"]


def test_device_of_a_silenced_account_is_known_by_its_texts(send):
    send(author_key="x", account_key="acc", device_key="laptop")
    silence(author_key="", account_key="acc")

    assert rules(send(author_key="y", device_key="laptop")) == ["silenced-device"]


def test_device_is_free_again_with_the_author_and_in_other_places(frozen, send):
    send(author_key="old-cookie", device_key="laptop")
    made = silence(author_key="old-cookie")
    assert rules(send(author_key="new", device_key="laptop", scope="interview-8")) == []
    made.lifted_at = timezone.now()
    made.save()

    assert rules(send(author_key="new", device_key="laptop")) == []


def test_keys_of_devices_and_networks_are_forgotten_after_thirty_days(frozen, send):
    old = send(author_key="a", account_key="acc", device_key="d", network_key="n")
    kept = silence(author_key="a", device_key="d")
    frozen.shift(timedelta(days=KEPT_DAYS))
    young = send(author_key="a", device_key="d", network_key="n")
    assert forget_devices() == 0
    frozen.shift(1)

    assert (forget_devices(), forget_devices()) == (1, 0)
    old.refresh_from_db()
    young.refresh_from_db()
    kept.refresh_from_db()
    assert (old.device_key, old.network_key, old.author_key, old.account_key) == ("", "", "a", "acc")
    assert (young.device_key, young.network_key) == ("d", "n")
    assert (kept.device_key, kept.author_key) == ("", "a")


def test_ranges_are_read_once_for_many_addresses(django_assert_num_queries):
    Network.objects.create(cidr="203.0.113.0/24", effect="hold")
    effect_on("203.0.113.7")
    assert networks._ranges.cache_info().currsize

    with django_assert_num_queries(2):
        assert (effect_on("203.0.113.8"), effect_on("192.0.2.1")) == ("hold", "")


def test_a_listed_host_that_is_allowed_is_not_pointed_at(list_terms):
    list_terms({("domain", "hold"): ["bad.cn"], ("domain", "allow"): ["good.cn"]})
    text = "看 https://bad.cn/a 和 https://good.cn/b"

    assert [(one.rule, one.weight) for one in find_domains(text, screen(text))] == [("domain", HOLD)]
