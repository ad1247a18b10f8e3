"""The trial run: what a term would have caught, how many of these were published, and who is shown what."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moderation import actions
from moderation.forms_lists import MOST_BYTES
from moderation.lists_file import MOST_LINES
from moderation.models import Case, ListVersion, Reason, Term
from moderation.normalise import fold
from moderation.queries import list_trial
from moderation.queries.list_trial import try_terms
from moderation.terms import WEIGHTS, find_terms
from tests import factories
from tests.house.source import ROOT

pytestmark = pytest.mark.django_db
ADDRESS = "/moderation/lists/trial/"


def term(text: str = "夜市", effect: str = "hold") -> Term:
    return Term(text=text, kind="trial", effect=effect)


def words(examples) -> list[str]:
    return ["".join(piece.text for piece in one.pieces) for one in examples]


@pytest.fixture
def world(make_case, moderator):
    """Five texts about the night market: published, refused, concealed, waiting, withdrawn; and one about a lift."""
    cases = {
        name: make_case(f"{name}的夜市太吵了，电话13900001234", scope="enquiry")
        for name in ("公开", "不公开", "隐去", "等待", "撤回")
    }
    make_case("电梯什么时候装？", scope="enquiry")
    actions.approve(cases["公开"], by=moderator, version=1)
    actions.reject(cases["不公开"], by=moderator, version=1, reason="insult")
    actions.reject(cases["隐去"], by=moderator, version=1, reason="privacy")
    actions.withdraw_case(cases["撤回"].about)
    return cases


def test_trial_counts_what_would_have_been_caught(world, moderator):
    trial = try_terms([term()], moderator)

    assert Reason.objects.get(code="privacy").conceals
    assert (trial.of, trial.read, trial.caught, trial.published, trial.new) == (5, 5, 4, 1, 4)
    assert trial.share == 80
    assert (trial.only_marked, trial.is_cut, trial.terms) == (0, False, [("夜市", 4)])


def test_examples_are_masked_and_leave_out_what_is_concealed(world, moderator):
    trial = try_terms([term()], moderator)

    assert words(trial.false_alarms) == ["公开的夜市太吵了，电话139****1234"]
    assert set(words(trial.others)) == {"不公开的夜市太吵了，电话139****1234", "等待的夜市太吵了，电话139****1234"}
    assert [piece.text for piece in trial.false_alarms[0].pieces if piece.kind] == ["夜市"]


def test_administrator_is_shown_published_texts_only(world):
    trial = try_terms([term()], factories.user("admin"))

    assert (trial.caught, trial.hidden) == (4, 3)
    assert words(trial.false_alarms) == ["公开的夜市太吵了，电话139****1234"]
    assert trial.others == []


def test_administrators_page_holds_no_text_that_is_not_public(client, world):
    client.force_login(factories.user("admin"))
    page = client.post(ADDRESS, {"text": "夜市", "effect": "hold"}).content.decode()

    assert "公开的<mark" in page
    for secret in ("不公开的", "隐去的", "等待的", "撤回的"):
        assert secret not in page
    client.force_login(factories.user("auditor"))
    assert "不公开的<mark" in client.post(ADDRESS, {"text": "夜市", "effect": "hold"}).content.decode()


def test_joined_text_is_counted_for_an_administrator_but_not_shown(make_case, moderator):
    first, second = make_case("公开的夜市问题"), make_case("并入的夜市问题")
    actions.approve(first, by=moderator, version=1)
    first.refresh_from_db()
    actions.merge(second, first, by=moderator, version=1)

    trial = try_terms([term()], factories.user("admin"))

    assert trial.published == 2
    assert words(trial.false_alarms) == ["公开的夜市问题"]
    assert set(words(try_terms([term()], moderator).false_alarms)) == {"公开的夜市问题", "并入的夜市问题"}


def test_edited_text_is_shown_as_it_was_published(make_case, moderator):
    case = make_case("张三家的夜市太吵了")
    actions.approve(case, by=moderator, version=1, text="这里的夜市太吵了")

    assert words(try_terms([term()], moderator).false_alarms) == ["这里的夜市太吵了"]


def test_trial_finds_exactly_what_the_list_would_find(make_case, moderator):
    texts = ["夜 市 太吵", "yèshì", "夜。市", "夜夜市", "今夜,市区停电", "YE夜㊥市"]
    for text in texts:
        make_case(text)
    actions.keep_terms([Term(text="夜市", kind="trial", effect="hold")], by=factories.user("admin"))
    weights = [[one.weight for one in find_terms(fold(text)) if one.rule == "trial"] for text in texts]

    trial = try_terms([term()], moderator)

    assert trial.caught == sum(map(bool, weights))
    assert 2 <= trial.caught < len(texts)
    assert trial.only_marked == sum(max(found) < WEIGHTS["hold"] for found in weights if found)
    assert 0 < trial.only_marked < trial.caught


def test_several_terms_are_counted_each_and_together(world, moderator):
    trial = try_terms([term(), term("太吵", "mark"), term("没有这个词")], moderator)

    assert trial.caught == 4
    assert trial.terms == [("夜市", 4), ("太吵", 4)]


def test_domain_is_tried_where_links_lead(make_case, moderator):
    for text in ("请看 https://shop.example.com/a 很便宜", "example.com 这几个字", "请看 http://notexample.com/"):
        make_case(text)

    trial = try_terms([Term(text="example.com", kind="domain", effect="hold")], moderator)

    assert trial.caught == 2
    assert trial.terms == [("example.com", 2)]


def test_word_that_spares_others_tells_what_the_list_would_find_no_more(make_case, moderator):
    admin = factories.user("admin")
    actions.keep_terms([Term(text="夜市", kind="abuse", effect="hold")], by=admin)
    spared = make_case("今夜市区停电吗？")
    make_case("夜市太吵了")
    actions.approve(spared, by=moderator, version=1)

    trial = try_terms([Term(text="今夜市区", kind="abuse", effect="allow")], moderator)

    assert (trial.spares, trial.caught, trial.published, trial.terms) == (True, 1, 1, [("夜市", 1)])
    assert words(trial.false_alarms) == ["今夜市区停电吗？"]
    assert Term.objects.filter(text="今夜市区").count() == 0


def test_words_the_list_spares_count_on_trial_too(make_case, moderator):
    actions.keep_terms([Term(text="今夜市区", kind="abuse", effect="allow")], by=factories.user("admin"))
    make_case("今夜市区停电吗？")
    make_case("夜市太吵了")

    assert try_terms([term()], moderator).caught == 1


def test_older_texts_are_not_read(world, moderator):
    Case.objects.update(opened_at=timezone.now() - timedelta(days=31))

    assert try_terms([term()], moderator).of == 0


def test_only_the_newest_are_read_and_the_page_says_so(client, world, moderator, monkeypatch):
    monkeypatch.setattr(list_trial, "MOST_READ", 2)
    client.force_login(moderator)

    answer = client.post(ADDRESS, {"text": "夜市", "effect": "hold"}, headers={"accept-language": "en"})

    assert (answer.context["trial"].of, answer.context["trial"].read) == (5, 2)
    assert "only the newest 2 were read" in answer.content.decode()


def test_trial_stops_when_its_time_is_up_and_says_so(client, world, moderator, monkeypatch):
    monkeypatch.setattr(list_trial, "CHUNK", 1)

    trial = try_terms([term()], moderator, seconds=0)

    assert (trial.is_cut, trial.read) == (True, 1)


def test_trial_changes_nothing(client, world, moderator):
    before = (ListVersion.objects.count(), Term.objects.count(), list(Case.objects.values()))
    client.force_login(moderator)

    client.post(ADDRESS, {"text": "夜市\n太吵", "effect": "block"})

    assert (ListVersion.objects.count(), Term.objects.count(), list(Case.objects.values())) == before


def test_many_hits_cost_as_many_queries_as_one(make_case, moderator, django_assert_num_queries):
    make_case("一个夜市")
    try_terms([term()], moderator)
    with CaptureQueriesContext(connection) as one:
        try_terms([term()], moderator)
    for number in range(30):
        make_case(f"第{number}个夜市", scope=f"interview-{number % 3}")

    with django_assert_num_queries(len(one)):
        assert try_terms([term()], moderator).caught == 31


@pytest.mark.parametrize(
    "text", ["", "  \n ", "。！", "长" * 61, "\n".join(f"词{n}" for n in range(201)), "词" * 30_000]
)
def test_trial_of_what_is_no_term_says_so(client, moderator, text):
    client.force_login(moderator)

    answer = client.post(ADDRESS, {"text": text, "effect": "hold"})

    assert answer.status_code == 400
    assert "error-summary" in answer.content.decode()


def test_hit_that_weighs_what_its_own_term_weighs_is_sure(make_case, moderator):
    make_case("太吵了")
    make_case("夜，市")

    trial = try_terms([term(), term("太吵", "mark")], moderator)

    assert (trial.caught, trial.only_marked) == (2, 1)


def test_page_of_the_docs_tells_the_limits():
    told = " ".join((ROOT / "docs" / "moderation.md").read_text().split())

    assert f"The newest {list_trial.MOST_READ} texts of the last {list_trial.DAYS} days" in told
    assert f"at most {list_trial.SECONDS:.0f} seconds" in told
    assert f"at most {MOST_LINES} lines and {MOST_BYTES // 10**6} MB" in told
