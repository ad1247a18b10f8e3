"""Who works on letters: the officers of a desk, how much each has, and the open cases of one of them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from interaction.models import Submission
from interaction.queries.deadlines import duties
from interaction.queries.letter_acts import WITH_DEPARTMENT
from interaction.queries.letters import at_desk, letters_in
from interaction.rules import Places, officers_at, officers_of, places_of
from people.models import User
from people.permissions import Person


@dataclass(frozen=True)
class Load:
    """One officer with the number of open and of overdue cases."""

    person: User
    open: int
    late: int


def led(places: Places) -> set[int | None]:
    """The places whose cases a person may hand over: where they release or supervise."""
    return places.released | places.supervised


def open_cases_of(away: User, by: Person) -> QuerySet[Submission]:
    """The open cases of this officer that `by` may hand over, the oldest first."""
    places = letters_in(led(places_of(by)))
    return at_desk(by).filter(places, handler=away, state__in=WITH_DEPARTMENT).order_by("submitted_at", "pk")


def loads(people: QuerySet[User], today: date) -> list[Load]:
    """How much each of these has to do, who has least first; three queries, however many they are."""
    everybody = list(people)
    mine = Submission.objects.filter(handler__in=[one.pk for one in everybody], state__in=WITH_DEPARTMENT)
    late = Q(pk__in=duties().overdue(today).values("submission_id"))
    counted = mine.order_by().values("handler_id").annotate(all=Count("pk"), late=Count("pk", filter=late))
    numbers = {row["handler_id"]: (row["all"], row["late"]) for row in counted}
    made = [Load(one, *numbers.get(one.pk, (0, 0))) for one in everybody]
    return sorted(made, key=lambda load: (load.open, load.late, load.person.name))


def officers_led_by(user: Person) -> QuerySet[User]:
    """The officers whose cases this person may hand over."""
    return officers_at(led(places_of(user))) if led(places_of(user)) else User.objects.none()


def officers_for(letter: Submission) -> QuerySet[User]:
    """Whoever may be given this letter: the officers of its department, else those of the whole district."""
    return officers_of(letter)


def officers_at_desk(user: Person) -> QuerySet[User]:
    """The officers of all places where this person has a part in letters."""
    return officers_at(set().union(*places_of(user)))
