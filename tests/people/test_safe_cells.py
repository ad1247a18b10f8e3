"""No cell of an exported table is taken for a formula."""

import csv
import io

import pytest

from people.safe_cells import safe, table_file

FORMULAS = [
    "=1+1",
    "+86",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠A",
    " =1",
    "\u3000=1",
    "\ufeff=1",
]


@pytest.mark.parametrize("text", FORMULAS, ids=ascii)
def test_formula_becomes_text(text):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["小区的路灯=谁修？", "a-b", "1+1", "'=1", ""])
def test_other_texts_stay_as_they_are(text):
    assert safe(text) == text


def test_numbers_stay_numbers_and_nothing_is_empty():
    assert [safe(-5), safe(None), safe(0)] == [-5, "", 0]


def test_table_opens_in_a_spreadsheet_with_its_chinese_and_its_lines():
    file = table_file(["问题"], [["第一行\n第二行"], ['他说"好"，=1'], ["=HYPERLINK(1)\x00"]])

    assert file.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))
    assert rows == [["问题"], ["第一行\n第二行"], ['他说"好"，=1'], ["'=HYPERLINK(1)"]]
