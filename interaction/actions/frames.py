"""What each change looks like on the wire; every frame of the message core is written here."""

from interaction.models import Message, Occasion, Picture, Submission
from interaction.queries.room import answer_item, note_item, phase_item, picture_item, question_item, words_item
from interaction.queries.studio import studio_question
from realtime.publish import forget, nudge, publish

ROOM_TEXTS = {
    "question": ("question", "id"),
    "answer": ("answer", "id"),
    "words": ("words", "id"),
    "note": ("progress", "id"),
    "picture": ("picture", "id"),
}


def tell_phase(occasion: Occasion) -> None:
    """The interview's new state, times or policy, to the room and the studio."""
    for topic in (occasion.topic, f"{occasion.topic}-studio"):
        publish(topic, "phase", phase_item(occasion))


def tell_policy(scope: str, policy: str) -> None:
    """How a place takes texts from now on, to the moderators' desks."""
    for topic in ("desk-moderation", f"{scope}-desk"):
        publish(topic, "policy", {"scope": scope, "policy": policy})


def tell_question(question: Submission) -> None:
    """A published question as it is now, to everybody and to the studio; of one that is not, nothing is said."""
    if question.published_at is None:
        return
    publish(f"interview-{question.occasion_id}", "question", question_item(question))
    tell_studio(question)


def tell_studio(question: Submission) -> None:
    """A published question as the studio works with it: its state and to whom it was given."""
    if question.published_at is None:
        return
    publish(f"interview-{question.occasion_id}-studio", "question", studio_question(question))


def tell_merge(question: Submission) -> None:
    """A question was joined to another, or (into None) stands by itself again; to everybody and to the studio.

    `published` says whether the question itself may be read.
    """
    data = {
        "id": question.pk,
        "into": question.merged_into_id,
        "published": question.published_at is not None,
    }
    for topic in (f"interview-{question.occasion_id}", f"interview-{question.occasion_id}-studio"):
        publish(topic, "merge", data)


def tell_letter(letter: Submission, *, left: int | None = None) -> None:
    """How a letter stands now, to the desks of its department, of the whole district, and of the one it has left.

    Of a restricted kind nothing but that something changed in its own place.
    """
    data = {"id": letter.pk, "state": letter.state, "version": letter.version}
    for place in sorted({0, letter.department_id or 0, left or 0}):
        publish(f"desk-letters-{place}", "letter", data)


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
    data = {
        "question": draft.submission_id,
        "guest": draft.participant_id,
        "version": draft.version,
        "state": draft.state,
    }
    publish(f"{occasion.topic}-studio", "draft", data)


def tell_answer(occasion: Occasion, answer: Message) -> None:
    """A released answer, to everybody and to the studio."""
    for topic in (occasion.topic, f"{occasion.topic}-studio"):
        publish(topic, "answer", answer_item(answer))


def tell_words(occasion: Occasion, words: Message) -> None:
    """The host's words, to everybody."""
    publish(occasion.topic, "words", words_item(words))


def tell_note(occasion: Occasion, note: Message) -> None:
    """A dated correction or progress note below an answer or words, to everybody and to the studio."""
    for topic in (occasion.topic, f"{occasion.topic}-studio"):
        publish(topic, "progress", note_item(note))


def tell_picture(occasion: Occasion, picture: Picture) -> None:
    """A picture in the stream, to everybody."""
    publish(occasion.topic, "picture", picture_item(picture))


def tell_notice(occasion: Occasion, code: str) -> None:
    """A word to the studio by its code: host-away, guests-away, end-offered, takeover, test."""
    publish(f"{occasion.topic}-studio", "notice", {"code": code})


def tell_gone(question: Submission) -> None:
    """A question is no longer public: its text and all that stands below it are deleted from every earlier frame."""
    topic = f"interview-{question.occasion_id}"
    for place in (topic, f"{topic}-studio"):
        forget(place, kinds=("answer", "progress"), key="question", value=question.pk)
    tell_withdraw(topic, "question", question.pk)


def tell_withdraw(occasion_topic: str, what: str, item_id: int) -> None:
    """Something is no longer public: its text is deleted from every earlier frame, and viewers are told."""
    kind, key = ROOM_TEXTS[what]
    for topic in (occasion_topic, f"{occasion_topic}-studio"):
        forget(topic, kinds=(kind,), key=key, value=item_id)
        publish(topic, "withdraw", {"what": what, "id": item_id})


def tell_reworded(question: Submission) -> None:
    """A question's public text was changed: the old words are deleted from every earlier frame, and all see the new."""
    for place in (f"interview-{question.occasion_id}", f"interview-{question.occasion_id}-studio"):
        forget(place, kinds=("question",), key="id", value=question.pk)
    tell_question(question)
