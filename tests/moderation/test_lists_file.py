"""Lists as people keep them: encodings, columns, headings, and a sentence for every line that cannot be a term."""

import pytest

from moderation import lists_file
from moderation.lists_file import Usual, decoded, read_list
from moderation.models import Term
from people.refusals import Refusal
from people.safe_cells import table_file

USUAL = Usual("fraud", "hold", "zh")


def told(term: Term) -> tuple:
    return term.text, term.kind, term.effect, term.language, term.is_active


def read(text: str, usual: Usual = USUAL) -> tuple[dict, dict]:
    """What was read and what was refused, by line."""
    listing = read_list(text, usual)
    return {n: told(term) for n, term in listing.terms.items()}, {one.line: str(one.why) for one in listing.refused}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_file_is_read_in_the_encodings_of_office_programs(encoding):
    assert decoded("代开发票\n刷单返利\n".encode(encoding)) == "代开发票\n刷单返利\n"


def test_file_in_another_encoding_says_so():
    with pytest.raises(Refusal) as refusal:
        decoded(b"\xff\x00\x81")

    assert refusal.value.sentence == lists_file.BROKEN


def test_utf_16_that_breaks_off_says_so():
    with pytest.raises(Refusal):
        decoded("词".encode("utf-16") + b"\x00")


def test_plain_lines_take_the_usual_values():
    terms, refused = read("代开发票\n\n# 以下待定\n  刷单返利  \n")

    assert terms == {1: ("代开发票", "fraud", "hold", "zh", True), 4: ("刷单返利", "fraud", "hold", "zh", True)}
    assert refused == {}


@pytest.mark.parametrize(
    "heading", ["term,kind,effect,language,in use", "词语,类型,处理方式,语言,启用", "\ufeffTEXT,x"]
)
def test_columns_are_read_and_a_heading_is_none(heading):
    terms, refused = read(f"{heading}\r\n王八蛋,abuse,BLOCK,,no\r\nidiot,广告,提示审核员,en,是\r\n")

    assert terms == {2: ("王八蛋", "abuse", "block", "zh", False), 3: ("idiot", "advertising", "mark", "en", True)}
    assert refused == {}


def test_columns_may_be_parted_by_tabs_and_quoted():
    assert read("加微信, 优惠\tadvertising\tmark\n")[0] == {1: ("加微信, 优惠", "advertising", "mark", "zh", True)}
    assert read('"加微信, 优惠",advertising,mark\n')[0] == {1: ("加微信, 优惠", "advertising", "mark", "zh", True)}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("长" * 61, lists_file.TOO_LONG),
        ("。。！", lists_file.NOTHING),
        ("办\u200b证", lists_file.HIDDEN),
        ("办\0证", lists_file.HIDDEN),
        (",fraud", lists_file.NOTHING),
        ("http://example.com/,domain", lists_file.NO_HOST),
        ("Example.com,domain", lists_file.NO_HOST),
        ("办证,fraud,hold,zh,yes,more", lists_file.TOO_MANY),
        (f"办证,{'类' * 31}", lists_file.KIND),
        ("办证,fraud,delete", lists_file.EFFECT % {"word": "delete", "words": ", ".join(Term.Effect.values)}),
        ("办证,fraud,hold,fr", lists_file.LANGUAGE % {"word": "fr"}),
        ("办证,fraud,hold,zh,maybe", lists_file.IN_USE % {"word": "maybe"}),
        ('"' + "开" * 200_000, lists_file.TOO_LONG),
    ],
)
def test_line_that_is_no_term_says_why_and_costs_no_other(line, why):
    terms, refused = read(f"刷单返利\n{line}\n高额返利\n")

    assert list(terms) == [1, 3]
    assert refused == {2: str(why)}


def test_domain_is_a_term_of_its_kind():
    assert read("shop.example.com,domain,hold\n")[0] == {1: ("shop.example.com", "domain", "hold", "zh", True)}


def test_term_that_stands_twice_is_taken_once():
    terms, refused = read("办证,fraud,hold\n刷单\n办证,fraud,mark\n")

    assert terms[1][2] == "hold"
    assert refused == {3: str(lists_file.TWICE % {"line": 1})}


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "term\n"])
def test_list_without_a_term_is_refused(text):
    with pytest.raises(Refusal):
        read_list(text, USUAL)


def test_list_has_at_most_sixty_thousand_lines():
    assert len(read_list("\n".join(f"词{n}" for n in range(60_000)), USUAL).terms) == 60_000
    with pytest.raises(Refusal):
        read_list("\n".join(f"词{n}" for n in range(60_001)), USUAL)


def test_exported_table_is_read_back_as_it_was():
    rows = [
        ("=HYPERLINK(1)", "fraud", "hold", "", "yes"),
        ("-免费", "abuse", "mark", "en", "no"),
        ("'引", "a", "block", "zh", "yes"),
    ]

    terms, refused = read(decoded(table_file(("term", "kind", "effect", "language", "in use"), rows)), Usual())

    assert list(terms.values()) == [(*row[:4], row[4] == "yes") for row in rows]
    assert refused == {}
