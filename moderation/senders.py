"""Who sent a text, as far as moderation may know."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sender:
    """Who sent a text, as keyed hashes: the browser within its place, the account, the device, the network of a day."""

    author_key: str = ""
    account_key: str = ""
    device_key: str = ""
    network_key: str = ""


NOBODY = Sender()
