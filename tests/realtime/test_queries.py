"""What the wire reads about streams."""

import pytest

from realtime.actions import new_epoch
from realtime.models import Epoch
from realtime.publish import action, publish
from realtime.queries import heads, position, present_epoch

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@action
def play(topic):
    publish(topic, "question", {})


def test_heads_and_epoch_cost_one_query_for_any_number_of_topics(django_assert_num_queries):
    epoch = present_epoch()
    play("room-1")
    play("room-2")
    play("room-2")

    with django_assert_num_queries(1):
        found, one = heads(["room-1"])
    with django_assert_num_queries(1):
        _found, three = heads(["room-1", "room-2", "room-3"])

    assert found == epoch
    assert one == {"room-1": (1, 0)}
    assert three == {"room-1": (1, 0), "room-2": (2, 0), "room-3": (0, 0)}


def test_the_first_to_ask_makes_the_epoch():
    Epoch.objects.all().delete()

    epoch, _heads = heads(["room-1"])

    assert epoch == present_epoch()
    assert position("room-1") == (0, epoch)


def test_a_new_epoch_begins_once_for_all_who_noticed():
    old = present_epoch()

    new = new_epoch(instead_of=old)

    assert new != old
    assert new_epoch(instead_of=old) == new
    assert new_epoch() != new
