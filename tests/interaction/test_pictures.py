"""Pictures in the stream: shown by those who may, taken back everywhere, read by nobody else."""

import io
import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from interaction import files
from interaction.actions.pictures import remove_orphans, show_picture, withdraw_picture
from interaction.models import Occasion, Picture
from interaction.queries.room import room_state
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.models import Frame
from tests.interaction.making import interview, participant, person
from tests.interaction.paint import picture
from tests.interaction.told import kinds, last

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def shown(occasion, by, **more):
    given = {"alt": "嘉宾在演播室", "by": by}
    return show_picture(occasion, io.BytesIO(picture()), **given | more)


def stored(settings):
    folder = Path(settings.DATA_DIR) / "files"
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_host_and_transcriber_show_pictures_to_everybody(occasion, host):
    typist = participant(occasion, "transcriber").user

    first, second = shown(occasion, host), shown(occasion, typist, alt_en="The guests")

    assert kinds(occasion.topic) == ["picture", "picture"]
    assert last(occasion.topic)["url"] == reverse("interaction:picture", args=[second.name])
    assert [item["id"] for item in room_state(occasion)["pictures"]] == [first.pk, second.pk]
    assert occasion.events.get(kind="picture", actor=host).is_public


@pytest.mark.parametrize("part", ["guest", "moderator"])
def test_others_show_nothing_and_nothing_is_stored(occasion, part, settings):
    with pytest.raises(NotAllowed):
        shown(occasion, participant(occasion, part).user)

    assert stored(settings) == []


@pytest.mark.parametrize("state", ["draft", "archived", "cancelled"])
def test_no_picture_before_the_announcement_or_after_the_end(state, settings):
    occasion = interview(state)
    host = participant(occasion, "host").user

    with pytest.raises(Closed):
        shown(occasion, host)

    assert stored(settings) == []


@pytest.mark.parametrize(("content", "alt"), [(picture(), "  "), (b"no picture", "嘉宾")])
def test_picture_without_words_and_words_without_picture_are_refused(occasion, host, content, alt, settings):
    with pytest.raises(Refusal):
        show_picture(occasion, io.BytesIO(content), alt=alt, by=host)

    assert stored(settings) == []
    assert not Picture.objects.exists()


def test_interview_that_ends_while_the_picture_is_drawn_takes_none(occasion, host, monkeypatch):
    def slow(content, suffix):
        occasion.__class__.objects.filter(pk=occasion.pk).update(state="archived")
        return "0" * 32 + suffix

    monkeypatch.setattr(files, "store", slow)
    with pytest.raises(Closed):
        shown(occasion, host)

    assert not Picture.objects.exists()


def test_cover_is_the_producers_and_no_part_of_the_stream(client):
    occasion = interview("draft")
    producer, host = person("producer"), participant(occasion, "host").user

    cover = shown(occasion, producer, in_stream=False)

    assert kinds(occasion.topic) == []
    assert room_state(occasion)["pictures"] == []
    with pytest.raises(NotAllowed):
        shown(occasion, host, in_stream=False)
    address = reverse("interaction:picture", args=[cover.name])
    assert client.get(address).status_code == 404
    client.force_login(producer)
    answer = client.get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


def test_withdrawn_picture_is_gone_from_stream_frames_and_address(client, occasion, host):
    taken = shown(occasion, host)
    Occasion.objects.filter(pk=occasion.pk).update(cover=taken)
    address = reverse("interaction:picture", args=[taken.name])
    assert client.get(address).status_code == 200

    withdraw_picture(taken, by=host)

    occasion.refresh_from_db()
    assert occasion.cover is None
    assert client.get(address).status_code == 404
    assert room_state(occasion)["pictures"] == []
    assert Frame.objects.get(stream__topic=occasion.topic, kind="picture").data is None
    assert last(occasion.topic) == {"what": "picture", "id": taken.pk}
    with pytest.raises(Stale):
        withdraw_picture(taken, by=host)


def test_guest_takes_no_picture_back(occasion, host, guest):
    taken = shown(occasion, host)

    with pytest.raises(NotAllowed):
        withdraw_picture(taken, by=guest.user)

    taken.refresh_from_db()
    assert taken.withdrawn_at is None


def test_public_picture_may_be_kept_and_is_nothing_but_a_picture(client, occasion, host):
    taken = shown(occasion, host)

    answer = client.get(reverse("interaction:picture", args=[taken.name]))

    assert answer.content == files.read(taken.name)
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "public, max-age=86400, immutable"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


def test_picture_whose_file_is_lost_and_unknown_names_are_not_there(client, occasion, host):
    taken = shown(occasion, host)
    files.remove([taken.name])

    for name in (taken.name, "0" * 32 + ".jpg", "..%2f..%2fdb.sqlite3"):
        assert client.get(f"/pictures/{name}").status_code == 404


def test_files_without_a_row_and_withdrawn_ones_go_after_a_day(occasion, host, settings):
    kept, withdrawn = shown(occasion, host), shown(occasion, host)
    withdraw_picture(withdrawn, by=host)
    orphan, fresh = files.store(b"x", ".jpg"), files.store(b"y", ".jpg")
    long_ago = (timezone.now() - timedelta(days=1, minutes=1)).timestamp()
    for name in (kept.name, withdrawn.name, orphan):
        os.utime(Path(settings.DATA_DIR) / "files" / name, (long_ago, long_ago))

    assert remove_orphans() == 2
    assert stored(settings) == sorted([kept.name, fresh])
