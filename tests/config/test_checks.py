"""Without DEMO a missing key or host refuses to start, in one sentence, whichever server is started."""

import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.checks import keys_and_hosts, refuse_to_start
from tests.house.source import ROOT

KEY = "k" * 50


@pytest.fixture
def ready(settings):
    """Settings with all that a site outside the demo needs."""
    settings.DEMO, settings.SECRET_KEY = False, KEY
    settings.FIELD_KEYS, settings.ALLOWED_HOSTS = ["one"], ["example.org"]
    return settings


def found() -> list[str]:
    return [error.id for error in keys_and_hosts(None)]


def test_a_site_with_keys_and_hosts_starts(ready):
    assert found() == []
    refuse_to_start()


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("SECRET_KEY", "k" * 49, "xinqiao.E001"),
        ("SECRET_KEY", "refused-at-start", "xinqiao.E001"),
        ("FIELD_KEYS", [], "xinqiao.E002"),
        ("ALLOWED_HOSTS", [], "xinqiao.E003"),
    ],
)
def test_each_missing_thing_refuses(ready, name, value, code):
    setattr(ready, name, value)

    assert found() == [code]
    with pytest.raises(ImproperlyConfigured, match="^Set "):
        refuse_to_start()
    ready.DEMO = True
    assert found() == []


COMMANDS = {
    "check": (sys.executable, "manage.py", "check"),
    "serve": (sys.executable, "manage.py", "serve", "--port", "0"),
    "pages": (sys.executable, "-c", "import config.wsgi"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_no_server_starts_without_keys(command, clean_env, tmp_path):
    env = {name: value for name, value in clean_env.items() if name not in ("DEMO", "SECRET_KEY", "FIELD_KEYS")}
    env |= {"DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings"}

    ended = subprocess.run(COMMANDS[command], cwd=ROOT, env=env, capture_output=True, text=True, timeout=60)

    assert ended.returncode != 0
    assert "Set SECRET_KEY to at least 50 random characters." in ended.stderr
