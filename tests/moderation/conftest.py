"""Things to moderate that belong to no channel: in these tests a case is about a department."""

from collections.abc import Iterable

import pytest

from moderation import scopes
from moderation.actions import open_case
from moderation.models import Case, ListVersion, Term
from moderation.senders import Sender
from people.models import Department
from tests import factories


@pytest.fixture
def moderator(db):
    """Moderates the whole district."""
    return factories.user("moderator")


@pytest.fixture
def other_moderator(db):
    """A second moderator of the whole district."""
    return factories.user("moderator")


@pytest.fixture
def stranger(db):
    """Somebody with an account and no role."""
    return factories.user()


@pytest.fixture
def make_case(db):
    """Opens a case about a department of its own."""

    def make(text: str = "电梯什么时候装？", *, scope: str = "interview-7", author_key: str = "", **more) -> Case:
        number = Department.objects.count()
        about = Department.objects.create(slug=f"thing-{number}", name=f"单位 {number}", kind="department")
        return open_case(about, scope=scope, text=text, sender=Sender(author_key), **more)

    return make


@pytest.fixture
def case(make_case):
    """One waiting case."""
    return make_case()


@pytest.fixture
def room_moderator(db, monkeypatch):
    """Moderates interview-7 and nothing else."""
    person = factories.user()
    monkeypatch.setattr(scopes, "_grants", [lambda user: {"interview-7"} if user.pk == person.pk else set()])
    return person


@pytest.fixture
def list_terms(db):
    """Makes exactly these the term list, as a version of its own: {(kind, effect): (text, …)}."""

    def keep(terms: dict[tuple[str, str], Iterable[str]]) -> None:
        Term.objects.all().update(is_active=False)
        known = {term.text: term for term in Term.objects.all()}
        given = [(text, kind, effect) for (kind, effect), texts in terms.items() for text in texts]
        for text, kind, effect in given:
            term = known.setdefault(text, Term(text=text))
            term.kind, term.effect, term.is_active = kind, effect, True
        Term.objects.bulk_create([term for term in known.values() if term.pk is None])
        Term.objects.bulk_update([term for term in known.values() if term.pk], ["kind", "effect", "is_active"])
        ListVersion.objects.create(size=len(given))

    return keep


@pytest.fixture
def keeper(db):
    """An administrator."""
    return factories.user("admin")


@pytest.fixture
def admin(client, keeper):
    """The browser of that administrator."""
    client.force_login(keeper)
    return client
