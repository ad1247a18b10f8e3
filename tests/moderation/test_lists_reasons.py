"""The reasons at their pages: read by all who read the lists, changed by administrators, seen as the author will."""

import pytest

from moderation.actions import keep_reason
from moderation.actions.lists import edition_of
from moderation.models import Reason
from moderation.reasons import REPORTED
from tests import factories

pytestmark = pytest.mark.django_db
ROOT = "/moderation/lists/reasons/"


@pytest.fixture
def admin(client):
    """The browser of an administrator."""
    client.force_login(factories.user("admin"))
    return client


def typed(code: str = "insult", **more) -> dict:
    reason = Reason.objects.filter(code=code).first()
    words = {name: getattr(reason, name) for name in ("label", "label_en", "sentence", "sentence_en", "place")}
    return words | {"is_active": "on", "seen": edition_of(reason)} | more


def test_moderators_read_every_sentence_in_both_languages(client, moderator):
    client.force_login(moderator)
    page = client.get(ROOT).content.decode()

    for reason in Reason.objects.all():
        assert reason.sentence in page
    assert "insults or personal attacks" in page
    assert f"{ROOT}insult/" not in page
    assert client.post(f"{ROOT}insult/", typed()).status_code == 404


def test_administrator_changes_words_and_switches(admin):
    answer = admin.post(f"{ROOT}insult/", typed(sentence="请换一种说法。", conceals="on") | {"code": "other"})

    reason = Reason.objects.get(code="insult")
    assert answer.status_code == 302
    assert (reason.sentence, reason.conceals, reason.is_active) == ("请换一种说法。", True, True)
    assert not Reason.objects.filter(code="other").exists()


def test_preview_shows_both_sentences_and_stores_nothing(admin):
    answer = admin.post(f"{ROOT}insult/", typed(sentence="请您<b>换</b>一种说法。") | {"preview": "yes"})

    preview = answer.content.decode().partition("data-said-preview")[2].partition("</aside>")[0]
    assert answer.status_code == 200
    assert "请您&lt;b&gt;换&lt;/b&gt;一种说法。" in preview
    assert Reason.objects.get(code="insult").sentence_en in preview.replace("&#x27;", "'")
    assert "换" not in Reason.objects.get(code="insult").sentence[:4]


def test_second_administrator_is_told_and_keeps_what_was_typed(admin):
    old = typed(label="骂人")
    theirs = Reason.objects.get(code="insult")
    theirs.sentence = "别人的新说明。"
    keep_reason(theirs, by=factories.user("admin"))

    answer = admin.post(f"{ROOT}insult/", old)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "别人的新说明。" in page
    assert "骂人" in page
    assert Reason.objects.get(code="insult").label != "骂人"
    assert admin.post(f"{ROOT}insult/", old | {"seen": edition_of(theirs)}).status_code == 302
    assert Reason.objects.get(code="insult").label == "骂人"


@pytest.mark.parametrize(
    "wrong", [{"label": ""}, {"sentence_en": ""}, {"label": "长" * 61}, {"sentence": "长" * 501}, {"place": "x"}]
)
def test_reason_that_does_not_fit_is_refused(admin, wrong):
    before = edition_of(Reason.objects.get(code="insult"))

    assert admin.post(f"{ROOT}insult/", typed() | wrong).status_code == 400
    assert edition_of(Reason.objects.get(code="insult")) == before


def test_reason_the_system_gives_cannot_be_switched_off(admin):
    data = typed(REPORTED)
    del data["is_active"]

    answer = admin.post(f"{ROOT}{REPORTED}/", data)

    assert answer.status_code == 400
    assert Reason.objects.get(code=REPORTED).is_active


def test_administrator_adds_a_reason_once(admin):
    words = {
        "code": "off-topic",
        "label": "与主题无关",
        "label_en": "Off topic",
        "sentence": "请另找栏目。",
        "sentence_en": "Try elsewhere.",
        "place": "40",
        "is_active": "on",
    }

    assert admin.post(f"{ROOT}new/", words).status_code == 302
    assert Reason.objects.get(code="off-topic").label == "与主题无关"
    assert admin.post(f"{ROOT}new/", words | {"label": "又一次"}).status_code == 400
    assert admin.post(f"{ROOT}new/", words | {"code": "new"}).status_code == 400
    assert Reason.objects.get(code="off-topic").label == "与主题无关"


def test_reason_that_is_not_there_is_not_found(admin):
    assert admin.get(f"{ROOT}no-such-reason/").status_code == 404
