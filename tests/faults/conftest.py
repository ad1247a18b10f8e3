"""How the fault tests report what they really injected."""

import json
import random

import pytest

from tests.faults import truth

# Citizens come from many addresses and solve no captcha: the limits and the captcha have tests of their own.
OPEN_DOORS = {"CAPTCHA": "off", "TRUSTED_PROXIES": "1", "LOG_LEVEL": "WARNING"}


@pytest.fixture
def chance(request):
    """Seeded by the test's name, so that a run can be repeated."""
    return random.Random(request.node.name)


@pytest.fixture
def settle(capsys):
    """`settle(site, citizens, faults)`: compares promises with the database and prints the figures of the run."""

    def compare(site, citizens, faults: dict[str, int]) -> None:
        told = json.loads(site.manage("shell", "-v", "0", "-c", truth.READ))
        history = citizens.history
        with capsys.disabled():
            print(
                f"\n  faults {faults}; acknowledged {len(history.acknowledged)}, cut off {history.cut_off}, repeated "
                f"{history.repeated}, statuses {history.statuses}, slowest {history.slowest:.1f} s"
            )
        truth.check(history, told)
        assert len(history.acknowledged) > sum(faults.values()), "too little was asked to show anything"
        assert history.repeated, "no form was sent twice"

    return compare
