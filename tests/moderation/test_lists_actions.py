"""Keeping terms, reasons and networks: versions, rights, and two administrators at once."""

import pytest
from django.utils import timezone

from moderation.actions import keep_networks, keep_reason, keep_terms
from moderation.actions.lists import edition_of
from moderation.models import ListVersion, Network, Reason, Term
from moderation.reasons import REPORTED
from moderation.screening import screen
from people.refusals import NotAllowed, Refusal, Stale
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper():
    """An administrator."""
    return factories.user("admin")


def term(text: str = "兼职刷单", **columns) -> Term:
    return Term(**{"text": text, "kind": "fraud", "effect": "hold"} | columns)


def latest() -> int:
    return ListVersion.objects.latest("pk").pk


def test_new_and_changed_terms_become_one_version(keeper):
    known = Term.objects.get(text="王八蛋")
    size = Term.objects.filter(is_active=True).count()

    version = keep_terms([term(), term("王八蛋", kind="abuse", effect="mark", is_active=False)], by=keeper, note="更换")

    assert (version.made_by, version.note, version.size) == (keeper, "更换", size)
    changes = {change.text: change for change in version.changes.all()}
    assert changes["兼职刷单"].was is None
    assert changes["王八蛋"].was == {"kind": "abuse", "effect": "hold", "language": "", "is_active": True}
    again = Term.objects.get(text="王八蛋")
    assert (again.pk, again.effect, again.is_active) == (known.pk, "mark", False)
    assert again.changed_at > known.changed_at


def test_changed_list_counts_from_the_next_text_on(keeper):
    assert [one.rule for one in screen("兼职刷单，日赚五百")] == []

    keep_terms([term()], by=keeper)
    assert [one.rule for one in screen("兼职刷单，日赚五百")] == ["fraud"]
    keep_terms([term(is_active=False)], by=keeper)
    assert [one.rule for one in screen("兼职刷单，日赚五百")] == []


def test_nothing_new_makes_no_version(keeper):
    before = latest()

    assert keep_terms([Term.objects.get(text="王八蛋")], by=keeper) is None
    assert latest() == before


@pytest.mark.parametrize("role", ["moderator", "auditor", None])
def test_only_administrators_keep_lists(role):
    other = factories.user(role)

    for keep in (
        lambda: keep_terms([term()], by=other),
        lambda: keep_reason(Reason.objects.get(code="insult"), by=other),
        lambda: keep_networks([Network(cidr="203.0.113.0/24")], by=other),
    ):
        with pytest.raises(NotAllowed):
            keep()
    assert not Term.objects.filter(text="兼职刷单").exists()
    assert not Network.objects.exists()


def test_term_that_somebody_else_changed_meanwhile_is_not_overwritten(keeper):
    seen, faster = latest(), factories.user("admin")
    keep_terms([term(effect="block")], by=faster)

    with pytest.raises(Stale) as stale:
        keep_terms([term(effect="mark"), term("另一个词")], by=keeper, seen=seen)

    assert Term.objects.get(text="兼职刷单").effect == "block"
    assert not Term.objects.filter(text="另一个词").exists()
    assert "兼职刷单" in str(stale.value.sentence)
    assert stale.value.fresh == {
        "兼职刷单": {
            "kind": "fraud",
            "effect": "block",
            "language": "",
            "is_active": True,
            "version": seen + 1,
            "by": faster.name,
        }
    }


def test_later_version_that_touched_other_terms_does_not_matter(keeper):
    seen = latest()
    keep_terms([term()], by=factories.user("admin"))

    assert keep_terms([term("另一个词")], by=keeper, seen=seen).pk == seen + 2


def test_many_terms_take_few_statements(keeper, django_assert_max_num_queries):
    many = [term(f"词语{n}号") for n in range(3_000)]
    keep_terms(many[:1_500], by=keeper)

    with django_assert_max_num_queries(60):
        version = keep_terms([*(term(one.text, effect="mark") for one in many[:1_500]), *many[1_500:]], by=keeper)

    assert version.changes.count() == 3_000
    assert Term.objects.filter(text__startswith="词语", effect="mark").count() == 1_500


def test_reason_that_somebody_else_changed_meanwhile_is_not_overwritten(keeper):
    mine, theirs = Reason.objects.get(code="insult"), Reason.objects.get(code="insult")
    seen = edition_of(mine)
    theirs.sentence = "请换一种说法。"
    keep_reason(theirs, by=factories.user("admin"), seen=seen)

    mine.label = "骂人"
    with pytest.raises(Stale):
        keep_reason(mine, by=keeper, seen=seen)

    assert Reason.objects.get(code="insult").label != "骂人"


def test_reason_the_system_gives_stays_in_use(keeper):
    reported = Reason.objects.get(code=REPORTED)
    reported.is_active = False

    with pytest.raises(Refusal):
        keep_reason(reported, by=keeper)

    assert Reason.objects.get(code=REPORTED).is_active


def test_networks_are_kept_with_who_changed_them(keeper):
    kept = keep_networks([Network(cidr="203.0.113.0/24", effect="refuse"), Network(cidr="2001:db8::/32")], by=keeper)
    again = keep_networks([Network(cidr="203.0.113.0/24", effect="refuse")], by=factories.user("admin"))

    assert len(kept) == 2
    assert again == []
    assert set(Network.objects.values_list("cidr", "effect", "changed_by")) == {
        ("203.0.113.0/24", "refuse", keeper.pk),
        ("2001:db8::/32", "hold", keeper.pk),
    }


def test_network_that_somebody_else_changed_meanwhile_is_not_overwritten(keeper):
    [made] = keep_networks([Network(cidr="203.0.113.0/24")], by=keeper)
    seen = made.changed_at
    keep_networks([Network(cidr="203.0.113.0/24", until=timezone.now())], by=factories.user("admin"), seen=seen)

    with pytest.raises(Stale):
        keep_networks([Network(cidr="203.0.113.0/24", is_active=False)], by=keeper, seen=seen)

    assert Network.objects.get().is_active
