"""A reader reports a published question or letter, with or without an account."""

import pytest
from django.test import Client

from interaction.actions.reporting import report_text
from interaction.models import Notice
from interaction.queries.report import case_of
from interaction.queries.room import room_state
from moderation.actions.hide import hide
from moderation.actions.reports import Reporter
from moderation.models import Case, Report
from people.refusals import Closed, NotAllowed
from tests.interaction.desk import handed_over
from tests.interaction.making import approved, moderator, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def asked(occasion):
    return approved(occasion, "物业的王经理就是个骗子？", byline="海风")


def reported(submission, name, by=None, **more):
    return report_text(submission, Reporter(f"p-{name}", f"a-{name}" if by else ""), by=by, why="insult", **more)


def test_report_is_kept_for_the_moderators(asked):
    made = reported(asked, "x", by=person(), text="指名道姓")

    assert (made.case, made.text, made.weight) == (case_of(asked), "指名道姓", 50)


def test_enough_of_them_take_the_question_out_of_the_room(asked, occasion):
    for name in "xyz":
        reported(asked, name, by=person())

    asked.refresh_from_db()
    assert asked.published_at is None
    assert room_state(occasion)["questions"] == []
    told = asked.events.get(kind="hidden").data
    assert (told["rule"], told["reason"]) == ("reports", "reported")


def test_what_is_not_public_is_not_there(occasion, asked):
    waiting = question(occasion, visitor="v9")
    case = case_of(asked)
    hide(case, by=moderator(), version=case.version, reason="insult")

    for one in (waiting, asked):
        with pytest.raises(NotAllowed):
            reported(one, "x")
    assert not Report.objects.exists()


def test_nobody_reports_their_own(occasion):
    author = person()
    mine, browsers = approved(occasion, author=author), approved(occasion, visitor="v2")

    with pytest.raises(Closed):
        reported(mine, "x", by=author)
    with pytest.raises(Closed):
        report_text(browsers, Reporter(browsers.visitor), by=None, why="insult")


def test_captcha_is_asked_last_and_keeps_nothing_without_it(asked):
    assert reported(asked, "x", allow=lambda: False) is None
    assert not Report.objects.exists()


def test_imported_letter_without_a_case_can_be_reported(frozen):
    letter = handed_over(body="早年的一封信？")
    Case.objects.all().update(about_id=0)

    made = reported(letter, "x", by=person())

    assert (made.case.state, made.case.text, made.case.scope) == ("approved", "早年的一封信？", letter.occasion.topic)
    case = hide(made.case, by=moderator(), version=1, reason="insult")
    letter.refresh_from_db()
    assert (case.state, letter.published_at) == ("hidden", None)


def test_page_shows_the_text_and_takes_a_report(client, asked, settings):
    settings.CAPTCHA = False
    page = client.get(f"/report/{asked.pk}/")
    assert "王经理" in page.content.decode()
    assert page["Cache-Control"] == "private, no-store"

    done = client.post(f"/report/{asked.pk}/", {"why": "insult", "text": "指名道姓"})

    assert (done.status_code, done["Location"]) == (302, "/report/thanks/")
    assert client.get("/report/thanks/").status_code == 200
    made = Report.objects.get()
    assert (made.why, made.weight, made.account_key) == ("insult", 25, "")
    client.post(f"/report/{asked.pk}/", {"why": "other"})
    assert Report.objects.count() == 1


def test_account_counts_more_and_once_over_all_browsers(asked, settings):
    reader = person()
    for _browser in range(2):
        client = Client()
        client.force_login(reader)
        assert client.post(f"/report/{asked.pk}/", {"why": "privacy"}).status_code == 302

    made = Report.objects.get()
    assert made.weight == 50
    assert made.account_key


def test_visitor_solves_the_captcha_and_nothing_typed_is_lost(client, asked, settings):
    settings.CAPTCHA = True

    step = client.post(f"/report/{asked.pk}/", {"why": "insult", "text": "指名道姓"})

    page = step.content.decode()
    assert step.status_code == 200
    assert 'name="token"' in page
    assert 'name="text" value="指名道姓"' in page
    assert not Report.objects.exists()
    wrong = client.post(f"/report/{asked.pk}/", {"why": "insult", "text": "指名道姓", "token": "x", "answer": "1234"})
    assert wrong.status_code == 422
    assert not Report.objects.exists()


@pytest.mark.parametrize("data", [{}, {"why": "nonsense"}, {"why": "insult", "text": "长" * 301}, {"why": "a\0b"}])
def test_what_does_not_fit_is_said_on_the_form(client, asked, data):
    answer = client.post(f"/report/{asked.pk}/", data)

    assert answer.status_code == 422
    assert "王经理" in answer.content.decode()
    assert not Report.objects.exists()


def test_moderator_is_led_to_the_desk(client, asked):
    client.force_login(moderator())

    for answer in (client.get(f"/report/{asked.pk}/"), client.post(f"/report/{asked.pk}/", {"why": "insult"})):
        assert (answer.status_code, answer["Location"]) == (302, f"/moderation/{case_of(asked).pk}/")
    assert not Report.objects.exists()


def test_what_cannot_be_read_cannot_be_reported(client, occasion):
    waiting = question(occasion)

    for pk in (waiting.pk, 999_999):
        assert client.get(f"/report/{pk}/").status_code == 404
        assert client.post(f"/report/{pk}/", {"why": "insult"}).status_code == 404


def test_one_network_with_fresh_cookies_hides_nothing_alone(asked, settings):
    settings.CAPTCHA = False

    answers = [Client().post(f"/report/{asked.pk}/", {"why": "privacy"}).status_code for _browser in range(4)]

    asked.refresh_from_db()
    assert answers == [302, 302, 429, 429]
    assert asked.published_at


def test_pages_of_published_texts_lead_to_the_form(client, occasion, frozen):
    asked = approved(occasion, "公开的问题怎么办？", visitor="v8")
    letter = handed_over()

    for page in (f"/interview/{occasion.pk}/", f"/interview/{occasion.pk}/answers/{asked.pk}/"):
        assert f'href="/report/{asked.pk}/"' in client.get(page, follow=True).content.decode(), page
    assert f'href="/report/{letter.pk}/"' in client.get(f"/enquiry/{letter.pk}/").content.decode()


def test_reporter_gets_no_notice_and_the_author_learns_nothing_of_them(asked):
    reported(asked, "x", by=person(), text="指名道姓")

    assert not Notice.objects.filter(event__kind="hidden").exists()
    assert "指名道姓" not in str(list(asked.events.values_list("data", flat=True)))
