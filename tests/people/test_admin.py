import pytest
from django.contrib import admin
from django.urls import reverse

from people.administration import Configuration
from people.models import Department, User
from tests.people.conftest import MAIL, PHONE

TABLES = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture
def signed_in_admin(client, administrator):
    """A browser in which an administrator is signed in."""
    client.force_login(administrator)
    return client


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_admin_sends_strangers_to_our_own_sign_in(client, db):
    first = client.get("/admin/")
    second = client.get(first["Location"])

    assert second["Location"] == "/accounts/login/?next=/admin/"


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/people/user/", "/admin/"])
def test_admin_does_not_exist_for_others(signed_in, path):
    assert signed_in.get(path, follow=True).status_code == 404


def test_admin_has_no_sign_in_of_its_own(client, administrator):
    response = client.post("/admin/login/", {"username": "admin@example.org", "password": "long-enough-to-pass"})

    assert response["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session


def test_admin_leads_to_our_own_page_for_passwords(signed_in_admin):
    assert signed_in_admin.get("/admin/password_change/")["Location"] == reverse("people:password_change")


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_admin_lists_every_table(signed_in_admin, model):
    assert signed_in_admin.get(address(model, "changelist")).status_code == 200


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_admin_changes_only_configuration_and_deletes_nothing(model, rf, administrator):
    request = rf.get("/admin/")
    request.user = administrator
    table = admin.site._registry[model]
    is_configuration = isinstance(table, Configuration)

    assert table.has_add_permission(request) is is_configuration
    assert table.has_change_permission(request) is is_configuration
    assert table.has_delete_permission(request) is False


def test_admin_refuses_to_change_a_person(signed_in_admin, citizen):
    response = signed_in_admin.post(address(User, "change", citizen.pk), {"handle": "taken"})

    citizen.refresh_from_db()
    assert response.status_code == 403
    assert citizen.handle != "taken"
    assert signed_in_admin.post(address(User, "delete", citizen.pk), {"post": "yes"}).status_code == 403


def test_admin_shows_people_only_masked(signed_in_admin, db):
    person = User.objects.add(name="朱晓明", mail=MAIL, phone=PHONE)

    pages = [signed_in_admin.get(address(User, "changelist")), signed_in_admin.get(address(User, "change", person.pk))]

    for page in pages:
        text = page.content.decode()
        assert "朱**" in text
        assert "139****1234" in text
        for secret in ("朱晓明", MAIL, PHONE, person.password):
            assert secret not in text


def test_admin_keeps_departments(signed_in_admin, department):
    row = {"slug": "housing", "kind": "department", "name": "住房局", "place": 3, "is_active": "on"}

    signed_in_admin.post(address(Department, "change", department.pk), row)
    signed_in_admin.post(address(Department, "add"), row | {"slug": "new", "name": "新局"})

    assert list(Department.objects.values_list("slug", "name")) == [("housing", "住房局"), ("new", "新局")]
