"""`manage.py serve`: refuses to start wrongly, guards its protocols, and ends in order."""

import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing

import pytest
from websockets.exceptions import ConnectionClosed

from tests.realtime.theatre import ROOT, Theatre, fetch, hear, numbers


def refused(env, *options):
    """Exit code and last line of a `serve` that must not start."""
    command = [sys.executable, "manage.py", "serve", *options]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr.strip().splitlines()[-1]


def copy(stage, folder):
    """A copy of the stage's database in another data folder, taken while it serves."""
    with (
        closing(sqlite3.connect(stage.folder / "xinqiao.sqlite3")) as live,
        closing(sqlite3.connect(folder / "xinqiao.sqlite3")) as kept,
    ):
        live.backup(kept)
    return str(folder)


def test_a_second_serving_process_without_redis_is_refused(stage):
    code, line = refused(stage.env, "--port", "8117")

    assert code == 1
    assert line == "CommandError: Another process serves this DATA_DIR; set REDIS_URL to run several."


def test_commands_run_beside_the_serving_process(stage, room):
    stage.manage("play", room, "1")

    assert stage.frames(room)["head"] in (0, 1)


def test_a_taken_port_is_told(stage, tmp_path):
    env = stage.env | {"DATA_DIR": copy(stage, tmp_path)}

    code, line = refused(env, "--port", str(stage.ports[0]))

    assert code == 1
    assert line.startswith(f"CommandError: Nothing can listen on 127.0.0.1:{stage.ports[0]}")


def test_an_unprepared_database_is_refused(stage, tmp_path):
    code, line = refused(stage.env | {"DATA_DIR": str(tmp_path)})

    assert (code, line) == (
        1,
        "CommandError: The database does not answer or is not prepared; run manage.py migrate.",
    )


def test_missing_settings_are_refused(stage, tmp_path):
    code, line = refused(stage.env | {"DATA_DIR": str(tmp_path), "DEMO": "off", "SECRET_KEY": "short"})

    assert (code, line) == (1, "CommandError: Set SECRET_KEY to at least 50 random characters.")


def test_a_demo_database_without_demo_is_refused(stage, tmp_path):
    stage.member()
    env = stage.env | {"DATA_DIR": copy(stage, tmp_path), "DEMO": "off", "ALLOWED_HOSTS": "127.0.0.1"}
    with closing(sqlite3.connect(tmp_path / "xinqiao.sqlite3")) as database, database:
        database.execute("UPDATE people_user SET is_demo = 1")

    code, line = refused(env)

    assert (code, line) == (1, "CommandError: This database holds the demo; use another database, or set DEMO=on.")


def raw(stage, head, body=b"", *, most=64):
    """Sends bytes as they are; returns what comes back, and how many body bytes went out."""
    sent = 0
    with socket.create_connection(("127.0.0.1", stage.ports[0]), timeout=10) as connection:
        connection.sendall(head)
        try:
            for _ in range(most):
                connection.sendall(body)
                sent += len(body)
        except OSError:
            pass
        try:
            return connection.recv(65536), sent
        except OSError:
            return b"", sent


def test_a_body_declared_too_large_is_refused_before_it_comes(tmp_path):
    with Theatre(tmp_path, env={"MAX_BODY": "1000000"}) as stage:
        head = b"POST /stage/body/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 600000000\r\n\r\n"
        declared, _sent = raw(stage, head)
        chunked = head.replace(b"Content-Length: 600000000", b"Transfer-Encoding: chunked")
        streamed, _sent = raw(stage, chunked, b"10000\r\n" + b"x" * 65536 + b"\r\n")
        accepted = fetch(stage.url + "/stage/play/", body=b'{"topic": "room-1", "entries": []}' + b" " * 900_000)

    assert declared.startswith(b"HTTP/1.1 413 Content Too Large\r\n")
    assert streamed.startswith(b"HTTP/1.1 413 Content Too Large\r\n")
    assert accepted[0] == 200


@pytest.mark.parametrize(
    "header",
    [
        b"Sec-WebSocket-Protocol: \xff\xfe",
        b"Sec-WebSocket-Version: x",
        b"Sec-WebSocket-Key: short",
        b"Origin: http://[",
        b"Cookie: \xe4\xbd\xa0",
        b"X: y\r\nHost: two",
    ],
)
def test_malformed_handshakes_leave_no_traceback(stage, header):
    head = b"GET /ws/live/room-1/ HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"

    answer, _sent = raw(stage, head + header + b"\r\n\r\n")

    assert answer.split(b" ")[1] in (b"400", b"403", b"426")
    assert "Traceback" not in stage.logs()


def test_a_viewer_that_never_reads_costs_little_and_ends(tmp_path):
    with Theatre(tmp_path) as stage, stage.socket("room-1") as healthy:
        slow = socket.socket()
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(("127.0.0.1", stage.ports[0]))
        slow.sendall(
            b"GET /ws/live/room-1/ HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        )
        before = memory(stage)
        for _ in range(80):
            stage.do("play", topic="room-1", entries=[["words", {"id": 1, "text": "x" * 60_000}]] * 2)
        seen = numbers(healthy, 160, timeout=20)
        after = memory(stage)
        slow.settimeout(20)
        received = b""
        while chunk := slow.recv(1 << 20):
            received += chunk
            if b'{"reload":true}' in received:
                break
        slow.close()

    assert seen == list(range(1, 161))
    assert received.count(b'{"reload":true}') == 1
    assert len(received) < 8_000_000
    assert after - before < 60


def test_messages_are_not_queued_without_bound(stage, room):
    """While the server waits for a slow reader, what that reader says is not read either: 32 messages, then the end."""
    for _ in range(4):
        stage.do("play", topic=room, entries=[["words", {"id": 1, "text": "x" * 60_000}]] * 30)
    with socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(("127.0.0.1", stage.ports[0]))
        slow.sendall(
            f"GET /ws/live/{room}/?after=0 HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
        )
        slow.recv(1000)
        time.sleep(1)
        ping = bytes([129, 128 | 11]) + bytes(4) + b'{"ping": 1}'
        slow.sendall(ping * 30)
        time.sleep(1)
        slow.sendall(ping)
        with pytest.raises(OSError, match=r"Broken pipe|reset"):
            for _ in range(10):
                slow.sendall(ping)
                time.sleep(0.2)


def memory(stage):
    """Resident memory of the serving process in MiB."""
    with open(f"/proc/{stage.processes[0].pid}/statm") as figures:
        return int(figures.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def test_a_flooding_peer_is_dropped_and_others_stay(stage, room):
    with stage.socket(room) as healthy, socket.create_connection(("127.0.0.1", stage.ports[0])) as flood:
        hear(healthy, "hello")
        flood.sendall(
            f"GET /ws/live/{room}/ HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n".encode()
        )
        flood.recv(4096)
        ping = bytes([129, 128 | 11]) + bytes(4) + b'{"ping": 1}'
        with pytest.raises(OSError, match=r"Broken pipe|reset"):
            for _ in range(10_000):
                flood.sendall(ping * 100)
        start = time.monotonic()
        healthy.send('{"ping": 1}')
        hear(healthy, "pong")

    assert time.monotonic() - start < 5


def test_revoked_rights_close_the_socket_at_the_next_check(tmp_path):
    with Theatre(tmp_path, options=["--recheck", "1"]) as stage:
        person, cookie = stage.member()
        _other, stays = stage.member()
        with (
            stage.socket("desk-1", origin=stage.url, additional_headers={"Cookie": cookie}) as leaving,
            stage.socket("desk-1", origin=stage.url, additional_headers={"Cookie": stays}) as staying,
        ):
            hear(leaving, "hello")
            stage.do("revoke", person=person)
            assert hear(leaving, "error") == {"code": "gone"}
            with pytest.raises(ConnectionClosed) as closed:
                leaving.recv(timeout=5)
            stage.play("desk-1")
            assert numbers(staying, 1) == [1]

    assert closed.value.rcvd.code == 4404


def test_a_new_epoch_makes_everybody_reload_and_go_on(tmp_path):
    with Theatre(tmp_path) as stage, stage.socket("room-1", "?after=0") as viewer:
        stage.play("room-1", 3)
        numbers(viewer, 3)
        epoch = stage.manage("new_epoch").strip()
        assert hear(viewer, "reload") is True
        stage.play("room-1")
        viewer.send('{"after": 3}')
        assert numbers(viewer, 4) == [4]
        assert stage.frames("room-1")["epoch"] == epoch


def test_a_head_that_goes_backwards_begins_a_new_epoch(tmp_path):
    with Theatre(tmp_path) as stage, stage.socket("room-1", "?after=0") as viewer:
        stage.play("room-1", 3)
        numbers(viewer, 3)
        epoch = stage.frames("room-1")["epoch"]
        with closing(sqlite3.connect(stage.folder / "xinqiao.sqlite3")) as database, database:
            database.execute("DELETE FROM realtime_frame WHERE seq = 3")
            database.execute("UPDATE realtime_stream SET last_seq = 2")
        assert hear(viewer, "reload") is True
        page = stage.frames("room-1", f"?after=3&epoch={epoch}")

    assert page["reload"] is True
    assert page["head"] == 2
    assert page["epoch"] != epoch


def test_sigterm_drains_lets_requests_finish_and_ends_in_time(tmp_path):
    with Theatre(tmp_path) as stage:
        answers = []
        slow = threading.Thread(target=lambda: answers.append(stage.do("slow", seconds=3)[0]))
        poll = threading.Thread(target=lambda: answers.append(len(stage.frames("room-1", "?after=0&wait=25"))))
        with stage.socket("room-1") as viewer:
            hear(viewer, "hello")
            slow.start()
            poll.start()
            time.sleep(0.5)
            took = stage.terminate()
            drain = hear(viewer, "drain")
            with pytest.raises(ConnectionClosed) as closed:
                viewer.recv(timeout=5)
        slow.join()
        poll.join()

    assert 2 < took < 15
    assert 0 < drain["retry"] <= 5
    assert closed.value.rcvd.code == 1012
    assert sorted(answers) == [6, 200]


def test_a_stuck_request_does_not_hold_up_the_end(tmp_path):
    with Theatre(tmp_path) as stage:
        request = b"POST /stage/slow/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 15\r\n\r\n"
        connection = socket.create_connection(("127.0.0.1", stage.ports[0]))
        connection.sendall(request + b'{"seconds": 11}')
        time.sleep(0.5)
        took = stage.terminate()
        connection.close()

    assert took < 15
