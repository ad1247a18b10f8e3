"""A published text is changed: the old words leave every public place, what was sent stays, the author is told."""

import pytest
from django.test import Client

from interaction.actions.interview import air, end
from interaction.actions.joining import join
from interaction.actions.reply import release_answer
from interaction.actions.withdrawing import withdraw
from interaction.models import Notice
from interaction.queries.room import room_state
from interaction.queries.search import results
from interaction.queries.timeline import EVENT_LABELS, history
from interaction.queries.verify import check
from moderation.actions import redact
from people.refusals import Closed, Refusal
from realtime.models import Frame
from tests.interaction.desk import accepted, handed_over
from tests.interaction.making import approved, case_of, moderator, person
from tests.interaction.reducer import fold
from tests.interaction.told import kinds

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SECRET, PHRASE = "王小明", "［删去：他人姓名］"
TEXT = f"{SECRET}家的充电桩什么时候能拆？"
CHANGED = TEXT.replace(SECRET, PHRASE)


def change(submission, text=CHANGED, reason="privacy"):
    case = case_of(submission)
    redact(case, by=moderator(), version=case.version, text=text, reason=reason)
    submission.refresh_from_db()
    return submission


def frames_of(topic):
    return Frame.objects.filter(stream__topic=topic).order_by("seq")


def test_question_reads_as_changed_and_stays_as_sent(occasion):
    asked = change(approved(occasion, TEXT))

    letter = asked.messages.get(kind="letter")
    assert (asked.title, letter.public_text, letter.text) == (CHANGED, CHANGED, TEXT)
    assert (asked.state, case_of(asked).text) == ("approved", TEXT)
    assert [row.pk for row in results("充电桩")] == [asked.pk]
    assert not results(SECRET).exists()


def test_old_words_are_deleted_from_every_frame_and_the_new_ones_told(occasion):
    asked = approved(occasion, TEXT)
    before, seq = room_state(occasion), frames_of(occasion.topic).count()

    change(asked)

    for topic in (occasion.topic, f"{occasion.topic}-studio"):
        assert SECRET not in str(list(frames_of(topic).values_list("data", flat=True)))
        assert frames_of(topic).last().data["text"] == CHANGED
    told = list(frames_of(occasion.topic).filter(seq__gt=seq).values_list("kind", "data"))
    assert [kind for kind, _data in told] == ["question"]
    assert fold(before, told) == fold(room_state(occasion), [])


def test_an_answered_question_keeps_its_answer(occasion, host, guest):
    asked = approved(occasion, TEXT)
    air(asked, by=host)
    release_answer(asked, guest, "下周拆。", by=guest.user)
    before, seq = room_state(occasion), frames_of(occasion.topic).count()

    change(asked)

    told = list(frames_of(occasion.topic).filter(seq__gt=seq).values_list("kind", "data"))
    after = fold(before, told)
    assert after == fold(room_state(occasion), [])
    assert [answer["text"] for answer in after["answers"]] == ["下周拆。"]
    assert after["questions"][0]["text"] == CHANGED


def test_record_still_holds_after_the_end(occasion, host):
    asked = approved(occasion, TEXT)
    end(occasion, by=host)

    change(asked)

    occasion.refresh_from_db()
    found = check(occasion)
    assert found.broken == []
    assert found.head.withdrawn == 1


def test_author_is_told_why_and_sees_it_in_the_history(occasion):
    author = person()
    asked = change(approved(occasion, TEXT, author=author), reason="insult")

    event = asked.events.latest("seq")
    assert (event.kind, event.is_public, event.data["reason"]) == ("redacted", True, "insult")
    assert event.data["digest"] == case_of(asked).decisions.latest("pk").digest
    assert Notice.objects.filter(event=event, user=author).count() == 1
    assert history(asked)[-1].label == EVENT_LABELS["redacted"]


def test_event_holds_none_of_the_words(occasion):
    asked = change(approved(occasion, TEXT))

    assert SECRET not in str(list(asked.events.values_list("data", flat=True)))


def test_personal_data_in_the_new_text_is_masked(occasion):
    asked = change(approved(occasion, TEXT), text="请打13900001234")

    assert asked.title == "请打139****1234"


def test_question_joined_to_another_is_changed_below_it(occasion, host):
    asked, main = approved(occasion, TEXT), approved(occasion, "充电桩拆不拆？")
    join(asked, main, by=host)

    change(asked)

    texts = {item["text"]: item["into"] for item in room_state(occasion)["questions"]}
    assert texts == {"充电桩拆不拆？": None, CHANGED: main.pk}


def test_question_that_went_to_a_department_is_changed_on_its_own_page(client):
    asked = change(handed_over(body=TEXT))

    page = client.get(f"/enquiry/{asked.pk}/").content.decode()
    assert CHANGED in page
    assert SECRET not in page


def test_letter_is_changed_in_title_and_text_before_it_is_public():
    sent = accepted(title=f"{SECRET}家的狗", body=f"{SECRET}家的狗总是叫。")

    change(sent, text=f"{PHRASE}家的狗\n{PHRASE}家的狗总是叫。")

    letter = sent.messages.get(kind="letter")
    assert sent.title == f"{PHRASE}家的狗"
    assert letter.public_text == f"{PHRASE}家的狗\n{PHRASE}家的狗总是叫。"
    assert (letter.text, case_of(sent).text) == (f"{SECRET}家的狗总是叫。", f"{SECRET}家的狗\n{SECRET}家的狗总是叫。")
    assert not Frame.objects.filter(kind="question").exists()


def test_nothing_of_it_stands_on_any_public_page(occasion, host, guest):
    asked = approved(occasion, TEXT)
    air(asked, by=host)
    release_answer(asked, guest, "下周拆。", by=guest.user)
    end(occasion, by=host)
    base = f"/interview/{occasion.pk}/"
    steps = ("", "screen/", "transcript/", "transcript.docx", "statistics/", "record/", "record.jsonl", "questions.csv")
    addresses = [f"{base}{step}" for step in (*steps, "questions.json", f"answers/{asked.pk}/", "mine/", "ask/")]
    addresses += ["/", f"/search/?q={SECRET}", "/search/?q=充电桩", "/interview/", f"{base}similar/?q={TEXT}"]
    before = {address: TEXT in told(address) for address in addresses}
    assert sum(before.values()) >= 6

    change(asked)

    assert [address for address in addresses if f"{SECRET}家" in told(address)] == []


def told(address: str) -> str:
    """What a reader without an account is answered there."""
    answer = Client().get(address, follow=True)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="ignore")


def test_a_text_its_author_withdrew_is_left_alone(occasion):
    asked = approved(occasion, TEXT)
    withdraw(asked, with_code=True)

    with pytest.raises(Closed):
        change(asked)

    assert not case_of(asked).decisions.filter(outcome="redacted").exists()


def test_too_long_a_question_is_refused_and_nothing_decided(occasion):
    asked = approved(occasion, TEXT)

    with pytest.raises(Refusal):
        change(asked, text="好" * 301)

    case, _ = case_of(asked), asked.refresh_from_db()
    assert (case.public_text, asked.title) == (TEXT, TEXT)
    assert kinds(occasion.topic) == ["question"]


def test_a_letter_released_later_is_released_as_changed():
    sent = accepted(title="狗叫", body=TEXT)
    change(sent, text=f"狗叫\n{CHANGED}")

    sent.refresh_from_db()
    assert sent.messages.get(kind="letter").public_text == f"狗叫\n{CHANGED}"
    assert (sent.title, sent.published_at) == ("狗叫", None)
