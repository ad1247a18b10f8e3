"""A letter is written step by step, looked through, and sent exactly once; nothing typed is lost on the way."""

import pytest
from django.test import Client

from interaction.models import ChannelSetting, Draft, Event, Submission
from interaction.queries.drafts import letters_begun
from interaction.receipts import code_hash
from tests import factories
from tests.interaction import writing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_captcha(settings):
    settings.CAPTCHA = False


@pytest.mark.parametrize("channel", writing.FORMS)
def test_write_takes_a_letter_of_every_channel(client, channel):
    letter = writing.written(client, channel)

    assert (letter.channel, letter.state) == (channel, "waiting")
    assert letter.number.startswith("LS-")
    assert letter.events.get(kind="submitted").data == {"channel": channel}


def test_write_keeps_the_answers_where_they_belong(client):
    letter = writing.written(client, "enquiry")

    assert (letter.kind, letter.title, letter.byline) == ("question", "小区东门的路灯坏了", "朱**")
    assert letter.wants_public
    assert letter.contact == {"language": "zh-hans", "name": "朱小明", "phone": "13800138000"}
    assert letter.messages.get().text == writing.ENQUIRY[0]["body"]


def test_write_keeps_the_department_as_a_wish(client):
    office = factories.department("lamps")
    steps = (writing.ENQUIRY[0], {"department": office.pk}, writing.ENQUIRY[2])

    letter = writing.written(client, "enquiry", steps)

    assert letter.department is None
    assert letter.answers == {"department": "lamps"}


def test_write_puts_cause_and_proposal_into_one_text(client):
    letter = writing.written(client, "suggestion")

    step = writing.SUGGESTION[0]
    assert letter.messages.get().text == f"{step['cause']}\n\n{step['body']}"
    assert letter.answers == {}


def test_write_says_what_is_wrong_and_keeps_what_was_typed(client):
    key = writing.begin(client, "/enquiry/new/")
    wrong = {"kind": "question", "title": "短", "body": "东门两盏路灯不亮已经一周。"}

    response = client.post("/enquiry/new/", {"key": key, "step": 0, "go": "next", **wrong})

    assert response.status_code == 422
    assert [field.name for field in response.context["errors"]] == ["title"]
    assert "东门两盏路灯不亮已经一周。" in client.get("/enquiry/new/", {"draft": key}).content.decode()


def test_write_judges_only_the_step_that_was_sent(client):
    key = writing.begin(client, "/enquiry/new/")

    response = client.post("/enquiry/new/", {"key": key, "step": 0, "go": "next", **writing.ENQUIRY[0]})

    assert response.status_code == 302
    assert response["Location"].endswith("step=1")


@pytest.mark.parametrize(("go", "step"), [("back", 0), ("save", 1)])
def test_write_leads_back_without_judging(client, go, step):
    key = writing.begin(client, "/enquiry/new/")

    response = client.post("/enquiry/new/", {"key": key, "step": 1, "go": go, "item": "x" * 99})

    assert response.status_code == 302
    assert f"step={step}" in response["Location"]


def test_write_check_page_leads_to_the_first_step_that_is_wrong(client):
    key = writing.begin(client, "/enquiry/new/")
    client.post("/enquiry/new/", {"key": key, "step": 0, "go": "next", **writing.ENQUIRY[0]})

    response = client.get("/enquiry/new/", {"draft": key, "step": "check"})

    assert response.status_code == 422
    assert response.context["step"] == 2
    assert {field.name for field in response.context["errors"]} >= {"name", "phone"}


def test_write_sends_once_and_shows_the_same_receipt_again(client):
    key = writing.fill(client, "enquiry")

    first, second = writing.send(client, "enquiry", key), writing.send(client, "enquiry", key)
    shown = client.get(first["Location"])

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert Submission.objects.count() == 1
    assert Submission.objects.get().number in shown.content.decode()
    assert not Draft.objects.exists()


def test_write_says_that_it_was_sent_when_a_step_comes_afterwards(client):
    key = writing.fill(client, "enquiry")
    writing.send(client, "enquiry", key)

    late = client.post("/enquiry/new/", {"key": key, "step": 0, "go": "next", **writing.ENQUIRY[0]})

    assert late.status_code == 422
    assert Submission.objects.get().number in late.content.decode()
    assert not Draft.objects.exists()


def test_write_number_and_code_of_the_receipt_open_the_status_page(client):
    shown = client.get(writing.send(client, "enquiry", writing.fill(client, "enquiry"))["Location"])
    receipt = shown.context["receipts"][0]

    found = Client().post("/status/", {"number": receipt.number, "code": receipt.code})

    assert found.status_code == 200
    assert receipt.number in found.content.decode()


def test_write_receipt_is_gone_after_an_hour(client, frozen):
    address = writing.send(client, "enquiry", writing.fill(client, "enquiry"))["Location"]
    frozen.shift(3601)

    assert client.get(address)["Location"] == f"/status/?number={Submission.objects.get().number}"


def test_write_receipt_is_gone_once_its_code_was_replaced(client):
    address = writing.send(client, "enquiry", writing.fill(client, "enquiry"))["Location"]
    code = client.get(address).context["receipts"][0].code
    Submission.objects.update(code_hash=code_hash("AAAA-BBBB-CCCC-DDDD"))

    gone = client.get(address, follow=True)

    assert gone.redirect_chain == [(f"/status/?number={Submission.objects.get().number}", 302)]
    assert code not in gone.content.decode()


@pytest.mark.parametrize("ask", ["get", "post"])
def test_write_another_browsers_key_opens_nothing(client, ask):
    key = writing.fill(client, "enquiry")
    stranger = Client()

    opened = {"draft": key}
    response = stranger.get("/enquiry/new/", opened) if ask == "get" else writing.send(stranger, "enquiry", key)

    assert response.status_code == 409
    assert "东门" not in response.content.decode()
    assert not Submission.objects.exists()


def test_write_receipt_is_not_shown_to_another_browser(client):
    address = writing.send(client, "enquiry", writing.fill(client, "enquiry"))["Location"]

    response = Client().get(address)

    assert response.status_code == 409
    assert Submission.objects.get().number not in response.content.decode()


def test_write_a_letter_that_was_begun_is_offered_to_its_browser_only(client):
    key = writing.begin(client, "/enquiry/new/")
    client.post("/enquiry/new/", {"key": key, "step": 0, "go": "save", **writing.ENQUIRY[0]})

    own, other = client.get("/enquiry/new/"), Client().get("/enquiry/new/")

    assert [one.key for one in own.context["begun"]] == [key]
    assert other.context["begun"] == []


def test_write_begun_letter_can_be_deleted(client):
    key = writing.begin(client, "/enquiry/new/")
    client.post("/enquiry/new/", {"key": key, "step": 0, "go": "save", **writing.ENQUIRY[0]})

    client.post("/enquiry/new/", {"key": key, "go": "forget"})

    assert not Draft.objects.exists()
    assert letters_begun("enquiry", visitor="anybody") == []


def test_write_reading_the_form_writes_nothing(client):
    client.get("/enquiry/new/")

    assert not Draft.objects.exists()


def test_write_closed_channel_says_so_and_takes_nothing(client):
    key = writing.fill(client, "enquiry")
    ChannelSetting.objects.create(channel="enquiry", is_open=False, notice="系统维护，周五恢复。")

    page, sent = client.get("/enquiry/new/"), writing.send(client, "enquiry", key)

    assert "系统维护，周五恢复。" in page.content.decode()
    assert '<form method="post" action="/enquiry/new/' not in page.content.decode()
    assert sent.status_code == 409
    assert not Submission.objects.exists()
    assert Draft.objects.count() == 1


def test_write_anonymous_report_keeps_nothing_of_the_writer(client):
    client.force_login(factories.user())
    steps = (
        {**writing.COMPLAINT[0], "kind": "report"},
        writing.COMPLAINT[1],
        {"anonymous": "on", "name": "朱小明", "phone": "13800138000"},
    )

    letter = writing.written(client, "complaint", steps)

    assert (letter.author, letter.byline, letter.wants_public) == (None, "", False)
    assert letter.contact == {"language": "zh-hans"}


def test_write_anonymous_complaint_is_refused(client):
    key = writing.begin(client, "/complaint/new/")
    for number in (0, 1):
        client.post("/complaint/new/", {"key": key, "step": number, "go": "next", **writing.COMPLAINT[number]})

    response = client.post("/complaint/new/", {"key": key, "step": 2, "go": "next", "anonymous": "on"})

    assert response.status_code == 422
    assert {field.name for field in response.context["errors"]} == {"anonymous", "name", "phone"}


def test_write_complaint_that_reports_a_breach_makes_two_letters(client):
    key = writing.fill(client, "complaint")

    shown = client.get(writing.send(client, "complaint", key, in_two="on")["Location"])
    again = writing.send(client, "complaint", key, in_two="on")

    first, second = Submission.objects.order_by("pk")
    assert (first.kind, second.kind, second.split_from) == ("complaint", "report", first)
    assert (second.byline, second.wants_public) == ("", False)
    assert first.number != second.number
    assert [one.number for one in shown.context["receipts"]] == [first.number, second.number]
    assert again.status_code == 302
    assert Event.objects.filter(kind="split").count() == 2


def test_write_enquiry_is_never_parted(client):
    writing.send(client, "enquiry", writing.fill(client, "enquiry"), in_two="on")

    assert Submission.objects.count() == 1


def test_write_shows_what_would_be_masked_only_where_it_may_be_published(client):
    body = {**writing.ENQUIRY[0], "body": "请打我的电话13912345678，路灯坏了一周。"}
    public = writing.fill(client, "enquiry", (body, *writing.ENQUIRY[1:]))
    private = writing.fill(client, "enquiry", (body, writing.ENQUIRY[1], {**writing.ENQUIRY[2], "wants_public": "no"}))

    pages = [client.get("/enquiry/new/", {"draft": key, "step": "check"}) for key in (public, private)]

    assert [page.context["private"] is not None for page in pages] == [True, False]
