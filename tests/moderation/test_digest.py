"""The daily summary: each moderator once, from eight on, until they switch it off."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from moderation.actions import approve, reject
from moderation.actions.digest import NO_MORE, send_digests, want_digest, wants_digest
from moderation.digest_mail import written
from moderation.digest_tokens import digest_token, read_digest_token
from moderation.models import Digest
from moderation.queries.digest import day_figures
from people.refusals import NotSent
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]
YESTERDAY = date(2026, 3, 2)


@pytest.fixture
def monday(frozen, make_case, moderator):
    """Yesterday four texts came: one was published, one refused; two wait this morning."""
    frozen.move_to(timezone.localtime() - timedelta(days=1))
    cases = [make_case(f"第{number}栋什么时候装电梯？") for number in range(4)]
    frozen.shift(180)
    approve(cases[0], by=moderator, version=1)
    frozen.shift(120)
    reject(cases[1], by=moderator, version=1, reason="insult")
    frozen.move_to(timezone.localtime().replace(day=3, hour=8, minute=0, second=0))
    return cases


def test_summary_goes_out_from_eight_on_once_to_each_moderator(monday, frozen, moderator):
    other = factories.user("moderator", language="en")
    factories.user()
    factories.user("moderator", is_active=False)
    factories.user("moderator", where=factories.department())
    factories.user("moderator", mail="", phone="13900001111")
    frozen.move_to(timezone.localtime().replace(hour=7, minute=59, second=59))
    assert send_digests() == 0
    frozen.shift(1)

    assert [send_digests() for _ in range(3)] == [2, 0, 0]

    assert sorted(sent.to[0] for sent in mail.outbox) == sorted([moderator.mail, other.mail])
    [english] = [sent for sent in mail.outbox if sent.to == [other.mail]]
    assert english.subject == "Moderation: 2 texts are waiting this morning"
    assert english.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "电梯" not in english.subject + english.body
    frozen.shift(timedelta(days=1))
    assert send_digests() == 2


def test_figures_are_those_of_yesterday_and_of_this_morning(monday, frozen, moderator, make_case):
    make_case("今天早上才来的")

    figures = day_figures(moderator, YESTERDAY)

    assert (figures.came, figures.published, figures.by_rule, figures.refused, figures.joined) == (4, 1, 0, 1, 0)
    assert (figures.own, figures.median_wait, figures.waiting, figures.overdue) == (2, 240, 3, 2)
    assert (figures.unread, figures.appeals, figures.reports) == (0, 0, 0)


def test_mail_leads_to_what_is_open_and_ends_by_one_click(monday, moderator):
    text = written(moderator, day_figures(moderator, YESTERDAY)).body

    assert "/moderation/?tab=overdue" in text
    assert "/moderation/board/" in text
    assert "/moderation/appeals/" not in text  # nothing waits there
    assert digest_token(moderator.pk) in text


def test_quiet_day_brings_no_mail(frozen, moderator):
    assert send_digests() == 0
    assert mail.outbox == []


def test_whoever_has_switched_it_off_gets_none(monday, moderator):
    want_digest(moderator.pk, wanted=False)
    want_digest(moderator.pk, wanted=False)
    assert (send_digests(), wants_digest(moderator)) == (0, False)
    want_digest(moderator.pk, wanted=True)

    assert (send_digests(), wants_digest(moderator)) == (1, True)


def test_mail_that_is_not_taken_is_tried_again(monday, moderator, monkeypatch):
    def refuse(*args, **kwargs):
        raise NotSent()

    with monkeypatch.context() as broken:
        broken.setattr("moderation.actions.digest.send_mail_text", refuse)
        assert send_digests() == 0
    assert not Digest.objects.exists()

    assert send_digests() == 1


def test_link_ends_it_with_one_press_and_a_look_changes_nothing(client, moderator):
    address = f"/moderation/board/summary/{digest_token(moderator.pk)}/"

    assert client.get(address).status_code == 200
    assert wants_digest(moderator)
    assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert client.post(address).status_code == 200
    assert not wants_digest(moderator)
    assert Digest.objects.filter(user=moderator, day=NO_MORE).count() == 1


@pytest.mark.parametrize("token", ["nonsense", "1", "1:forged", "１:x"])
def test_forged_links_lead_nowhere(client, token):
    assert client.get(f"/moderation/board/summary/{token}/").status_code == 404
    assert client.post(f"/moderation/board/summary/{token}/").status_code == 404


def test_token_names_its_person_and_survives_as_long_as_the_mail(frozen, moderator):
    token = digest_token(moderator.pk)
    frozen.shift(timedelta(days=400))

    assert read_digest_token(token) == moderator.pk
    assert read_digest_token(digest_token(10**9)) == 10**9


def test_link_of_an_account_that_is_gone_says_not_found(client, db):
    assert client.post(f"/moderation/board/summary/{digest_token(10**9)}/").status_code == 404


def test_board_switches_it_for_its_reader(client, moderator, stranger):
    client.force_login(moderator)

    assert client.post("/moderation/board/summary/", {"wanted": "0"}).status_code == 302
    assert not wants_digest(moderator)
    client.post("/moderation/board/summary/", {"wanted": "1"})
    assert wants_digest(moderator)
    client.force_login(stranger)
    assert client.post("/moderation/board/summary/", {"wanted": "0"}).status_code == 404
