"""What moderators keep: notes, stars, named filters, folded texts, reading what a rule published; the guide."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moderation import actions
from moderation.guide import WHEN
from moderation.models import Case, Mark, Note, Reason, SavedFilter
from moderation.queries.keeping import TEXT_SHOWN
from moderation.reasons import REPORTED
from people.refusals import Closed, NotAllowed, Refusal
from tests.moderation.test_desk_tabs import by_rule

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}
SECRET = "邻居王某某的病情"


@pytest.fixture
def desk(client, moderator):
    """The browser of a moderator."""
    client.force_login(moderator)
    return client


@pytest.fixture
def concealed(make_case, other_moderator):
    """A text that somebody else refused to protect a third person."""
    return actions.reject(make_case(SECRET), by=other_moderator, version=1, reason="privacy")


def url(name: str, case: Case) -> str:
    return reverse(f"moderation:{name}", args=[case.pk])


def test_a_note_is_kept_and_read_by_the_other_moderator(desk, client, case, moderator, other_moderator):
    answer = desk.post(url("note", case), {"text": " 请你也看看 <b>此处</b> ", "filters": "q=x"})
    client.force_login(other_moderator)

    page = client.get(url("item", case)).content.decode()

    assert (answer.status_code, answer["Location"]) == (302, f"/moderation/{case.pk}/?q=x")
    assert "请你也看看 &lt;b&gt;此处&lt;/b&gt;" in page
    assert moderator.name in page
    case.refresh_from_db()
    assert case.version == 1


def test_notes_may_be_written_on_decided_texts_too(case, moderator):
    decided = actions.approve(case, by=moderator, version=1)

    assert actions.note(decided, by=moderator, text="下次注意").text == "下次注意"


@pytest.mark.parametrize("text", ["", "   ", "长" * 501, TEXT_SHOWN])
def test_a_note_that_does_not_fit_is_refused(desk, case, moderator, text):
    with pytest.raises(Refusal):
        actions.note(case, by=moderator, text=text)
    answer = desk.post(url("note", case), {"text": text}, headers=JSON)

    assert answer.status_code == 400
    assert answer.json()["sentence"]
    assert not Note.objects.exists()


def test_nobody_else_notes_stars_or_opens(client, case, concealed, stranger):
    by_rule(case)
    with pytest.raises(NotAllowed):
        actions.note(case, by=stranger, text="x")
    with pytest.raises(NotAllowed):
        actions.star(case, by=stranger, on=True)
    with pytest.raises(NotAllowed):
        actions.mark_read([case], by=stranger)
    with pytest.raises(NotAllowed):
        actions.ask_to_see(concealed, by=stranger)
    with pytest.raises(NotAllowed):
        actions.save_filter(by=stranger, name="x", query="q=x")
    for person in (None, stranger):
        if person:
            client.force_login(person)
        for name in ("note", "star", "show_text", "confirm"):
            assert client.post(url(name, case), {"text": "x", "version": 2}).status_code == 404
        assert client.get(url("author", case)).status_code == 404
        assert client.get("/moderation/guide/").status_code == 404
        assert client.post("/moderation/read/", {"case": case.pk}).status_code == 404
        assert client.post("/moderation/filters/", {"name": "x", "filters": "q=x"}).status_code == 404
    assert (Note.objects.count(), Mark.objects.count(), SavedFilter.objects.count()) == (0, 0, 0)


def test_a_star_goes_on_and_off_as_often_as_one_likes(desk, case, moderator):
    for on, count in (("on", 1), ("on", 1), ("", 0), ("", 0), ("on", 1)):
        answer = desk.post(url("star", case), {"on": on}, headers=JSON)
        assert answer.json() == {"id": case.pk, "starred": bool(on)}
        assert Mark.objects.filter(user=moderator, kind="star").count() == count
    assert 'aria-pressed="true"' in desk.get(url("item", case)).content.decode()
    assert desk.post(url("star", case), {}).status_code == 302


def test_reading_several_is_told_at_once_and_only_of_ones_own(client, make_case, room_moderator):
    here, there = make_case("此处"), make_case("别处", scope="interview-8")
    client.force_login(room_moderator)

    assert client.post("/moderation/read/", {"case": [here.pk]}).json() == {"read": 1}
    assert client.post("/moderation/read/", {"case": [here.pk, there.pk]}).status_code == 404
    assert client.post("/moderation/read/", {"case": ["x"]}).status_code == 400
    assert list(Mark.objects.values_list("case", "kind")) == [(here.pk, "read")]


def test_a_concealed_text_stays_folded_until_it_is_asked_for(desk, concealed, moderator):
    pages = [url("case", concealed), url("item", concealed), "/moderation/?tab=decided", url("author", concealed)]
    assert all(SECRET not in desk.get(page).content.decode() for page in pages)

    desk.post(url("show_text", concealed), {"version": 2})

    assert SECRET in desk.get(url("case", concealed)).content.decode()
    assert desk.get("/moderation/?tab=decided").content.decode().count(SECRET) == 1  # in the middle, not in its row
    assert list(Note.objects.values_list("case", "by", "text")) == [(concealed.pk, moderator.pk, TEXT_SHOWN)]
    desk.cookies["django_language"] = "en"
    page = desk.get(url("item", concealed)).content.decode()
    assert "Opened the folded text." in page
    assert TEXT_SHOWN not in page


def test_a_concealed_text_opens_to_whoever_asked_and_for_ten_minutes(concealed, client, moderator, frozen, make_case):
    actions.ask_to_see(concealed, by=moderator)
    actions.ask_to_see(concealed, by=moderator)
    assert Note.objects.count() == 1
    client.force_login(moderator)
    assert SECRET in client.get(url("item", concealed)).content.decode()

    frozen.shift(601)

    assert SECRET not in client.get(url("item", concealed)).content.decode()
    actions.ask_to_see(concealed, by=moderator)
    assert Note.objects.count() == 2


def test_another_moderators_look_opens_nothing_for_me(desk, concealed, other_moderator):
    actions.ask_to_see(concealed, by=other_moderator)

    assert SECRET not in desk.get(url("item", concealed)).content.decode()


def test_what_conceals_nothing_is_not_folded_and_cannot_be_asked_for(desk, make_case, other_moderator, moderator):
    case = actions.reject(make_case("吵架的话"), by=other_moderator, version=1, reason="insult")

    assert "吵架的话" in desk.get(url("item", case)).content.decode()
    with pytest.raises(Closed):
        actions.ask_to_see(case, by=moderator)
    assert desk.post(url("show_text", case), {}).status_code == 409


def test_whoever_refused_it_may_still_read_it_while_it_can_be_undone(desk, make_case, moderator, frozen):
    case = actions.reject(make_case(SECRET), by=moderator, version=1, reason="privacy")

    assert SECRET in desk.get(url("item", case)).content.decode()
    frozen.shift(11)
    assert SECRET not in desk.get(url("item", case)).content.decode()


def test_a_part_of_the_queue_is_kept_listed_used_and_removed(desk, make_case, moderator):
    make_case("电话13900001234")
    answer = desk.post("/moderation/filters/", {"name": "有电话的", "filters": "kind=personal&q=电话&page=3&evil=1"})

    kept = SavedFilter.objects.get()
    assert (kept.user, kept.name, kept.query) == (moderator, "有电话的", "kind=personal&q=%E7%94%B5%E8%AF%9D")
    assert answer.status_code == 302
    page = desk.get("/moderation/").content.decode()
    assert 'href="/moderation/?kind=personal&amp;q=%E7%94%B5%E8%AF%9D">有电话的</a>' in page
    desk.post(reverse("moderation:forget_filter", args=[kept.pk]))
    assert not SavedFilter.objects.exists()


def test_the_same_name_takes_the_new_part(moderator):
    actions.save_filter(by=moderator, name="急", query="first=on")
    actions.save_filter(by=moderator, name="急", query="age=60")

    assert list(SavedFilter.objects.values_list("name", "query")) == [("急", "age=60")]


@pytest.mark.parametrize(
    "data",
    [
        {"name": "", "filters": "q=x"},
        {"name": "长" * 31, "filters": "q=x"},
        {"name": "空", "filters": ""},
        {"name": "空", "filters": "page=2"},
        {"name": "太长", "filters": "q=" + "长" * 60},
    ],
)
def test_a_part_that_cannot_be_kept_says_why(desk, data):
    answer = desk.post("/moderation/filters/", data, headers=JSON)

    assert answer.status_code == 400
    assert answer.json()["sentence"]
    assert not SavedFilter.objects.exists()


def test_no_more_than_twenty_parts_are_kept(moderator):
    for number in range(20):
        actions.save_filter(by=moderator, name=f"第{number}", query="first=on")

    with pytest.raises(Refusal):
        actions.save_filter(by=moderator, name="多一个", query="first=on")
    actions.save_filter(by=moderator, name="第3", query="age=60")
    assert SavedFilter.objects.count() == 20


def test_anothers_part_is_neither_shown_nor_removed(desk, moderator, other_moderator):
    kept = actions.save_filter(by=other_moderator, name="别人的", query="first=on")

    assert "别人的" not in desk.get("/moderation/").content.decode()
    assert desk.post(reverse("moderation:forget_filter", args=[kept.pk])).status_code == 404
    with pytest.raises(NotAllowed):
        actions.forget_filter(kept, by=moderator)
    assert SavedFilter.objects.exists()


def test_what_a_rule_published_is_read_one_by_one(desk, case, moderator):
    by_rule(case)
    assert url("confirm", case) in desk.get(url("item", case)).content.decode()

    assert desk.post(url("confirm", case), {"version": 1}).status_code == 409
    assert desk.post(url("confirm", case), {"version": 2}).status_code == 302

    case.refresh_from_db()
    assert (case.state, case.is_automatic, case.decided_by) == ("approved", False, moderator)
    assert url("confirm", case) not in desk.get(url("item", case)).content.decode()
    assert desk.post(url("confirm", case), {"version": 3}).status_code == 409


def test_what_a_rule_published_is_read_in_bulk(desk, make_case, moderator, other_moderator):
    one, other, gone = (by_rule(make_case(text)) for text in "甲乙丙")
    actions.confirm(gone, by=other_moderator, version=2)
    waits = make_case("丁")

    chosen = {"case": [one.pk, other.pk, gone.pk, waits.pk]}
    page = desk.get("/moderation/many/", chosen, headers={"Accept-Language": "en"}).content.decode()
    assert [f'value="{case.pk}:2" checked' in page for case in (one, other, gone)] == [True, True, False]
    assert "1 of those you chose is decided already" in page
    answer = desk.post(
        "/moderation/many/decide/",
        {"case": [f"{one.pk}:2", f"{other.pk}:2", f"{gone.pk}:2"], "decision": "confirm"},
        headers=JSON,
    )

    assert [done["id"] for done in answer.json()["done"]] == [one.pk, other.pk]
    assert [missed["id"] for missed in answer.json()["missed"]] == [gone.pk]
    assert Case.objects.filter(is_automatic=True).count() == 0


def test_notes_cost_one_query_however_many(desk, case, moderator, django_assert_num_queries):
    actions.note(case, by=moderator, text="一")
    desk.get(url("item", case))
    with CaptureQueriesContext(connection) as one:
        desk.get(url("item", case))
    actions.note(case, by=moderator, text="二")
    actions.note(case, by=moderator, text="三")

    with django_assert_num_queries(len(one)):
        desk.get(url("item", case))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_guide_explains_every_reason_that_may_be_chosen(desk, language):
    desk.cookies["django_language"] = language
    page = desk.get("/moderation/guide/").content.decode()
    part = desk.get("/moderation/guide/", headers={"X-Fragment": "1"}).content.decode()

    for reason in Reason.objects.filter(is_active=True).exclude(code=REPORTED):
        assert reason.sentence in page
        assert reason.sentence_en in part
    assert "<html" in page
    assert "<html" not in part


def test_every_shipped_reason_has_advice():
    codes = set(Reason.objects.values_list("code", flat=True)) - {REPORTED}

    assert set(WHEN) == codes
