"""The tree of departments: kept by administrators, in order, retired only with nothing left to do."""

import pytest
from django.urls import reverse

from interaction.models import Event
from people.actions.departments import keep_department, move_department, reinstate, retire
from people.departments import stamp_of_department, tree
from people.models import Department, Membership, Role, User
from people.refusals import Closed, NotAllowed, Refusal, Stale

pytestmark = pytest.mark.django_db
TREE = reverse("people_settings:departments")
NEW = reverse("people_settings:department_new")
FACTS = {"name": "园林局", "name_en": "Parks Bureau", "kind": "department", "duties": "公园和绿化", "slug": "Parks"}


@pytest.fixture
def admin_client(client, administrator):
    client.force_login(administrator)
    return client


def place(slug: str, parent: Department | None = None, **more) -> Department:
    number = Department.objects.count()
    return Department.objects.create(
        slug=slug, kind="department", name=f"{slug}局", parent=parent, place=number, **more
    )


def history() -> list[tuple[str, dict]]:
    return list(Event.objects.filter(register="departments").order_by("seq").values_list("kind", "data"))


def order() -> list[str]:
    return [branch.department.slug for branch in tree()]


def test_department_is_added_and_changed_by_page(admin_client):
    above = place("government")

    made = admin_client.post(NEW, FACTS | {"parent": above.pk})
    parks = Department.objects.get(slug="parks")
    page = reverse("people_settings:department", args=[parks.pk])
    seen = stamp_of_department(parks)
    admin_client.post(page, FACTS | {"parent": above.pk, "duties": "公园、绿化和行道树", "seen": seen})

    assert made.url == page
    parks.refresh_from_db()
    assert (parks.parent, parks.duties, parks.place) == (above, "公园、绿化和行道树", 1)
    (opened, first), (changed, second) = history()
    assert (opened, changed) == ("department-opened", "department-changed")
    assert (first["was"], first["is"]["name"]) == (None, "园林局")
    assert second == {
        "department": "parks",
        "was": {"duties": "公园和绿化"},
        "is": {"duties": "公园、绿化和行道树"},
    }


def test_second_administrator_is_told_and_keeps_the_typed_words(admin_client, administrator, department):
    page = reverse("people_settings:department", args=[department.pk])
    seen = stamp_of_department(department)
    department.duties = "住房"
    keep_department(department, by=administrator, seen=seen)

    late = admin_client.post(page, FACTS | {"duties": "我写的", "seen": seen})

    assert late.status_code == 409
    assert "我写的" in late.content.decode()
    assert Department.objects.get(pk=department.pk).duties == "住房"


def test_what_does_not_change_is_not_written_down(administrator, department):
    keep_department(department, by=administrator)

    assert history() == []


def test_short_name_is_used_once(admin_client, department):
    answer = admin_client.post(NEW, FACTS | {"slug": "HOUSING"})

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["slug"])


def test_department_never_stands_below_itself(admin_client, administrator):
    top = place("top")
    middle = place("middle", top)
    low = place("low", middle)
    page = reverse("people_settings:department", args=[top.pk])

    offered = admin_client.get(page).context["form"].fields["parent"].queryset
    posted = admin_client.post(page, FACTS | {"parent": low.pk})
    top.parent = low
    with pytest.raises(Refusal):
        keep_department(top, by=administrator)

    assert list(offered) == []
    assert posted.status_code == 422
    assert Department.objects.get(pk=top.pk).parent is None


def test_department_with_others_below_it_is_not_retired(administrator):
    top = place("top")
    low = place("low", top)

    with pytest.raises(Closed):
        retire(top, by=administrator)
    retire(low, by=administrator)
    retire(top, by=administrator)
    with pytest.raises(Stale):
        retire(top, by=administrator)
    with pytest.raises(Refusal):
        reinstate(low, by=administrator)
    reinstate(top, by=administrator)

    kinds = [kind for kind, _data in history()]
    assert kinds == ["department-retired", "department-retired", "department-reinstated"]
    assert history()[0][1] == {"department": "low", "was": {"is_active": True}, "is": {"is_active": False}}


def test_departments_change_places_with_their_neighbours(admin_client, administrator):
    top = place("top")
    for slug in ("a", "b", "c"):
        place(slug, top)
    b = Department.objects.get(slug="b")

    admin_client.post(reverse("people_settings:department_move", args=[b.pk]), {"to": "up"})
    assert order() == ["top", "b", "a", "c"]
    move_department(b, up=True, by=administrator)
    assert order() == ["top", "b", "a", "c"]
    for _step in range(2):
        move_department(b, up=False, by=administrator)
    assert order() == ["top", "a", "c", "b"]
    assert list(Department.objects.values_list("place", flat=True)) == [0, 1, 2, 3]


def test_places_that_were_equal_are_told_apart_by_moving(administrator):
    for slug in ("a", "b", "c"):
        place(slug)
    Department.objects.update(place=0)

    move_department(Department.objects.get(slug="c"), up=True, by=administrator)

    assert order() == ["a", "c", "b"]


def test_saving_a_page_that_was_opened_earlier_keeps_the_order(administrator):
    first, second = place("a"), place("b")
    move_department(second, up=True, by=administrator)

    first.name = "新名"
    keep_department(first, by=administrator)

    assert order() == ["b", "a"]


@pytest.mark.parametrize("role", [None, *[role for role in Role if role != Role.ADMIN]])
def test_departments_are_for_administrators(client, citizen, department, role):
    if role:
        Membership.objects.create(user=citizen, role=role)
        client.force_login(citizen)
    named = ("department", "department_move", "department_retire", "department_reinstate")
    addresses = [TREE, NEW, *(reverse(f"people_settings:{name}", args=[department.pk]) for name in named)]
    addresses.append(reverse("interaction:department_trial"))

    told = {client.get(one).status_code for one in addresses} | {client.post(one).status_code for one in addresses}

    assert told == {404, 405}
    assert history() == []
    for step in (keep_department, retire, reinstate):
        with pytest.raises(NotAllowed):
            step(department, by=citizen)
    with pytest.raises(NotAllowed):
        move_department(department, up=True, by=citizen)


def test_tree_asks_as_often_for_three_as_for_one(admin_client, django_assert_num_queries):
    top = place("top")
    admin_client.get(TREE)
    for slug in ("a", "b", "c"):
        place(slug, top)
        person = User.objects.add(name=slug, mail=f"{slug}@example.org")
        Membership.objects.create(user=person, role=Role.OFFICER, department=top)
        with django_assert_num_queries(5):
            admin_client.get(TREE)


def test_trial_says_which_department_and_by_which_words(admin_client):
    place("parks", duties="公园绿化和行道树养护")
    place("schools", duties="学校招生和教师")

    found = admin_client.post(reverse("interaction:department_trial"), {"text": "门前的行道树挡住了路灯"})
    nothing = admin_client.post(reverse("interaction:department_trial"), {"text": "你好"})
    empty = admin_client.post(reverse("interaction:department_trial"), {"text": ""})

    assert [one.department.slug for one in found.context["proposals"]] == ["parks"]
    assert "行道树" in found.content.decode()
    assert nothing.context["proposals"] == []
    assert empty.status_code == 422


def test_history_says_in_words_what_was_changed(admin_client, administrator):
    admin_client.post(NEW, FACTS)
    retire(Department.objects.get(slug="parks"), by=administrator)

    page = admin_client.get("/settings/history/").content.decode()

    assert "园林局" in page
    assert "department-opened" not in page
    assert "department-retired" not in page
