"""Cells of exported tables: text that a spreadsheet would take for a formula is shown as text."""

import csv
import io
from collections.abc import Iterable, Sequence

# With their full-width forms, which some spreadsheets fold (TRUST.md, formula injection).
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BLANK = " \u00a0\u3000\u200b\ufeff"  # what stands before a formula and is overlooked


def safe(value: object) -> object:
    """The value as a cell: numbers as they are, nothing for None, an apostrophe before what begins like a formula."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return value
    text = str(value).replace("\x00", "")
    begins = text.lstrip(BLANK)
    return f"'{text}" if begins.startswith(DANGEROUS) else text


def table_file(head: Sequence[object], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows as CSV that spreadsheets open with their Chinese intact: UTF-8 with a mark, CRLF, every cell safe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL)
    for row in (head, *rows):
        writer.writerow([safe(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")
