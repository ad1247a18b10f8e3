"""Files with letters: judged by content, private until let out, moved once, gone with the draft."""

import os
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from interaction import files
from interaction.actions.drafts import LETTERS_KEPT, purge_drafts
from interaction.actions.pictures import remove_orphans
from interaction.actions.uploading import attach_to, detach, remove
from interaction.models import Draft, Message, Submission, Upload
from people.refusals import NotAllowed, Stale
from tests import factories
from tests.interaction import hostile, writing

pytestmark = pytest.mark.django_db
NEW = "/enquiry/new/"


@pytest.fixture(autouse=True)
def no_captcha(settings):
    settings.CAPTCHA = False


@pytest.fixture
def key(client):
    """The key of a letter whose first step is kept."""
    found = writing.begin(client, NEW)
    client.post(NEW, {"key": found, "step": 0, "go": "save", **writing.ENQUIRY[0]})
    return found


def sent(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def posted(client, key, content=b"", name="note.txt", /, **more):
    fields = {"key": key, "channel": "enquiry", "file": sent(content or b"hello", name)} | more
    return client.post("/uploads/", fields, headers={"Accept": "application/json"})


def letter_with_file(client) -> Upload:
    key = writing.fill(client, "enquiry")
    posted(client, key)
    writing.send(client, "enquiry", key)
    return Upload.objects.get()


def test_upload_answers_with_what_it_kept(client, key):
    response = posted(client, key, hostile.picture(), "路灯.png")

    assert response.status_code == 201
    assert (response.json()["name"], response.json()["kind"]) == ("路灯.png", "image")
    assert Upload.objects.get().submission is None


def test_upload_refuses_the_sixth_file(client, key):
    answers = [posted(client, key).status_code for _number in range(6)]

    assert answers == [201] * 5 + [400]
    assert Upload.objects.count() == 5


def test_upload_refusal_is_a_sentence_and_keeps_nothing(client, key):
    response = posted(client, key, b"MZ\x90\x00", "a.jpg")

    assert response.status_code == 400
    assert response.json()["sentence"]
    assert not Upload.objects.exists()


@pytest.mark.parametrize("fields", [{"channel": "interview"}, {"channel": "nothing"}, {"key": ""}, {"remove": "x"}])
def test_upload_nonsense_is_not_found(client, key, fields):
    assert posted(client, key, **fields).status_code == 404


def test_upload_without_a_file_says_so(client, key):
    response = client.post("/uploads/", {"key": key, "channel": "enquiry"}, headers={"Accept": "application/json"})

    assert response.status_code == 400


def test_upload_to_another_browsers_letter_is_refused(client, key):
    assert posted(Client(), key).status_code == 409
    assert not Upload.objects.exists()


def test_upload_can_be_removed_once(client, key):
    pk = posted(client, key).json()["id"]
    fields = {"key": key, "channel": "enquiry", "remove": pk}

    first, second = (client.post("/uploads/", fields, headers={"Accept": "application/json"}) for _time in range(2))

    assert (first.status_code, second.status_code) == (200, 409)
    assert not Upload.objects.exists()


def test_detach_another_visitors_file_is_not_allowed(client, key):
    pk = posted(client, key).json()["id"]

    with pytest.raises(NotAllowed):
        detach(pk, key=key, visitor="nobody")

    assert Upload.objects.filter(pk=pk).exists()


def test_write_takes_files_without_scripts(client, key):
    fields = {"key": key, "step": 0, "go": "next", **writing.ENQUIRY[0], "files": [sent(b"hello", "a.txt")]}

    response = client.post(NEW, fields)

    assert response.status_code == 302
    assert Upload.objects.get().name == "a.txt"


def test_write_keeps_text_and_good_files_when_one_is_refused(client, key):
    both = [sent(b"hello", "a.txt"), sent(b"MZ\x90\x00", "b.jpg")]

    response = client.post(NEW, {"key": key, "step": 0, "go": "next", **writing.ENQUIRY[0], "files": both})

    assert response.status_code == 422
    assert [name for name, _sentence in response.context["problems"]] == ["b.jpg"]
    assert [one.name for one in response.context["files"]] == ["a.txt"]
    assert writing.ENQUIRY[0]["body"] in response.content.decode()


def test_write_removes_a_file_without_scripts(client, key):
    pk = posted(client, key).json()["id"]

    client.post(NEW, {"key": key, "step": 0, "go": f"remove-{pk}", **writing.ENQUIRY[0]})

    assert not Upload.objects.exists()


def test_submit_moves_the_files_with_the_letter(client):
    upload = letter_with_file(client)

    letter = Submission.objects.get()
    assert (upload.submission, upload.draft_key, upload.message.kind) == (letter, "", "letter")
    assert letter.events.get(kind="files").data == {"count": 1}


def test_submit_gives_both_parts_of_a_letter_the_files(client):
    key = writing.fill(client, "complaint")
    posted(client, key, channel="complaint")

    writing.send(client, "complaint", key, in_two="on")

    assert Upload.objects.values_list("submission__kind", flat=True).order_by("pk")[0] == "complaint"
    assert Upload.objects.filter(submission__kind="report").count() == 1
    assert len(set(Upload.objects.values_list("stored", flat=True))) == 2


def test_upload_file_is_given_as_an_attachment_that_runs_nothing(client, key):
    pk = posted(client, key, "你好".encode(), "说明.txt").json()["id"]

    response = client.get(f"/uploads/{pk}/", {"draft": key, "channel": "enquiry"})

    assert response.status_code == 200
    assert response.content.decode() == "你好"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"


def test_upload_file_of_a_draft_is_for_its_browser_only(client, key):
    pk = posted(client, key).json()["id"]

    answers = [
        client.get(f"/uploads/{pk}/").status_code,
        Client().get(f"/uploads/{pk}/", {"draft": key, "channel": "enquiry"}).status_code,
    ]

    assert answers == [404, 409]


def test_upload_file_of_a_letter_is_for_its_people(client):
    upload = letter_with_file(client)
    here, other = factories.department("here"), factories.department("other")
    Submission.objects.update(department=here)
    people = {
        "visitor": None,
        "stranger": factories.user(),
        "officer": factories.user("officer", where=here),
        "other officer": factories.user("officer", where=other),
        "moderator": factories.user("moderator"),
        "auditor": factories.user("auditor"),
    }
    answers = {}
    for name, person in people.items():
        asking = Client()
        if person:
            asking.force_login(person)
        answers[name] = asking.get(f"/uploads/{upload.pk}/").status_code

    assert answers == {
        "visitor": 404,
        "stranger": 404,
        "officer": 200,
        "other officer": 404,
        "moderator": 200,
        "auditor": 200,
    }


def test_upload_file_is_given_to_its_author(client):
    author = factories.user()
    client.force_login(author)

    upload = letter_with_file(client)

    assert client.get(f"/uploads/{upload.pk}/").status_code == 200


def test_upload_file_is_given_for_number_and_code(client):
    key = writing.fill(client, "enquiry")
    posted(client, key)
    shown = client.get(writing.send(client, "enquiry", key)["Location"])
    upload, receipt = Upload.objects.get(), shown.context["receipts"][0]

    right = Client().post(f"/uploads/{upload.pk}/", {"number": receipt.number, "code": receipt.code})
    wrong = Client().post(f"/uploads/{upload.pk}/", {"number": receipt.number, "code": "0000"})

    assert (right.status_code, wrong.status_code) == (200, 404)


def test_upload_file_is_public_only_with_its_letter_and_by_the_approver(client):
    upload, stranger, answers = letter_with_file(client), Client(), []
    for is_public, published_at in ((True, None), (False, timezone.now()), (True, timezone.now())):
        Upload.objects.update(is_public=is_public)
        Submission.objects.update(published_at=published_at)
        answers.append(stranger.get(f"/uploads/{upload.pk}/").status_code)

    assert answers == [404, 404, 200]


def test_upload_file_of_a_draft_answer_is_not_given_to_the_author(client):
    author = factories.user()
    client.force_login(author)
    upload = letter_with_file(client)
    draft = Message.objects.create(
        submission=upload.submission, kind="answer", state="draft", text="…", written_at=timezone.now()
    )

    made = attach_to(draft, sent(b"hello", "a.txt"))

    assert client.get(f"/uploads/{made.pk}/").status_code == 404


def test_remove_takes_a_sent_file_back_once(client):
    upload = letter_with_file(client)

    remove(upload, by=None)
    with pytest.raises(Stale):
        remove(upload, by=None)

    assert upload.submission.events.filter(kind="file-removed").count() == 1
    assert client.get(f"/uploads/{upload.pk}/").status_code == 404


def test_remove_orphans_spares_files_of_letters_and_drafts(client, key):
    posted(client, key)
    kept, orphan = Upload.objects.get().stored, files.store(b"nobody's", ".txt")
    _age()

    removed = remove_orphans()

    assert removed == 1
    assert files.read(kept) is not None
    assert files.read(orphan) is None


def test_purged_drafts_take_their_files_along(client, key):
    posted(client, key)
    stored = Upload.objects.get().stored
    Draft.objects.update(expires_at=timezone.now() - LETTERS_KEPT)
    _age()

    purged = purge_drafts()
    remove_orphans()

    assert purged == 1
    assert not Upload.objects.exists()
    assert files.read(stored) is None


def _age():
    """Makes every stored file two days old."""
    past = time.time() - 2 * 86_400
    for path in files._folder().iterdir():
        os.utime(path, (past, past))
