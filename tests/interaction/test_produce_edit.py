"""Producers write: new drafts, edits by two at once, the afterword, the cover; nothing typed is lost."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from interaction.actions import editing, occasions
from interaction.models import Occasion
from interaction.queries.produce import edition
from people.models import Role
from tests.interaction.making import department, person
from tests.interaction.producing import approved_one, draft, producer

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ENGLISH = {"accept-language": "en"}


@pytest.fixture
def signed_in(client, maker):
    client.force_login(maker)
    return client


def at(occasion, page=""):
    return f"/produce/{occasion.pk}/{page}"


def texts(occasion, **more) -> dict:
    """What the browser sends of the edit form."""
    local = timezone.localtime
    return {
        "title": occasion.title,
        "title_en": occasion.title_en,
        "summary": occasion.summary,
        "summary_en": occasion.summary_en,
        "department": occasion.department_id,
        "starts_at": local(occasion.starts_at).strftime("%Y-%m-%dT%H:%M"),
        "ends_at": local(occasion.ends_at).strftime("%Y-%m-%dT%H:%M"),
        "policy": occasion.policy,
        "themes": "温度 | Temperature\r\n缴费",
        "seen": edition(occasion),
    } | more


def test_new_draft_is_made_and_leads_to_its_people(signed_in, maker):
    start = timezone.localtime(timezone.now() + timedelta(days=7)).strftime("%Y-%m-%dT%H:%M")
    sent = {
        "title": "冬天怎么供暖",
        "department": department().pk,
        "starts_at": start,
        "policy": "pre",
        "themes": "温度",
    }

    answer = signed_in.post("/produce/new/?channel=interview", sent)

    made = Occasion.objects.get()
    assert answer.url == reverse("interaction:produce_people", args=[made.pk])
    assert (made.created_by, made.state, made.themes.get().name) == (maker, "draft", "温度")


def test_new_of_a_channel_without_occasions_is_not_there(signed_in):
    assert signed_in.get("/produce/new/?channel=enquiry").status_code == 404
    assert signed_in.get("/produce/new/?channel=nonsense").status_code == 404
    assert signed_in.post("/produce/new/?channel=interview", {}).status_code == 200
    assert not Occasion.objects.exists()


def test_missing_things_lead_to_their_fields(signed_in, maker):
    bare = draft(maker, people=False, summary="")

    page = signed_in.get(at(bare), headers=ENGLISH).content.decode()

    assert f"{at(bare, 'edit/')}#id_summary" in page
    assert f"{at(bare, 'people/')}#moderator" in page
    assert f'action="{at(bare, "submit/")}"' not in page
    assert 'id="id_summary"' in signed_in.get(at(bare, "edit/")).content.decode()
    assert 'id="moderator"' in signed_in.get(at(bare, "people/")).content.decode()
    refused = signed_in.post(at(bare, "submit/"), {"version": bare.version}, headers=ENGLISH)
    assert (refused.status_code, "summary" in refused.content.decode()) == (400, True)


def test_later_editor_is_told_and_keeps_the_typed_text(signed_in, made):
    sent = texts(made, title="我写的题目")
    other = producer()
    editing.edit(made, {"title": "先存的题目"}, by=other, seen=edition(made))

    answer = signed_in.post(at(made, "edit/"), sent, headers=ENGLISH)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"{other.name} changed this while you were writing: Title in Chinese" in page
    assert 'value="我写的题目"' in page
    assert page.count("Now stands:") == 1
    assert "先存的题目" in page
    made.refresh_from_db()
    assert made.title == "先存的题目"
    signed_in.post(at(made, "edit/"), texts(made, title="我写的题目"))
    made.refresh_from_db()
    assert made.title == "我写的题目"


def test_form_opened_before_the_announcement_does_not_move_the_dates(signed_in, maker):
    made = approved_one(maker, producer())
    sent = texts(made, starts_at="2026-12-31T09:00", ends_at="2026-12-31T10:00", title="顺手改的")
    was = made.starts_at
    occasions.announce(made, by=maker, version=made.version)

    signed_in.post(at(made, "edit/"), sent)

    assert Occasion.objects.get(pk=made.pk).starts_at == was


def test_edit_page_is_closed_for_what_is_called_off(signed_in, made, maker):
    occasions.discard(made, by=maker, version=made.version)

    assert signed_in.get(at(made, "edit/")).status_code == 409
    assert signed_in.post(at(made, "edit/"), texts(made)).status_code == 409


def test_afterword_is_written_on_the_same_page_once_it_has_ended(signed_in, made):
    Occasion.objects.filter(pk=made.pk).update(state="archived")
    page = signed_in.get(at(made, "edit/")).content.decode()
    assert ('name="afterword"' in page, 'name="title"' in page) == (True, False)

    signed_in.post(at(made, "edit/"), {"afterword": "三件事。", "afterword_en": "Three.", "seen": edition(made)})

    made.refresh_from_db()
    assert (made.afterword, made.afterword_en) == ("三件事。", "Three.")


def test_theme_in_use_is_refused_at_the_form_with_the_text_kept(signed_in, made):
    made.themes.first().votes.create(occasion=made, person_key="k")

    answer = signed_in.post(at(made, "edit/"), texts(made, title="新题目", themes="缴费"))

    assert (answer.status_code, 'value="新题目"' in answer.content.decode()) == (400, True)
    assert made.themes.count() == 2


def test_picture_that_is_none_gets_a_sentence(signed_in, made):
    answer = signed_in.post(at(made, "cover/"), {"upload": BytesIO(b"<svg onload=x>"), "alt": "会场"})

    assert answer.status_code == 400
    assert 'class="error-summary"' in answer.content.decode()


def seen_by(user, made) -> int:
    """What this person is answered at the address of the cover."""
    client = Client()
    client.force_login(user)
    return client.get(f"/pictures/{made.cover.name}").status_code


def test_cover_stands_on_the_page_with_its_words_and_goes_again(signed_in, made):
    content = BytesIO()
    Image.new("RGB", (40, 30)).save(content, "PNG")
    content.seek(0)
    content.name = "a.png"

    signed_in.post(at(made, "cover/"), {"upload": content, "alt": "供热站外景"})

    made.refresh_from_db()
    assert f'src="/pictures/{made.cover.name}" alt="供热站外景"' in signed_in.get(at(made)).content.decode()
    assert seen_by(person(), made) == seen_by(person(Role.APPROVER, department=department()), made) == 404
    assert seen_by(person(Role.APPROVER, department=made.department), made) == 200
    signed_in.post(at(made, "cover/"), {"remove": "1"})
    made.refresh_from_db()
    assert made.cover is None
