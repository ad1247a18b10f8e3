import pytest

from moderation.models import Reason, Term
from moderation.reasons import REASONS
from moderation.seeds import TERMS, plant

pytestmark = pytest.mark.django_db


def test_the_migration_planted_all_reasons_and_terms():
    assert Reason.objects.count() == len(REASONS) == 16
    assert Term.objects.count() == sum(len(texts) for texts in TERMS.values())
    assert set(Term.objects.values_list("kind", flat=True)) == {"abuse", "fraud", "advertising"}


def test_plant_again_changes_nothing_that_an_operator_changed():
    Reason.objects.filter(code="insult").update(label="不文明用语")
    Term.objects.filter(text="混蛋").update(is_active=False)

    plant(Reason, Term)

    assert Reason.objects.get(code="insult").label == "不文明用语"
    assert Term.objects.get(text="混蛋").is_active is False
    assert Reason.objects.count() == 16


def test_every_reason_is_a_whole_sentence_in_both_languages():
    for reason in Reason.objects.all():
        assert reason.sentence.endswith("。")
        assert reason.sentence_en.endswith(".")
        assert reason.said("label") == reason.label
