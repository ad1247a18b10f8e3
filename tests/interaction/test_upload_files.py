"""Files are judged by what is in them: what is not taken is refused with a sentence, pictures are drawn anew."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from interaction.actions.upload_files import judge
from interaction.actions.uploading import attach
from people.refusals import NotAllowed, Refusal
from tests.interaction import hostile

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("what", hostile.HOSTILE)
def test_judge_refuses_with_a_sentence(what):
    content, name = hostile.HOSTILE[what]

    with pytest.raises(Refusal) as refused:
        judge(content, name)

    assert str(refused.value.sentence).endswith(("。", "."))


@pytest.mark.parametrize(
    ("content", "name", "kind", "kept"),
    [
        (hostile.picture("JPEG"), "路灯.JPG", "image", "路灯.jpg"),
        (hostile.picture("WEBP"), "a.webp", "image", "a.jpg"),
        (hostile.picture("GIF"), "a.gif", "image", "a.png"),
        (hostile.pdf(), "证明.pdf", "pdf", "证明.pdf"),
        (hostile.pdf(hostile.packed(b"1 0 << /Type /Page >>")), "a.pdf", "pdf", "a.pdf"),
        (hostile.docx(), "C:\\temp\\信.docx", "document", "信.docx"),
        (hostile.xlsx(), "../../表.xlsx", "document", "表.xlsx"),
        ("你好\n".encode(), "说明.md", "text", "说明.txt"),
        (b"plain", "in\u202etxt.txt", "text", "intxt.txt"),
    ],
)
def test_judge_takes_what_it_says_it_takes(content, name, kind, kept):
    judged = judge(content, name)

    assert (judged.kind, judged.name) == (kind, kept)


def test_judge_draws_pictures_anew():
    secret = b"GPS-SECRET"

    assert secret not in judge(hostile.picture("JPEG") + secret, "a.jpg").content


def test_attach_reads_no_more_than_it_may():
    class Endless(io.RawIOBase):
        name = "a.txt"
        asked = 0

        def read(self, size=-1):
            self.asked = size
            return b"a" * size

    endless = Endless()
    with pytest.raises(Refusal):
        attach(endless, key="no.key", visitor="anybody")

    assert endless.asked == 10 * 1024 * 1024 + 1


def test_attach_without_a_draft_is_not_allowed():
    with pytest.raises(NotAllowed):
        attach(SimpleUploadedFile("a.txt", b"hello"), key="no.key", visitor="nobody")
