"""What we build on: a reason for each package, a hash for each file, and no release with a known hole."""

import re
from importlib.metadata import version

import pytest
from packaging.version import Version

from tests.house.source import ROOT

# pip-audit is silent where its database can't be reached, so the floors stand here (docs/decisions/0010).
FLOORS = {"Django": "5.2.19", "daphne": "4.2.2", "Twisted": "24.7", "django-simple-captcha": "0.7"}
PIN = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)", re.MULTILINE)


def chosen(name: str) -> list[str]:
    """The lines of a requirements file that choose a package."""
    lines = (ROOT / name).read_text().splitlines()
    return [line for line in lines if line and not line.startswith(("#", "-"))]


def plain(requirement: str) -> str:
    return re.split(r"[\[<>=~! #]", requirement)[0].lower().replace("_", "-")


def unhashed(lock: str) -> list[str]:
    """The packages of a lock that carry no hash."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock)
    return [block.split("==")[0] for block in blocks if PIN.match(block) and "--hash=sha256:" not in block]


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_package_has_a_reason(name):
    assert [line for line in chosen(name) if not re.search(r"# \S.{9,}", line)] == []


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_lock_pins_and_hashes_everything_chosen(name):
    lock = (ROOT / f"{name}.txt").read_text()
    pinned = {found.lower() for found, _ in PIN.findall(lock)}

    assert {plain(line) for line in chosen(f"{name}.in")} <= pinned
    assert unhashed(lock) == []


def test_missing_hash_is_caught():
    assert unhashed("a==1 \\\n    --hash=sha256:00\nb==2\n    # via a\n") == ["b"]


@pytest.mark.parametrize(("package", "floor"), FLOORS.items())
def test_package_is_past_its_known_holes(package, floor):
    assert Version(version(package)) >= Version(floor)
    locked = dict(PIN.findall((ROOT / "requirements.txt").read_text().lower()))
    assert Version(locked[package.lower()]) >= Version(floor)
