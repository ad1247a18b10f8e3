"""deploy/nginx.conf really passes pages, frames and sockets on, and lets nobody claim an address."""

import json
import re
import urllib.request

import pytest
import yaml
from websockets.sync.client import connect

from tests.conftest import start_or_skip
from tests.faults import truth
from tests.house.source import ROOT
from tests.rig.proxied import Proxied, nginx_binary
from tests.rig.servers import status
from tests.rig.serving import Serving

DEPLOY = ROOT / "deploy"


@pytest.fixture(scope="module")
def address(tmp_path_factory, private_postgres, redis_url):
    start_or_skip(nginx_binary)
    database = private_postgres.database("xinqiao_deploy")
    env = {"TRUSTED_PROXIES": "1"}
    folder = tmp_path_factory.mktemp("deploy")
    with Serving(folder, processes=2, database_url=database, redis_url=redis_url, env=env) as site:
        site.manage("shell", "-v", "0", "-c", truth.LIVE_INTERVIEW)
        with Proxied(site, tmp_path_factory.mktemp("nginx")) as proxied:
            yield proxied.url


def test_pages_come_from_the_workers(address):
    with urllib.request.urlopen(address + "/") as answer:
        page = answer.read().decode()

    assert answer.status == 200
    assert '<main id="main"' in page


def test_frames_and_sockets_come_from_daphne(address):
    with urllib.request.urlopen(address + "/live/interview-1/frames?after=0") as answer:
        told = json.load(answer)
    with connect(address.replace("http", "ws") + "/ws/live/interview-1/", origin=address) as socket:
        hello = json.loads(socket.recv(timeout=10))

    assert told["topic"] == "interview-1"
    assert hello["hello"]["epoch"] == told["epoch"]


def test_metrics_are_shut(address):
    assert status(address + "/metrics") == 404


def test_nobody_claims_an_address():
    blocks = re.split(r"\n    location ", (DEPLOY / "nginx.conf").read_text())
    setting = [block for block in blocks if "proxy_set_header" in block]

    assert len(setting) == 2  # all pages, and the sockets, whose own headers replace those of the pages
    assert all("proxy_set_header X-Forwarded-For $remote_addr;" in block for block in setting)


def test_containers_and_services_start_what_exists():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    commands = [
        one["command"] for name, one in services.items() if name in ("live1", "live2", "pages", "clock", "migrate")
    ]
    units = "\n".join(path.read_text() for path in (DEPLOY / "systemd").glob("*.service"))

    assert [command[1:3] for command in commands if command[0] == "python"] == [
        ["manage.py", "migrate"],
        ["manage.py", "serve"],
        ["manage.py", "serve"],
        ["manage.py", "tick"],
    ]
    assert sorted(re.findall(r"bin/(?:python manage\.py )?(\w+)", units)) == ["gunicorn", "kill", "serve", "tick"]
