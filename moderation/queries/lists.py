"""The operator's lists: who may read them, and the terms, reasons and networks in them."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from moderation import scopes
from moderation.lists_file import Listing
from moderation.models import Network, Reason, Term, TermChange
from people.permissions import Person, may


@dataclass(frozen=True)
class Counts:
    """How many terms there are in all, in use, and in use by effect and kind."""

    total: int
    in_use: int
    effects: dict[str, int]
    kinds: dict[str, int]


@dataclass(frozen=True)
class Compared:
    """What a list would change: new terms, changed ones with what they were, those as they are, those switched off."""

    new: list[Term]
    changed: list[tuple[Term, Term]]
    same: int
    off: list[Term]

    @property
    def touched(self) -> list[Term]:
        """Every term that would not be as it was."""
        return [*self.new, *(term for term, _was in self.changed), *self.off]


def may_read_lists(user: Person) -> bool:
    """Whether the person may see the lists: district moderators, administrators and auditors."""
    return scopes.has_all(user) or may(user, "administer") or may(user, "audit")


def terms(*, q: str = "", kind: str = "", effect: str = "", language: str = "", in_use: str = "") -> QuerySet[Term]:
    """The terms that fit, by kind and text; `language` is a code or "any", `in_use` is "yes" or "no"."""
    found = Term.objects.all()
    if q:
        found = found.filter(text__icontains=q)
    for name, value in (("kind", kind), ("effect", effect)):
        found = found.filter(**{name: value}) if value else found
    if language:
        found = found.filter(language="" if language == "any" else language)
    return found.filter(is_active=in_use == "yes") if in_use else found


def term_counts() -> Counts:
    """How large the list is, in one query."""
    rows = list(Term.objects.order_by().values_list("kind", "effect", "is_active").annotate(Count("pk")))
    effects: dict[str, int] = dict.fromkeys(Term.Effect.values, 0)
    kinds: dict[str, int] = {}
    for kind, effect, is_active, count in rows:
        kinds[kind] = kinds.get(kind, 0) + (count if is_active else 0)
        effects[effect] += count if is_active else 0
    return Counts(sum(row[3] for row in rows), sum(effects.values()), effects, dict(sorted(kinds.items())))


def term_of(pk: int) -> Term | None:
    """One term."""
    return Term.objects.filter(pk=pk).first()


def term_exists(text: str) -> bool:
    """Whether the list holds exactly this text, in use or not."""
    return Term.objects.filter(text=text).exists()


def history_of_term(text: str) -> list[TermChange]:
    """Every state this term has been in, the latest first, with who made it so."""
    return list(TermChange.objects.filter(text=text).select_related("version__made_by").order_by("-version_id"))


def compared(listing: Listing, *, replaces: bool = False) -> Compared:
    """What would change if this list were taken in; with `replaces`, terms in use that it lacks are switched off."""
    known = {term.text: term for term in Term.objects.all()}
    new, changed, same = [], [], 0
    for term in listing.terms.values():
        was = known.get(term.text)
        if was is None:
            new.append(term)
        elif _told(was) != _told(term):
            changed.append((term, was))
        else:
            same += 1
    given = {term.text for term in listing.terms.values()}
    missing = [term for term in known.values() if term.is_active and term.text not in given] if replaces else []
    off = [
        Term(text=one.text, kind=one.kind, effect=one.effect, language=one.language, is_active=False) for one in missing
    ]
    return Compared(new, changed, same, off)


def _told(term: Term) -> tuple:
    return term.kind, term.effect, term.language, term.is_active


def all_reasons() -> QuerySet[Reason]:
    """Every reason, also those out of use, in the order of the list."""
    return Reason.objects.all()


def reason_of(code: str) -> Reason | None:
    """One reason."""
    return Reason.objects.filter(pk=code).first()


def networks(*, q: str = "", state: str = "") -> QuerySet[Network]:
    """The ranges whose addresses or note hold `q`; `state` is "live" for those that hold now, "over" for the others."""
    found = Network.objects.select_related("changed_by")
    if q:
        found = found.filter(Q(cidr__icontains=q) | Q(note__icontains=q))
    live = Q(is_active=True) & (Q(until=None) | Q(until__gt=timezone.now()))
    return found.filter(live) if state == "live" else found.exclude(live) if state == "over" else found


def network_of(pk: int) -> Network | None:
    """One range of addresses."""
    return Network.objects.select_related("changed_by").filter(pk=pk).first()


def known_networks() -> set[str]:
    """Every range there is, in use or not."""
    return set(Network.objects.values_list("cidr", flat=True))
