"""Following an interview: account and mail, the confirming link, the one click that ends it, number, code, calendar."""

import re
from datetime import timedelta

import icalendar
import pytest
from django.core import mail
from django.utils import translation

from interaction.actions import follow
from interaction.actions.events import record
from interaction.follow_tokens import Receiver, confirm_token, read_stop_token, stop_token
from interaction.models import Follow
from people.crypto import blind_index
from people.refusals import Closed
from tests.interaction.making import interview, person

pytestmark = pytest.mark.django_db
MAIL = "me@example.org"


@pytest.fixture
def occasion():
    return interview("collecting")


def link_in(message) -> str:
    return re.search(r"https?://[^/\s]+(/follow/\S+)", message.body).group(1)


def test_account_follows_once_and_stops(occasion):
    someone = person()

    follow.follow(occasion, someone)
    follow.follow(occasion, someone)

    assert Follow.objects.get().confirmed_at is not None
    follow.stop(Receiver(occasion.pk, user_id=someone.pk))
    assert Follow.objects.get().confirmed_at is None


@pytest.mark.parametrize("state", ["archived", "cancelled"])
def test_nobody_can_follow_what_is_over(state):
    with pytest.raises(Closed):
        follow.follow(interview(state), person())


def test_mail_address_is_kept_only_after_its_holder_confirmed(client, occasion):
    sent = client.post(f"/interview/{occasion.pk}/follow/", {"mail": f"  {MAIL.upper()} "})

    assert sent.status_code == 200
    assert not Follow.objects.exists()
    assert [message.to for message in mail.outbox] == [[MAIL]]
    link = link_in(mail.outbox[0])
    assert MAIL not in link
    client.get(link)
    assert not Follow.objects.exists()

    client.post(link)
    client.post(link)

    kept = Follow.objects.get()
    assert (kept.contact, kept.contact_index, kept.language) == (MAIL, blind_index("mail", MAIL), "zh-hans")


def test_page_says_the_same_of_a_known_and_an_unknown_address(client, occasion):
    follow.confirm(confirm_token(occasion.pk, MAIL, "zh-hans"))

    known, unknown = (
        client.post(f"/interview/{occasion.pk}/follow/", {"mail": address}).content.decode()
        for address in (MAIL, "other@example.org")
    )

    plain = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    assert plain.sub("", known) == plain.sub("", unknown)
    assert len(mail.outbox) == 2


def test_confirming_link_ends_after_a_day(client, occasion, frozen):
    link = f"/follow/{confirm_token(occasion.pk, MAIL, 'zh-hans')}/"
    frozen.shift(24 * 3600 + 1)

    assert [client.get(link).status_code, client.post(link).status_code] == [409, 409]
    assert not Follow.objects.exists()


@pytest.mark.parametrize("token", ["x", "é", "gAAAAAB" + "A" * 200])
def test_foreign_confirming_link_is_refused(client, token):
    assert client.post(f"/follow/{token}/").status_code == 409


def test_one_click_of_a_mail_program_ends_the_mails(client, occasion):
    kept = follow.confirm(confirm_token(occasion.pk, MAIL, "zh-hans"))
    token = stop_token(Receiver(occasion.pk, contact_index=kept.contact_index))

    assert client.get(f"/unfollow/{token}/").status_code == 200
    assert Follow.objects.get().confirmed_at is not None
    done = client.post(f"/unfollow/{token}/", {"List-Unsubscribe": "One-Click"})

    assert done.status_code == 200
    ended = Follow.objects.get()
    assert (ended.confirmed_at, ended.contact) == (None, "")


def test_one_click_needs_no_form_token_and_a_true_link(occasion, client):
    client.handler.enforce_csrf_checks = True
    token = stop_token(Receiver(occasion.pk, user_id=person().pk))

    assert client.post(f"/unfollow/{token}/").status_code == 200
    assert client.post(f"/unfollow/{token[:-1]}{'A' if token[-1] != 'A' else 'B'}/").status_code == 404
    assert client.post("/unfollow/7.u1/").status_code == 404


def test_stop_token_names_its_receiver():
    for receiver in (Receiver(7, user_id=3), Receiver(7, contact_index="ab" * 32)):
        assert read_stop_token(stop_token(receiver)) == receiver


def test_ending_mail_about_an_interview_that_is_gone_says_so(client):
    assert client.post(f"/unfollow/{stop_token(Receiver(999, contact_index='a' * 64))}/").status_code == 409


def test_bad_address_gets_a_sentence_and_no_mail(client, occasion):
    refused = client.post(f"/interview/{occasion.pk}/follow/", {"mail": "nobody"})

    assert refused.status_code == 422
    assert 'id="id_mail"' in refused.content.decode()
    assert mail.outbox == []


def test_many_wishes_for_one_address_are_stopped(client, occasion):
    codes = [client.post(f"/interview/{occasion.pk}/follow/", {"mail": MAIL}).status_code for _ in range(6)]

    assert codes == [200] * 5 + [429]
    assert len(mail.outbox) == 5


def test_signed_in_person_follows_by_one_click_and_finds_it_under_my(client, occasion):
    someone = person()
    client.force_login(someone)

    client.post(f"/interview/{occasion.pk}/follow/", follow=True)

    assert Follow.objects.get(user=someone).confirmed_at is not None
    assert f"/interview/{occasion.pk}/unfollow/" in client.get("/my/").content.decode()
    ended = client.post(f"/interview/{occasion.pk}/unfollow/", {"back": "my"})
    assert ended["Location"] == "/my/"
    assert f"/interview/{occasion.pk}/unfollow/" not in client.get("/my/").content.decode()


def test_stranger_cannot_unfollow_for_others(client, occasion):
    assert client.post(f"/interview/{occasion.pk}/unfollow/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_my_page_asks_the_same_queries_for_one_follow_and_three(client, count, django_assert_num_queries):
    someone = person()
    for _ in range(count):
        follow.follow(interview("collecting"), someone)
    client.force_login(someone)
    client.get("/my/")

    with django_assert_num_queries(6):
        client.get("/my/")


@pytest.mark.parametrize("path", ["follow/", "qr.svg", "calendar.ics", "similar/"])
def test_hidden_interview_is_not_there(client, path):
    assert client.get(f"/interview/{interview('draft').pk}/{path}").status_code == 404


def test_number_leads_to_the_room(client, occasion):
    full_width = str(occasion.pk).translate({48 + digit: 0xFF10 + digit for digit in range(10)})

    for typed in (str(occasion.pk), f"No. {occasion.pk}", full_width):
        assert client.get("/join/", {"no": typed})["Location"] == f"/interview/{occasion.pk}/"


@pytest.mark.parametrize(("typed", "code"), [("99", 404), ("", 422), ("abc", 422), ("²", 404), ("9" * 39, 422)])
def test_wrong_number_gets_a_sentence_and_the_field_again(client, typed, code):
    shown = client.get("/join/", {"no": typed})

    assert shown.status_code == code
    assert 'name="no"' in shown.content.decode()


def test_draft_cannot_be_joined_by_its_number(client):
    assert client.get("/join/", {"no": interview("draft").pk}).status_code == 404


def test_qr_code_is_a_drawing_that_may_be_cached(client, occasion):
    drawn = client.get(f"/interview/{occasion.pk}/qr.svg")

    assert drawn["Content-Type"] == "image/svg+xml"
    assert b"<svg" in drawn.content
    assert "public" in drawn["Cache-Control"]
    assert not drawn.cookies


def entry_of(client, occasion):
    calendar = icalendar.Calendar.from_ical(client.get(f"/interview/{occasion.pk}/calendar.ics").content)
    return calendar.walk("VEVENT")[0]


def test_calendar_file_moves_the_same_entry_when_postponed(client, occasion):
    before = entry_of(client, occasion)

    record(occasion, "postpone", data={"reason": "x"})
    occasion.starts_at += timedelta(days=1)
    occasion.ends_at += timedelta(days=1)
    occasion.save()
    after = entry_of(client, occasion)

    assert (before["UID"], before["SEQUENCE"], after["SEQUENCE"]) == (after["UID"], 0, 1)
    assert after.start - before.start == timedelta(days=1)
    assert occasion.title in before["SUMMARY"]
    assert [part.name for part in after.subcomponents] == ["VALARM"]


def test_calendar_file_strikes_out_a_cancelled_interview(client, occasion):
    occasion.state = "cancelled"
    occasion.save()

    entry = entry_of(client, occasion)

    assert entry["STATUS"] == "CANCELLED"
    assert entry.subcomponents == []


def test_calendar_lines_are_folded_at_75_octets(client):
    long = interview("collecting", title="长标题" * 30)

    lines = client.get(f"/interview/{long.pk}/calendar.ics").content.split(b"\r\n")

    assert max(map(len, lines)) <= 75


def test_calendar_speaks_the_readers_language(client):
    both = interview("collecting", title_en="Renewal of old estates")

    english = client.get(f"/interview/{both.pk}/calendar.ics", headers={"Accept-Language": "en"}).content.decode()

    assert "Live interview: Renewal of old estates" in english


def test_confirming_mail_speaks_the_language_of_who_asked(occasion):
    with translation.override("zh-hans"):
        follow.ask_to_confirm(occasion, MAIL, "en")

    assert mail.outbox[0].subject.startswith("Please confirm")
