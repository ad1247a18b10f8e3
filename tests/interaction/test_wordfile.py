"""The transcript as a Word file."""

import io

import pytest
from django.urls import reverse
from django.utils import translation
from docx import Document
from docx.oxml.ns import qn
from PIL import Image

from interaction import files
from interaction.queries.transcript import transcript
from interaction.queries.verify import record_head
from interaction.wordfile import word_file
from tests.interaction.afterwards import full_interview

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def made():
    return full_interview()


def document(made):
    occasion = made.fresh()
    content = word_file(occasion, transcript(occasion), record_head(occasion.topic), site="https://example.org")
    return Document(io.BytesIO(content))


def lines(document):
    return [paragraph.text for paragraph in document.paragraphs]


def test_file_is_offered_under_the_interviews_name(client, made):
    response = client.get(reverse("interaction:transcript_word", args=[made.occasion.pk]))

    assert response["Content-Type"].endswith("wordprocessingml.document")
    assert "attachment" in response["Content-Disposition"]
    assert ".docx" in response["Content-Disposition"]
    assert response.content[:2] == b"PK"


def test_file_holds_questions_answers_corrections_and_the_last_hash(made):
    text = "\n".join(lines(document(made)))

    parts = [
        "老旧小区改造",
        "各位网友，大家好。",
        "电梯什么时候装？",
        "答：电梯什么时候装？",
        "时间改为六月。",
        "物业费会不会涨？",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert record_head(made.occasion.topic).last_hash in text
    assert f"https://example.org/interview/{made.occasion.pk}/record/" in text


def test_headings_are_in_the_readers_language(made):
    with translation.override("en"):
        english = lines(document(made))

    assert "What was said" in english
    assert "Old estates renewed" in english


def test_chinese_has_a_chinese_font_and_pages_are_numbered(made):
    paper = document(made)

    fonts = paper.styles["Answer"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "宋体"
    assert paper.styles["Title"].element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"
    assert "PAGE" in paper.sections[0].footer._element.xml
    assert (round(paper.sections[0].page_width.cm), round(paper.sections[0].page_height.cm)) == (21, 30)


def test_stored_picture_is_in_the_file_with_its_words(made):
    drawn = io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(drawn, "JPEG")
    picture = made.occasion.pictures.get()
    picture.name = files.store(drawn.getvalue(), ".jpg")
    picture.save()

    paper = document(made)

    (shape,) = paper.inline_shapes
    assert shape._inline.docPr.get("descr") == "嘉宾在演播室"
    assert any("嘉宾在演播室" in line for line in lines(paper))


@pytest.mark.parametrize("content", [None, b"no picture at all"])
def test_picture_that_cannot_be_read_leaves_its_words(made, content):
    if content:
        picture = made.occasion.pictures.get()
        picture.name = files.store(content, ".jpg")
        picture.save()

    paper = document(made)

    assert len(paper.inline_shapes) == 0
    assert any("嘉宾在演播室" in line for line in lines(paper))


def test_characters_that_xml_cannot_hold_are_left_out(made):
    answer = made.questions["first"].messages.get(kind="answer")
    answer.text = "六月\x0b完工\x07。\n\n第二段"
    answer.save()

    found = lines(document(made))

    assert any(line.endswith("六月完工。") for line in found)
    assert "第二段" in found
