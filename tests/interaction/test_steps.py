"""take(): from which state, in which version, with which reason."""

import pytest

from interaction.actions import interview as acts
from interaction.actions.steps import take
from people.refusals import Refusal, Stale
from tests.interaction.making import approved, interview, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_step_from_a_wrong_state_is_stale_and_tells_the_newer_state(occasion, host):
    asked = approved(occasion)
    acts.shortlist(asked, by=host)

    with pytest.raises(Stale) as refused:
        acts.shortlist(asked, by=host)

    assert refused.value.fresh["state"] == "shortlisted"


def test_step_with_an_old_version_is_stale(occasion, host):
    acts.change_phase(occasion, "pause", by=host, version=1)

    with pytest.raises(Stale):
        acts.change_phase(occasion, "resume", by=host, version=1)


def test_cancelling_needs_a_reason():
    occasion = interview("announced")
    producer = person("producer")

    with pytest.raises(Refusal):
        acts.change_phase(occasion, "cancel", by=producer)
    assert acts.change_phase(occasion, "cancel", by=producer, reason="嘉宾生病").state == "cancelled"


def test_unknown_step_is_a_programming_error(occasion, host):
    with pytest.raises(KeyError):
        take(occasion, "no-such-step", by=host)
