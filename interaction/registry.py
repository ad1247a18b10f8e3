"""Which channels exist: an ordered dict filled once at start. A leaf, so that models and queries may read it."""

channels: dict = {}


def add(channel) -> None:
    """Registers a channel; raises ValueError if its key is taken by another class."""
    known = channels.get(channel.key)
    if known is not None and type(known) is not type(channel):
        raise ValueError(f"two channels are called {channel.key}")
    channels[channel.key] = channel


def get(key: str):
    """The channel with this key; raises KeyError for an unknown one."""
    return channels[key]
