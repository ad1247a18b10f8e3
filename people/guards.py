"""How often one account and one address may try: the figures of people's limits, per window in seconds."""

from people.address import client_network
from people.crypto import keyed_hash
from people.limits import hold

QUARTER, HOUR = 900, 3600


def guard_login(request, contact: str) -> None:
    """Ten tries in 15 minutes per account and address, 50 an hour per account, 100 in 15 minutes per address."""
    account, network = _account(contact), client_network(request)
    hold("login-pair", f"{account}:{network}", most=10, per_seconds=QUARTER)
    hold("login-account", account, most=50, per_seconds=HOUR)
    hold("login-address", network, most=100, per_seconds=QUARTER)


def guard_sending(request, contact: str) -> None:
    """Five codes an hour to one contact, 30 an hour from one address."""
    hold("code-sent-account", _account(contact), most=5, per_seconds=HOUR)
    hold("code-sent-address", client_network(request), most=30, per_seconds=HOUR)


def guard_code(request, contact: str) -> None:
    """20 tries of codes an hour for one contact, 60 an hour from one address."""
    hold("code-try-account", _account(contact), most=20, per_seconds=HOUR)
    hold("code-try-address", client_network(request), most=60, per_seconds=HOUR)


def guard_inviting(request) -> None:
    """100 invitations an hour by one administrator."""
    hold("inviting", str(request.user.pk), most=100, per_seconds=HOUR)


def guard_password(request) -> None:
    """Ten times in 15 minutes that a signed-in person may give their password again."""
    hold("password-again", str(request.user.pk), most=10, per_seconds=QUARTER)


def guard_invitation(request) -> None:
    """30 tries an hour to open or accept invitations from one address."""
    hold("invitation-address", client_network(request), most=30, per_seconds=HOUR)


def _account(contact: str) -> str:
    return keyed_hash("limit", contact)
