"""Support: one per person and question, whatever comes at once; a joined question's is the main one's."""

import threading

import pytest
from django.db import connections
from django.urls import reverse

from interaction.actions.interview import end
from interaction.actions.joining import join
from interaction.actions.support import support
from interaction.models import Support
from interaction.queries.room import room_counters, supported_ids
from people.refusals import Closed, NotAllowed
from tests.interaction.making import approved, interview, moderator, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PARALLEL = 200


def test_support_counts_one_per_person_and_can_be_taken_back(occasion):
    asked = approved(occasion)

    assert support(asked, person_key="a", tier="guest") == 1
    assert support(asked, person_key="a", tier="guest") == 1
    assert support(asked, person_key="b", tier="registered") == 2
    assert support(asked, person_key="a", tier="guest", wanted=False) == 1


@pytest.mark.django_db(transaction=True)
def test_200_parallel_supports_of_one_person_count_once():
    asked = approved(interview())
    counts: list[int] = []
    together = threading.Barrier(8)

    def press():
        try:
            together.wait(30)
            for _ in range(PARALLEL // 8):
                counts.append(support(asked, person_key="a", tier="guest"))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert counts == [1] * PARALLEL
    assert Support.objects.count() == 1


def test_tier_of_each_supporter_is_kept(client, occasion):
    asked = approved(occasion)
    address = reverse("interaction:support", args=[occasion.pk, asked.pk])
    client.post(address, {"wanted": "1"})
    client.force_login(person())
    client.post(address, {"wanted": "1"})

    assert sorted(asked.supports.values_list("tier", flat=True)) == ["guest", "registered"]


def test_unpublished_question_cannot_be_supported(occasion):
    with pytest.raises(NotAllowed):
        support(question(occasion), person_key="a", tier="guest")


def test_question_of_an_ended_interview_cannot_be_supported(occasion, host):
    asked = approved(occasion)
    end(occasion, by=host)
    asked.refresh_from_db()

    with pytest.raises(Closed):
        support(asked, person_key="a", tier="guest")


def test_support_of_a_joined_question_is_the_main_ones_once_per_person(occasion):
    main, other = approved(occasion, "外墙保温做不做？"), approved(occasion, "这次做外墙保温吗？")
    support(main, person_key="both", tier="guest")
    for key in ("both", "one"):
        support(other, person_key=key, tier="guest")

    joined = join(other, main, by=moderator())

    assert room_counters(occasion.pk)["supports"] == {str(main.pk): 2}
    assert support(joined, person_key="new", tier="guest") == 3
    assert list(supported_ids(occasion, person_key="one")) == [main.pk]
    assert list(supported_ids(occasion, person_key="both")) == [main.pk]
    assert support(joined, person_key="both", tier="guest", wanted=False) == 2
    assert not supported_ids(occasion, person_key="both").exists()


def test_supported_ids_are_one_persons_in_one_interview(occasion):
    first, second, others = (approved(occasion, f"第{number}个问题？？") for number in "一二三")
    elsewhere = approved(interview(), "别的访谈的问题？")
    for asked in (second, first, elsewhere):
        support(asked, person_key="a", tier="guest")
    support(others, person_key="b", tier="guest")

    assert list(supported_ids(occasion, person_key="a")) == [first.pk, second.pk]


def test_fragment_says_which_questions_this_visitor_supports(client, occasion):
    asked = approved(occasion)
    support(approved(occasion, "别人支持的问题？"), person_key="b", tier="guest")
    address = reverse("interaction:mine", args=[occasion.pk])
    assert 'data-supported-ids=""' in client.get(address).content.decode()

    client.post(reverse("interaction:support", args=[occasion.pk, asked.pk]), {"wanted": "1"})

    assert f'data-supported-ids="{asked.pk} "' in client.get(address).content.decode()
