"""The environment of a test run, set before Django's settings are read."""

import atexit
import os
import shutil
import sys
import tempfile

from tests.rig.servers import Missing, Postgres, Redis

SECRET_KEY = "only-for-tests-" * 4
FIELD_KEY = "eGlucWlhby10ZXN0cy1vbmx5LWZpZWxkLWtleS0zMmI="
REAL = "XINQIAO_TESTS_ON_REAL_SERVERS"
SHARED = "XINQIAO_TESTS_SHARED_FOLDER"  # of one run: its workers, and where `make test` sets it all its stages
FROM_OUTSIDE = ("DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "ORIGINS", "CAPTCHA", "EMAIL_URL", "SMS_URL", "HTTPS")


def clean() -> dict[str, str]:
    """The environment a serving process of the tests starts from: nothing of the developer's settings, fixed keys."""
    kept = {name: value for name, value in os.environ.items() if name not in FROM_OUTSIDE}
    return kept | {"DEMO": "on", "SECRET_KEY": SECRET_KEY, "FIELD_KEYS": FIELD_KEY, "PYTHONUNBUFFERED": "1"}


def prepare() -> None:
    """Gives this process a data folder and keys of its own and, with --real-servers, a PostgreSQL and a Redis."""
    on_real_servers = REAL in os.environ  # a worker of xdist, whose parent has started them
    if not on_real_servers:
        for name in FROM_OUTSIDE:
            os.environ.pop(name, None)
    os.environ.update(clean())
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="xinqiao-tests-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
    os.environ.setdefault(SHARED, os.environ["DATA_DIR"])  # workers of xdist inherit their parent's
    if "--real-servers" in sys.argv and not on_real_servers:
        _start_real_servers()
    if on_real_servers:
        _take_own_redis_database()


def _take_own_redis_database() -> None:
    """Workers share the server, not what they keep in it: each clears its cache between tests."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    server, _slash, _database = os.environ["REDIS_URL"].rpartition("/")
    os.environ["REDIS_URL"] = f"{server}/{worker}"


def _start_real_servers() -> None:
    try:
        redis, postgres = Redis().start(), Postgres().start()
    except Missing as missing:
        sys.exit(f"--real-servers: {missing}")
    atexit.register(redis.stop)
    atexit.register(postgres.stop)
    os.environ.update({REAL: "1", "REDIS_URL": redis.url, "DATABASE_URL": postgres.database("xinqiao")})
