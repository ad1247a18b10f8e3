"""What each change looks like on the wire; every frame of the message core is written here."""

from interaction.models import Message, Occasion, Submission
from interaction.queries.room import answer_item, question_item, words_item
from realtime.publish import forget, nudge, publish

ROOM_TEXTS = {"question": ("question", "id"), "answer": ("answer", "id"), "words": ("words", "id")}


def tell_phase(occasion: Occasion) -> None:
    """The interview's new state, to the room and the studio."""
    for topic in (occasion.topic, f"{occasion.topic}-studio"):
        publish(topic, "phase", {"state": occasion.state})


def tell_question(question: Submission) -> None:
    """An approved question, to everybody and to the studio."""
    topic = f"interview-{question.occasion_id}"
    publish(topic, "question", question_item(question))
    publish(f"{topic}-studio", "question", question_item(question))


def tell_air(occasion: Occasion) -> None:
    """What is being answered now, or nothing."""
    for topic in (occasion.topic, f"{occasion.topic}-studio"):
        publish(topic, "air", {"id": occasion.on_air_id})


def tell_shortlist(occasion: Occasion, ids: list[int]) -> None:
    """The shortlist in its order, to the studio."""
    publish(f"{occasion.topic}-studio", "shortlist", {"ids": ids})


def tell_asker(question: Submission) -> None:
    """Something that only the asker is told: all browsers fetch their own fragment, no frame says whose."""
    if question.occasion_id:
        nudge(f"interview-{question.occasion_id}")


def tell_draft(occasion: Occasion, draft: Message) -> None:
    """Somebody is writing an answer: who, for which question, which version; not the text."""
    data = {"question": draft.submission_id, "guest": draft.participant_id, "version": draft.version}
    publish(f"{occasion.topic}-studio", "draft", data)


def tell_answer(occasion: Occasion, answer: Message) -> None:
    """A released answer, to everybody and to the studio."""
    for topic in (occasion.topic, f"{occasion.topic}-studio"):
        publish(topic, "answer", answer_item(answer))


def tell_words(occasion: Occasion, words: Message) -> None:
    """The host's words, to everybody."""
    publish(occasion.topic, "words", words_item(words))


def tell_withdraw(occasion_topic: str, what: str, item_id: int) -> None:
    """Something is no longer public: its text is deleted from every earlier frame, and viewers are told."""
    kind, key = ROOM_TEXTS[what]
    for topic in (occasion_topic, f"{occasion_topic}-studio"):
        forget(topic, kinds=(kind,), key=key, value=item_id)
        publish(topic, "withdraw", {"what": what, "id": item_id})
