"""Standing answers: found by words, kept by approvers of the department, made from public letters only."""

import pytest
import time_machine

from interaction.actions.consent import withdraw_consent
from interaction.actions.faq import Reads, change, check_today, make, set_in_use
from interaction.models import Event, Faq
from interaction.queries.faq import begun_from, found, one, version_of
from interaction.queries.similar_answers import forget_titles, similar_answers
from people.models import Role
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests.interaction.desk import approver, officer
from tests.interaction.making import department, person
from tests.interaction.own import answered

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WORDS = {
    "question": "居住证怎么办理续签？",
    "question_en": "",
    "answer": "请到街道窗口办理，带身份证原件，五个工作日办结。",
    "answer_en": "",
}
SENT = {**WORDS, "seen": ""}


def words(question: str = WORDS["question"], **more) -> dict[str, str]:
    return WORDS | {"question": question} | more


@pytest.fixture
def place():
    return department(name="公安分局")


@pytest.fixture
def keeper(place):
    return approver(place)


def test_words_of_two_characters_and_traditional_ones_find_it(client, place, keeper):
    kept = make(place, words(), by=keeper)
    make(place, words("户口怎么迁？"), by=keeper)

    for q in ("续签", "續簽", "居住证 续签", "居住"):
        assert [row.pk for row in found(q)] == [kept.pk]
        assert client.get("/faq/", {"q": q}).content.count(b'href="/faq/') >= 1
    assert [list(found(q)) for q in ("签居", "路灯", "，")] == [[], [], []]
    assert len(found("")) == 2


def test_list_is_by_department_and_a_wrong_filter_narrows_nothing(client, place, keeper):
    make(place, words(), by=keeper)
    other = department(name="教育局")
    make(other, words("学区怎么划分？"), by=approver(other))

    both = client.get("/faq/?department=nowhere&page=zz").content.decode()
    page = client.get(f"/faq/?department={other.slug}").content.decode()

    assert "居住证" in both
    assert "学区" in both
    assert "学区" in page
    assert "居住证怎么" not in page


def test_page_counts_its_readers_in_batches(client, place, keeper, monkeypatch):
    kept = make(place, words(), by=keeper)
    counted = Reads()
    monkeypatch.setattr("interaction.views.faq.reads", counted)
    for _ in range(3):
        assert client.get(f"/faq/{kept.pk}/").status_code == 200
    client.head(f"/faq/{kept.pk}/")
    kept.refresh_from_db()
    assert kept.views == 0

    counted.written_at -= Reads.EVERY
    client.get(f"/faq/{kept.pk}/")

    seen = version_of(kept)
    kept.refresh_from_db()
    assert (kept.views, version_of(kept)) == (4, seen)


def test_list_costs_the_same_with_one_and_three(client, place, keeper, django_assert_num_queries, signed_in):
    make(place, words(), by=keeper)
    client.get("/faq/")
    with django_assert_num_queries(4):
        client.get("/faq/")
    desk = signed_in(keeper)
    desk.get("/desk/faq/")
    with django_assert_num_queries(6) as asked:
        desk.get("/desk/faq/")
    for question in ("户口怎么迁？", "护照去哪里办？"):
        make(place, words(question), by=keeper)
    with django_assert_num_queries(len(asked)):
        desk.get("/desk/faq/")
    client.logout()
    with django_assert_num_queries(4):
        client.get("/faq/")


def test_strangers_officers_and_other_departments_keep_nothing(client, signed_in, place, keeper):
    kept = make(place, words(), by=keeper)
    for who in (person(), officer(place), approver(department()), person(Role.MODERATOR)):
        for act in (
            lambda by: make(place, words("别的？"), by=by),
            lambda by: change(kept, words("别的？"), by=by, seen=version_of(kept)),
            lambda by: check_today(kept, by=by, seen=version_of(kept)),
            lambda by: set_in_use(kept, False, by=by, seen=version_of(kept)),
        ):
            with pytest.raises(NotAllowed):
                act(who)
        desk = signed_in(who)
        assert desk.get(f"/desk/faq/{kept.pk}/").status_code == 404
        for act in ("checked", "retire", "back"):
            assert desk.post(f"/desk/faq/{kept.pk}/{act}/", {"seen": version_of(kept)}).status_code == 404
    client.logout()
    assert {client.get(path).status_code for path in ("/desk/faq/", "/desk/faq/new/", "/faq/999999/")} == {404}


def test_each_change_is_in_its_history(place, keeper):
    kept = make(place, words(), by=keeper)
    kept = change(kept, words("居住证在哪里续签？"), by=keeper, seen=version_of(kept))
    kept = check_today(kept, by=keeper, seen=version_of(kept))
    kept = set_in_use(kept, False, by=keeper, seen=version_of(kept))

    events = Event.objects.filter(register=f"faq-{kept.pk}").order_by("seq")
    assert [event.kind for event in events] == ["faq-made", "faq-changed", "faq-checked", "faq-retired"]
    assert events[1].data["was"]["question"] == WORDS["question"]
    assert events[1].data["is"]["question"] == "居住证在哪里续签？"
    assert one(kept.pk) is None


def test_slower_editor_is_told_and_keeps_their_words(signed_in, place, keeper):
    kept = make(place, words(), by=keeper)
    old = version_of(kept)
    change(kept, words("居住证在哪里续签？"), by=keeper, seen=old)
    for act in (
        lambda: change(kept, words("慢了？"), by=keeper, seen=old),
        lambda: check_today(kept, by=keeper, seen=old),
        lambda: set_in_use(kept, False, by=keeper, seen=old),
    ):
        with pytest.raises(Stale):
            act()

    answer = signed_in(keeper).post(f"/desk/faq/{kept.pk}/", words("我的说法是这样？") | {"seen": old})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "我的说法是这样？" in page
    assert "居住证在哪里续签？" in page
    assert Faq.objects.get().question == "居住证在哪里续签？"
    fresh = Faq.objects.get()
    assert (
        signed_in(keeper)
        .post(f"/desk/faq/{kept.pk}/", words("我的说法是这样？") | {"seen": version_of(fresh)})
        .status_code
        == 302
    )


def test_same_question_stands_once(place, keeper):
    kept = make(place, words(), by=keeper)
    with pytest.raises(Closed):
        make(place, words(), by=keeper)
    kept = set_in_use(kept, False, by=keeper, seen=version_of(kept))
    make(place, words(), by=keeper)
    with pytest.raises(Closed):
        set_in_use(kept, True, by=keeper, seen=version_of(kept))


@pytest.mark.parametrize(
    "sent",
    [
        {"question": ""},
        {"answer": "短"},
        {"answer": "请找张三，手机13912345678，他会帮您办理所有手续。"},
        {"answer": "身份证号是11010519491231002X的人请来办理所有手续。"},
        {"question_en": "How?"},
        {"question": "问" * 121},
    ],
)
def test_bad_words_are_refused_with_what_was_typed(signed_in, place, keeper, sent):
    answer = signed_in(keeper).post("/desk/faq/new/", SENT | {"department": place.pk} | sent)

    assert answer.status_code == 422
    assert not Faq.objects.exists()
    assert (sent.get("answer") or WORDS["answer"]) in answer.content.decode()


def test_other_department_cannot_be_chosen(signed_in, place, keeper):
    answer = signed_in(keeper).post("/desk/faq/new/", SENT | {"department": department().pk})

    assert answer.status_code == 422
    assert not Faq.objects.exists()


def test_public_letter_begins_one_from_its_masked_copy_once(signed_in, place, keeper):
    letter = answered(place, title="路灯坏了，电话13912345678", wants_public=True).submission
    desk = signed_in(keeper)

    assert b"/desk/faq/new/?letter=" in desk.get(f"/desk/{letter.pk}/").content
    page = desk.get(f"/desk/faq/new/?letter={letter.pk}").content.decode()
    assert "路灯坏了" in page
    assert "13912345678" not in page
    assert begun_from(letter)["question"] == letter.title
    sent = SENT | {"department": place.pk, "letter": letter.pk}
    assert desk.post("/desk/faq/new/", sent).status_code == 302
    assert Faq.objects.get().source == letter
    assert desk.post("/desk/faq/new/", sent | {"question": "又一个问题？"}).status_code == 409
    kept = Faq.objects.get()
    assert f"/enquiry/{letter.pk}/" in desk.get(f"/faq/{kept.pk}/").content.decode()


def test_private_letter_begins_none(signed_in, place, keeper):
    letter = answered(place, wants_public=False).submission
    desk = signed_in(keeper)

    assert b"/desk/faq/new/" not in desk.get(f"/desk/{letter.pk}/").content.split(b"<main")[1]
    assert desk.get(f"/desk/faq/new/?letter={letter.pk}").status_code == 404
    assert desk.get("/desk/faq/new/?letter=x").status_code == 404
    with pytest.raises(Closed):
        make(place, words(), by=keeper, letter=letter)


def test_taking_consent_back_takes_it_away_until_it_is_said_anew(signed_in, client, place, keeper):
    letter = answered(place, wants_public=True).submission
    kept = make(place, words(), by=keeper, letter=letter)
    forget_titles()
    assert [near.url for near in similar_answers("居住证怎么办理续签呢")] == [f"/faq/{kept.pk}/"]
    withdraw_consent(letter, with_code=True)

    assert client.get(f"/faq/{kept.pk}/").status_code == 404
    assert similar_answers("居住证怎么办理续签呢") == []
    assert list(found("续签")) == []
    with pytest.raises(Refusal):
        change(kept, words(), by=keeper, seen=version_of(kept))
    fresh = change(
        kept,
        words("怎么续居住证？", answer="到任一街道窗口都可以，带上身份证原件即可办理。"),
        by=keeper,
        seen=version_of(kept),
    )
    assert (fresh.source, client.get(f"/faq/{kept.pk}/").status_code) == (None, 200)


def test_long_unchecked_one_asks_for_a_look(signed_in, place, keeper):
    with time_machine.travel("2026-03-03T02:00:00Z", tick=False):
        kept = make(place, words(), by=keeper)
    with time_machine.travel("2026-10-03T02:00:00Z", tick=False):
        desk = signed_in(keeper)
        assert (
            "再核对" in desk.get("/desk/faq/").content.decode() or b"Look at it again" in desk.get("/desk/faq/").content
        )
        desk.post(f"/desk/faq/{kept.pk}/checked/", {"seen": version_of(kept)})
        kept.refresh_from_db()
        assert kept.checked_on.isoformat() == "2026-10-03"
        assert desk.post(f"/desk/faq/{kept.pk}/retire/").status_code == 400
