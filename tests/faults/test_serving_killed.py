"""kill -9 and SIGTERM of serving processes while citizens ask: nothing acknowledged is lost, nothing doubled."""

import time

from tests.faults import truth
from tests.faults.citizens import Citizens
from tests.faults.conftest import OPEN_DOORS
from tests.rig.serving import Serving

CYCLES = 10


def test_kill_on_sqlite_loses_and_doubles_nothing(tmp_path, chance, settle):
    with Serving(tmp_path, env=OPEN_DOORS) as site:
        interview = int(site.manage("shell", "-v", "0", "-c", truth.LIVE_INTERVIEW))
        with Citizens(site.urls, interview) as citizens:
            for _ in range(CYCLES):
                time.sleep(chance.uniform(0.2, 1.0))
                site.kill()
                site.start()
            time.sleep(1)

        settle(site, citizens, {"kill -9": CYCLES})
        assert citizens.history.cut_off >= CYCLES


def test_rolling_restart_loses_nothing_and_ends_in_time(tmp_path, chance, settle, postgres_url, redis_url):
    with Serving(tmp_path, processes=2, database_url=postgres_url, redis_url=redis_url, env=OPEN_DOORS) as site:
        interview = int(site.manage("shell", "-v", "0", "-c", truth.LIVE_INTERVIEW))
        with Citizens(site.urls, interview) as citizens:
            for place in (0, 1, 0, 1):
                time.sleep(chance.uniform(0.2, 1.0))
                assert site.terminate(place) <= 15
                site.start(place)

        settle(site, citizens, {"SIGTERM": 4})
