"""Redis and PostgreSQL killed under load: writes go on or answer 503, and everything recovers by itself."""

import time

from tests.faults import truth
from tests.faults.citizens import Citizens
from tests.faults.conftest import OPEN_DOORS
from tests.rig.servers import status, until
from tests.rig.serving import Serving

ROUNDS = 3


def test_redis_killed_is_noticed_and_loses_nothing(tmp_path, chance, settle, postgres_url, redis_server):
    with Serving(tmp_path, processes=2, database_url=postgres_url, redis_url=redis_server.url, env=OPEN_DOORS) as site:
        interview = int(site.manage("shell", "-v", "0", "-c", truth.LIVE_INTERVIEW))
        with Citizens(site.urls, interview) as citizens:
            for _ in range(ROUNDS):
                time.sleep(chance.uniform(0.5, 1.0))
                redis_server.kill()
                assert status(site.url + "/readyz") == 503
                time.sleep(1)
                redis_server.start()
                until(lambda: status(site.url + "/readyz") == 200, seconds=10, what="readiness after Redis")

        settle(site, citizens, {"Redis killed": ROUNDS})


def test_postgres_crash_answers_503_and_recovers(tmp_path, chance, settle, postgres_server, redis_url):
    database = postgres_server.database("xinqiao_crash")
    with Serving(tmp_path, processes=2, database_url=database, redis_url=redis_url, env=OPEN_DOORS) as site:
        interview = int(site.manage("shell", "-v", "0", "-c", truth.LIVE_INTERVIEW))
        with Citizens(site.urls, interview) as citizens:
            for _ in range(ROUNDS):
                time.sleep(chance.uniform(0.5, 1.0))
                postgres_server.crash()
                assert status(site.url + "/readyz") == 503
                postgres_server.start()
                until(lambda: status(site.url + "/readyz") == 200, seconds=20, what="readiness after PostgreSQL")

        settle(site, citizens, {"PostgreSQL crashed": ROUNDS})
