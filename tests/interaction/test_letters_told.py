"""What the desk reads of a letter beside its text, and the instruction of whoever leads."""

from datetime import date

import pytest

from interaction.actions.desk_notes import add_instruction, ask_instruction
from interaction.actions.letters import assign
from interaction.forms.letter_steps import INTAKE
from interaction.models import Deadline, Submission
from interaction.queries.letter_told import WAYS, arrival_of, told_by
from people.models import Role
from people.refusals import Closed, NotAllowed
from tests.interaction.desk import accepted, approver, assigned, officer, report
from tests.interaction.making import department, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
EN = {"HTTP_ACCEPT_LANGUAGE": "en"}


def words(letter: Submission) -> dict[str, str]:
    return {str(one.label): one.text for one in told_by(letter)}


def page_of(client, letter: Submission) -> str:
    return client.get(f"/desk/{letter.pk}/", **EN).content.decode()


def test_desk_reads_the_wish_for_a_department_by_its_name(frozen, signed_in):
    place = department(name="区住建局", name_en="Housing Bureau")
    letter = accepted(answers={"department": place.slug})

    page = page_of(signed_in(person(Role.DISPATCHER)), letter)

    assert "Department the writer has in mind</dt>" in page
    assert "Housing Bureau</dd>" in page


def test_wish_for_a_department_that_is_gone_says_nothing(frozen):
    assert told_by(accepted(answers={"department": "gone", "item": "公积金提取"}))[0].text == "公积金提取"


def test_desk_reads_whom_it_is_about_and_what_is_claimed(frozen, signed_in):
    told = {"respondent": "某某物业公司", "place": "海景路8号", "claim": "退还多收的物业费"}
    letter = accepted(channel="complaint", kind="complaint", wants_public=False, answers=told)

    page = page_of(signed_in(person(Role.DISPATCHER)), letter)

    assert all(f'<span lang="zh-Hans">{text}</span></dd>' in page for text in told.values())


def test_report_without_a_name_says_so(frozen):
    letter = report(answers={"respondent": "王某饭店", "anonymous": True})

    assert list(words(letter).values()) == ["王某饭店", "是"]


@pytest.mark.parametrize(
    ("address", "leads"),
    [("/enquiry/7/", True), ("https://example.org/a", True), ("javascript:alert(1)", False), ("//evil.example", False)],
)
def test_page_of_a_site_error_is_a_link_only_where_it_leads_to_a_page(address, leads, frozen, signed_in):
    letter = accepted(channel="correction", kind="link", wants_public=False, answers={"page": address})

    page = page_of(signed_in(person(Role.DISPATCHER)), letter)

    assert (f'href="{address}"' in page) is leads
    assert address in page


def test_ways_of_coming_in_are_those_of_the_form():
    assert tuple(WAYS.items()) == INTAKE


def test_how_a_letter_came_in_names_way_and_clerk(frozen, signed_in):
    clerk = person(Role.DISPATCHER)
    by_phone = accepted(entered_by=clerk, answers={"intake": "phone"})

    page = page_of(signed_in(person(Role.DISPATCHER)), by_phone)

    assert f"By telephone, typed by {clerk.name} for the writer" in page
    assert "Written on this website" in page_of(signed_in(person(Role.DISPATCHER)), accepted())


def test_language_of_the_writer_is_told_but_not_of_a_protected_one(frozen, signed_in):
    said = "The writer reads this website in English."
    letter = accepted(contact={"language": "en", "name": "Anna"})
    protected = report(contact={"language": "en", "name": "Anna"})
    client = signed_in(person(Role.DISPATCHER))

    assert said in page_of(client, letter)
    assert said not in page_of(client, protected)
    assert arrival_of(protected, restricted=False).is_foreign  # it was there to be told


def test_a_date_that_may_move_is_marked_in_list_and_letter(frozen, signed_in):
    letter = assigned()
    client = signed_in(approver(letter.department))
    assert "Provisional" not in client.get("/desk/?tab=open", **EN).content.decode() + page_of(client, letter)
    Deadline.objects.filter(submission=letter).update(is_provisional=True, due_on=date(2031, 5, 6))

    listed = signed_in(officer(letter.department)).get("/desk/?tab=to-do", **EN).content.decode()

    assert '<span class="badge soon">Provisional</span>' in listed
    assert '<span class="badge soon">Provisional</span>' in page_of(client, letter)


def test_approver_finds_the_boards_and_an_officer_does_not(frozen, signed_in):
    letter = assigned()

    assert 'href="/desk/boards/"' in signed_in(approver(letter.department)).get("/desk/").content.decode()
    assert 'href="/desk/boards/"' not in signed_in(officer(letter.department)).get("/desk/").content.decode()


def test_dispatcher_asks_for_an_instruction_once_until_it_is_there(frozen, signed_in):
    letter, clerk = accepted(), person(Role.DISPATCHER)
    client, address = signed_in(clerk), f"/desk/{letter.pk}/ask-instruction/"
    assert f'action="{address}"' in page_of(client, letter)

    assert [client.post(address).status_code for _time in range(2)] == [302, 302]

    assert letter.events.filter(kind="instruction-asked").count() == 1
    page = page_of(client, letter)
    assert f'action="{address}"' not in page
    assert "It has not been entered yet." in page
    add_instruction(letter, "请住建局三日内答复。", by=clerk)
    page = page_of(client, letter)
    assert f'action="{address}"' in page
    assert "It has not been entered yet." not in page


def test_instruction_is_asked_for_by_dispatchers_alone(frozen, signed_in):
    letter = assigned()
    clerk = officer(letter.department)

    assert "ask-instruction" not in page_of(signed_in(clerk), letter)
    assert signed_in(clerk).post(f"/desk/{letter.pk}/ask-instruction/").status_code == 404
    with pytest.raises(NotAllowed):
        ask_instruction(letter, by=clerk)
    assert signed_in(person()).post(f"/desk/{letter.pk}/ask-instruction/").status_code == 404


def test_no_instruction_is_asked_for_a_letter_that_is_over(frozen, signed_in):
    letter = accepted()
    Submission.objects.filter(pk=letter.pk).update(state="closed")

    with pytest.raises(Closed):
        ask_instruction(letter, by=person(Role.DISPATCHER))
    assert "ask-instruction" not in page_of(signed_in(person(Role.DISPATCHER)), letter)


def test_list_costs_as_many_queries_for_three_letters_as_for_one(frozen, signed_in, django_assert_max_num_queries):
    place, clerk = department(), person(Role.DISPATCHER)
    client = signed_in(officer(place))
    assign(accepted(), place, by=clerk)
    with django_assert_max_num_queries(100) as one:
        client.get("/desk/?tab=to-do")
    for _time in range(2):
        assign(accepted(), place, by=clerk)
    with django_assert_max_num_queries(100) as three:
        client.get("/desk/?tab=to-do")

    assert len(three) == len(one)
