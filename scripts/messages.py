"""Collects the texts of the pages into locale/ and compiles the translations; `--check` only compares.

Collecting needs GNU gettext (xgettext, msgmerge); compiling and checking need only Babel, so that a machine
without gettext can still run the site: the .mo file is committed.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES"
PO, MO = FOLDER / "django.po", FOLDER / "django.mo"
IGNORED = (".venv", "node_modules", "staticfiles", "var", "tests", "scripts", "bench")


def catalogue():
    """The Chinese catalogue as written."""
    with PO.open("rb") as file:
        return read_po(file, locale="zh_Hans")


def compiled(texts) -> bytes:
    """The catalogue as gettext reads it; the same input gives the same bytes."""
    out = io.BytesIO()
    write_mo(out, texts)
    return out.getvalue()


def untranslated(texts) -> list[str]:
    """Every text that has no Chinese, or only a guess."""
    return [str(text.id) for text in texts if text.id and (text.fuzzy or not all(_strings(text)))]


def _strings(text) -> tuple[str, ...]:
    return text.string if isinstance(text.string, (tuple, list)) else (text.string,)


def collect() -> None:
    """Merges new texts into the catalogue, without guesses and without texts that are gone."""
    if not shutil.which("msgmerge"):
        sys.exit("Install GNU gettext (apt-get install gettext) to collect texts.")
    ignored = [f"--ignore={name}" for name in IGNORED]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "DEMO": "on", "DATA_DIR": folder}
        command = [sys.executable, "manage.py", "makemessages", "-l", "zh_Hans", "--no-obsolete", "--add-location=file"]
        subprocess.run([*command, *ignored], cwd=ROOT, env=environment, check=True)


def tidy(texts) -> None:
    """Empties guesses, so that nobody reads a wrong sentence, and writes the catalogue."""
    for text in texts:
        if text.id and text.fuzzy:
            text.flags.discard("fuzzy")
            text.string = ("",) * len(_strings(text)) if text.pluralizable else ""
        text.previous_id = []
    with PO.open("wb") as file:
        write_po(file, texts, width=120, ignore_obsolete=True, include_lineno=False)


def main() -> None:
    check = "--check" in sys.argv
    if not check:
        collect()
        tidy(catalogue())
        MO.write_bytes(compiled(catalogue()))
    texts = catalogue()
    missing = untranslated(texts)
    stale = not MO.exists() or MO.read_bytes() != compiled(texts)
    for text in missing:
        print(f"no Chinese for: {text}", file=sys.stderr)
    if stale:
        print("django.mo is older than django.po: run make messages", file=sys.stderr)
    print(f"{len(texts)} texts, {len(missing)} without Chinese")
    sys.exit(1 if missing or stale else 0)


if __name__ == "__main__":
    main()
