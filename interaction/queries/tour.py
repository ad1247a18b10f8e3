"""What the demo's tour leads to."""

from django.urls import reverse

from interaction.models import Message, Occasion, Submission
from interaction.queries.home import occasion_item
from interaction.queries.occasions import coming, ended, running
from people.permissions import Person

PAGES = {
    "screen": "screen",
    "studio": "studio",
    "transcript": "transcript",
    "statistics": "interview_statistics",
    "record": "record",
}


def tour(user: Person) -> dict:
    """The newest live, coming and past interview and answered letter this person may see; None where there is none.

    Interviews as `occasion_item` tells them with their `id` and the addresses of their PAGES and `desk`; `corrected` is
    one with a note below an answer; the letter is {id, title}.
    """
    letters = Submission.objects.published().filter(channel="enquiry", answered_at__isnull=False)
    noted = Message.objects.filter(kind=Message.Kind.NOTE, submission__isnull=False).values("submission__occasion")
    return {
        "live": _item(running(user).first()),
        "next": _item(coming(user).first()),
        "past": _item(ended(user).first()),
        "corrected": _item(ended(user).filter(pk__in=noted).first()),
        "letter": letters.order_by("-answered_at", "-pk").values("id", "title").first(),
    }


def _item(occasion: Occasion | None) -> dict | None:
    if occasion is None:
        return None
    pages = {name: reverse(f"interaction:{page}", args=[occasion.pk]) for name, page in PAGES.items()}
    desk = f"{reverse('moderation:desk')}?scope={occasion.topic}"
    return occasion_item(occasion) | pages | {"id": occasion.pk, "desk": desk}
