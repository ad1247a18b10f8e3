"""The import: texts whole, public copies masked, history of its own years, safe to repeat, honest about bad lines."""

import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from interaction.actions.events import chain_holds
from interaction.models import Counter, Deadline, Event, Message, Submission
from interaction.queries.search import results
from moderation.masking import personal_data
from tests.interaction.letters import at, department

pytestmark = pytest.mark.django_db
REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "messages-answered.jsonl"
LETTER = {
    "id": "77",
    "user": "朱大明",
    "subject": "咨询路灯维修",
    "sent_at": "2019-12-30T22:30:00",
    "body": "东门路灯坏了，请联系我13812345678。",
    "reply": "您好，请拨打0532-88997766，或联系值班手机13900001111。您留的13812345678已收到。",
    "replied_at": "2020-01-09T10:00:00",
}


@pytest.fixture
def run(tmp_path):
    """Imports these lines (dicts as JSON, texts as they are) and returns standard output and standard error."""

    def run(*lines, **options):
        file = tmp_path / "letters.jsonl"
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        file.write_text("\n".join(texts) + "\n", encoding="utf-8")
        out, err = io.StringIO(), io.StringIO()
        call_command("import_messages", str(file), stdout=out, stderr=err, **options)
        return out.getvalue(), err.getvalue()

    return run


def letter(**changes) -> dict:
    return {**LETTER, **changes}


def figures(output: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", output)]


def test_a_line_becomes_a_published_enquiry_with_its_historic_number_and_dates(run):
    out, err = run(letter())

    submission = Submission.objects.get()
    assert (figures(out), err) == ([1, 0, 0], "")
    assert (submission.number, submission.source_id) == ("LS-2019-000001", "77")
    assert (submission.channel, submission.state, submission.byline) == ("enquiry", "closed", "朱**")
    assert submission.submitted_at == at(2019, 12, 30, 22, 30)
    assert submission.answered_at == submission.published_at == at(2020, 1, 9, 10)
    assert Counter.objects.get(year=2019).last == 1


def test_texts_are_kept_as_sent_and_public_copies_masked_but_for_official_numbers(run):
    run(letter())

    sent, answer = Submission.objects.get().messages.order_by("written_at")
    assert sent.text == LETTER["body"]
    assert sent.public_text == "东门路灯坏了，请联系我138****5678。"
    assert answer.text == LETTER["reply"]
    assert answer.public_text == "您好，请拨打0532-88997766，或联系值班手机13900001111。您留的138****5678已收到。"


def test_a_number_in_the_subject_is_masked_in_public_and_kept_for_the_office(run):
    run(letter(subject="我的电话13812345678"))

    submission = Submission.objects.get()
    assert submission.title == "我的电话138****5678"
    assert submission.answers == {"title": "我的电话13812345678"}
    assert not results("13812345678").exists()


def test_history_has_the_historic_dates_in_one_unbroken_chain(run):
    run(letter())

    events = list(Event.objects.order_by("seq"))
    assert [(event.kind, event.at) for event in events] == [
        ("submitted", at(2019, 12, 30, 22, 30)),
        ("release", at(2020, 1, 9, 10)),
        ("published", at(2020, 1, 9, 10)),
    ]
    assert chain_holds(events)


def test_a_letter_under_a_rule_of_its_day_gets_its_clock_and_an_older_one_none(run):
    run(letter(), letter(id="78", sent_at="2020-03-02T09:00:00", replied_at="2020-03-10T09:00:00"))

    deadline = Deadline.objects.get()
    assert deadline.submission.source_id == "78"
    assert deadline.due_on.isoformat() == "2020-03-09"
    assert deadline.submission.events.get(kind="clock-met").data["on_time"] is False


def test_a_second_import_changes_nothing(run):
    run(letter(), letter(id="78"))

    out, _err = run(letter(), letter(id="78"), letter(id="79"), letter(id="79", body="同一编号的另一行文字。"))

    assert figures(out) == [1, 3, 0]
    assert list(Submission.objects.order_by("pk").values_list("number", flat=True)) == [
        "LS-2019-000001",
        "LS-2019-000002",
        "LS-2019-000003",
    ]
    assert Message.objects.count() == 6


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        "[" * 100_000,
        letter(id=77),
        letter(body=""),
        letter(body="   "),
        letter(body="\x00零"),
        json.dumps(letter(body="坏\ud800字")),
        letter(subject="长" * 301),
        letter(sent_at="2019-13-45"),
        letter(replied_at="2019-12-01T00:00:00"),
        letter(replied_at="2999-01-01T00:00:00"),
        letter(reply="é" + "\u0301" * 50),
        {"id": "1"},
    ],
)
def test_a_bad_line_is_reported_by_number_and_the_rest_goes_on(run, line):
    out, err = run(letter(), "", line, letter(id="78"))

    assert figures(out) == [2, 0, 1]
    assert re.findall(r"\d+", err)[0] == "3"
    assert len(err.splitlines()) == 1


def test_a_line_longer_than_memory_should_hold_is_one_bad_line(run):
    out, err = run(letter(body="长" * 2_500_000), letter(id="78"))

    assert figures(out) == [1, 0, 1]
    assert figures(err)[0] == 1


def test_a_text_of_any_length_is_taken_whole(run):
    run(letter(body="　\n" + "长" * 9_000 + "13812345678\n"))

    sent = Message.objects.get(kind="letter")
    assert len(sent.text) == 9_014
    assert sent.public_text.endswith("长138****5678\n")


def test_the_department_that_answered_can_be_named(run):
    named = department()

    run(letter(), department="finance")

    assert Submission.objects.get().department == named
    assert Message.objects.get(kind="answer").department == named
    with pytest.raises(CommandError):
        run(letter(id="78"), department="nowhere")


def test_a_line_may_name_its_channel_kind_outcome_and_department(run):
    named, other = department(), department("housing")

    out, err = run(
        letter(channel="mailbox", kind="help", department="housing"),
        letter(id="78", channel="suggestion", outcome="adopted", sent_at="2021-03-02", replied_at="2021-03-04"),
        department="finance",
    )

    first, second = Submission.objects.order_by("pk")
    assert (figures(out), err) == ([2, 0, 0], "")
    assert (first.channel, first.kind, first.outcome, first.department) == ("mailbox", "help", "", other)
    assert (second.channel, second.kind, second.outcome, second.department) == ("suggestion", "", "adopted", named)
    assert first.messages.get(kind="answer").department == other
    assert first.events.get(kind="submitted").data["channel"] == "mailbox"
    assert second.deadlines.get().rule.channel == "suggestion"
    assert not first.deadlines.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"channel": "interview"},
        {"channel": "complaint"},
        {"channel": "nowhere"},
        {"kind": "report"},
        {"channel": "suggestion", "kind": "question"},
        {"outcome": "adopted"},
        {"department": "nowhere"},
        {"kind": 7},
    ],
)
def test_a_line_of_a_private_channel_or_with_unknown_keys_is_refused(run, changes):
    out, err = run(letter(**changes), letter(id="78"))

    assert figures(out) == [1, 0, 1]
    assert len(err.splitlines()) == 1
    assert Submission.objects.get().source_id == "78"


def test_a_missing_file_is_one_sentence(tmp_path):
    with pytest.raises(CommandError):
        call_command("import_messages", str(tmp_path / "nothing.jsonl"))


@pytest.mark.skipif(not REAL.exists(), reason="the real messages are not beside this repository")
def test_the_real_messages_are_taken_over_whole_and_masked(run):
    rows = [json.loads(line) for line in REAL.read_text(encoding="utf-8").splitlines()]

    out, err = run(*rows)

    assert (figures(out), err) == ([1407, 0, 0], "")
    assert Submission.objects.exclude(search="").count() == 1407
    sent = dict(Message.objects.filter(kind="letter").values_list("submission__source_id", "text"))
    assert sent == {row["id"]: row["body"] for row in rows}
    assert phones(row["body"] for row in rows) == 2
    assert phones(Message.objects.filter(kind="letter").values_list("public_text", flat=True)) == 0
    assert phones(row["reply"] for row in rows) == 105
    assert phones(Message.objects.filter(kind="answer").values_list("public_text", flat=True)) == 105
    assert not Submission.objects.exclude(byline__endswith="**").exists()
    whole = [f"{row['subject']}\n{row['body']}\n{row['reply']}" for row in rows]
    assert results("公积金").count() == sum("公积金" in text for text in whole)


def phones(texts) -> int:
    """How many telephone numbers stand readable in these texts."""
    return sum(one.rule in ("mobile", "landline") for text in texts for one in personal_data(text))
