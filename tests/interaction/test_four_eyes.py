"""A second person lets an answer out, or sends it back; the host may skip that, and the history says so."""

import pytest

from interaction.actions import interview as acts
from interaction.actions.reply import draft_answer, hand_in, release_answer, release_reviewed, send_back
from interaction.models import Notice
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.models import Frame
from tests.interaction.making import approved, interview, participant, person
from tests.interaction.told import kinds, last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def occasion():
    return interview(needs_second=True)


@pytest.fixture
def typist(occasion):
    return participant(occasion, "transcriber").user


@pytest.fixture
def asked(occasion, host):
    asked = approved(occasion)
    acts.air(asked, by=host)
    return asked


def event(asked, kind):
    return asked.events.get(kind=kind)


def test_writer_hands_in_and_another_person_releases(occasion, asked, guest, host):
    draft = hand_in(asked, guest, " 明年一月启动。 ", by=guest.user)
    assert last(f"{occasion.topic}-studio")["state"] == "review"
    assert "answer" not in kinds(occasion.topic)

    answer = release_reviewed(asked, guest, by=host, version=draft.version)

    asked.refresh_from_db()
    assert asked.state == "answered"
    assert (answer.text, answer.byline) == ("明年一月启动。", "王工")
    assert (answer.author, answer.released_by) == (guest.user, host)
    assert event(asked, "answer").data["four_eyes"] is True
    assert last(occasion.topic)["text"] == "明年一月启动。"


def test_guest_releases_what_the_transcriber_typed(asked, guest, typist):
    draft = hand_in(asked, guest, "记录员代录的。", by=typist)

    assert release_reviewed(asked, guest, by=guest.user, version=draft.version).released_by == guest.user


def test_writer_cannot_release_the_own_text(asked, guest, host):
    draft = hand_in(asked, guest, "主持人代写的。", by=host)

    with pytest.raises(Refusal, match="refused"):
        release_reviewed(asked, guest, by=host, version=draft.version)
    with pytest.raises(Refusal, match="refused"):
        send_back(asked, guest, "自己退给自己", by=host, version=draft.version)

    asked.refresh_from_db()
    assert asked.state == "on-air"


def test_whoever_changed_it_last_cannot_release_it_either(asked, guest, host):
    draft = hand_in(asked, guest, "嘉宾写的。", by=guest.user)
    draft = hand_in(asked, guest, "嘉宾写的，主持人改过。", by=host, version=draft.version)

    with pytest.raises(Refusal):
        release_reviewed(asked, guest, by=host, version=draft.version)
    assert release_reviewed(asked, guest, by=guest.user, version=draft.version).text == "嘉宾写的，主持人改过。"


def test_transcriber_and_other_guest_and_stranger_release_nothing(occasion, asked, guest, typist):
    draft = hand_in(asked, guest, "嘉宾写的。", by=guest.user)

    for who in (typist, participant(occasion, "guest").user, person()):
        with pytest.raises(NotAllowed):
            release_reviewed(asked, guest, by=who, version=draft.version)
        with pytest.raises(NotAllowed):
            send_back(asked, guest, "不行", by=who, version=draft.version)


def test_answer_goes_back_with_a_sentence_only_the_studio_reads(occasion, asked, guest, host):
    draft = hand_in(asked, guest, "太短。", by=guest.user)

    back = send_back(asked, guest, "请补充办理时限", by=host, version=draft.version)

    assert (back.state, back.text, back.version) == ("draft", "太短。", draft.version + 1)
    told = event(asked, "sent-back")
    assert (told.data["reason"], told.is_public, told.actor) == ("请补充办理时限", False, host)
    assert not Frame.objects.filter(data__icontains="请补充").exists()
    assert hand_in(asked, guest, "三日内办结。", by=guest.user, version=back.version).state == "review"


def test_sending_back_needs_a_sentence(asked, guest, host):
    draft = hand_in(asked, guest, "太短。", by=guest.user)

    with pytest.raises(Refusal):
        send_back(asked, guest, "  ", by=host, version=draft.version)


def test_nobody_publishes_alone_but_the_host_who_skips_it(occasion, asked, guest, host, typist):
    for who in (guest.user, typist, host):
        with pytest.raises(Refusal):
            release_answer(asked, guest, "等不及了。", by=who)
    for who in (guest.user, typist):
        with pytest.raises(Refusal):
            release_answer(asked, guest, "等不及了。", by=who, skips_second=True)

    release_answer(asked, guest, "等不及了。", by=host, skips_second=True)

    told = event(asked, "answer").data
    assert (told["four_eyes"], told["skipped"]) == (False, True)


def test_interview_without_a_second_person_says_so_in_the_history(guest):
    plain = interview()
    speaker, asked = participant(plain, "guest"), approved(plain)

    release_answer(asked, speaker, "直接发布。", by=speaker.user)

    told = event(asked, "answer").data
    assert told["four_eyes"] is False
    assert "skipped" not in told


def test_stale_version_releases_and_sends_back_nothing(asked, guest, host):
    draft = hand_in(asked, guest, "第一稿", by=guest.user)
    newer = hand_in(asked, guest, "第二稿", by=guest.user, version=draft.version)

    with pytest.raises(Stale) as refused:
        release_reviewed(asked, guest, by=host, version=draft.version)
    with pytest.raises(Stale):
        send_back(asked, guest, "再改改", by=host, version=draft.version)

    assert refused.value.fresh == {"text": "第二稿", "version": newer.version}


def test_two_second_people_release_it_once(occasion, asked, guest, host):
    other = participant(occasion, "host").user
    draft = hand_in(asked, guest, "只能发布一次。", by=guest.user)
    release_reviewed(asked, guest, by=host, version=draft.version)

    with pytest.raises(Stale):
        release_reviewed(asked, guest, by=other, version=draft.version)

    assert kinds(occasion.topic).count("answer") == 1


def test_writer_takes_it_back_to_write_on(asked, guest, host):
    draft = hand_in(asked, guest, "还想改改。", by=guest.user)

    draft_answer(asked, guest, "改好了。", by=guest.user, version=draft.version)

    with pytest.raises(Stale):
        release_reviewed(asked, guest, by=host, version=draft.version)


def test_answer_that_waits_is_not_released_after_the_end(occasion, asked, guest, host):
    draft = hand_in(asked, guest, "来不及了。", by=guest.user)
    acts.end(occasion, by=host)

    with pytest.raises((Closed, Stale)):
        release_reviewed(asked, guest, by=host, version=draft.version)


def test_one_answer_serves_the_questions_named_with_it(occasion, asked, guest, host):
    author = person()
    other = approved(occasion, "外墙要不要做保温？", author=author, visitor="v2")
    draft = hand_in(asked, guest, "都做。", by=guest.user)

    release_reviewed(asked, guest, by=host, version=draft.version, also=[other])

    other.refresh_from_db()
    assert (other.state, other.merged_into) == ("merged", asked)
    assert Notice.objects.filter(user=author, event__kind="answered-with").count() == 1


def test_guest_names_no_other_questions(occasion, guest):
    plain = interview()
    speaker, asked = participant(plain, "guest"), approved(plain)
    other = approved(plain, "别人的问题可以一起答吗？", visitor="v2")

    with pytest.raises(NotAllowed):
        release_answer(asked, speaker, "一起答。", by=speaker.user, also=[other])

    other.refresh_from_db()
    assert other.state == "approved"
    assert not asked.messages.filter(kind="answer").exists()
