"""Files that people gave us: under DATA_DIR/files/ by random names, safe on disk before any row names them."""

import os
import re
import secrets
from collections.abc import Container
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from people.refusals import Refusal

NAME = re.compile(r"[0-9a-f]{32}(\.part|\.[a-z0-9]{1,8})\Z")


class NotStored(Refusal):
    """The disk does not take the file just now."""

    status, code = 503, "not-stored"
    sentence = _("The file could not be stored just now. Try again in a few minutes; nothing else was changed.")


def store(content: bytes, suffix: str) -> str:
    """Writes the content under a new random name with this suffix (".jpg") and returns the name.

    When it returns, the file survives a power cut. Raises NotStored when the disk does not take it.
    """
    folder, mark = _folder(), secrets.token_hex(16)
    part, name = folder / f"{mark}.part", f"{mark}{suffix}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(part, content)
        part.rename(folder / name)
        _sync(folder)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise NotStored() from error
    return name


def read(name: str) -> bytes | None:
    """What was stored under this name; None for a name that is none or a file that is gone."""
    if not NAME.match(name):
        return None
    try:
        return (_folder() / name).read_bytes()
    except FileNotFoundError:
        return None


def names_before(moment: datetime) -> list[str]:
    """The names of all files last written before this moment, unfinished ones too."""
    if not _folder().is_dir():
        return []
    files = [file for file in _folder().iterdir() if NAME.match(file.name)]
    return sorted(file.name for file in files if file.stat().st_mtime < moment.timestamp())


def remove(names: list[str], *, but: Container[str] = ()) -> int:
    """Deletes these files except those in `but`; returns how many. One that is gone already is passed over."""
    going = [name for name in names if NAME.match(name) and name not in but]
    for name in going:
        (_folder() / name).unlink(missing_ok=True)
    return len(going)


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "files"


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """Makes the folder's list of names safe as well."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
