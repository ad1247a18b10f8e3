"""The producers' pages: who sees them, what stands on them, and that nothing typed is lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interaction.actions import casting, editing, occasions
from interaction.models import Occasion
from interaction.queries.produce import edition
from people.landing import landing
from people.models import Role
from tests.interaction.making import department, person
from tests.interaction.producing import announced, draft, one, producer, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ENGLISH = {"accept-language": "en"}
PAGES = ("", "edit/", "cover/", "preview/", "ready/", "people/", "people/new/?part=guest", "discard/")
POSTED = ("clone/", "submit/", "approve/", "announce/", "collect/", "return/", "postpone/", "cancel/", "discard/")


@pytest.fixture
def signed_in(client, maker):
    client.force_login(maker)
    return client


def at(occasion, page=""):
    return f"/produce/{occasion.pk}/{page}"


def statuses(client, occasion) -> set[int]:
    guest = occasion.participants.filter(part="guest").first().pk
    read = [client.get(at(occasion, page)) for page in (*PAGES, "postpone/", "cancel/", "return/", f"people/{guest}/")]
    posted = [*POSTED, "edit/", "people/new/?part=guest", f"people/{guest}/remove/", f"people/{guest}/up/"]
    return {answer.status_code for answer in (*read, *(client.post(at(occasion, page), {}) for page in posted))}


def test_strangers_find_nothing_and_change_nothing(client, made):
    assert statuses(client, made) == {404}
    assert client.get("/produce/").status_code == client.get("/produce/new/").status_code == 404

    for other in (person(), person(Role.MODERATOR), person(Role.HOST)):
        client.force_login(other)
        assert statuses(client, made) == {404}
        assert client.get("/produce/").status_code == client.get("/produce/new/").status_code == 404


def test_producer_of_another_department_has_pages_but_not_this_one(client, made):
    client.force_login(producer(department()))

    assert statuses(client, made) == {404}
    page = client.get("/produce/")
    assert (page.status_code, made.title in page.content.decode()) == (200, False)


def test_approver_of_the_department_reads_and_decides_but_does_not_write(client, maker):
    made = submitted(maker)
    client.force_login(person(Role.APPROVER, department=made.department))

    readable = {page: client.get(at(made, page)).status_code for page in ("", "preview/", "ready/", "return/")}
    hidden = {page: client.get(at(made, page)).status_code for page in ("edit/", "people/", "cover/")}

    assert set(readable.values()) == {200}
    assert set(hidden.values()) == {404}
    assert client.get("/produce/new/").status_code == 404
    page = client.get(at(made)).content.decode()
    assert f'action="{at(made, "approve/")}"' in page
    assert at(made, "edit/") not in page
    client.post(at(made, "approve/"), {"version": made.version})
    assert Occasion.objects.get(pk=made.pk).state == "approved"


def test_own_draft_offers_no_approval(signed_in, maker):
    made = submitted(maker)

    assert "approve/" not in signed_in.get(at(made)).content.decode()
    assert signed_in.post(at(made, "approve/"), {"version": made.version}).status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_of_a_draft_renders_in_both_languages(signed_in, made, language):
    guest = made.participants.filter(part="guest").first()
    for page in (*PAGES, f"people/{guest.pk}/"):
        answer = signed_in.get(at(made, page), headers={"accept-language": language})
        assert answer.status_code == 200, page
        if page != "ready/":
            assert answer.content.decode().count("<h1") == 1, page
    for page in ("/produce/", "/produce/new/?channel=interview"):
        assert signed_in.get(page, headers={"accept-language": language}).status_code == 200


def test_producers_begin_their_day_at_their_activities(maker):
    assert landing(maker) == "/produce/"
    assert landing(person(Role.HOST)) != "/produce/"


def test_list_sorts_by_what_is_to_be_done(signed_in, maker):
    second = producer()
    mine, theirs = submitted(maker, title="我提交的"), submitted(second, title="别人提交的")
    drafted, coming = draft(maker, title="草稿一份"), announced(maker, second, title="已经公布的")
    gone = draft(maker, title="作废的")
    occasions.discard(gone, by=maker, version=gone.version)

    lists = signed_in.get("/produce/").context["lists"]

    assert [row.occasion for row in lists.to_approve] == [theirs]
    assert {row.occasion for row in lists.in_preparation} == {mine, drafted}
    assert [row.occasion for row in lists.coming] == [coming]
    assert list(lists.ended) == [gone]


def test_finder_narrows_by_words_department_and_year(signed_in, maker):
    made, other = draft(maker, title="供暖怎么办"), draft(maker, title="公交怎么走", title_en="", summary="线路")

    def found(**asked):
        lists = signed_in.get("/produce/", asked).context["lists"]
        return {row.occasion for row in lists.in_preparation}

    assert found(q="供暖") == {made}
    assert found(q="this heating") == {made}
    assert found(department=other.department_id) == {other}
    assert found(year=made.starts_at.year, q="怎么") == {made, other}
    assert found(q="没有的词") == set()
    assert found(department="x", year="y") == {made, other}


def test_list_asks_the_same_number_of_queries_for_one_and_three(signed_in, maker):
    second = producer()

    def fill():
        for make in (lambda: draft(maker), lambda: submitted(second), lambda: announced(maker, second)):
            make()

    fill()
    signed_in.get("/produce/")
    with CaptureQueriesContext(connection) as one_each:
        signed_in.get("/produce/")
    fill()
    fill()
    with CaptureQueriesContext(connection) as three_each:
        signed_in.get("/produce/")

    assert len(three_each) == len(one_each)


def test_next_to_go_live_shows_its_readiness_in_the_list(signed_in, maker):
    soon = announced(maker, producer())

    page = signed_in.get("/produce/", headers=ENGLISH).content.decode()

    assert "Not tested yet" in page
    assert f'data-ready="{at(soon, "ready/")}"' in page


def test_preview_shows_the_room_and_sends_nothing(signed_in, made):
    page = signed_in.get(at(made, "preview/"), headers=ENGLISH).content.decode()

    main = page[page.index("<main") : page.index("</main>")]
    assert "Preview" in main
    assert "Heating this winter" in main
    assert "Questions about heating." in main
    assert "<form" not in main
    assert "data-room" not in main


def test_step_upon_an_old_version_changes_nothing(signed_in, made):
    answer = signed_in.post(at(made, "submit/"), {"version": made.version - 1})

    assert answer.status_code == 409
    assert signed_in.post(at(made, "submit/"), {"version": "x"}).status_code == 400
    assert signed_in.post(at(made, "submit/"), {}).status_code == 400
    made.refresh_from_db()
    assert made.state == "draft"


def test_reason_stays_in_the_form_when_somebody_was_faster(signed_in, maker):
    made = announced(maker, producer())
    occasions.collect(made, by=maker, version=made.version)

    answer = signed_in.post(at(made, "cancel/"), {"version": made.version, "reason": "嘉宾临时有事。"})

    made.refresh_from_db()
    assert (answer.status_code, made.state) == (409, "collecting")
    assert "嘉宾临时有事。" in answer.content.decode()
    assert f'name="version" value="{made.version}"' in answer.content.decode()


def test_step_that_is_no_longer_possible_is_closed(signed_in, maker):
    made = announced(maker, producer())
    version = made.version
    occasions.cancel(made, by=maker, version=version, reason="取消")

    assert signed_in.get(at(made, "postpone/")).status_code == 409
    again = signed_in.post(at(made, "cancel/"), {"version": version, "reason": "再取消"})

    assert again.status_code == 409
    assert made.events.filter(kind="cancel").count() == 1


def test_postponing_without_a_time_names_the_field(signed_in, maker):
    made = announced(maker, producer())

    page = signed_in.post(at(made, "postpone/"), {"version": made.version, "reason": "改期"}).content.decode()

    assert 'href="#id_starts_at"' in page
    assert "改期</textarea>" in page


def test_returned_sentence_stands_on_the_producers_page(signed_in, maker):
    second = producer()
    made = submitted(maker)
    occasions.give_back(made, by=second, version=made.version, reason="<b>标题太长</b>")

    page = signed_in.get(at(made), headers=ENGLISH).content.decode()

    assert f"{second.name} has returned this to you:" in page
    assert "&lt;b&gt;标题太长&lt;/b&gt;" in page


def test_people_are_named_changed_and_found_by_mail(signed_in, maker):
    made, user = draft(maker, people=False), person(Role.HOST)
    person(Role.OFFICER)
    page = signed_in.get(at(made, "people/new/"), {"part": "host", "q": user.mail})
    assert list(page.context["form"].accounts.values()) == [user]

    signed_in.post(at(made, "people/new/?part=host"), {"user": user.pk, "post": "主持人"})

    host = made.participants.get()
    assert (host.part, host.user, host.name, host.post) == ("host", user, user.name, "主持人")
    twice = signed_in.post(at(made, "people/new/?part=host"), {"user": user.pk})
    assert (twice.status_code, made.participants.count()) == (400, 1)
    assert signed_in.get(at(made, "people/new/?part=emperor")).status_code == 404
    assert signed_in.get(at(made, "people/999999/")).status_code == 404


def test_later_change_of_a_person_is_told_with_the_text_kept(signed_in, made):
    guest = made.participants.filter(part="guest").first()
    casting.change_person(guest, one(None, name="先到"), by=producer(), seen=0)

    answer = signed_in.post(at(made, f"people/{guest.pk}/"), {"name": "后到", "seen": 0})

    page = answer.content.decode()
    assert (answer.status_code, 'value="后到"' in page, 'name="seen" value="1"' in page) == (409, True, True)
    guest.refresh_from_db()
    assert guest.name == "先到"


def test_history_names_fields_and_people_who_acted(signed_in, made, maker):
    editing.edit(made, {"title": "机密的新题目"}, by=maker, seen=edition(made))

    page = signed_in.get(at(made), headers=ENGLISH).content.decode()
    history = page[page.index('id="history"') :]

    assert "Texts changed" in history
    assert "Title in Chinese" in history
    assert "机密的新题目" not in history
