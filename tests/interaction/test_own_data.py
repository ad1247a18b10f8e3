"""A person's own data: the export holds it, the erasure leaves the matter and not the person."""

import pytest

from interaction.actions.erasure import forget_author
from interaction.actions.follow import follow
from interaction.models import Follow, Notice, Submission
from people.actions.erasure import erase
from people.own_data import export
from tests.interaction.making import approved, interview, person, question

pytestmark = pytest.mark.django_db


def test_export_holds_own_texts_and_nobody_elses():
    occasion, author = interview(), person()
    question(occasion, "我自己的问题怎么办？", author=author)
    question(occasion, "别人的问题怎么办？", author=person())

    told = export(author)["submissions"]

    assert [message["text"] for one in told for message in one["messages"]] == ["我自己的问题怎么办？"]


def test_erasure_unlinks_texts_and_empties_contacts():
    author = person()
    asked = approved(interview(), author=author, contact={"mail": "me@example.org"})
    assert Notice.objects.filter(user=author).exists()

    forget_author(author)

    asked.refresh_from_db()
    assert (asked.author, asked.contact) == (None, {})
    assert not asked.messages.filter(author=author).exists()
    assert not Notice.objects.exists()
    assert asked.published_at is not None
    assert [event.kind for event in asked.events.order_by("seq")][-1] == "author-erased"
    assert Submission.objects.count() == 1


def test_what_an_account_follows_is_exported_and_erased():
    someone, followed = person(), interview("collecting")
    follow(followed, someone)
    follow(followed, person())

    assert [(one["number"], one["wanted"]) for one in export(someone)["follows"]] == [(followed.pk, True)]
    erase(someone)

    assert Follow.objects.count() == 1
