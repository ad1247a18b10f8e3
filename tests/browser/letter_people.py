"""The people of a letter that is told whole, each at their own window, and the words they write."""

from django.utils.translation import gettext as _

from people.demo_district import ACCOUNTS, DEPARTMENTS
from tests.browser.persons import Person, shot

NAMES = {handle: name for handle, name, _role, _place in ACCOUNTS}
PLACES = {slug: (name, name_en) for slug, _kind, name, name_en, _duties in DEPARTMENTS}


class Telling:
    """One letter told on a site in a language; `people` are those whose windows are open."""

    def __init__(self, site, somebody, language):
        self.site, self.somebody, self.language = site, somebody, language
        self.people: list[Person] = []

    @property
    def is_chinese(self) -> bool:
        return self.language.startswith("zh")

    def place(self, slug: str) -> str:
        """The name of this department as the readers of this language see it."""
        return PLACES[slug][not self.is_chinese]

    def enters(self, role: str = "", handle: str = "") -> Person:
        """Another person at the home page, in this role of the demo's bar or signed in with a password."""
        person = self.somebody()
        self.people.append(person)
        if role:
            person.becomes(role)
        return person.signs_in(handle) if handle else person

    def shot(self, person: Person, stage: str) -> None:
        shot(person, f"{stage}-{self.language[:2]}")

    def is_quiet(self) -> None:
        """Fails unless no window's console has complained."""
        said = [said for person in self.people for said in person.page.said]
        assert said == [], said

    # the staff, who are met again and again
    @property
    def moderator(self) -> Person:
        return self._staff(_("Moderator"))

    @property
    def dispatcher(self) -> Person:
        return self._staff(_("Dispatcher"))

    @property
    def officer(self) -> Person:
        """Of the housing bureau."""
        return self._staff(_("Officer"))

    @property
    def approver(self) -> Person:
        """Of the housing bureau."""
        return self._staff(_("Approver"))

    @property
    def supervisor(self) -> Person:
        return self._staff(_("Supervisor"))

    def _staff(self, role: str) -> Person:
        kept = self.__dict__.setdefault("windows", {})
        if role not in kept:
            kept[role] = self.enters(role)
        return kept[role]
