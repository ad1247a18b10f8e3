"""What a topic was told."""

from realtime.models import Frame


def kinds(topic: str) -> list[str]:
    """The kinds of all its frames, in order."""
    return list(Frame.objects.filter(stream__topic=topic).order_by("seq").values_list("kind", flat=True))


def last(topic: str) -> dict:
    """What its newest frame carries."""
    return Frame.objects.filter(stream__topic=topic).latest("seq").data
