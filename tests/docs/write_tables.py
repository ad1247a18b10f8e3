"""Writes the tables of docs/channels.md anew from the code; read the difference before you commit it."""

from tests.docs.tables import MARK, wanted
from tests.house.source import ROOT

PAGE = ROOT / "docs" / "channels.md"


def test_write_tables():
    """Run by hand: pytest tests/docs/write_tables.py."""
    tables = wanted()

    def fresh(mark):
        return f"<!-- table: {mark[1]} -->\n{tables[mark[1]]}<!-- end -->"

    PAGE.write_text(MARK.sub(fresh, PAGE.read_text()))
