"""A rehearsal drives a real site while it is killed, and the demo's robots see people from another process."""

import json
import threading
import time
import urllib.request

from interaction.rehearsal.browser import signed_in
from tests.faults.conftest import OPEN_DOORS
from tests.rig.servers import until
from tests.rig.serving import Serving

OPEN = "from interaction.demo.district import open_rehearsal; print(open_rehearsal().pk)"


def kill_once_watched(site: Serving, number: int) -> None:
    """Kills the serving process in the middle of the questions, and starts it again."""
    address = f"{site.url}/live/interview-{number}/frames"
    until(lambda: viewers(address) >= 8, seconds=120, what="eight viewers watching")
    time.sleep(4)
    site.kill()
    site.start()


def viewers(address: str) -> int:
    request = urllib.request.Request(address, headers={"Accept": "application/json"})  # noqa: S310  (our own site)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)["counters"]["viewers"]


def test_rehearsal_on_a_real_site_survives_a_kill(tmp_path):
    questions, told = tmp_path / "questions.jsonl", tmp_path / "report.json"
    lines = [json.dumps({"body": f"第 {n} 号楼的路灯什么时候修？"}) for n in range(200)]
    questions.write_text("\n".join(lines), encoding="utf-8")
    size = ["--citizens", "8", "--questions-per-minute", "120", "--minutes", "0.25"]
    with Serving(tmp_path, demo=True, env=OPEN_DOORS) as site:
        number = int(site.manage("shell", "-v", "0", "-c", OPEN))
        kill = threading.Thread(target=kill_once_watched, args=(site, number))
        kill.start()
        command = ["rehearse", str(number), "--questions", str(questions), *size]
        site.manage(*command, "--base-url", site.url, "--report", str(told))
        kill.join()

    found = json.loads(told.read_text())
    assert found["failed"] == {}
    assert found["figures"]["accepted"] == found["figures"]["sent"] == 30
    assert found["figures"]["approved"] + found["figures"]["not published"] == 30
    assert found["figures"]["reconnects"] >= 8
    assert found["figures"]["delivered"] >= 8 * 30
    assert found["figures"]["answered"] >= 1
    kept = ("answered", "joined", "forwarded with a due date")
    assert sum(found["figures"][name] for name in kept) == found["figures"]["approved"]


PRESENT = """
from interaction.demo.presence import Presence; from interaction.models import Occasion
print(Presence(["{url}"], Occasion.objects.get(state="live")).somebody())
"""


def test_an_open_desk_is_seen_from_another_process(demo_site):
    look = ("shell", "-v", "0", "-c", PRESENT.format(url=demo_site.url))
    assert demo_site.manage(*look).split() == ["False"]
    moderator = signed_in([demo_site.url], "demo-moderator", "xinqiao-demo")
    desk = threading.Thread(target=moderator.get, args=("/live/desk-moderation/frames?wait=20",), daemon=True)

    desk.start()
    time.sleep(1)

    assert demo_site.manage(*look).split() == ["True"]
    desk.join()
    moderator.close()
