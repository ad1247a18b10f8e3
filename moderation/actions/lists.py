"""The lists an operator keeps: terms, in numbered versions, reasons, and networks."""

import hashlib
import logging
from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from moderation.models import ListVersion, Network, Reason, Term, TermChange
from moderation.reasons import REPORTED
from people.models import User
from people.permissions import may
from people.refusals import NotAllowed, Refusal, Stale
from realtime.publish import action

logger = logging.getLogger(__name__)
BATCH = 500  # rows in one statement
MOST_NAMED = 5  # terms a refusal names
_TOLD = ("kind", "effect", "language", "is_active")
_WORDS = ("label", "label_en", "sentence", "sentence_en", "place", "conceals", "is_active")


@action
def keep_terms(terms: Iterable[Term], *, by: User, note: str = "", seen: int | None = None) -> ListVersion | None:
    """Stores new and changed terms as one new version of the list; they count from the next text on.

    Terms are switched off, never deleted. What is as it was is left out; None when nothing has changed. `seen` is the
    number of the version the change was made from: where a later one touched the same term nothing is stored. Raises
    NotAllowed, and Stale, whose `fresh` holds those terms as they stand now.
    """
    if not may(by, "administer"):
        raise NotAllowed()
    given = {term.text: term for term in terms}
    ListVersion.objects.select_for_update().order_by("-pk").first()  # two lists at once become two versions in turn
    _refuse_overtaken(given, seen)
    known = Term.objects.in_bulk(list(given), field_name="text")
    changed = [term for text, term in given.items() if text not in known or told_of(known[text]) != told_of(term)]
    if not changed:
        return None
    _store(changed, known)
    version = ListVersion.objects.create(made_by=by, note=note, size=Term.objects.filter(is_active=True).count())
    rows = [_change(version, term, known.get(term.text)) for term in changed]
    TermChange.objects.bulk_create(rows, batch_size=BATCH)
    return version


@action
def keep_reason(reason: Reason, *, by: User, seen: str = "") -> Reason:
    """Stores a new or changed reason; decisions already taken keep their code.

    `seen` is edition_of() the reason the change was made from. Raises NotAllowed, Stale, and Refusal for a reason that
    the program itself gives and that is to be switched off.
    """
    if not may(by, "administer"):
        raise NotAllowed()
    stored = Reason.objects.select_for_update().filter(pk=reason.pk).first()
    if seen and (stored is None or edition_of(stored) != seen):
        raise Stale(_("Somebody else changed this reason meanwhile. Nothing was stored; compare and save again."))
    if reason.code == REPORTED and not reason.is_active:
        raise Refusal(_("The system itself gives this reason when several people report a text; it stays in use."))
    reason.save()
    logger.info("reason %s was kept by account %s", reason.code, by.pk)
    return reason


@action
def keep_networks(networks: Iterable[Network], *, by: User, seen: datetime | None = None) -> list[Network]:
    """Stores new and changed ranges of addresses and who changed them last; returns those that are not as they were.

    They are switched off, never deleted. `seen` is when the one range given was last changed, as its editor saw it.
    Raises NotAllowed and Stale.
    """
    if not may(by, "administer"):
        raise NotAllowed()
    given = {network.cidr: network for network in networks}
    stored = Network.objects.select_for_update().order_by("pk").in_bulk(list(given), field_name="cidr")
    if seen and any(one.changed_at != seen for one in stored.values()):
        raise Stale(_("Somebody else changed this range meanwhile. Nothing was stored; compare and save again."))
    told = ("effect", "note", "until", "is_active")
    kept = []
    for cidr, network in given.items():
        before = stored.get(cidr)
        if before is None or any(getattr(before, name) != getattr(network, name) for name in told):
            network.pk, network.changed_by = before.pk if before else None, by
            network.save()
            kept.append(network)
    logger.info("%d ranges of addresses were kept by account %s", len(kept), by.pk)
    return kept


def keep_term(term: Term, *, by: User) -> Term:
    """Stores one new or changed term; see keep_terms."""
    keep_terms([term], by=by)
    return term


def told_of(term: Term) -> dict:
    """What a version of the list says of a term."""
    return {name: getattr(term, name) for name in _TOLD}


def edition_of(reason: Reason) -> str:
    """A hash over all words and switches of a reason: another one as soon as any of them is changed."""
    told = "\x1f".join(str(getattr(reason, name)) for name in _WORDS)
    return hashlib.sha256(told.encode()).hexdigest()


def _refuse_overtaken(given: dict[str, Term], seen: int | None) -> None:
    """Raises Stale where a version after `seen` changed one of these terms."""
    if seen is None:
        return
    later = TermChange.objects.filter(version_id__gt=seen).order_by("version_id").select_related("version__made_by")
    touched = {change.text: change for change in later.iterator(chunk_size=BATCH) if change.text in given}
    if touched:
        names = sorted(touched)
        named = "、".join(names[:MOST_NAMED]) + ("…" if len(names) > MOST_NAMED else "")
        raise Stale(
            _("Somebody else changed this meanwhile: %(terms)s. Nothing was stored; look at it again.")
            % {"terms": named},
            fresh={text: told_of_change(change) for text, change in touched.items()},
        )


def told_of_change(change: TermChange) -> dict:
    """What a term has become, with the number of the version and the name of whoever made it."""
    by = change.version.made_by
    told = {name: getattr(change, name) for name in _TOLD}
    return told | {"version": change.version_id, "by": by.name if by else ""}


def _store(changed: list[Term], known: dict[str, Term]) -> None:
    """Writes the new terms, and the changed ones over those that are known, in few statements."""
    new = [term for term in changed if term.text not in known]
    Term.objects.bulk_create(new, batch_size=BATCH)
    over = [Term(text=term.text, **told_of(term)) for term in changed if term.text in known]
    Term.objects.bulk_create(
        over,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["text"],
        update_fields=[*_TOLD, "changed_at"],
    )
    for term in changed:
        term.pk = known[term.text].pk if term.text in known else term.pk


def _change(version: ListVersion, term: Term, before: Term | None) -> TermChange:
    return TermChange(version=version, text=term.text, was=told_of(before) if before else None, **told_of(term))
