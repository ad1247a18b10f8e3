import pytest

from moderation.models import Reason, Term, TermChange
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_client(client):
    """The browser of an administrator."""
    client.force_login(factories.user("admin"))
    return client


def test_an_administrator_adds_and_switches_off_a_term(admin_client):
    admin_client.post(
        "/admin/moderation/term/add/", {"text": "新词", "kind": "abuse", "effect": "hold", "is_active": "on"}
    )
    term = Term.objects.get(text="新词")
    admin_client.post(f"/admin/moderation/term/{term.pk}/change/", {"text": "改名", "kind": "abuse", "effect": "hold"})

    term.refresh_from_db()
    assert (term.text, term.is_active) == ("新词", False)
    assert list(TermChange.objects.filter(text="新词").values_list("is_active", flat=True)) == [True, False]
    assert admin_client.post(f"/admin/moderation/term/{term.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_code_of_a_reason_is_for_ever(admin_client):
    words = {"label": "不文明", "label_en": "Rude", "sentence": "请改。", "sentence_en": "Change it.", "place": 1}
    admin_client.post("/admin/moderation/reason/insult/change/", {"code": "other", "is_active": "on", **words})

    assert Reason.objects.get(code="insult").label == "不文明"
    assert not Reason.objects.filter(code="other").exists()


def test_a_moderator_keeps_no_lists(client):
    client.force_login(factories.user("moderator"))

    answer = client.post("/admin/moderation/term/add/", {"text": "新词", "kind": "abuse", "effect": "hold"})

    assert answer.status_code in (302, 403, 404)
    assert not Term.objects.filter(text="新词").exists()


def test_cases_are_not_in_the_administration(admin_client):
    assert admin_client.get("/admin/moderation/case/").status_code == 404
