"""Who answers a letter: taken, given, taken back, and handed over with all others of somebody away."""

import pytest

from interaction.actions.hand_over_cases import hand_over_cases
from interaction.actions.letters import hand_in, take_back
from interaction.actions.letters_handlers import give_case, take_case
from interaction.actions.letters_release import release
from interaction.models import Message, Notice, Submission
from people.models import Role
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests.interaction.desk import ANSWER, approver, assigned, officer
from tests.interaction.making import department, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def fresh(letter):
    return Submission.objects.get(pk=letter.pk)


@pytest.fixture
def place():
    return department()


@pytest.fixture
def mine(place, frozen):
    return assigned(place)


def test_officer_takes_what_nobody_has(mine, place):
    clerk = officer(place)

    take_case(mine, by=clerk, version=mine.version)

    assert fresh(mine).handler == clerk
    with pytest.raises(Closed):
        take_case(mine, by=officer(place))
    with pytest.raises(NotAllowed):
        take_case(mine, by=officer(department()))


def test_two_officers_take_once(mine, place):
    take_case(mine, by=officer(place), version=mine.version)

    with pytest.raises(Closed):
        take_case(mine, by=officer(place), version=mine.version)


def test_given_to_a_colleague_who_is_told(mine, place):
    clerk, chief = officer(place), approver(place)

    given = give_case(mine, clerk, by=chief, version=mine.version)

    assert given.handler == clerk
    event = mine.events.get(kind="handler-named")
    assert Notice.objects.filter(event=event, user=clerk).count() == 1
    with pytest.raises(Stale):
        give_case(mine, officer(place), by=chief, version=mine.version)


def test_nobody_outside_the_department_gets_it(mine, place):
    with pytest.raises(Refusal, match="refused"):
        give_case(mine, officer(department()), by=approver(place))
    with pytest.raises(NotAllowed):
        give_case(mine, officer(place), by=officer(department()))


def test_hand_in_is_taken_back_until_somebody_released_it(mine, place):
    clerk = officer(place)
    draft = hand_in(mine, ANSWER, by=clerk, version=0)
    with pytest.raises(NotAllowed):
        take_back(mine, by=approver(place), version=draft.version)

    back = take_back(mine, by=clerk, version=draft.version)

    assert (fresh(mine).state, back.state, back.text) == ("in-progress", Message.State.DRAFT, ANSWER)
    again = hand_in(fresh(mine), ANSWER, by=clerk, version=back.version)
    release(fresh(mine), by=approver(place), version=again.version)
    with pytest.raises(Stale):
        take_back(fresh(mine), by=clerk, version=again.version)


def test_cases_of_somebody_away_change_hands_one_by_one(place, frozen):
    away, to, chief = officer(place), officer(place), approver(place)
    letters = [assigned(place) for _number in range(3)]
    for letter in letters:
        take_case(letter, by=away)
    elsewhere = assigned()
    take_case(elsewhere, by=officer(elsewhere.department))

    told = hand_over_cases(away, to, by=chief)

    assert (told.done, told.left) == (3, [])
    assert {fresh(letter).handler for letter in letters} == {to}
    assert fresh(elsewhere).handler != to
    assert Notice.objects.filter(event__kind="handed-to", user=to).count() == 3


def test_hand_over_tells_what_could_not_go(place, frozen):
    away, stranger = officer(place), officer(department())
    letter = assigned(place)
    take_case(letter, by=away)

    told = hand_over_cases(away, stranger, by=approver(place))

    assert (told.done, [number for number, _sentence in told.left]) == (0, [letter.number])
    assert fresh(letter).handler == away
    with pytest.raises(Refusal):
        hand_over_cases(away, away, by=approver(place))
    assert hand_over_cases(away, officer(place), by=approver(department())).done == 0


def test_hand_over_shows_first_and_acts_on_one_press(signed_in, place, frozen):
    away, to = officer(place), officer(place)
    letter = assigned(place)
    take_case(letter, by=away)
    client = signed_in(approver(place))

    shown = client.get(f"/desk/hand-over/?away={away.pk}&to={to.pk}")
    assert list(shown.context["cases"]) == [letter]
    assert fresh(letter).handler == away
    done = client.post("/desk/hand-over/", {"away": away.pk, "to": to.pk})

    assert (done.status_code, fresh(letter).handler) == (302, to)
    assert client.post("/desk/hand-over/", {"away": to.pk, "to": to.pk}).status_code == 422
    assert client.get("/desk/hand-over/?away=x&to=").status_code == 422
    assert signed_in(officer(place)).get("/desk/hand-over/").status_code == 404
    assert signed_in(person(Role.MODERATOR)).post("/desk/hand-over/", {"away": 1, "to": 2}).status_code == 404


def test_workload_stands_beside_the_names(signed_in, place, frozen):
    busy, free = officer(place), officer(place)
    take_case(assigned(place), by=busy)
    letter = assigned(place)

    page = signed_in(approver(place)).get(f"/desk/{letter.pk}/").context["page"]

    assert [(load.person, load.open) for load in page.side.people] == [(free, 0), (busy, 1)]
