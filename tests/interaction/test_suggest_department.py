"""Departments are proposed by the words of their duties, and say because of which; nothing is forced."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interaction.models import Faq
from interaction.queries.similar_answers import forget_titles, similar_answers
from interaction.queries.suggest_department import proposed
from people.models import Department
from tests import factories
from tests.interaction import letters

pytestmark = pytest.mark.django_db


@pytest.fixture
def offices():
    return {
        "lamps": factories.department("lamps", name="市政管理局", duties="负责道路照明、路灯维修和市政设施。"),
        "estates": factories.department("estates", name="住建局", duties="负责老旧小区改造、物业管理和城乡建设。"),
        "schools": factories.department("schools", name="教育局", duties="负责义务教育、学前教育和招生入学。"),
        "roads": factories.department("roads", name="交通局", duties="负责公交线路、道路运输和停车秩序。"),
    }


@pytest.fixture(autouse=True)
def read_anew():
    forget_titles()


@pytest.mark.parametrize(
    ("text", "office", "words"),
    [
        ("我们小区的路灯坏了", "lamps", ["路灯"]),
        ("物业不肯修电梯", "estates", ["物业"]),
        ("孩子的招生入学怎么报名", "schools", ["招生入学"]),
        ("公交線路什么时候恢复", "roads", ["公交线路"]),
        ("老旧小区改造什么时候开始", "estates", ["老旧", "改造"]),
    ],
)
def test_proposed_names_the_office_and_the_words(offices, text, office, words):
    found = proposed(text)

    assert found[0].department == offices[office]
    assert set("".join(found[0].words)) >= set("".join(words))


@pytest.mark.parametrize("text", ["", "你好", "请问部门工作服务咨询", "hello there", "🙂🙂", "希望政府解决问题"])
def test_proposed_names_nobody_for_empty_words(offices, text):
    assert proposed(text) == []


def test_proposed_passes_over_departments_that_are_gone(offices):
    Department.objects.filter(slug="lamps").update(is_active=False)

    assert [one.department.slug for one in proposed("路灯坏了")] == []


def test_proposed_names_three_at_most(offices):
    for number in range(6):
        factories.department(f"x{number}", duties="负责绿化" if number < 2 else "负责河道")

    assert len(proposed("路灯 物业 招生 公交 绿化 河道")) <= 3


def test_proposed_asks_the_same_number_of_queries_for_one_and_three():
    counts = []
    for number in range(3):
        factories.department(f"q{number}", duties="负责路灯")
        with CaptureQueriesContext(connection) as queries:
            proposed("路灯坏了")
        counts.append(len(queries))

    assert counts == [1, 1, 1]


def test_similar_answers_finds_a_published_answer():
    letter = letters.published(1, title="小区东门路灯不亮的问题", answer="已安排维修，三天内完成。")

    found = similar_answers("我们小区东门的路灯不亮了怎么办")

    assert [(one.title, one.url) for one in found] == [(letter.title, f"/enquiry/{letter.pk}/")]
    assert found[0].answer == "已安排维修，三天内完成。"


def test_similar_answers_shows_nothing_that_is_not_public():
    letter = letters.published(1, title="小区东门路灯不亮的问题")
    similar_answers("小区东门路灯不亮")
    letter.published_at = None
    letter.save()

    assert similar_answers("小区东门路灯不亮") == []


def test_similar_answers_finds_standing_questions_in_use():
    office = factories.department()
    columns = {"answer": "凭房产证办理。", "department": office, "checked_on": "2026-03-01"}
    Faq.objects.create(question="居住证怎么办理", **columns)
    Faq.objects.create(question="居住证怎么办理续签", is_active=False, **columns)

    assert [one.title for one in similar_answers("请问居住证怎么办理")] == ["居住证怎么办理"]


def test_similar_answers_asks_the_same_number_of_queries_for_one_and_three():
    counts = []
    for number in range(1, 4):
        letters.published(number, title=f"小区东门路灯不亮的问题{number}")
        forget_titles()
        with CaptureQueriesContext(connection) as queries:
            similar_answers("小区东门路灯不亮的问题")
        counts.append(len(queries))

    assert len(set(counts)) == 1
