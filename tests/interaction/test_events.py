"""History: chained, and never changed."""

import pytest

from interaction.actions import interview as acts
from interaction.actions.events import chain_holds
from interaction.actions.reply import release_answer
from tests.interaction.making import approved, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_history_is_chained_and_a_changed_event_breaks_it(occasion, host, guest):
    asked = approved(occasion)
    acts.air(asked, by=host)
    release_answer(asked, guest, "好的。", by=guest.user)

    events = list(asked.events.order_by("seq"))

    assert [event.kind for event in events] == ["submitted", "approve", "air", "answer"]
    assert chain_holds(events)
    events[1].data = {"from": "waiting", "to": "rejected"}
    assert not chain_holds(events)


def test_events_cannot_be_changed_or_deleted(occasion):
    asked = question(occasion)

    with pytest.raises(TypeError):
        asked.events.all().update(kind="other")
    with pytest.raises(TypeError):
        asked.events.all().delete()
