"""Before a question is sent its author is told once how personal data in it will be published; nothing is blocked."""

import re

import pytest

from interaction.models import Submission
from interaction.private_words import private_words
from moderation.masking import mask
from tests.interaction.making import approved, case_of, interview

pytestmark = pytest.mark.django_db
TEXT = "楼下天天吵，请打13900001234，我住海尔路83号3号楼2单元501室"
STEP = "Your text shows personal data"


@pytest.fixture(autouse=True)
def no_captcha(settings):
    settings.CAPTCHA = False


def key_of(client, occasion):
    page = client.get(f"/interview/{occasion.pk}/mine/").content.decode()
    return re.search(r'name="key" value="([^"]*)"', page).group(1)


def send(client, occasion, body=TEXT, *, headers=None, **more):
    data = {"body": body, "key": more.pop("key", None) or key_of(client, occasion)} | more
    return client.post(f"/interview/{occasion.pk}/ask/", data, headers={"accept-language": "en"} | (headers or {}))


def hidden_of(page):
    """The hidden fields of the page's forms, of each form by itself."""
    box = page[page.index('data-ask-part="box"') : page.index('data-ask-part="mine"')]
    forms = re.findall(r"<form.*?</form>", box, re.DOTALL)
    return [dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)) for form in forms]


def test_private_words_name_each_piece_once_and_show_the_public_copy():
    told = private_words(f"{TEXT}，就是13900001234")

    assert [(str(hint.name), hint.written, hint.public) for hint in told.hints] == [
        ("手机号", "13900001234", "139****1234"),
        ("详细住址", "83号3号楼2单元501室", "***"),
    ]
    assert "".join(piece.text for piece in told.pieces) == mask(f"{TEXT}，就是13900001234")
    assert [piece.rule for piece in told.pieces if piece.rule] == ["mobile", "address", "mobile"]


@pytest.mark.parametrize("text", ["", "3号楼2单元电梯坏了", "打过12345和110了"])
def test_private_words_are_none_where_nothing_is_masked(text):
    assert private_words(text) is None


@pytest.mark.parametrize("headers", [{}, {"X-Fragment": "1"}])
def test_author_is_shown_the_public_copy_before_it_is_sent(client, occasion, headers):
    shown = send(client, occasion, headers=headers)

    page = shown.content.decode()
    assert shown.status_code == 200
    assert STEP in page
    assert "请打<mark>139****1234</mark>，我住海尔路<mark>***</mark>" in re.sub(r"</?span[^>]*>", "", page)
    assert not Submission.objects.exists()


def test_author_keeps_the_text_with_one_press_and_it_is_taken_once(client, occasion):
    keep, _change = hidden_of(send(client, occasion, byline="海风").content.decode())

    for _ in range(2):
        sent = client.post(f"/interview/{occasion.pk}/ask/", keep)

    asked = Submission.objects.get()
    assert asked.number in sent.content.decode()
    assert (asked.messages.get().text, asked.byline) == (TEXT, "海风")
    assert case_of(asked).public_text == mask(TEXT)


def test_author_goes_back_to_the_form_with_everything_in_it(client, occasion):
    _keep, change = hidden_of(send(client, occasion, byline="海风").content.decode())

    page = client.post(f"/interview/{occasion.pk}/ask/", change).content.decode()

    assert f"{TEXT}</textarea>" in page
    assert 'value="海风"' in page
    assert not Submission.objects.exists()
    assert STEP in send(client, occasion, key=change["key"]).content.decode()


def test_similar_questions_come_after_it_and_it_does_not_come_back(client, occasion):
    approved(occasion, TEXT)
    keep, _change = hidden_of(send(client, occasion).content.decode())

    page = client.post(f"/interview/{occasion.pk}/ask/", keep, headers={"accept-language": "en"}).content.decode()
    assert "Has this been asked already?" in page
    [again] = [fields for fields in hidden_of(page) if "seen" in fields]
    client.post(f"/interview/{occasion.pk}/ask/", again)

    assert Submission.objects.count() == 2


def test_captcha_comes_after_it(client, occasion, settings):
    settings.CAPTCHA = True
    keep, _change = hidden_of(send(client, occasion).content.decode())

    page = client.post(f"/interview/{occasion.pk}/ask/", keep, headers={"accept-language": "en"}).content.decode()

    assert 'name="token"' in page
    assert STEP not in page


@pytest.mark.parametrize(
    ("body", "headers"), [("电梯什么时候装？", {}), ("打过12345和110了", {}), (TEXT, {"Accept": "application/json"})]
)
def test_it_is_not_shown_where_nothing_is_masked_nor_to_programs(client, occasion, body, headers):
    send(client, occasion, body, headers=headers)

    assert Submission.objects.get().messages.get().text == body


def test_a_room_that_takes_nothing_shows_no_step(client):
    closed = interview("archived")

    shown = send(client, interview(), key=None)
    assert STEP in shown.content.decode()
    key = hidden_of(shown.content.decode())[0]["key"]

    assert STEP not in send(client, closed, key=key).content.decode()


@pytest.mark.parametrize("name", ["13900001234", "微信haifeng88", "鲁B12345"])
def test_the_name_shown_holds_no_personal_data(client, occasion, name):
    refused = send(client, occasion, "电梯什么时候装？", byline=name)

    assert refused.status_code == 422
    assert "Leave numbers, plates and addresses out of it." in refused.content.decode()
    assert not Submission.objects.exists()
