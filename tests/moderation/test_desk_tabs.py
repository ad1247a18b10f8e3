"""The desk's bar, its tabs with their counts, and the list under each filter."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moderation import actions, queries
from moderation.actions.settling import settle
from moderation.models import Appeal, Case, Decision, Report
from realtime.publish import action

pytestmark = pytest.mark.django_db
EVERY = (
    "/moderation/",
    "/moderation/?tab=mine",
    "/moderation/?tab=starred",
    "/moderation/?tab=overdue",
    "/moderation/?tab=automatic",
    "/moderation/?tab=decided",
    "/moderation/?kind=personal&rule=mobile&age=10&first=on&new=on&newcomer=on&family=interview&q=1390",
    "/moderation/?sort=score",
)


@pytest.fixture
def desk(client, moderator):
    """The browser of a moderator."""
    client.force_login(moderator)
    return client


def by_rule(case: Case) -> Case:
    """The case as a rule has published it."""
    return action(settle)(
        case, Decision.Outcome.APPROVED, by=None, rule="post", state="approved", decided_at=case.opened_at
    )


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("path", EVERY)
def test_every_tab_renders_empty_and_full(desk, make_case, moderator, language, path):
    desk.cookies["django_language"] = language
    assert desk.get(path).status_code == 200

    for text in ("电话13900001234", "没有问题", "另一个"):
        make_case(text, author_key="k")
    one, two, three = Case.objects.order_by("pk")
    actions.claim(one, by=moderator)
    actions.star(two, by=moderator, on=True)
    by_rule(three)

    assert desk.get(path).status_code == 200
    assert desk.get(path.replace("/moderation/", "/moderation/queue/")).status_code == 200


def test_counts_say_how_much_each_tab_holds(make_case, moderator, other_moderator, frozen):
    late, mine, starred, ruled, refused = (make_case(text) for text in "久我星规拒")
    actions.claim(mine, by=moderator)
    actions.star(starred, by=moderator, on=True)
    actions.star(late, by=other_moderator, on=True)
    by_rule(ruled)
    actions.reject(refused, by=other_moderator, version=1, reason="insult")
    Appeal.objects.create(case=refused, text="请再看一次，我没有骂人。", against=other_moderator)
    for person in "甲乙":
        Report.objects.create(case=ruled, person_key=person, why="insult", weight=50)
    frozen.shift(250 * 60)
    make_case("新")

    assert queries.tab_counts(moderator) == {
        "waiting": 4,
        "mine": 1,
        "starred": 1,
        "overdue": 3,
        "automatic": 1,
        "appeals": 1,
        "reports": 1,
    }


def test_counts_tell_a_moderator_of_one_room_nothing_of_another(make_case, room_moderator, moderator):
    there = make_case("别处", scope="interview-8")
    actions.reject(there, by=moderator, version=1, reason="insult")
    Appeal.objects.create(case=there, text="请再看一次。", against=moderator)
    ruled = by_rule(make_case("规则", scope="interview-8"))
    Report.objects.create(case=ruled, person_key="p", why="insult", weight=50)
    make_case("还在等", scope="interview-8")

    assert set(queries.tab_counts(room_moderator).values()) == {0}


def test_all_counts_come_from_one_query_beside_the_places(make_case, moderator):
    make_case()
    queries.tab_counts(moderator)

    with CaptureQueriesContext(connection) as asked:
        queries.tab_counts(moderator)

    counting = [query["sql"] for query in asked if "COUNT(" in query["sql"]]
    assert len(counting) == 1


@pytest.mark.parametrize("path", EVERY)
def test_one_row_costs_as_many_queries_as_three(
    desk, make_case, moderator, other_moderator, path, django_assert_num_queries
):
    texts = iter(("电话13900001234，装电梯", "公交几点收班13900005678", "操场开放吗13900009999", "河道垃圾13900007777"))

    def row():
        case = make_case(next(texts), author_key=f"k{Case.objects.count()}", byline="海风")
        actions.star(case, by=moderator, on=True)
        actions.mark_read([case], by=other_moderator)
        if "first=on" in path:
            case = actions.prioritise(case, by=moderator, version=1)
            Case.objects.filter(pk=case.pk).update(opened_at=case.opened_at.replace(year=2020))
        if "overdue" in path:
            Case.objects.filter(pk=case.pk).update(opened_at=case.opened_at.replace(year=2020))
        if "automatic" in path:
            by_rule(case)
        elif "decided" in path:
            actions.reject(case, by=other_moderator, version=1, reason="privacy")
        else:
            actions.claim(case, by=moderator if "mine" in path else other_moderator)

    row()
    desk.get(path)
    with CaptureQueriesContext(connection) as one:
        assert desk.get(path).content.decode().count("data-case=") == 1
    row()
    row()

    with django_assert_num_queries(len(one)):
        assert desk.get(path).content.decode().count("data-case=") == 3


def test_opening_a_text_takes_the_new_from_its_row(desk, make_case):
    one, other = make_case("看过的"), make_case("没看过的")

    assert desk.get("/moderation/").content.decode().count("is-new") == 2
    desk.head(f"/moderation/{one.pk}/")
    desk.get(f"/moderation/{one.pk}/item/")
    assert desk.get("/moderation/").content.decode().count("is-new") == 2
    desk.get(f"/moderation/{one.pk}/")
    desk.get(f"/moderation/{one.pk}/")

    page = desk.get("/moderation/").content.decode()
    assert page.count("is-new") == 1
    assert page.index("is-new") > page.index(f'data-case="{one.pk}"')
    assert f'data-case="{other.pk}"' in page


def test_the_list_says_what_it_is_narrowed_to_and_keeps_it(desk, make_case):
    desk.cookies["django_language"] = "en"
    case = make_case("电话13900001234")

    page = desk.get("/moderation/?kind=personal&rule=mobile&q=电话&sort=score").content.decode()

    assert "“电话” · Personal data · Mobile number · The highest score first" in page
    assert f"/moderation/{case.pk}/?kind=personal&amp;rule=mobile&amp;q=%E7%94%B5%E8%AF%9D&amp;sort=score" in page
    assert '<input type="hidden" name="kind" value="personal">' in page
    assert "Score 40" in page


def test_pages_of_scored_lists_hold_fifty(desk, make_case):
    for number in range(51):
        make_case(f"问题{number}")
    make_case("电话13900001234")

    first = desk.get("/moderation/?sort=score").content.decode()
    assert first.count("data-case=") == 50
    assert first.index("13900001234") < first.index("问题0")
    assert desk.get("/moderation/?sort=score&page=2").content.decode().count("data-case=") == 2


def test_the_score_is_shown_with_what_it_is_made_of(desk, make_case):
    desk.cookies["django_language"] = "en"
    case = make_case("黑心东西，电话13900001234")

    page = desk.get(f"/moderation/{case.pk}/item/").content.decode()

    assert 'value="64">64</meter>' in page or "</meter>" in page
    assert 'Mobile number <span class="number">40</span>' in page


def test_whoever_is_at_work_is_named_with_the_place(desk, make_case, other_moderator, room_moderator):
    case = make_case("一", scope="interview-7")
    actions.claim(case, by=other_moderator)

    page = desk.get("/moderation/").content.decode()

    assert f'<b>{other_moderator.name}</b> <span class="muted">interview-7</span>' in page


def test_here_names_nobody_who_works_elsewhere(make_case, moderator, other_moderator, room_moderator, frozen):
    case = make_case("别处", scope="interview-8")
    actions.claim(case, by=other_moderator)

    assert queries.here(room_moderator) == {}
    assert queries.here(moderator) == {other_moderator.name: {"interview-8"}}
    assert queries.here(other_moderator) == {}
    frozen.shift(121)
    assert queries.here(moderator) == {}


def test_a_claim_that_ran_out_is_told_to_whoever_had_it(desk, make_case, moderator, frozen):
    desk.cookies["django_language"] = "en"
    case = make_case()
    actions.claim(case, by=moderator)
    assert "Your claim ran out" not in desk.get(f"/moderation/{case.pk}/item/").content.decode().replace(
        "data-word", ""
    )

    frozen.shift(121)

    assert "Your claim ran out" in desk.get(f"/moderation/{case.pk}/item/").content.decode()


def test_lists_are_offered_to_the_district_only(client, room_moderator, make_case, moderator):
    make_case()
    client.force_login(room_moderator)
    assert "/moderation/lists/" not in client.get("/moderation/").content.decode()
    client.force_login(moderator)
    assert "/moderation/lists/" in client.get("/moderation/").content.decode()
