"""The record of an interview holds, and every way of changing it afterwards is found."""

import hashlib
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from interaction.actions.withdrawing import withdraw
from interaction.models import Event, Message, Submission
from interaction.queries.verify import check, record_head
from realtime.models import Frame, Stream
from tests.interaction.afterwards import full_interview
from tests.interaction.making import approved, interview

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def made():
    return full_interview()


def verify(occasion) -> str:
    out = StringIO()
    call_command("verify_transcript", occasion.pk, stdout=out)
    return out.getvalue()


def frames_of(occasion):
    return Frame.objects.filter(stream__topic=occasion.topic).order_by("seq")


def recompute(lines) -> str:
    """The check as docs/live.md tells it, with nothing of ours: the last hash; fails with the number of a bad line."""
    previous = ""
    for number, line in enumerate(lines, start=1):
        if not line["withdrawn"]:
            data = json.dumps(line["data"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
            assert hashlib.sha256((line["salt"] + data).encode()).hexdigest() == line["inner"], number
        text = f"{previous}|{line['seq']}|{line['kind']}|{line['inner']}"
        assert line["seq"] == number
        assert hashlib.sha256(text.encode()).hexdigest() == line["hash"], number
        previous = line["hash"]
    return previous


def record_file(client, occasion) -> list[dict]:
    response = client.get(reverse("interaction:record_file", args=[occasion.pk]))
    assert response.status_code == 200
    return [json.loads(line) for line in response.content.decode().splitlines()]


def test_command_says_what_holds(made):
    head = record_head(made.occasion.topic)

    said = verify(made.occasion)

    assert f"holds: {head.frames} frames, 0 withdrawn, last hash {head.last_hash}" in said
    assert "questions" in said
    assert head.frames == frames_of(made.occasion).count() > 10


def test_interview_without_a_word_holds():
    assert "holds: 0 frames, 0 withdrawn, last hash none yet" in verify(interview("announced"))


def test_unknown_interview_is_named():
    with pytest.raises(CommandError, match="There is no interview 999999"):
        call_command("verify_transcript", 999_999)


def test_withdrawn_text_keeps_the_chain_and_is_counted(client, made):
    live = interview()
    gone = approved(live, "我的电话在里面，撤回吧？")
    withdraw(gone, with_code=True)

    assert "1 withdrawn" in verify(live)
    lines = record_file(client, live)
    assert recompute(lines) == record_head(live.topic).last_hash
    assert [(line["data"], line["salt"]) for line in lines if line["withdrawn"]] == [(None, None)]
    assert "我的电话" not in json.dumps(lines, ensure_ascii=False)


def test_anybody_can_check_the_file_without_our_code(client, made):
    assert recompute(record_file(client, made.occasion)) == record_head(made.occasion.topic).last_hash


def test_file_is_not_sent_again_until_something_changed(client, made):
    address = reverse("interaction:record_file", args=[made.occasion.pk])
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first["ETag"]})
    Stream.objects.filter(topic=made.occasion.topic).update(erased=1)
    erased = client.get(address, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, erased.status_code) == (304, 200)


def tamper_text(occasion):
    frame = frames_of(occasion).filter(kind="answer").first()
    frame.data["text"] = "我们从没这样说过。"
    frame.save()
    return f"frame {frame.seq}: its text was changed"


def tamper_inner(occasion):
    frame = frames_of(occasion).filter(kind="answer").first()
    Frame.objects.filter(pk=frame.pk).update(inner_hash="0" * 64, data=None, salt="")
    return f"frame {frame.seq}: its hash does not follow"


def tamper_remove(occasion):
    frame = frames_of(occasion).filter(kind="answer").first()
    frame.delete()
    return f"frame {frame.seq}: missing, the next one is {frame.seq + 1}"


def tamper_end(occasion):
    last = frames_of(occasion).last()
    last.delete()
    return f"frame {last.seq}: the record ends here and should end at {last.seq}"


def tamper_row(occasion):
    answer = Message.objects.filter(submission__occasion=occasion, kind="answer").first()
    Message.objects.filter(pk=answer.pk).update(text="改过的答复")
    return f"answer {answer.pk}: the transcript does not say what the record says"


def tamper_note(occasion):
    note = Message.objects.filter(submission__occasion=occasion, kind="note").first()
    Message.objects.filter(pk=note.pk).update(text="改过的更正")
    return f"note {note.pk}: the transcript does not say"


def tamper_question(occasion):
    asked = occasion.submissions.published().first()
    Submission.objects.filter(pk=asked.pk).update(title="换了一个问题")
    return f"question {asked.pk}: the transcript does not say"


def tamper_event(occasion):
    with connection.cursor() as cursor:  # the program itself refuses to change an event
        cursor.execute(
            "UPDATE interaction_event SET kind = 'pause' WHERE occasion_id = %s AND submission_id IS NULL",
            [occasion.pk],
        )
    return "the interview: event 1 is changed or missing"


def tamper_last_event(occasion):
    last = Event.objects.filter(submission__occasion=occasion).order_by("submission_id", "seq").last()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM interaction_event WHERE id = %s", [last.pk])
    return f"question {last.submission_id}: event {last.seq} is changed or missing"


TAMPERS = [
    tamper_text,
    tamper_inner,
    tamper_remove,
    tamper_end,
    tamper_row,
    tamper_note,
    tamper_question,
    tamper_event,
    tamper_last_event,
]


@pytest.mark.parametrize("tamper", TAMPERS, ids=lambda tamper: tamper.__name__)
def test_change_made_afterwards_is_found(made, tamper):
    said = tamper(made.occasion)

    with pytest.raises(CommandError) as refused:
        call_command("verify_transcript", made.occasion.pk)

    assert refused.value.returncode == 1
    assert said in str(refused.value)


def test_question_whose_events_are_all_gone_is_found(made):
    gone = made.questions["left"]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM interaction_event WHERE submission_id = %s", [gone.pk])

    assert f"question {gone.pk}: its events are missing" in check(made.fresh()).broken


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_page_prints_the_last_hash_and_how_to_check(client, made, language):
    head = record_head(made.occasion.topic)
    address = reverse("interaction:record", args=[made.occasion.pk])

    page = client.get(address, headers={"accept-language": language}).content.decode()

    assert f'id="last-hash">{head.last_hash}<' in page
    assert reverse("interaction:record_file", args=[made.occasion.pk]) in page
    assert "SHA-256" in page


@pytest.mark.parametrize("name", ["transcript", "room"])
def test_transcript_and_archive_print_the_same_hash(client, made, name):
    page = client.get(reverse(f"interaction:{name}", args=[made.occasion.pk])).content.decode()

    assert record_head(made.occasion.topic).last_hash in page
