"""All texts of an author hidden and refused with one press, and given back with another."""

import pytest
from django.urls import reverse

from moderation.actions import approve
from moderation.actions.hide import hide, show
from moderation.actions.press import hide_author, take_back
from moderation.models import Case, Restriction
from moderation.queries.reports import of_author, of_press
from people.refusals import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def texts(make_case, moderator):
    """Two published texts of one author, one that waits, one of somebody else."""
    mine = [make_case(f"第 {number} 段话", author_key="k") for number in range(3)]
    for case in mine[:2]:
        approve(case, by=moderator, version=1)
    other = approve(make_case("别人的话", author_key="x"), by=moderator, version=1)
    return [Case.objects.get(pk=case.pk) for case in mine] + [other]


def seen(cases):
    return [(case, case.version) for case in cases]


def states(cases):
    return [Case.objects.get(pk=case.pk).state for case in cases]


def test_one_press_hides_what_is_public_and_refuses_what_waits(texts, moderator):
    pressed = hide_author(seen(texts[:3]), by=moderator, reason="insult")

    assert states(texts) == ["hidden", "hidden", "rejected", "approved"]
    assert (len(pressed.done), pressed.missed) == (3, [])
    decisions = of_press(moderator, pressed.press)
    assert {(one.press, one.reason_id, one.at) for one in decisions} == {(pressed.press, "insult", decisions[0].at)}


def test_it_is_all_taken_back_long_afterwards(texts, moderator, other_moderator, frozen):
    pressed = hide_author(seen(texts[:3]), by=moderator, reason="insult")
    frozen.shift(86_400)

    back = take_back(pressed.press, [one.case for one in of_press(other_moderator, pressed.press)], by=other_moderator)

    assert states(texts) == ["approved", "approved", "waiting", "approved"]
    assert (len(back.done), back.missed) == (3, [])
    again = take_back(pressed.press, [one.case for one in of_press(moderator, pressed.press)], by=moderator)
    assert (len(again.done), len(again.missed)) == (0, 3)


def test_what_was_decided_anew_since_stays_and_is_told(texts, moderator, other_moderator):
    pressed = hide_author(seen(texts[:3]), by=moderator, reason="insult")
    first = Case.objects.get(pk=texts[0].pk)
    shown = show(first, by=other_moderator, version=first.version)
    hide(shown, by=other_moderator, version=shown.version, reason="privacy")

    back = take_back(pressed.press, [one.case for one in of_press(moderator, pressed.press)], by=moderator)

    assert states(texts) == ["hidden", "approved", "waiting", "approved"]
    assert [one.case.pk for one in back.missed] == [first.pk]
    assert [one.last == one.pk for one in of_press(moderator, pressed.press)] == [False, False, False]


def test_what_changed_before_the_press_is_left_and_told(texts, moderator, other_moderator):
    chosen = seen(texts[:3])
    approve(texts[2], by=other_moderator, version=texts[2].version)

    pressed = hide_author(chosen, by=moderator, reason="insult")

    assert states(texts) == ["hidden", "hidden", "approved", "approved"]
    assert [(one.case.pk, one.by) for one in pressed.missed] == [(texts[2].pk, other_moderator.name)]


def test_nothing_happens_without_a_reason(texts, moderator):
    with pytest.raises(Refusal):
        hide_author(seen(texts[:3]), by=moderator, reason="")
    assert states(texts) == ["approved", "approved", "waiting", "approved"]


def test_only_places_one_moderates_are_touched(texts, make_case, moderator, room_moderator):
    elsewhere = make_case("别处的话", scope="interview-8")
    Case.objects.filter(pk__in=[texts[0].pk, elsewhere.pk]).update(account_key="acc")
    first = Case.objects.get(pk=texts[0].pk)

    assert {one.pk for one in of_author(moderator, first)} == {one.pk for one in [*texts[:3], elsewhere]}
    assert {one.pk for one in of_author(room_moderator, first)} == {one.pk for one in texts[:3]}
    pressed = hide_author(seen([*texts[:3], elsewhere]), by=room_moderator, reason="insult")
    assert [one.case.pk for one in pressed.missed] == [elsewhere.pk]


def test_same_device_is_not_the_same_author(texts, make_case, moderator):
    neighbour = make_case("邻居的话", author_key="n")
    Case.objects.filter(pk__in=[texts[0].pk, neighbour.pk]).update(device_key="dev")

    assert neighbour.pk not in {one.pk for one in of_author(moderator, Case.objects.get(pk=texts[0].pk))}


def test_pages_show_what_would_happen_do_it_and_take_it_back(client, texts, moderator):
    client.force_login(moderator)
    address = reverse("moderation:hide_author", args=[texts[0].pk])
    page = client.get(address).content.decode()
    assert page.count('name="case"') == 3
    assert "别人的话" not in page

    data = {"case": [f"{one.pk}:{one.version}" for one in texts[:3]], "reason": "insult", "minutes": "60"}
    done = client.post(address, data)

    assert done.status_code == 302
    assert states(texts) == ["hidden", "hidden", "rejected", "approved"]
    assert Restriction.objects.get().kind == "silence"
    told = client.get(done["Location"]).content.decode()
    assert "第 0 段话" in told
    assert client.post(done["Location"]).status_code == 302
    assert states(texts) == ["approved", "approved", "waiting", "approved"]


def test_press_is_absent_for_whoever_moderates_none_of_it(
    client, texts, moderator, stranger, room_moderator, make_case
):
    elsewhere = approve(make_case("别处的话", scope="interview-8"), by=moderator, version=1)
    pressed = hide_author(seen([elsewhere]), by=moderator, reason="insult")

    for person in (stranger, room_moderator):
        client.force_login(person)
        for call in (client.get, client.post):
            assert call(f"/moderation/presses/{pressed.press}/").status_code == 404
    assert states([elsewhere]) == ["hidden"]
