"""What an asker may choose: a name, a theme, a way to be told; and what is said before anybody types."""

import pytest

from interaction.actions.assigning import set_policy
from interaction.actions.interview import change_phase
from interaction.models import Submission
from moderation.actions import restrict
from moderation.models import Reason
from tests.interaction.making import case_of, interview, moderator, participant, person

pytestmark = pytest.mark.django_db
TEXT = "充电桩什么时候能装好？"


@pytest.fixture(autouse=True)
def no_captcha(settings):
    settings.CAPTCHA = False


@pytest.fixture
def occasion():
    return interview()


def key_of(client, occasion) -> str:
    return box(client, occasion).split('name="key" value="')[1].split('"')[0]


def ask(client, occasion, **fields):
    given = {"key": key_of(client, occasion), "body": TEXT, "seen": "1", **fields}
    return client.post(f"/interview/{occasion.pk}/ask/", given)


def box(client, occasion) -> str:
    return client.get(f"/interview/{occasion.pk}/mine/").content.decode()


@pytest.mark.parametrize(("fields", "shown"), [({}, ""), ({"byline": "海风"}, "海风"), ({"real": "on"}, "朱**")])
def test_signed_in_asker_is_shown_as_chosen(client, occasion, fields, shown):
    author = person()
    author.name = "朱一新"
    author.save()
    client.force_login(author)

    ask(client, occasion, **fields)

    assert Submission.objects.get().byline == shown
    assert Submission.objects.get().answers == ({"shown": "real"} if "real" in fields else {})


def test_masked_name_is_previewed_only_to_its_owner(client, occasion):
    assert 'name="real"' not in box(client, occasion)
    author = person()
    author.name = "朱一新"
    author.save()
    client.force_login(author)

    assert 'data-real="朱**"' in box(client, occasion)
    assert 'name="contact"' not in box(client, occasion)


def test_nobody_without_an_account_shows_a_real_name(client, occasion):
    ask(client, occasion, real="on", byline="海风")

    assert (Submission.objects.get().byline, Submission.objects.get().answers) == ("海风", {})


def test_theme_is_kept_with_the_question(client, occasion):
    theme = occasion.themes.create(name="充电与安全")
    interview().themes.create(name="别场的主题")

    assert "充电与安全" in box(client, occasion)
    assert "别场的主题" not in box(client, occasion)
    ask(client, occasion, theme=theme.pk)

    assert Submission.objects.get().theme == theme


@pytest.mark.parametrize("theme", ["999", "x", "-1"])
def test_theme_of_another_interview_is_refused(client, occasion, theme):
    occasion.themes.create(name="充电与安全")

    assert ask(client, occasion, theme=theme).status_code == 422
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [("Me@Example.org", {"mail": "me@example.org"}), ("139 0000 1234", {"phone": "13900001234"}), ("", {})],
)
def test_address_is_kept_in_its_plain_form(client, occasion, settings, given, kept):
    settings.SMS_URL = "https://sms.example.org/"

    ask(client, occasion, contact=given)

    assert Submission.objects.get().contact == {"language": "zh-hans", **kept}


def test_mobile_number_is_refused_where_no_text_message_can_be_sent(client, occasion, settings):
    settings.SMS_URL, settings.DEMO = "", False

    assert ask(client, occasion, contact="13900001234").status_code == 422
    assert ask(client, occasion, contact="nobody").status_code == 422


def test_captcha_step_loses_nothing_that_was_chosen(client, occasion, settings):
    settings.CAPTCHA = True
    theme = occasion.themes.create(name="充电与安全")

    page = ask(client, occasion, theme=theme.pk, byline="海风", contact="me@example.org").content.decode()

    for kept in (f'name="theme" value="{theme.pk}"', 'name="byline" value="海风"', 'value="me@example.org"'):
        assert kept in page


@pytest.mark.parametrize("policy", ["slow", "hold"])
def test_policy_is_said_before_typing(client, occasion, policy):
    host = participant(occasion, "host").user
    plain = box(client, occasion)

    set_policy(occasion, policy, by=host)

    assert box(client, occasion).count('class="notice"') == plain.count('class="notice"') + 1
    assert "<textarea" in box(client, occasion)


@pytest.mark.parametrize("how", ["closed", "wrap-up"])
def test_closed_box_says_so_instead_of_a_field(client, occasion, how):
    if how == "closed":
        set_policy(occasion, "closed", by=participant(occasion, "host").user)
    else:
        change_phase(occasion, "wrap-up", by=None)

    assert "<textarea" not in box(client, occasion)
    assert 'class="notice"' in box(client, occasion)


def test_silenced_author_reads_why_instead_of_a_field_and_loses_no_text(client, occasion):
    key = key_of(client, occasion)
    ask(client, occasion)
    reason = Reason.objects.first()
    restrict(case_of(Submission.objects.get()), by=moderator(), minutes=30, reason=reason.code)

    assert "<textarea" not in box(client, occasion)
    assert reason.sentence in box(client, occasion)
    refused = client.post(f"/interview/{occasion.pk}/ask/", {"key": key, "body": "第二个问题怎么办？", "seen": "1"})
    assert refused.status_code == 409
    assert "第二个问题怎么办？" in refused.content.decode()


def test_receipt_says_that_the_address_is_told(client, occasion):
    with_address = ask(client, occasion, contact="me@example.org").content.decode()

    assert "data-ask-receipt" in with_address
    assert f'data-occasion="{occasion.pk}"' in with_address
