"""tell_staff(): tells colleagues about one event of a letter they have to do with, each once."""

from collections.abc import Iterable

from interaction.models import Event, Notice
from people.models import User


def tell_staff(event: Event, people: Iterable[User]) -> list[Notice]:
    """Writes one notice per person; `tick` sends them. Whoever caused the event, or may not sign in, is not told."""
    told = {one.pk: one for one in people if one.is_active and one.pk != event.actor_id}
    notices = [Notice(event=event, user=one, language=one.language) for one in told.values()]
    return Notice.objects.bulk_create(notices, ignore_conflicts=True)
