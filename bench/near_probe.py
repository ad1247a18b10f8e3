"""Plants texts with their fingerprints and times how a new one is placed among them; run in `manage.py shell`."""

import json
import statistics
import time
from itertools import count
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from bench.near_texts import letters, sent_again
from moderation.actions.bands import FULL, keep_bands
from moderation.fingerprints import fingerprints
from moderation.models import Band, Case
from moderation.near import wording
from moderation.queries.clusters import groups
from moderation.queries.near import near_to
from people.models import Department, Membership, Role, User

SCOPE = "enquiry"
PLACED = 300  # texts that are placed and timed
AT_ONCE = 2_000
PASSES = 9
COPIED = "老街的路灯坏了三个星期，晚上老人和孩子都不敢出门，已经打过好几次电话，请尽快派人来修。"
_about = count(1)


def run(stored: int, campaign: int) -> None:
    """Prints as JSON what one size shows: milliseconds of placing, rows and bytes per case, the list of groups."""
    kind = ContentType.objects.get_for_model(Department)
    texts = letters(stored + PLACED)
    before = size()
    plant(texts[:stored], kind)
    told: dict[str, Any] = {
        "stored": stored,
        "bytes": (size() - before) / stored,
        "rows": Band.objects.count() / stored,
    }
    refresh()
    fresh = [*texts[stored:], *(sent_again(text) for text in texts[:PLACED])]
    told["place"] = timed(lambda text: near_to(text, fingerprints(text, SCOPE)), fresh)
    told["found"] = sum(bool(near_to(text, fingerprints(text, SCOPE))) for text in fresh[PLACED:]) / PLACED
    told["keep"] = kept(fresh[:PLACED], kind)
    flood(campaign, kind)
    refresh()
    copies = [f"{COPIED}{'再' * (number % 40)}" for number in range(PLACED)]
    told["flooded"] = timed(lambda text: near_to(text, fingerprints(text, SCOPE)), copies)
    moderator = User.objects.add(name="巡查", mail="bench@example.org", password=None)
    Membership.objects.create(user=moderator, role=Role.MODERATOR)
    told["groups"] = timed(lambda _time: list(groups(moderator)[:200]), [0] * 5)
    told["waiting"], told["grouped"] = Case.objects.waiting().count(), Band.objects.filter(value__lt=0).count()
    print(json.dumps(told))


def plant(texts: list[str], kind: ContentType) -> None:
    """Stores these texts as waiting cases with their fingerprints."""
    for start in range(0, len(texts), AT_ONCE):
        with transaction.atomic():
            cases = Case.objects.bulk_create(case_of(text, kind) for text in texts[start : start + AT_ONCE])
            bands = [Band(case=case, value=value) for case in cases for value in fingerprints(case.text, SCOPE)]
            Band.objects.bulk_create(bands, batch_size=5_000)


def case_of(text: str, kind: ContentType) -> Case:
    """A waiting case about a thing of its own."""
    number = next(_about)
    return Case(about_type=kind, about_id=number, scope=SCOPE, family=SCOPE, text=text, author_key=f"author {number}")


def flood(campaign: int, kind: ContentType) -> None:
    """So many copies of one text, stored as keep_bands stores a campaign: a row each, and fingerprints of the first."""
    with transaction.atomic():
        cases = Case.objects.bulk_create((case_of(COPIED, kind) for _copy in range(campaign)), batch_size=2_000)
        prints = fingerprints(COPIED, SCOPE)
        Band.objects.bulk_create((Band(case=case, value=-cases[0].pk) for case in cases), batch_size=5_000)
        Band.objects.bulk_create(Band(case=case, value=value) for case in cases[:FULL] for value in prints)


def kept(texts: list[str], kind: ContentType) -> dict:
    """How long it takes to store the fingerprints of a new case."""
    cases = Case.objects.bulk_create(case_of(text, kind) for text in texts)
    return timed(lambda case: keep_bands(case, fingerprints(case.text, SCOPE), []), cases, passes=1)


def timed(act, given: list, *, passes: int = PASSES) -> dict:
    """Milliseconds of one act on each of these: median, 95th of a hundred, and the slowest.

    Of so many passes over all of them, each with empty caches, the quickest of each counts: what another process takes
    from this one is no cost of the act.
    """
    took = [float("inf")] * len(given)
    for _pass in range(passes):
        wording.cache_clear()
        for place, one in enumerate(given):
            start = time.perf_counter()
            act(one)
            took[place] = min(took[place], 1000 * (time.perf_counter() - start))
    share = statistics.quantiles(took, n=100, method="inclusive")
    return {"p50": share[49], "p95": share[94], "max": max(took)}


def size() -> int:
    """Bytes of the fingerprints with their indexes."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size('moderation_band')")
        else:
            cursor.execute("SELECT COALESCE(SUM(pgsize), 0) FROM dbstat WHERE name LIKE '%%band%%'", [])
        return cursor.fetchone()[0]


def refresh() -> None:
    """Lets the database know what it holds, as it does by itself in service."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
