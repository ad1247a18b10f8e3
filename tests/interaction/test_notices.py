"""The bell and its page: the unread first, by matter; read by POST; mail about a letter ended by one click."""

import pytest
from django.test import Client
from django.utils import translation

from interaction.actions.consent import withdraw_consent
from interaction.actions.mailing import send_notices
from interaction.actions.urging import urge
from interaction.models import NoMail, Notice
from interaction.queries.mails import written
from interaction.queries.notices import matters, shown, unread_count
from people.models import Role
from tests.interaction.desk import accepted, assigned, officer
from tests.interaction.making import department, person
from tests.interaction.own import answered
from tests.rig.post import Box

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SECRET = "蓝鲸密码"


def keys(user) -> list[tuple[str, int]]:
    return [(one.key, one.unread) for one in shown(user, matters(user))]


def test_bell_counts_what_was_not_read_and_asks_nothing_for_visitors(signed_in, client, django_assert_num_queries):
    author = person()
    accepted(author=author)
    assert unread_count(author) == 1

    assert b"bell-count" in signed_in(author).get("/help/").content
    with django_assert_num_queries(0):
        assert b"pill bell" not in Client().get("/help/").content


def test_page_shows_unread_matters_first_and_opens_the_right_page(signed_in):
    author = person()
    old, new = accepted(author=author), accepted(author=author, title="关于路灯")
    client = signed_in(author)
    client.post("/notices/read/", {"matter": f"letter-{new.pk}"})

    assert keys(author) == [(f"letter-{old.pk}", 1), (f"letter-{new.pk}", 0)]
    answer = client.post("/notices/read/", {"matter": f"letter-{old.pk}", "open": "1"})
    assert (answer.status_code, answer["Location"]) == (302, f"/my/{old.number}/")
    assert unread_count(author) == 0
    page = client.get("/notices/").content.decode()
    assert "关于路灯" in page
    assert old.number in page


def test_read_all_leaves_other_peoples_notices(signed_in):
    author, other = person(), person()
    accepted(author=author), accepted(author=other)

    assert signed_in(author).post("/notices/read-all/").status_code == 302

    assert (unread_count(author), unread_count(other)) == (0, 1)


@pytest.mark.parametrize("key", ["letter-1000000", "letter-x", "x", "", "place-99999999999999999999", "register-none"])
def test_unknown_matter_is_not_found(signed_in, key):
    assert signed_in(person()).post("/notices/read/", {"matter": key}).status_code == 404


def test_matter_of_somebody_else_is_not_found_and_stays_unread(signed_in):
    author = person()
    letter = accepted(author=author)

    assert signed_in(person()).post("/notices/read/", {"matter": f"letter-{letter.pk}"}).status_code == 404
    assert unread_count(author) == 1


def test_page_and_acts_want_an_account():
    for answer in (Client().get("/notices/"), Client().post("/notices/read/"), Client().post("/notices/read-all/")):
        assert (answer.status_code, answer["Location"].startswith("/accounts/login/")) == (302, True)
    assert Client().get("/notices/read/").status_code in (302, 405)


def test_colleague_reads_the_number_and_is_led_to_the_desk(signed_in):
    place = department()
    clerk = officer(place)
    letter = assigned(place, title=f"关于{SECRET}", wants_public=False)
    urge(letter, by=person(Role.SUPERVISOR))
    client = signed_in(clerk)

    page = client.get("/notices/").content.decode()

    assert letter.number in page
    assert SECRET not in page
    answer = client.post("/notices/read/", {"matter": f"letter-{letter.pk}", "open": "1"})
    assert answer["Location"] == f"/desk/{letter.pk}/"
    with translation.override("en"):
        mail = written(Notice.objects.get(event__kind="urged"))
    assert "The supervisor asked for speed" in mail.body
    assert f"/desk/{letter.pk}/" in mail.body


def test_page_costs_the_same_with_one_and_three_matters(signed_in, django_assert_max_num_queries):
    counts = []
    for number in (1, 3):
        author = person()
        for _ in range(number):
            answered(author=author)
        client = signed_in(author)
        client.get("/notices/")
        with django_assert_max_num_queries(60) as asked:
            client.get("/notices/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_pages_beyond_the_last_are_the_last(signed_in):
    author = person()
    for _ in range(16):
        accepted(author=author)
    client = signed_in(author)

    assert client.get("/notices/?page=2").content.count(b'name="matter"') == 1
    assert client.get("/notices/?page=99").status_code == client.get("/notices/?page=x").status_code == 200


def test_mail_about_a_letter_ends_by_one_click_and_the_bell_stays(smtp, client):
    box = smtp(Box())
    author = person()
    letter = accepted(author=author, contact={"mail": "me@example.org"}, title=f"关于{SECRET}")
    send_notices()
    for _to, mail in box.mails:
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert SECRET not in mail["Subject"]
        assert SECRET not in mail.get_content()
    assert len(box.mails) == 2
    link = next(mail["List-Unsubscribe"] for to, mail in box.mails if to == [author.mail]).strip("<>")
    path = "/no-more-mail/" + link.split("/no-more-mail/")[1]

    assert client.get(path).status_code == 200
    assert not NoMail.objects.exists()
    pressed = Client(enforce_csrf_checks=True)
    assert [pressed.post(path, {"List-Unsubscribe": "One-Click"}).status_code for _ in range(2)] == [200, 200]

    assert NoMail.objects.get().user == author
    withdraw_consent(letter, by=author)
    assert (send_notices(), len(box.mails)) == (1, 3)
    assert box.mails[-1][0] == ["me@example.org"]
    assert unread_count(author) == 2


def test_contact_that_ended_the_mail_gets_none_while_the_account_does(smtp, client):
    box = smtp(Box())
    letter = accepted(contact={"mail": "me@example.org"})
    send_notices()
    path = "/no-more-mail/" + box.mails[0][1]["List-Unsubscribe"].strip("<>").split("/no-more-mail/")[1]
    client.post(path)
    client.post(path)

    withdraw_consent(letter, with_code=True)

    assert (send_notices(), len(box.mails), NoMail.objects.count()) == (0, 1, 1)


@pytest.mark.parametrize("token", ["x", "l.1.u1:forged", "w"])
def test_forged_link_is_not_found(client, token):
    assert client.get(f"/no-more-mail/{token}/").status_code == 404
    assert client.post(f"/no-more-mail/{token}/").status_code == 404
