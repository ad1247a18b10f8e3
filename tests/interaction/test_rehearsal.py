"""The rehearsal counts what it claims to count, and holds while the serving process is killed."""

import json
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from interaction.actions import interview, joining, reply
from interaction.actions.submit import submit
from interaction.models import Message, Submission
from interaction.rehearsal.browser import Browser, Unreachable, until_answered
from interaction.rehearsal.history import History
from interaction.rehearsal.questions import Questions, read, shortened
from interaction.rehearsal.report import compare, percentiles, report
from interaction.rehearsal.truth import Stored, stored
from realtime.crowd import Seen, digest
from realtime.order import Counts
from tests import factories

NOTHING_WRONG = {
    "lost": [],
    "doubled": 0,
    "published": 0,
    "rejected": 0,
    "answered": 0,
    "joined": 0,
    "forwarded": 0,
    "broken": [],
}
TRUTH = {seq: seq * 7 for seq in range(1, 11)}


def seen(*seqs: int, restarts=(), **other: int) -> Seen:
    viewer = Seen()
    viewer.seqs.extend(seqs)
    viewer.digests.extend(other.get(f"n{seq}", seq * 7) for seq in seqs)
    viewer.restarts |= set(restarts)
    return viewer


@pytest.mark.parametrize(
    ("viewer", "gaps", "doubled", "different"),
    [
        (seen(*range(1, 11)), 0, 0, 0),
        (seen(*range(4, 11)), 0, 0, 0),
        (seen(1, 2, 3, 6, 7, 8, 9, 10), 2, 0, 0),
        (seen(*range(1, 9)), 2, 0, 0),
        (seen(*range(1, 11), 10), 0, 1, 0),
        (seen(*range(1, 11), 5), 0, 1, 0),
        (seen(*range(1, 11), n4=1), 0, 0, 1),
        (seen(1, 2, 8, 9, 10, restarts=[2]), 0, 0, 0),
        (seen(1, 2, 8, 9, 10, restarts=[1]), 5, 0, 0),
    ],
    ids=["whole", "came later", "hole", "short", "last twice", "old again", "other text", "snapshot", "wrong snapshot"],
)
def test_compare_finds_what_differs_from_the_feed(viewer, gaps, doubled, different):
    found = compare([viewer], TRUTH)

    assert (found.gaps, found.doubled, found.different) == (gaps, doubled, different)
    assert found.viewers_differing == bool(gaps or doubled or different)


def test_compare_counts_a_viewer_that_never_saw_a_frame():
    assert compare([Seen(), seen(*range(1, 11))], TRUTH).never_connected == 1


def test_digest_tells_contents_apart_and_leaves_withdrawn_ones():
    frame = {"seq": 3, "kind": "question", "data": {"id": 1, "text": "路灯"}}

    assert digest(frame) == digest({"data": {"text": "路灯", "id": 1}, "kind": "question", "seq": 3, "at": "later"})
    assert digest(frame) != digest(frame | {"data": {"id": 1, "text": "路灯。"}})
    assert digest(frame | {"data": None}) == 0
    assert compare([seen(*range(1, 11), n4=1)], TRUTH | {4: 0}).different == 0


@pytest.mark.django_db
def test_stored_finds_nothing_wrong_with_what_was_kept():
    occasion, history = rehearsed()

    found = stored(occasion, history)

    assert found == Stored(**NOTHING_WRONG)


@pytest.mark.django_db
def test_stored_finds_a_lost_question():
    occasion, history = rehearsed()
    gone = Submission.objects.filter(occasion=occasion).first()

    Submission.objects.filter(pk=gone.pk).update(number="LS-1999-000001")

    assert stored(occasion, history).lost == [history.receipts[gone.pk]]


@pytest.mark.django_db
def test_stored_finds_a_doubled_question():
    occasion, history = rehearsed()
    letter = Message.objects.filter(kind="letter", submission__occasion=occasion).first()

    again = submit(factories.letter(occasion, body=letter.text, visitor="visitor-1"))

    assert again.submission.pk not in history.receipts
    assert stored(occasion, history).doubled == 1


@pytest.mark.django_db
def test_stored_counts_what_became_of_each_approved_question():
    occasion, history = factories.interview("live"), History()
    host, guest = (occasion.participants.get(part=part) for part in ("host", "guest"))
    one, two, three, four = (
        promised(occasion, history, text) for text in ("路灯何时修？", "井盖何时换？", "井盖谁来换？", "栏杆何时修？")
    )
    interview.air(one, by=host.user)
    reply.release_answer(one, guest, "明天修好。", by=guest.user)
    joining.join(three, two, by=host.user)

    before = stored(occasion, history)
    interview.end(occasion, by=host.user)
    after = stored(occasion, history)

    assert (before.answered, before.joined, before.forwarded) == (1, 0, 0)
    assert before.broken == [two.number, three.number, four.number]
    assert (after.answered, after.joined, after.forwarded, after.broken) == (1, 1, 2, [])
    assert after.published == 4


def promised(occasion, history, text):
    """An approved question of a citizen of the rehearsal."""
    history.asking("visitor-1", text)
    question = factories.approved_question(occasion, body=text, visitor="visitor-1")
    history.accepted({"id": question.pk, "number": question.number, "repeat": False}, 0.1)
    return question


def rehearsed():
    """An interview with three questions of two visitors, one of whom asked the same twice on purpose."""
    occasion, history = factories.interview("live"), History()
    for visitor, text in (("visitor-1", "路灯什么时候修？"), ("visitor-2", "井盖松了。"), ("visitor-2", "井盖松了。")):
        history.asking(visitor, text)
        receipt = submit(factories.letter(occasion, body=text, visitor=visitor))
        history.accepted({"id": receipt.submission.pk, "number": receipt.number, "repeat": False}, 0.1)
    return occasion, history


def test_history_notices_two_numbers_of_one_question():
    history = History()

    for number in ("LS-2026-000001", "LS-2026-000002"):
        history.accepted({"id": 1, "number": number, "repeat": True}, 0.1)

    assert len(history.problems) == 1
    assert history.repeats == 2


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"lost": ["LS-2026-000001"]}, "lost"),
        ({"doubled": 2}, "doubled"),
        ({"broken": ["LS-2026-000001"]}, "approved, neither answered nor joined nor forwarded"),
    ],
)
def test_report_fails_when_a_question_is_lost_doubled_or_forgotten(wrong, named):
    given = NOTHING_WRONG | wrong
    viewer = SimpleNamespace(order=SimpleNamespace(counts=Counts()))
    crowd = SimpleNamespace(viewers=[viewer], seen=[seen(*range(1, 11))], delivered=10)

    told = report({}, History(), crowd, Stored(**given), compare(crowd.seen, TRUTH))

    assert list(told.failed) == [named]
    assert told.lines()[-1].startswith("FAILED")


def test_percentiles_are_milliseconds_of_real_values():
    assert percentiles([]) == {"n": 0}
    assert percentiles(n / 1000 for n in range(1, 101)) == {"n": 100, "p50": 51, "p95": 96, "p99": 100, "max": 100}


def test_questions_are_read_cut_at_a_sentence_and_repeated(tmp_path):
    file = tmp_path / "questions.jsonl"
    long = "路面坑洼。" * 70
    lines = [{"body": "路灯不亮\n怎么办？"}, {"subject": "井盖松了。"}, {"body": long}, {"body": "啊"}, ["no object"]]
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\nno json\n", encoding="utf-8")

    questions = read(file)

    assert questions.texts == ["路灯不亮 怎么办？", "井盖松了。", "路面坑洼。" * 60]
    assert (questions.cut, questions.skipped) == (1, 3)
    assert [questions.next() for _ in range(4)] == [*questions.texts, questions.texts[0]]


def test_a_text_without_sentences_is_cut_hard():
    assert shortened("长" * 301) == "长" * 300
    assert shortened("长" * 300) == "长" * 300


def test_questions_without_a_usable_line_are_refused(tmp_path):
    file = tmp_path / "empty.jsonl"
    file.write_text("{}\n", encoding="utf-8")

    with pytest.raises(ValueError, match="no question"):
        read(file)


def test_repeating_ends_with_patience():
    tries = []

    def away():
        tries.append(1)
        raise Unreachable("away", 0.01)

    with pytest.raises(Unreachable):
        until_answered(away, patience=0.5)
    assert len(tries) >= 2


def test_browser_turns_to_the_next_process_when_one_is_away():
    browser = Browser(["http://127.0.0.1:9", "http://127.0.0.1:10"])

    with pytest.raises(Unreachable):
        browser.get("/")

    assert browser.url == "http://127.0.0.1:10"
    assert browser.lost == 1


def test_questions_go_round():
    questions = Questions(["一", "二"])

    assert [questions.next() for _ in range(5)] == ["一", "二", "一", "二", "一"]


@pytest.mark.django_db
def test_rehearsal_is_refused_outside_the_demo_and_without_an_interview(settings, tmp_path):
    with pytest.raises(CommandError, match="no such interview"):
        call_command("rehearse", "999999")

    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=on"):
        call_command("rehearse", "1")
