"""Files on disk: safe before they are named, and never read by any other name."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from interaction import files


@pytest.fixture
def folder(settings):
    return Path(settings.DATA_DIR) / "files"


def test_file_comes_back_as_it_was_stored(folder):
    name = files.store(b"\x00picture", ".jpg")

    assert files.read(name) == b"\x00picture"
    assert [file.name for file in folder.iterdir()] == [name]
    assert len(name) == 36


def test_file_is_on_disk_before_it_has_its_name(folder, monkeypatch):
    synced = []
    rename = Path.rename

    def watched(path, target):
        assert synced == [path.stat().st_ino], "the content is not safe yet"
        return rename(path, target)

    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_ino))
    monkeypatch.setattr(Path, "rename", watched)
    files.store(b"x", ".png")

    assert synced[1:] == [folder.stat().st_ino]


def test_full_disk_gets_a_sentence_and_leaves_nothing(folder, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(files.NotStored) as refused:
        files.store(b"x", ".png")

    assert refused.value.status == 503
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["../db.sqlite3", "", "a" * 32, "A" * 32 + ".jpg", "0" * 32 + ".jpg\n", "/etc/passwd"])
def test_only_names_of_ours_are_read(settings, name):
    (Path(settings.DATA_DIR) / "db.sqlite3").write_bytes(b"secret")

    assert files.read(name) is None


def test_missing_file_is_none():
    assert files.read("0" * 32 + ".jpg") is None


def test_old_files_are_named_and_removed_but_for_the_kept(folder):
    old, kept, fresh = (files.store(b"x", ".jpg") for _ in range(3))
    long_ago = (timezone.now() - timedelta(days=2)).timestamp()
    for name in (old, kept):
        os.utime(folder / name, (long_ago, long_ago))
    (folder / "note.txt").write_text("not ours")
    os.utime(folder / "note.txt", (long_ago, long_ago))

    names = files.names_before(timezone.now() - timedelta(days=1))
    removed = files.remove([*names, "note.txt"], but={kept})

    assert names == sorted([old, kept])
    assert removed == 1
    assert sorted(file.name for file in folder.iterdir()) == sorted([kept, fresh, "note.txt"])
