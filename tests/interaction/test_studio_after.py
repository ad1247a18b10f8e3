"""What may be added below the answers once an interview is over."""

import re

import pytest

from interaction.actions import interview as acts
from interaction.actions.notes import add_note
from interaction.actions.reply import release_answer
from interaction.models import Message
from interaction.queries.studio_sheet import afterwards
from people.models import Role
from tests.interaction.making import approved, department, person
from tests.interaction.studio_rooms import at, page, queries

pytestmark = [pytest.mark.django_db, pytest.mark.database]
AS_JSON = {"Accept": "application/json"}


@pytest.fixture
def asked(occasion):
    return approved(occasion)


def answered(occasion, guest, host, number):
    for place in range(number):
        asked = approved(occasion, f"第{number}{place}个问题怎么办？", visitor=f"v{number}{place}")
        answer = release_answer(asked, guest, "这样办。", by=guest.user)
        add_note(answer, "补充一句。", kind=Message.Kind.NOTE, by=host)
        acts.say(occasion, "下一个问题。", by=host)
    return answer


def test_afterwards_lists_what_was_published_with_the_forms_each_may_use(client, occasion, host, guest):
    answer = answered(occasion, guest, host, 1)
    acts.end(occasion, by=host)
    officer = person(Role.OFFICER, department=answer.department)
    rights = {
        name: [(entry.may_correct, entry.may_progress) for entry in afterwards(occasion, who)]
        for name, who in (("host", host), ("guest", guest.user), ("officer", officer))
    }

    assert rights == {
        "host": [(True, False), (True, False)],
        "guest": [(True, True), (False, False)],
        "officer": [(False, True), (False, False)],
    }
    shown = page(client, at(occasion, "after"), officer)
    assert "补充一句。" in shown
    assert shown.count(f'action="{at(occasion, "note")}"') == 1


def test_note_by_a_plain_form_stands_below_the_answer(client, occasion, host, guest):
    answer = answered(occasion, guest, host, 1)
    acts.end(occasion, by=host)
    client.force_login(guest.user)

    sent = {"about": answer.pk, "kind": "progress", "text": "六月十七日已通车。"}
    answer_page = client.post(at(occasion, "note"), sent)

    assert answer_page.url == f"{at(occasion, 'after')}#m{answer.pk}"
    assert "六月十七日已通车。" in page(client, at(occasion, "after"))


@pytest.mark.parametrize(
    "sent", [{}, {"kind": "answer"}, {"text": "长" * 3000}, {"about": "999999999999999999999"}, {"about": "x"}]
)
def test_note_with_nonsense_gets_a_sentence(client, occasion, host, guest, sent):
    answer = answered(occasion, guest, host, 1)
    client.force_login(guest.user)
    before = Message.objects.count()

    told = client.post(at(occasion, "note"), {"about": answer.pk, "kind": "progress"} | sent, headers=AS_JSON)

    assert told.status_code == 400
    assert told.json()["sentence"]
    assert Message.objects.count() == before


def test_officer_of_another_department_finds_nothing_afterwards(client, occasion, host, guest):
    answered(occasion, guest, host, 1)
    client.force_login(person(Role.OFFICER, department=department()))

    assert client.get(at(occasion, "after")).status_code == 404
    assert client.post(at(occasion, "note"), {}).status_code == 404


def test_afterwards_asks_as_often_for_three_answers_as_for_one(client, occasion, host, guest):
    answered(occasion, guest, host, 1)
    client.force_login(guest.user)
    client.get(at(occasion, "after"))
    one = queries(client, at(occasion, "after"))

    answered(occasion, guest, host, 2)

    assert queries(client, at(occasion, "after")) == one


def test_every_page_of_the_studio_keeps_headings_in_order(client, occasion, host, guest, asked):
    answered(occasion, guest, host, 1)
    for address in (at(occasion, "question", asked.pk), at(occasion, "after"), f"/studio/{occasion.pk}/"):
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", page(client, address, host))]

        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False)), address
