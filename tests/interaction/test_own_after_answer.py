"""After the answer: rated, answered anew once, asked about twice, closed by the clock."""

import pytest

from interaction.actions.following_up import follow_up
from interaction.actions.rating_letters import close_unrated, rate_letter
from interaction.actions.redo import redo
from interaction.models import Message, Notice, Rating
from interaction.queries.author_ways import last_answer, ways_of
from people.models import Role
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests.interaction.letters import at
from tests.interaction.making import department, person
from tests.interaction.own import answer, answered, assigned, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.database]
GOOD, FAIR, BAD = Rating.Mark.SATISFIED, Rating.Mark.BASICALLY, Rating.Mark.NOT


def rated(letter, mark, reason="", **more):
    return rate_letter(letter, mark, answer=last_answer(letter).pk, reason=reason, **{"with_code": True} | more)


@pytest.mark.parametrize("mark", [GOOD, FAIR])
def test_satisfied_closes_the_letter(mark):
    letter = answered().submission

    kept = rated(letter, mark)

    assert (kept.mark, kept.submission) == (mark, letter)
    assert fresh(letter).state == "closed"
    assert ways_of(fresh(letter)).rating == kept


def test_dissatisfied_needs_a_reason_and_has_it_answered_anew_under_supervision():
    place = department()
    boss = person(Role.SUPERVISOR)
    letter = answered(place).submission

    with pytest.raises(Refusal):
        rated(letter, BAD, "  ")
    rated(letter, BAD, "没有说什么时候开工。")

    letter = fresh(letter)
    assert (letter.state, letter.department, letter.is_supervised, letter.redone) == ("assigned", place, True, 1)
    assert list(letter.deadlines.open().values_list("rule__clock", flat=True)) == ["answer"]
    assert Notice.objects.filter(event__submission=letter, event__kind="redo", user=boss).count() == 1
    assert letter.messages.get(kind="answer").state == Message.State.RELEASED


def test_answered_anew_keeps_the_first_answer_and_is_rated_by_itself():
    letter = answered().submission
    rated(letter, BAD, "没有说什么时候开工。")
    answer(letter, "现答复如下：十二月一日开工，由区住建局负责，六月三十日前完工，联系电话见公告栏。")

    assert letter.messages.filter(kind="answer", state="released").count() == 2
    assert ways_of(letter).remedies
    assert not ways_of(letter).reopens

    rated(letter, BAD, "还是没有说清楚。")

    assert (fresh(letter).state, fresh(letter).redone) == ("closed", 1)
    assert Rating.objects.filter(submission=letter).count() == 2


def test_same_mark_twice_is_one_and_another_is_closed():
    letter = answered().submission
    given = last_answer(letter).pk

    first = rate_letter(letter, BAD, answer=given, reason="没有说什么时候开工。", with_code=True)
    again = rate_letter(letter, BAD, answer=given, reason="没有说什么时候开工。", with_code=True)

    assert first == again
    assert fresh(letter).redone == 1
    with pytest.raises(Stale):
        rate_letter(letter, GOOD, answer=given, with_code=True)


def test_another_mark_after_the_first_is_closed():
    letter = answered().submission
    given = last_answer(letter).pk
    rate_letter(letter, GOOD, answer=given, with_code=True)

    with pytest.raises(Closed):
        rate_letter(letter, FAIR, answer=given, with_code=True)
    assert Rating.objects.get(submission=letter).mark == GOOD


def test_rating_is_the_authors_alone_and_of_a_known_mark():
    author = person()
    letter = answered(author=author).submission

    for stranger in (None, person(), person(Role.OFFICER, department=letter.department)):
        with pytest.raises(NotAllowed):
            rated(letter, GOOD, by=stranger, with_code=False)
    with pytest.raises(Refusal):
        rated(letter, 4)
    rated(letter, GOOD, by=author, with_code=False)

    assert letter.events.get(kind="rated").actor == author


def test_unanswered_letter_is_not_rated():
    letter = assigned().submission

    with pytest.raises(Stale):
        rate_letter(letter, GOOD, answer=1, with_code=True)


def test_rating_ends_after_thirty_days(frozen):
    frozen.move_to(at(2026, 3, 2, 10))
    letter = answered().submission
    frozen.move_to(at(2026, 4, 1, 23))
    assert ways_of(letter).answer
    frozen.move_to(at(2026, 4, 2, 0))

    assert not ways_of(letter).answer
    with pytest.raises(Closed):
        rated(letter, GOOD)


def test_unrated_letter_closes_the_day_after_the_fifteenth_once(frozen):
    frozen.move_to(at(2026, 3, 2, 10))
    author = person()
    letter = answered(author=author).submission
    frozen.move_to(at(2026, 3, 17, 23))
    assert close_unrated() == 0
    frozen.move_to(at(2026, 3, 18, 0))

    assert (close_unrated(), close_unrated()) == (1, 0)
    assert fresh(letter).state == "closed"
    assert Notice.objects.filter(event__submission=letter, event__kind="close", user=author).count() == 1


def test_closed_letter_can_still_be_rated_bad_and_is_answered_anew(frozen):
    frozen.move_to(at(2026, 3, 2, 10))
    letter = answered().submission
    frozen.move_to(at(2026, 3, 20, 10))
    close_unrated()

    rated(letter, BAD, "电梯还是没有装。")

    assert fresh(letter).state == "assigned"


def test_supervisor_orders_an_answer_anew_once():
    letter = answered().submission
    boss = person(Role.SUPERVISOR)

    with pytest.raises(NotAllowed):
        redo(letter, by=person(Role.OFFICER, department=letter.department))
    with pytest.raises(Stale):
        redo(letter, by=boss, version=letter.version - 1)
    redo(letter, by=boss, reason="答复没有期限。")
    with pytest.raises(Closed):
        redo(letter, by=boss)

    assert fresh(letter).redone == 1


def test_follow_up_goes_to_the_department_with_a_clock_of_its_own():
    place = department()
    clerk = person(Role.OFFICER, department=place)
    letter = answered(place).submission

    message = follow_up(letter, "那么施工期间怎么上下楼？", with_code=True)

    letter = fresh(letter)
    assert (message.kind, message.public_text) == ("follow-up", "")
    assert (letter.state, letter.department, letter.followed_up) == ("assigned", place, 1)
    assert list(letter.deadlines.open().values_list("rule__clock", flat=True)) == ["answer"]
    told = Notice.objects.filter(event__submission=letter, event__kind="follow-up").values_list("user", flat=True)
    assert clerk.pk in told or letter.handler_id in told


def test_follow_up_twice_at_most_and_the_same_words_once():
    letter = answered().submission
    follow_up(letter, "那么施工期间怎么上下楼？", with_code=True)
    follow_up(letter, "那么施工期间怎么上下楼？", with_code=True)
    assert fresh(letter).followed_up == 1
    with pytest.raises(Closed):
        follow_up(letter, "还有停车怎么办，车停哪里？", with_code=True)
    answer(letter, "施工期间保留一部楼梯通行，每层有人值守，夜间十点以后停止施工，请居民放心出入。")
    follow_up(letter, "还有停车怎么办，车停哪里？", with_code=True)
    answer(letter, "施工期间东侧空地可以停车，由物业登记发证，每户一辆，具体安排见小区公告栏通知。")

    with pytest.raises(Closed):
        follow_up(letter, "第三次提问还能不能再问一下？", with_code=True)
    assert ways_of(letter).follow_ups == 0


def test_follow_up_needs_an_answer_and_its_author():
    letter = assigned(author=person()).submission

    with pytest.raises(Closed):
        follow_up(letter, "那么施工期间怎么上下楼？", with_code=True)
    answer(letter)
    with pytest.raises(NotAllowed):
        follow_up(letter, "那么施工期间怎么上下楼？", by=person())
    follow_up(letter, "那么施工期间怎么上下楼？", by=letter.author)
