"""docs/moderation.md says what the moderation core does: kinds, weights, masks, reasons, seconds."""

import re

import pytest

from interaction.limits import KNOWN, NEW, TRUSTED
from interaction.models import Policy
from moderation import findings, fingerprints, networks, repeats, trust
from moderation.actions import telling_late
from moderation.actions.bands import FULL
from moderation.actions.forgetting import KEPT_DAYS
from moderation.domains import find_domains
from moderation.hits import MOST_TRIED
from moderation.masking import SHOWN, mask
from moderation.models import CLAIM_SECONDS, UNDO_SECONDS, Case, Term
from moderation.near import NEAR
from moderation.normalise import LIMIT
from moderation.personal import PUBLIC_NUMBERS
from moderation.phrases import RULES
from moderation.queries import near
from moderation.reasons import REASONS
from moderation.screening import screen
from moderation.seeds import TERMS
from moderation.senders import NOBODY, Sender
from moderation.terms import WEIGHTS
from tests.house.source import ROOT

PAGE = (ROOT / "docs" / "moderation.md").read_text()
MASKS = re.findall(r"^\| `([a-z-]+)` \| (\S+) \| (\S+) \|$", PAGE, re.MULTILINE)
WRITTEN = {rule: written for rule, written, _ in MASKS} | {
    "abuse": "王八蛋",
    "fraud": "代开发票",
    "advertising": "扫码领红包",
    "link": "请看 http://example.com/",
    "invitation": "加我微信",
    "too-long": "好" * (LIMIT + 1),
    "many-terms": "混蛋" * (MOST_TRIED + 1),
    "piled-marks": "好" + "\u0301" * 9,
    "shouting": "为什么!!!!!",
    "stretched": "啊" * 9,
}
# What a text alone does not show: who sends it, and what the operator has listed.
OF_THE_SENDER = {"network": 60, "read-first": 60, "silenced-device": 60, "trending-network": 20}

OF_REPEATS = {"same-text": 20, "near-text": 20, "campaign": 10, "answered-before": 10, "many-texts": 10}


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def kinds() -> dict[str, tuple[set[str], list[int]]]:
    """Rules and weights of each kind, as the page has them."""
    rows = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", section("What screening finds"), re.MULTILINE)
    return {
        kind: (set(re.findall(r"`([a-z-]+)`", told)), [int(number) for number in re.findall(r"\d+", weights)])
        for kind, told, weights in rows
    }


def test_every_rule_stands_with_its_kind():
    assert set().union(*(rules for rules, _ in kinds().values())) == set(RULES)


@pytest.mark.django_db
@pytest.mark.parametrize("rule", sorted(set(RULES) - {"domain", *OF_REPEATS, *OF_THE_SENDER}))
def test_kind_and_weight_are_those_of_screening(rule):
    [found] = [one for one in screen(WRITTEN[rule]) if one.rule == rule]
    rules, weights = kinds()[found.kind]

    assert rule in rules
    assert found.weight in weights


@pytest.mark.django_db
def test_repeats_are_those_of_screening():
    for _ in range(repeats.FLOOD):
        Case.objects.create(
            about_id=1, about_type_id=1, scope="enquiry", text="又一次", author_key="a", state="approved"
        )

    found = {one.rule: one.weight for one in repeats.find_repeats("又一次", Sender("a"), "enquiry", [])}

    assert found == {"same-text": 20, "many-texts": 10}
    assert found.items() <= OF_REPEATS.items()
    assert kinds()["repeat"] == (set(OF_REPEATS), [20, 10])


def test_near_duplicates_are_told_and_found_as_the_page_says():
    told = section("Near duplicates")

    assert set(re.findall(r"^\| `([a-z-]+)` \|", told, re.MULTILINE)) == set(OF_REPEATS)
    assert f"| {repeats.FLOOD} texts within {repeats.FLOOD_MINUTES} minutes:" in told
    assert f"| {repeats.CAMPAIGN} people or more" in told
    assert f"within {repeats.CAMPAIGN_HOURS} hours" in told
    assert f"five words the {fingerprints.WIDE} with" in told
    assert f"three the {fingerprints.CLOSE} lowest" in " ".join(told.split())
    assert f"at most the {near.PER_FINGERPRINT} newest" in " ".join(told.split())
    assert f"the {near.COMPARED_NEAR} that share most" in told
    assert f"at least {NEAR}:" in told
    assert f"From the\n{FULL + 1}st copy on" in told


@pytest.mark.django_db
def test_findings_about_the_sender_are_those_of_the_networks(monkeypatch):
    for one in ("is_read_first", "shares_silenced_device", "is_trending"):
        monkeypatch.setattr(networks, one, lambda *args: True)

    found = networks.find_sender("一句话", NOBODY, "enquiry", listed="hold")

    assert {one.rule: one.weight for one in found} == OF_THE_SENDER
    assert {one.kind for one in found} == {"sender"}
    assert kinds()["sender"] == (set(OF_THE_SENDER), [60, 20])
    assert f"{networks.TRENDING} texts within {networks.TRENDING_MINUTES} minutes" in " ".join(PAGE.split())


@pytest.mark.django_db
def test_listed_hosts_weigh_as_terms():
    Term.objects.create(text="spam.example", kind="domain", effect="hold")
    text = "请看 http://a.spam.example/"

    [found] = find_domains(text, screen(text))

    assert (found.kind, found.rule, found.weight) == ("link", "domain", WEIGHTS["hold"])
    assert "domain" in kinds()["link"][0]


def test_policies_are_all_described():
    told = section("Policies")

    assert all(f"`{policy}`" in told for policy in Policy.values)
    for said in (
        f"{trust.TRUSTED_AFTER} texts that a person approved within {trust.EARNED_DAYS} days",
        f"within {trust.CLEAN_DAYS} days",
        f"{NEW.minute} a minute and {NEW.hour} an hour",
        f"{KNOWN.minute} and {KNOWN.hour}",
        f"{TRUSTED.minute} and {TRUSTED.hour}",
        f"after {KEPT_DAYS} days",
        f"{telling_late.TIMES} times as long",
    ):
        assert said in " ".join(told.split()), said


def test_weights_of_terms_are_told():
    told = ", ".join(f"{WEIGHTS[effect]} {effect.value}" for effect in Term.Effect)

    assert f"| {told} |" in PAGE


@pytest.mark.parametrize(("rule", "written", "public"), MASKS)
def test_masks_are_those_of_the_code(rule, written, public):
    assert mask(written) == public


def test_every_mask_is_shown():
    assert {rule for rule, *_ in MASKS} == {*SHOWN, "e-mail", "address"}


def test_reasons_are_those_an_installation_starts_with():
    told = re.findall(r"^\| `([a-z-]+)` \| (.+) \|$", section("Reasons"), re.MULTILINE)

    assert told == [(words.code, words.label_en) for words in REASONS]


def test_numbers_are_those_of_the_code():
    for said in (
        f"for {UNDO_SECONDS} seconds whoever decided may undo",
        f"for {CLAIM_SECONDS} seconds that somebody is looking",
        f"The first {LIMIT} characters are read",
        f"the {findings.MOST} heaviest findings",
    ):
        assert said in " ".join(PAGE.split())
    assert PUBLIC_NUMBERS == {"12345", "110", "119", "120"} <= set(re.findall(r"\d+", section("The public copy")))


def test_the_terms_shipped_are_of_the_kinds_named_and_no_others():
    named = re.findall(r"`(\w+)`", section("What screening finds").partition("| `term` |")[2].partition("\n")[0])

    assert {kind for kind, _effect in TERMS} == set(named)
