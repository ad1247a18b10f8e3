"""Watching departments and published letters: one click, told once of each new public answer, ended by one click."""

import pytest
from django.utils import translation

from interaction.actions import watching
from interaction.actions.letters_release import release
from interaction.actions.mailing import send_notices
from interaction.actions.watching import MOST, tell_watchers, unwatch, watch
from interaction.models import Notice, Submission, Watch
from interaction.queries.mails import written
from moderation.actions.hide import hide
from people.actions.erasure import erase
from people.own_data import export
from people.refusals import NotAllowed, Refusal
from tests.interaction.desk import approver, assigned
from tests.interaction.desk import written as draft_of
from tests.interaction.letters import enquiry, published
from tests.interaction.making import case_of, department, moderator, person
from tests.rig.post import Box

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def answer(letter, **more) -> Submission:
    """The letter after its answer was released."""
    draft = draft_of(letter)
    release(letter, by=approver(letter.department), version=draft.version, **more)
    return Submission.objects.get(pk=letter.pk)


def told(user) -> list[str]:
    return [one.event.submission.number for one in Notice.objects.filter(user=user).order_by("pk")]


def test_watcher_of_a_department_is_told_once_of_each_public_answer():
    place, reader, stranger = department(), person(), person()
    watch(reader, department=place)
    letter = answer(assigned(place))
    answer(assigned(department()))

    assert (tell_watchers(), tell_watchers()) == (1, 0)

    assert (told(reader), told(stranger)) == ([letter.number], [])


def test_private_answer_and_what_was_before_the_watch_are_not_told():
    place, reader = department(), person()
    answer(assigned(place))
    watch(reader, department=place)
    answer(assigned(place, wants_public=False))
    answer(assigned(place), keep_private=True)

    assert (tell_watchers(), told(reader)) == (0, [])


def test_answer_taken_from_the_public_between_looking_and_telling_is_not_told(monkeypatch):
    place, reader = department(), person()
    watch(reader, department=place)
    letter, found = answer(assigned(place)), watching.watchers_of

    def meanwhile(event):
        Submission.objects.filter(pk=letter.pk).update(published_at=None)
        return found(event)

    monkeypatch.setattr(watching, "watchers_of", meanwhile)

    assert (tell_watchers(), told(reader)) == (0, [])


def test_author_who_watches_gets_the_notice_of_the_author_alone():
    place, author = department(), person()
    watch(author, department=place)
    letter = answer(assigned(place, author=author))

    assert tell_watchers() == 0
    assert told(author).count(letter.number) == Notice.objects.filter(user=author).count()


def test_hidden_answer_is_neither_told_nor_mailed(smtp):
    box, place, reader = smtp(Box()), department(), person()
    watch(reader, department=place)
    first = answer(assigned(place))
    hide(case_of(first), by=moderator(), version=case_of(first).version, reason="privacy")
    assert (tell_watchers(), told(reader)) == (0, [])
    second = answer(assigned(place))
    tell_watchers()
    Submission.objects.filter(pk=second.pk).update(published_at=None)

    send_notices()

    assert [to for to, _mail in box.mails] == []


def test_mail_names_the_public_title_in_the_body_only_and_ends_by_one_click(smtp, client):
    box, place, reader = smtp(Box()), department(), person(language="en")
    watch(reader, department=place)
    letter = answer(assigned(place, title="关于路灯，电话13912345678"))
    tell_watchers()

    assert send_notices() == 1
    mail = box.mails[0][1]
    assert mail["Subject"] == f"{letter.number}: a new public answer"
    assert "路灯" in mail.get_content()
    assert "13912345678" not in mail.get_content()
    link = mail["List-Unsubscribe"].strip("<>")
    assert client.post("/no-more-mail/" + link.split("/no-more-mail/")[1]).status_code == 200
    assert not Watch.objects.exists()


def test_mail_that_waits_is_not_sent_once_the_watch_has_ended(smtp):
    box, place, reader = smtp(Box()), department(), person()
    watch(reader, department=place)
    answer(assigned(place))
    tell_watchers()
    unwatch(reader, department_id=place.pk)

    assert (send_notices(), box.mails) == (0, [])


def test_letter_can_be_watched_while_it_is_public(signed_in):
    letter, hidden, reader = published(), enquiry(2), person()
    client = signed_in(reader)

    assert client.get(f"/watch/letter/{letter.pk}/").status_code == 200
    assert client.post(f"/watch/letter/{letter.pk}/", {"next": "/enquiry/"})["Location"] == "/enquiry/"
    assert client.post(f"/watch/letter/{letter.pk}/", {"next": "https://evil.example/"})["Location"] == "/my/watching/"
    assert Watch.objects.get().submission == letter
    assert client.get(f"/watch/letter/{hidden.pk}/").status_code == 404
    assert client.post(f"/watch/letter/{hidden.pk}/").status_code == 404
    with pytest.raises(NotAllowed):
        watch(reader, letter=hidden)
    page = client.get("/my/watching/").content.decode()
    assert letter.title in page
    client.post(f"/watch/letter/{letter.pk}/", {"wanted": "no"})
    client.post(f"/watch/letter/{letter.pk}/", {"wanted": "no"})
    assert not Watch.objects.exists()


def test_list_leaves_out_what_is_not_public_any_more_and_costs_the_same(signed_in, django_assert_num_queries):
    reader = person()
    client = signed_in(reader)
    watch(reader, letter=published(1))
    client.get("/my/watching/")
    with django_assert_num_queries(5) as asked:
        client.get("/my/watching/")
    gone = published(2, title="关于井盖")
    for one in (gone, published(3), published(4)):
        watch(reader, letter=one)
    with django_assert_num_queries(len(asked)):
        client.get("/my/watching/")
    Submission.objects.filter(pk=gone.pk).update(published_at=None)
    assert "关于井盖" not in client.get("/my/watching/").content.decode()


def test_visitor_is_led_to_sign_in_and_unknown_places_are_not_found(client, signed_in):
    place = department()
    assert client.post(f"/watch/department/{place.pk}/")["Location"].startswith("/accounts/login/")
    assert signed_in(person()).get("/watch/department/999999/").status_code == 404


def test_too_many_are_refused_and_the_same_again_is_not(monkeypatch):
    assert MOST == 200
    monkeypatch.setattr("interaction.actions.watching.MOST", 1)
    reader, place = person(), department()
    watch(reader, department=place)
    assert watch(reader, department=place).pk == Watch.objects.get().pk

    with pytest.raises(Refusal):
        watch(reader, department=department())


def test_export_lists_watches_and_erasure_ends_them():
    reader, place = person(), department(name="住建局")
    watch(reader, department=place)
    assert [one["department"] for one in export(reader)["watches"]] == ["住建局"]

    erase(reader)

    assert not Watch.objects.exists()


def test_watchers_mail_in_chinese_is_translated():
    place, reader = department(), person()
    watch(reader, department=place)
    answer(assigned(place))
    tell_watchers()
    with translation.override("zh-hans"):
        assert written(Notice.objects.get(user=reader)).headers["List-Unsubscribe-Post"]
