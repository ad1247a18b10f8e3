"""Whether a person is at the desk or in the studio of an interview, so that the demo's robots step aside."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from interaction.models import Event, Occasion
from interaction.rehearsal.browser import Browser, Unreachable, signed_in

LOOKS = {"moderator-2": ("desk-moderation", "interview-{pk}-desk"), "host": ("interview-{pk}-studio",)}
RECENT = timedelta(seconds=60)


class Presence:
    """Two signs: a page of the desk or the studio holds a live connection, or somebody acted in the last 60 s.

    The first is asked of the running site itself, as its viewers of the staff's topics; the second shows people whose
    browser runs no script. Robots tell `mine()` what they did. Reading either writes nothing.
    """

    def __init__(self, urls: list[str], occasion: Occasion):
        self.urls, self.occasion = urls, occasion
        self._browsers: dict[str, Browser] = {}
        self._own: set[int] = set()
        self._last = self._newest()

    def somebody(self) -> bool:
        """Whether a person is there now."""
        looks = ((handle, topic) for handle, topics in LOOKS.items() for topic in topics)
        return self._acted() or any(self._watched(handle, topic) for handle, topic in looks)

    def mine(self) -> None:
        """What happened since the last call was done by a robot."""
        newest = self._newest()
        if newest != self._last:
            fresh = self._acts().filter(pk__gt=self._last).values_list("pk", flat=True)
            self._own = {pk for pk in self._own if pk > newest - 1000} | set(fresh)
            self._last = newest

    def _acts(self):
        return Event.objects.filter(occasion=self.occasion, actor__is_demo=True).exclude(kind="submitted")

    def _newest(self) -> int:
        return self._acts().order_by("-pk").values_list("pk", flat=True).first() or 0

    def _acted(self) -> bool:
        recent = self._acts().filter(at__gte=timezone.now() - RECENT, pk__gt=self._begun)
        return bool(set(recent.values_list("pk", flat=True)) - self._own)

    @property
    def _begun(self) -> int:
        """The newest act before the robots began; the demo's past was played by nobody."""
        if not hasattr(self, "_before"):
            self._before = self._last
        return self._before

    def _watched(self, handle: str, topic: str) -> bool:
        name = topic.format(pk=self.occasion.pk)
        try:
            answer = self._browser(handle).get(f"/live/{name}/frames", accept="application/json")
            if answer.status == 404:  # the session has ended
                self._browsers.pop(handle, None)
                return False
            return answer.json().get("counters", {}).get("viewers", 0) > 0
        except (Unreachable, ValueError):
            return False

    def _browser(self, handle: str) -> Browser:
        if handle not in self._browsers:
            self._browsers[handle] = signed_in(self.urls, f"demo-{handle}", settings.DEMO_PASSWORD, patience=1)
        return self._browsers[handle]
