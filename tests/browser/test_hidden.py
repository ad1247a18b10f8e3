"""A page that is open when a moderator hides an answered question, and when it is shown again."""

from playwright.sync_api import expect

from interaction.rehearsal.browser import Answer
from tests.browser.crew import VERSION
from tests.browser.rooms import like_a_fresh_page, state


def hides(crew, text: str, step: str) -> None:
    """The moderator hides the one text, or shows it again."""
    (case,) = crew.cases(text, "decided")
    version = VERSION.search(crew.moderator.get(f"/moderation/{case}/item/").body)[1]
    sent = {"version": version, "reason": "insult"}
    answer: Answer = crew.moderator.post(f"/moderation/{case}/{step}/", sent, accept="application/json")
    assert answer.status == 200, answer.body


def test_open_page_loses_a_hidden_question_with_its_answer_and_gets_both_back(visitor, crew):
    text = "先隐藏再恢复的问题怎么办？"
    question = crew.publishes(text)
    page = visitor(crew.room)
    state(page, "live")
    crew.airs(question)
    crew.answers(question, "这样办就可以。")
    entry = page.locator(f"[data-entry]#q{question}")
    expect(entry).to_contain_text("这样办就可以。")
    expect(entry.locator("[data-report]").first).to_have_attribute("href", f"/report/{question}/")

    hides(crew, text, "hide")
    expect(entry).to_have_count(0)
    like_a_fresh_page(page, visitor)

    hides(crew, text, "show")
    expect(entry).to_contain_text("这样办就可以。")
    like_a_fresh_page(page, visitor)
