"""The parts of the queue: what the address says of them, and which cases each of them holds."""

import pytest
from django.http import QueryDict

from moderation import actions, queries
from moderation.filters import KINDS, TABS, USUAL, Filters, as_query, is_narrowed, narrowed
from moderation.models import Case, Mark
from moderation.senders import Sender

pytestmark = pytest.mark.django_db


def held(user, **asked) -> list[str]:
    """The texts of this part of the queue, in its order."""
    return [case.text for case in queries.queue(user, **asked)]


def filters(query: str) -> dict:
    return Filters.read(QueryDict(query))


def test_filters_write_what_they_read():
    query = (
        "tab=overdue&family=interview&scope=interview-7&kind=personal&rule=mobile&age=60&first=on&new=on&newcomer=on"
        "&q=a%26b&sort=score&page=3"
    )

    assert as_query(filters(query)) == query
    assert as_query(filters("")) == ""
    assert filters("") == USUAL


@pytest.mark.parametrize("query", ["tab=evil", "kind=evil", "age=7", "age=x", "sort=evil", "page=0", "first=", "q=%00"])
def test_filters_take_what_does_not_fit_as_nothing(query):
    assert filters(query) == USUAL


def test_only_what_leaves_texts_out_narrows():
    assert not is_narrowed(filters("tab=overdue&sort=score&page=2"))
    assert all(is_narrowed(filters(query)) for query in ("q=a", "age=10", "first=on", "family=x", "newcomer=on"))


def test_every_tab_that_may_be_asked_for_is_known(moderator):
    assert set(TABS) == set(queries.queue.__globals__["TABS"])
    for tab in TABS:
        assert held(moderator, tab=tab) == []


def test_family_and_scope_keep_their_places(make_case, moderator):
    make_case("访谈七", scope="interview-7")
    make_case("访谈八", scope="interview-8")
    make_case("咨询", scope="enquiry")

    assert held(moderator, family="interview") == ["访谈七", "访谈八"]
    assert held(moderator, scope="interview-8") == ["访谈八"]
    assert held(moderator, family="enquiry") == ["咨询"]


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ({"kind": "personal"}, ["打我电话13900001234", "写信a@example.com，电话13900001234"]),
        ({"kind": "term"}, ["这些黑心东西"]),
        ({"kind": "personal", "rule": "e-mail"}, ["写信a@example.com，电话13900001234"]),
        ({"rule": "e-mail"}, ["写信a@example.com，电话13900001234"]),
        ({"rule": "mail"}, []),
        ({"rule": '"'}, []),
        ({"rule": "%"}, []),
        ({"kind": "personal", "q": "写信"}, ["写信a@example.com，电话13900001234"]),
    ],
)
def test_findings_are_looked_for_by_kind_and_by_rule(make_case, moderator, asked, texts):
    for text in ("什么也没有", "打我电话13900001234", "写信a@example.com，电话13900001234", "这些黑心东西"):
        make_case(text)

    assert held(moderator, **asked) == texts


def test_a_kind_of_term_the_operator_named_in_chinese_is_found(make_case, moderator):
    case = make_case("一句话")
    Case.objects.filter(pk=case.pk).update(
        findings=[{"start": 0, "end": 3, "kind": "term", "rule": "广告语", "weight": 60}]
    )

    assert held(moderator, rule="广告语") == ["一句话"]
    assert held(moderator, rule="广告") == []


def test_no_kind_of_finding_is_missing_from_the_choice(make_case):
    texts = ("加微信abc12345", "这些黑心东西", "电话13900001234", "看http://a.example.org", "！！！！！！！！！！！！")
    kinds = {found["kind"] for text in texts for found in make_case(text).findings}

    assert kinds >= {"contact", "term", "personal", "link", "shape"}
    assert kinds <= {kind for kind, _name in KINDS}


def test_age_keeps_what_has_waited_so_long(make_case, moderator, frozen):
    make_case("久")
    frozen.shift(30 * 60)
    make_case("近")
    frozen.shift(30 * 60)

    assert held(moderator, age=60) == ["久"]
    assert held(moderator, age=10) == ["久", "近"]
    assert held(moderator, age=24 * 60) == []


def test_new_is_what_this_moderator_has_not_opened(make_case, moderator, other_moderator):
    seen, _unseen = make_case("看过"), make_case("没看过")
    actions.mark_read([seen], by=moderator)
    actions.star(_unseen, by=moderator, on=True)

    assert held(moderator, new=True) == ["没看过"]
    assert held(other_moderator, new=True) == ["看过", "没看过"]


def test_newcomers_have_sent_nothing_before(make_case, moderator):
    make_case("甲一", author_key="a")
    make_case("甲二", author_key="a")
    make_case("甲在别处", author_key="a", scope="interview-8")
    make_case("无名")
    by_account = Sender(author_key="x", account_key="acc")
    again = Sender(author_key="y", account_key="acc")
    first, second = make_case("帐号一"), make_case("帐号二")
    for case, sender in ((first, by_account), (second, again)):
        Case.objects.filter(pk=case.pk).update(author_key=sender.author_key, account_key=sender.account_key)

    assert held(moderator, newcomer=True) == ["甲一", "甲在别处", "帐号一"]


def test_filters_combine(make_case, moderator):
    for text, scope in (("电话13900001234", "interview-7"), ("电话13900005678", "interview-8"), ("无", "interview-7")):
        make_case(text, scope=scope)
    first = Case.objects.get(text="电话13900001234")
    actions.prioritise(first, by=moderator, version=1)

    asked = narrowed(filters("scope=interview-7&kind=personal&first=on&q=电话&newcomer="))
    assert held(moderator, **asked) == ["电话13900001234"]


def test_the_highest_score_comes_first_and_ties_keep_their_turn(make_case, moderator):
    plain, mobile = make_case("没有问题"), make_case("电话13900001234")
    both, other = make_case("黑心东西，电话13900001234"), make_case("电话13900005678")

    assert queries.by_score(queries.queue(moderator)) == [both.pk, mobile.pk, other.pk, plain.pk]


def test_mine_is_what_i_look_at(make_case, moderator, other_moderator):
    mine, _theirs = make_case("我的"), make_case("别人的")
    actions.claim(mine, by=moderator)
    actions.claim(_theirs, by=other_moderator)

    assert held(moderator, tab="mine") == ["我的"]
    actions.approve(mine, by=moderator, version=1)
    assert held(moderator, tab="mine") == []


def test_a_star_stays_whatever_becomes_of_the_text(make_case, moderator, other_moderator):
    case = make_case("留着")
    actions.star(case, by=moderator, on=True)
    actions.approve(case, by=moderator, version=1)

    assert held(moderator, tab="starred") == ["留着"]
    assert held(other_moderator, tab="starred") == []
    assert Mark.objects.filter(kind="read").count() == 0


def test_overdue_is_what_waits_longer_than_its_place_allows(make_case, moderator, frozen):
    make_case("久")
    frozen.shift(241 * 60)
    make_case("近")

    assert held(moderator, tab="overdue") == ["久"]


def test_decided_holds_hidden_and_redirected_ones_too(make_case, moderator):
    texts = []
    for state in ("approved", "merged", "redirected", "withdrawn"):
        case = make_case(state)
        Case.objects.filter(pk=case.pk).update(state=state)
        texts.append(state)
    hidden = make_case("hidden")
    Case.objects.filter(pk=hidden.pk).update(state="hidden", reason_id="insult")

    assert set(held(moderator, tab="decided")) == {"approved", "merged", "redirected", "hidden"}
