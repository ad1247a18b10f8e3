"""Which groups of alike texts wait for a person, and what is in them."""

import pytest

from moderation import actions
from moderation.models import Case
from moderation.queries.clusters import clusters_of, groups, members, published_of
from moderation.senders import Sender
from people.models import Department

pytestmark = pytest.mark.django_db
TEXT = "老街的路灯坏了三个星期，晚上老人孩子都不敢出门，请尽快修。"
REWORDED = "老街路灯坏了三个星期了，晚上老人孩子不敢出门，请尽快派人来修！"
OTHER = "河西菜市场楼下的烧烤摊营业到凌晨，油烟和噪音让人没法睡。"


@pytest.fixture
def group(make_case) -> list[Case]:
    """Three waiting texts that say nearly the same, of three authors."""
    return [
        make_case(text, author_key=f"author {number}") for number, text in enumerate([TEXT, REWORDED, f"您好，{TEXT}"])
    ]


def test_groups_tell_size_authors_and_the_oldest(group, make_case, moderator):
    make_case(OTHER)
    pair = [make_case(OTHER, scope="enquiry"), make_case(OTHER, scope="enquiry")]

    found = clusters_of(groups(moderator))

    assert [(one.root, one.size, one.authors, one.first) for one in found] == [
        (group[0].pk, 3, 3, group[0]),
        (pair[0].pk, 2, 0, pair[0]),
    ]
    assert found[0].oldest == group[0].opened_at


def test_an_account_is_one_author_whatever_browser_it_writes_from(moderator):
    for number in range(2):
        about = Department.objects.create(slug=f"of-account-{number}", name="单位", kind="department")
        actions.open_case(about, scope="enquiry", text=TEXT, sender=Sender(f"browser {number}", "account"))

    assert [one.authors for one in clusters_of(groups(moderator))] == [1]


def test_a_group_of_which_one_waits_is_none(group, moderator):
    actions.reject(group[0], by=moderator, version=1, reason="insult")
    assert [one.first for one in clusters_of(groups(moderator))] == [group[1]]
    actions.reject(group[1], by=moderator, version=1, reason="insult")

    assert list(groups(moderator)) == []


def test_groups_stay_in_the_scopes_a_person_moderates(group, make_case, room_moderator, stranger):
    for _time in range(2):
        make_case(TEXT, scope="interview-8")

    assert [one.first.scope for one in clusters_of(groups(room_moderator))] == ["interview-7"]
    assert list(groups(stranger)) == []
    assert list(members(stranger, group[0].pk)) == []


def test_members_come_in_the_order_they_were_sent(group, moderator):
    assert list(members(moderator, group[0].pk)) == group


def test_published_of_is_the_published_text_of_the_group(group, moderator, stranger):
    assert published_of(moderator, group[0].pk) is None

    published = actions.approve(group[1], by=moderator, version=1)

    assert published_of(moderator, group[0].pk) == published
    assert published_of(stranger, group[0].pk) is None
