"""The filters of the queue, one by one; each keeps some of the cases it is given."""

import json
from collections.abc import Callable
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone

from moderation.models import Case, CaseQuerySet, Mark
from people.permissions import Person, account_of

Narrowing = Callable[[CaseQuerySet, Person, object], CaseQuerySet]


def _finding(cases: CaseQuerySet, name: str, value: object) -> CaseQuerySet:
    """Those with a finding whose `name` is this value, on every database by the JSON as it is written.

    One database keeps other scripts escaped and another does not, so both ways of writing are looked for.
    """
    written = {f'"{name}": {json.dumps(value, ensure_ascii=plain)}' for plain in (True, False)}
    wanted = Q()
    for one in written:
        wanted |= Q(found__contains=one)
    return cases.alias(found=Cast("findings", TextField())).filter(wanted)


def _unopened(cases: CaseQuerySet, user: Person, _on: object) -> CaseQuerySet:
    """Those this moderator has not opened yet."""
    read = Mark.objects.filter(case=OuterRef("pk"), user=account_of(user), kind=Mark.Kind.READ)
    return cases.filter(~Exists(read))


def _newcomers(cases: CaseQuerySet, _user: Person, _on: object) -> CaseQuerySet:
    """The first texts of their authors: nothing came before by this browser to this place, nor by this account."""
    before = Case.objects.filter(pk__lt=OuterRef("pk"))
    here = before.filter(scope=OuterRef("scope"), author_key=OuterRef("author_key"))
    account = before.filter(account_key=OuterRef("account_key"))
    known = cases.exclude(author_key="", account_key="")
    return known.exclude(~Q(author_key="") & Exists(here)).exclude(~Q(account_key="") & Exists(account))


def _older(cases: CaseQuerySet, _user: Person, minutes: object) -> CaseQuerySet:
    return cases.filter(opened_at__lte=timezone.now() - timedelta(minutes=int(str(minutes))))


NARROWINGS: dict[str, Narrowing] = {
    "family": lambda cases, _user, family: cases.filter(family=family),
    "scope": lambda cases, _user, scope: cases.filter(scope=scope),
    "first": lambda cases, _user, _on: cases.filter(priority=True),
    "age": _older,
    "new": _unopened,
    "newcomer": _newcomers,
    "kind": lambda cases, _user, kind: _finding(cases, "kind", kind),
    "rule": lambda cases, _user, rule: _finding(cases, "rule", rule),
    "q": lambda cases, _user, words: cases.filter(Q(text__icontains=words) | Q(byline__icontains=words)),
}


def narrow(cases: CaseQuerySet, user: Person, asked: dict) -> CaseQuerySet:
    """The cases that fit all that is asked (filters.NARROWING); what is empty asks nothing."""
    for name, by in NARROWINGS.items():
        if asked.get(name):
            cases = by(cases, user, asked[name])
    return cases
