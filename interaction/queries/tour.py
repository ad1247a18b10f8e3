"""What the demo's tour leads to."""

from interaction.models import Occasion, Submission
from interaction.queries.home import occasion_item
from interaction.queries.occasions import coming, ended, running
from people.permissions import Person


def tour(user: Person) -> dict:
    """The newest live, coming and past interview and answered letter this person may see; None where there is none.

    Interviews as `occasion_item` tells them with their `id`, the letter as {id, title}.
    """
    letters = Submission.objects.published().filter(channel="enquiry", answered_at__isnull=False)
    return {
        "live": _item(running(user).first()),
        "next": _item(coming(user).first()),
        "past": _item(ended(user).first()),
        "letter": letters.order_by("-answered_at", "-pk").values("id", "title").first(),
    }


def _item(occasion: Occasion | None) -> dict | None:
    return occasion_item(occasion) | {"id": occasion.pk} if occasion else None
