"""How the office's Word files look: fonts, sizes and margins of A4, header, page numbers, language."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

SONG, HEI, LATIN = "宋体", "黑体", "Times New Roman"
INK = RGBColor(0x18, 0x21, 0x2B)
SOFT = RGBColor(0x46, 0x53, 0x61)

# name: (based on, Chinese font, points, colour, indent of the whole in cm, space after in points)
STYLES = {
    "Normal": (None, SONG, 12, INK, 0, 6),
    "Title": (None, HEI, 20, INK, 0, 14),
    "Heading 1": (None, HEI, 15, INK, 0, 8),
    "Facts": ("Normal", SONG, 11, INK, 0, 3),
    "Question": ("Normal", HEI, 12, INK, 0, 4),
    "Joined": ("Normal", SONG, 11, SOFT, 0.75, 4),
    "Answer": ("Normal", SONG, 12, INK, 0.75, 6),
    "Note": ("Normal", SONG, 11, SOFT, 1.5, 6),
    "Passage": ("Normal", SONG, 10.5, SOFT, 0, 6),
}


def dress(document: Document, title: str, *, subject: str) -> None:
    """Gives an empty document its page, styles, header with the title, page numbers and properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin = section.bottom_margin = Cm(2.5)
    section.left_margin = section.right_margin = Cm(2.6)
    for name in STYLES:
        _style(document, name)
    document.styles["Question"].paragraph_format.keep_with_next = True
    document.styles["Question"].paragraph_format.space_before = Pt(12)
    document.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.styles["Passage"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.core_properties.title, document.core_properties.author = title, subject
    document.core_properties.comments = ""
    section.header.paragraphs[0].text = title
    _number_pages(section.footer.paragraphs[0])


def _style(document: Document, name: str) -> None:
    base, font, points, colour, indent, after = STYLES[name]
    known = name in {style.name for style in document.styles}
    style = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base:
        style.base_style = document.styles[base]
    style.font.name, style.font.size, style.font.color.rgb = LATIN, Pt(points), colour
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    _speak(properties)
    style.paragraph_format.left_indent, style.paragraph_format.space_after = Cm(indent), Pt(after)
    style.paragraph_format.line_spacing = 1.4


def _speak(properties) -> None:
    """Says that Chinese letters are Chinese, so that they are spelled, broken and read aloud as such."""
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), "zh-CN")
    properties.append(language)


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _field(paragraph, "PAGE")
    paragraph.add_run(" / ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)
