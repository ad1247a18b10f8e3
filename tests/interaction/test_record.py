"""The auditors' record of decisions: who may read it, what it says, and that nobody can change it unseen."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from interaction.models import Event
from interaction.queries.verify_decisions import verify
from moderation import actions
from moderation.models import Case, Decision
from tests.interaction.making import interview, moderator, person, question

PAGES = ("/ledger/record/", "/ledger/record.csv", "/ledger/verify/")


@pytest.fixture
def who(db):
    return moderator()


@pytest.fixture
def auditor(db):
    return person("auditor")


@pytest.fixture
def refused(who):
    """A question that was not published for a reason that conceals it."""
    asked = question(interview(), "邻居张大海的门牌是多少？")
    case = Case.objects.get(about_id=asked.pk)
    return actions.reject(case, by=who, version=case.version, reason="privacy")


@pytest.fixture
def approved(who):
    """A question that was published after editing."""
    asked = question(interview(), "什么时候修路？快点修！")
    case = Case.objects.get(about_id=asked.pk)
    return actions.approve(case, by=who, version=case.version, text="什么时候修路？")


@pytest.mark.parametrize("address", PAGES)
def test_nobody_but_auditors_finds_it(client, signed_in, who, refused, address):
    assert client.get(address).status_code == 404
    for other in (who, person(), person("admin"), person("supervisor")):
        assert signed_in(other).get(address).status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_auditors_read_it(signed_in, auditor, refused, address):
    assert signed_in(auditor).get(address).status_code == 200


def test_one_decision_tells_who_when_why_and_both_texts(signed_in, auditor, who, approved):
    decision = approved.decisions.get()
    page = signed_in(auditor).get(f"/ledger/record/{decision.pk}/").content.decode()

    assert who.name in page
    assert "什么时候修路？快点修！" in page
    assert decision.after["public"] == "什么时候修路？"
    assert decision.digest in page
    assert decision.list_version_id is not None


def test_a_concealed_text_is_opened_by_a_press_that_is_noted(signed_in, auditor, refused):
    address = f"/ledger/record/{refused.decisions.get().pk}/"
    closed = signed_in(auditor).get(address).content.decode()

    opened = signed_in(auditor).post(address).content.decode()

    assert "张大海" not in closed
    assert "张大海" in opened
    [noted] = Event.objects.filter(kind="text-read")
    assert (noted.actor, noted.data, noted.is_public) == (auditor, {"case": refused.pk}, False)


def test_the_table_holds_no_text_and_is_narrowed_as_the_page(signed_in, auditor, approved, refused):
    body = signed_in(auditor).get("/ledger/record.csv?outcome=rejected").content.decode("utf-8-sig")

    [row] = csv.DictReader(io.StringIO(body))
    assert (row["case"], row["outcome"], row["reason"]) == (str(refused.pk), "rejected", "privacy")
    assert "张大海" not in body


@pytest.mark.parametrize(
    "query", ["month=2026-13", "person=zzz", "person=99999999999999999999", "outcome='", "page=-1", "family=%00"]
)
def test_nonsense_in_the_address_is_no_error(signed_in, auditor, refused, query):
    assert signed_in(auditor).get(f"/ledger/record/?{query}").status_code == 200


def test_the_list_takes_as_many_queries_for_three_as_for_one(signed_in, auditor, refused, django_assert_num_queries):
    client = signed_in(auditor)
    client.get("/ledger/record/")
    with django_assert_num_queries(10) as few:
        client.get("/ledger/record/")
    for _ in range(2):
        case = Case.objects.get(about_id=question(interview(), "再问一次？", visitor="x").pk)
        actions.reject(case, by=moderator(), version=case.version, reason="insult")

    with django_assert_num_queries(len(few)):
        client.get("/ledger/record/")


def test_an_untouched_record_holds(approved, refused, capsys):
    call_command("verify_record")

    assert "holds: 2 decisions" in capsys.readouterr().out


def test_a_changed_row_is_named(signed_in, auditor, approved):
    row = approved.decisions.get()
    change(row.pk, "outcome", "merged")

    assert verify().broken == [f"decision {row.pk}: the row was changed after it was written"]
    assert (
        "It does not hold"
        in signed_in(auditor).get("/ledger/verify/", headers={"accept-language": "en"}).content.decode()
    )
    with pytest.raises(CommandError, match=f"decision {row.pk}"):
        call_command("verify_record")


def test_a_row_changed_together_with_its_hash_is_named_by_its_event(approved):
    row = approved.decisions.get()
    change(row.pk, "digest", "0" * 64)

    assert f"decision {row.pk}: the row is not the one its event tells of" in verify().broken


def test_a_deleted_row_is_named(approved):
    pk = approved.decisions.get().pk
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM moderation_decision WHERE id = %s", [pk])

    assert verify().broken == [f"decision {pk}: the row is missing"]


def test_a_deleted_event_is_named(refused):
    event = Event.objects.get(kind="reject")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM interaction_notice WHERE event_id = %s", [event.pk])
        cursor.execute("UPDATE interaction_event SET data = '{\"decision\": 999}' WHERE id = %s", [event.pk])

    assert any("is changed or missing" in sentence for sentence in verify().broken)
    assert "decision 999: the row is missing" in verify().broken


def test_decisions_cannot_be_changed_by_the_program(refused):
    with pytest.raises(TypeError):
        Decision.objects.filter(pk=refused.decisions.get().pk).update(outcome="approved")
    with pytest.raises(TypeError):
        Decision.objects.all().delete()


def change(pk: int, column: str, value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE moderation_decision SET {column} = %s WHERE id = %s", [value, pk])
