"""Prepared answers are listed by department, written, changed and retired by administrators."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interaction.actions.events import chain_holds
from interaction.actions.settings.templates import add_template, change_template, use_template
from interaction.models import Event, ReplyTemplate
from interaction.queries.letter_templates import prepared
from interaction.queries.settings.templates import template_seen
from people.models import Role
from people.refusals import NotAllowed, Stale
from tests.interaction.letters import department, enquiry
from tests.interaction.making import person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ROOT = "/settings/templates/"
GIVEN = {"title": "路灯报修", "text": "{name}您好，{number}号来信已由{department}办理，{due}前答复。"}


@pytest.fixture
def admin():
    return person(Role.ADMIN)


@pytest.fixture
def page(signed_in, admin):
    return signed_in(admin)


def test_a_new_one_is_offered_to_officers_of_its_department(page, admin):
    place = department()

    stored = page.post(f"{ROOT}new/", GIVEN | {"channel": "enquiry", "department": str(place.pk)})

    added = ReplyTemplate.objects.get()
    assert (stored.status_code, stored["Location"], added.changed_by) == (302, f"{ROOT}{added.pk}/", admin)
    assert [one.title for one in prepared(enquiry())] == ["路灯报修"]
    assert prepared(enquiry(2, department=department("culture", "文化局"))) == []
    event = Event.objects.get(register="templates")
    assert (event.kind, event.data["is"]["department"], event.data["was"]) == ("template-added", "finance", {})


def test_one_is_changed_and_the_history_says_from_what_to_what(page, admin):
    found = add_template(**GIVEN, by=admin)
    seen = page.get(f"{ROOT}{found.pk}/").context["form"]["seen"].value()

    stored = page.post(f"{ROOT}{found.pk}/", GIVEN | {"title": "路灯", "seen": seen})

    found.refresh_from_db()
    assert (stored.status_code, found.title) == (302, "路灯")
    last = Event.objects.filter(register="templates").latest("seq")
    assert (last.kind, last.data["was"]["title"], last.data["is"]["title"]) == ("template-changed", "路灯报修", "路灯")
    assert chain_holds(Event.objects.filter(register="templates").order_by("seq"))


def test_a_retired_one_is_not_offered_and_can_be_taken_back(page, admin):
    found = add_template(**GIVEN, by=admin)
    assert len(prepared(enquiry())) == 1

    page.post(f"{ROOT}{found.pk}/use/", {"retire": "yes", "seen": template_seen(found)})

    assert prepared(enquiry(2)) == []
    assert GIVEN["title"] not in page.get(ROOT).content.decode()
    assert GIVEN["title"] in page.get(f"{ROOT}?retired=yes").content.decode()
    found.refresh_from_db()
    page.post(f"{ROOT}{found.pk}/use/", {"restore": "yes", "seen": template_seen(found)})
    assert len(prepared(enquiry(3))) == 1


def test_the_later_of_two_administrators_is_told_and_sees_both(page, admin):
    found = add_template(**GIVEN, by=admin)
    seen = template_seen(found)
    change_template(found, title="别人的", text="别人的措辞。", by=person(Role.ADMIN), seen=seen)

    late = page.post(f"{ROOT}{found.pk}/", GIVEN | {"text": "我的措辞。", "seen": seen})
    retired = page.post(f"{ROOT}{found.pk}/use/", {"retire": "yes", "seen": seen})

    text = late.content.decode()
    assert (late.status_code, retired.status_code) == (409, 409)
    assert "别人的措辞。" in text
    assert "我的措辞。" in text
    found.refresh_from_db()
    assert (found.title, found.is_active) == ("别人的", True)
    again = {"text": "我的措辞。", "seen": late.context["form"]["seen"].value()}
    assert page.post(f"{ROOT}{found.pk}/", GIVEN | again).status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"title": "字" * 61},
        {"text": ""},
        {"text": "{nummer}号来信"},
        {"channel": "nothing"},
        {"kind": "nothing"},
        {"channel": "enquiry", "kind": "market"},
        {"department": "999999999999999999999"},
        {"text": "字\0"},
    ],
)
def test_nonsense_is_refused_and_what_was_typed_stays(page, wrong):
    refused = page.post(f"{ROOT}new/", GIVEN | wrong)

    assert refused.status_code == 422
    assert refused.context["form"]["title"].value() == (GIVEN | wrong)["title"]
    assert not ReplyTemplate.objects.exists()


def test_list_is_by_department_and_narrowed_to_one(page, admin):
    culture = department("culture", "文化局")
    add_template(title="文化局的", text="一", department=culture, by=admin)
    add_template(title="财政局的", text="二", department=department(), by=admin)
    add_template(title="大家的", text="三", by=admin)

    def titles(query=""):
        return [row.template.title for row in page.get(ROOT + query).context["rows"]]

    assert titles()[0] == "大家的"
    assert titles(f"?department={culture.pk}") == ["文化局的"]
    assert titles("?department=all") == ["大家的"]
    assert len(titles("?department=nonsense")) == 3


def test_list_asks_as_much_for_more(page, admin):
    def asked():
        with CaptureQueriesContext(connection) as found:
            page.get(ROOT)
        return len(found)

    add_template(title="甲", text="一", department=department(), by=admin)
    asked()
    one = asked()
    for name in "乙丙":
        add_template(title=name, text="一", department=department(f"x{ord(name)}", name), by=person(Role.ADMIN))

    assert asked() == one


@pytest.mark.parametrize("role", [None, Role.SUPERVISOR, Role.OFFICER, Role.APPROVER, Role.MODERATOR, Role.AUDITOR])
def test_nobody_else_finds_or_changes_them(signed_in, admin, role):
    found = add_template(**GIVEN, by=admin)
    user = person(*[role] if role else [])
    client = signed_in(user)

    for path in ("", "new/", f"{found.pk}/", f"{found.pk}/use/"):
        assert client.get(ROOT + path).status_code in (404, 405), path
        assert client.post(ROOT + path, GIVEN).status_code in (404, 405), path
    for act in (
        lambda: add_template(**GIVEN, by=user),
        lambda: change_template(found, **GIVEN, by=user, seen=template_seen(found)),
        lambda: use_template(found, is_active=False, by=user, seen=template_seen(found)),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_an_old_view_is_told(admin):
    found = add_template(**GIVEN, by=admin)
    with pytest.raises(Stale):
        use_template(found, is_active=False, by=admin, seen="")


def test_a_number_that_is_none_has_no_page(page):
    assert page.get(f"{ROOT}999999999999999999999/").status_code == 404
