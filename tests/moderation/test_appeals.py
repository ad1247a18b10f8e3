"""Appeals: asked for once, decided once by somebody else, ended with the refusal they were made against."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moderation.actions import approve, reject, undo, withdraw_case
from moderation.actions.appeals import LONGEST, appeal, overturn, uphold
from moderation.actions.hide import hide, hide_by_rule, show
from moderation.actions.open import open_case
from moderation.models import Appeal, Reason
from people.refusals import Closed, NotAllowed, Refusal, Stale

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WORDS = "这里没有骂人，请再看一看。"


@pytest.fixture
def refused(case, moderator):
    return reject(case, by=moderator, version=1, reason="insult")


@pytest.fixture
def appealed(refused):
    return appeal(refused, WORDS)


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_appeal_is_kept_with_whoever_is_meant_and_waits(refused, moderator):
    made = appeal(refused, f"  {WORDS}  ")

    assert (made.text, made.state, made.against, made.case) == (WORDS, "open", moderator, refused)


def test_appeal_against_a_rule_names_nobody_and_anybody_decides(case, moderator):
    case = approve(case, by=moderator, version=1)
    case = hide_by_rule(case, rule="reports", reason=Reason.objects.get(code="reported"))

    made = appeal(case, WORDS)
    overturn(made, by=moderator, version=case.version)

    assert (made.against, fresh(made).decided_by, fresh(case).state) == (None, moderator, "approved")


@pytest.mark.parametrize("words", ["", "太短了。", "  九个字不够长啊  "])
def test_too_short_an_appeal_is_refused_with_what_to_do(refused, words):
    with pytest.raises(Refusal, match="refused") as told:
        appeal(refused, words)

    assert told.value.status == 400
    assert "10" in str(told.value.sentence)
    assert Appeal.objects.count() == 0


def test_long_words_are_cut(refused):
    assert len(appeal(refused, "长" * 3000).text) == LONGEST


def test_second_appeal_is_closed_and_the_first_stands(appealed, refused):
    with pytest.raises(Closed):
        appeal(refused, "再给我看一次，好不好呢？")

    assert fresh(appealed).text == WORDS


def test_waiting_and_published_texts_have_nothing_to_appeal(case, moderator):
    with pytest.raises(Closed):
        appeal(case, WORDS)
    approve(case, by=moderator, version=1)

    with pytest.raises(Closed):
        appeal(fresh(case), WORDS)


def test_overtaken_refusal_cannot_be_appealed(refused):
    open_case(refused.about, scope=refused.scope, text="改过的问题，请重新看。")

    with pytest.raises(Closed):
        appeal(refused, WORDS)


def test_overturned_text_is_published_with_a_decision_of_its_own(appealed, refused, other_moderator):
    overturn(appealed, by=other_moderator, version=refused.version, answer="您说得对。")

    case, made = fresh(refused), fresh(appealed)
    decision = case.decisions.last()
    assert (case.state, case.decided_by, case.reason, case.edited_text) == ("approved", other_moderator, None, "")
    assert (made.state, made.decided_by, made.answer) == ("overturned", other_moderator, "您说得对。")
    assert (decision.outcome, decision.by, decision.before["state"]) == ("overturned", other_moderator, "rejected")


def test_overturned_text_may_be_edited(appealed, refused, other_moderator):
    overturn(appealed, by=other_moderator, version=refused.version, text="电梯什么时候能装好？")

    assert fresh(refused).public_text == "电梯什么时候能装好？"


def test_upheld_text_stays_with_an_answer_and_perhaps_a_better_reason(appealed, refused, other_moderator):
    uphold(appealed, by=other_moderator, version=refused.version, answer="理由成立。", reason="too-vague")

    case, made = fresh(refused), fresh(appealed)
    assert (case.state, case.reason_id, case.is_automatic) == ("rejected", "too-vague", False)
    assert (made.state, made.answer) == ("upheld", "理由成立。")
    assert [one.outcome for one in case.decisions.all()] == ["rejected", "upheld"]


def test_upholding_needs_an_answer(appealed, refused, other_moderator):
    with pytest.raises(Refusal):
        uphold(appealed, by=other_moderator, version=refused.version, answer="  ")

    assert fresh(appealed).state == "open"


@pytest.mark.parametrize("act", [overturn, uphold])
def test_whoever_refused_the_text_is_told_why_they_cannot_decide(act, appealed, refused, moderator):
    with pytest.raises(Refusal) as told:
        act(appealed, by=moderator, version=refused.version, answer="我自己来。")

    assert told.value.status == 400
    assert (fresh(appealed).state, fresh(refused).state) == ("open", "rejected")


def test_the_database_knows_it_too(appealed, moderator):
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=appealed.pk).update(state="upheld", decided_by=moderator)


@pytest.mark.parametrize("act", [overturn, uphold])
def test_strangers_cannot_decide(act, appealed, refused, stranger):
    with pytest.raises(NotAllowed):
        act(appealed, by=stranger, version=refused.version, answer="我来。")


@pytest.mark.parametrize("act", [overturn, uphold])
def test_another_version_is_stale(act, appealed, refused, other_moderator):
    with pytest.raises(Stale):
        act(appealed, by=other_moderator, version=refused.version - 1, answer="我来。")

    assert fresh(appealed).state == "open"


@pytest.mark.parametrize("act", [overturn, uphold])
def test_decided_appeal_is_stale_for_the_next(act, appealed, refused, other_moderator):
    uphold(appealed, by=other_moderator, version=refused.version, answer="理由成立。")
    before = fresh(refused)

    with pytest.raises(Stale) as told:
        act(appealed, by=other_moderator, version=before.version, answer="我来。")

    assert told.value.fresh == {"state": "upheld"}
    assert (fresh(refused).version, fresh(appealed).answer) == (before.version, "理由成立。")


def test_appealed_decision_is_not_taken_back_by_whoever_took_it(appealed, refused, moderator):
    with pytest.raises(Closed):
        undo(refused, by=moderator, version=refused.version)

    assert fresh(refused).state == "rejected"


def test_hidden_text_is_shown_on_appeal_as_it_was_edited(case, moderator, other_moderator):
    case = approve(case, by=moderator, version=1, text="电梯何时装好？")
    case = hide(case, by=moderator, version=case.version, reason="privacy")
    made = appeal(case, WORDS)

    overturn(made, by=other_moderator, version=case.version)

    assert (fresh(case).state, fresh(case).edited_text) == ("approved", "电梯何时装好？")


def test_appeal_ends_when_the_text_is_shown_and_nobody_judged_themselves(case, moderator):
    case = approve(case, by=moderator, version=1)
    case = hide(case, by=moderator, version=case.version, reason="privacy")
    made = appeal(case, WORDS)

    show(case, by=moderator, version=case.version)

    assert (fresh(made).state, fresh(made).decided_by) == ("overturned", None)


def test_whoever_hid_it_once_more_cannot_decide_either(case, moderator, other_moderator):
    case = approve(case, by=moderator, version=1)
    case = hide(case, by=moderator, version=case.version, reason="privacy")
    made = appeal(case, WORDS)
    case = hide(case, by=other_moderator, version=case.version, reason="insult")

    for judge in (other_moderator, moderator):
        with pytest.raises(Refusal):
            uphold(made, by=judge, version=case.version, answer="理由成立。")

    assert fresh(made).state == "open"


def test_author_who_withdraws_the_text_withdraws_the_appeal(appealed, refused):
    withdraw_case(refused.about)

    assert fresh(appealed).state == "withdrawn"


def page(client, user, name="appeals", *args, **query):
    client.force_login(user)
    return client.get(reverse(f"moderation:{name}", args=args), query, headers={"accept-language": "en"})


def test_queue_is_for_those_who_moderate_the_place(client, appealed, moderator, stranger, room_moderator):
    assert WORDS in page(client, moderator).content.decode()
    assert WORDS in page(client, room_moderator).content.decode()
    assert page(client, stranger).status_code == 404
    assert page(client, stranger, "appeal", appealed.pk).status_code == 404


def test_appeal_of_another_place_is_unknown(client, make_case, moderator, room_moderator):
    case = reject(make_case(scope="interview-8"), by=moderator, version=1, reason="insult")
    made = appeal(case, WORDS)

    assert WORDS not in page(client, room_moderator).content.decode()
    assert page(client, room_moderator, "appeal", made.pk).status_code == 404
    sent = client.post(reverse("moderation:appeal_uphold", args=[made.pk]), {"version": 2, "words": "理由成立。"})
    assert (sent.status_code, fresh(made).state) == (404, "open")


def test_first_decider_sees_it_without_buttons_and_is_told_why(client, appealed, moderator, other_moderator):
    own = page(client, moderator, "appeal", appealed.pk).content.decode()
    others = page(client, other_moderator, "appeal", appealed.pk).content.decode()

    assert "you can read this but not decide it" in own
    assert "Let it stand, send this answer" not in own
    assert "Let it stand, send this answer" in others


def test_ready_sentence_and_own_words_reach_the_author_together(client, appealed, refused, other_moderator):
    page(client, other_moderator)
    sent = {"version": refused.version, "phrase": "right", "words": "另请注意用语。", "reason": ""}

    answered = client.post(reverse("moderation:appeal_uphold", args=[appealed.pk]), sent)

    assert answered.status_code == 302
    assert (
        fresh(appealed).answer
        == "另一位审核员重新看了您的内容和申诉，认为原来的理由成立，处理结果不变。\n另请注意用语。"
    )


def test_without_an_answer_the_page_comes_back_with_a_sentence(client, appealed, refused, other_moderator):
    page(client, other_moderator)

    answered = client.post(reverse("moderation:appeal_uphold", args=[appealed.pk]), {"version": refused.version})

    assert answered.status_code == 422
    assert fresh(appealed).state == "open"


def test_overturning_by_the_page(client, appealed, refused, other_moderator):
    page(client, other_moderator)

    answered = client.post(
        reverse("moderation:appeal_overturn", args=[appealed.pk]), {"version": refused.version, "phrase": "sorry"}
    )

    assert (answered.status_code, fresh(refused).state, fresh(appealed).state) == (302, "approved", "overturned")


@pytest.mark.parametrize("sent", [{}, {"version": "x"}, {"version": "1", "words": "长" * 2000}, {"version": "9" * 40}])
@pytest.mark.parametrize("name", ["appeal_overturn", "appeal_uphold"])
def test_nonsense_is_answered_with_a_sentence(client, appealed, other_moderator, name, sent):
    page(client, other_moderator)

    assert client.post(reverse(f"moderation:{name}", args=[appealed.pk]), sent).status_code in (400, 409, 422)
    assert fresh(appealed).state == "open"


def test_lists_ask_as_often_for_three_as_for_one(client, make_case, moderator, other_moderator):
    def refuse():
        appeal(reject(make_case(), by=moderator, version=1, reason="insult"), WORDS)

    def queries(**query):
        page(client, other_moderator, **query)
        with CaptureQueriesContext(connection) as found:
            page(client, other_moderator, **query)
        return len(found)

    refuse()
    one = queries()
    refuse()
    refuse()

    assert queries() == one
