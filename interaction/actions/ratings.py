"""How satisfied people are with an interview: one rating per person, changeable."""

from django.utils.translation import gettext as _

from interaction.models import Occasion, Rating
from people.refusals import Closed, Refusal
from realtime.publish import action

RATED_IN = ("archived",)


@action
def rate(occasion: Occasion, *, person_key: str, mark: int, reason: str = "") -> Rating:
    """Keeps this person's rating of an ended interview instead of an earlier one.

    Raises Closed before the end, or Refusal for an unknown mark or a dissatisfied one without a reason.
    """
    if occasion.state not in RATED_IN:
        raise Closed(_("An interview can be rated once it has ended."))
    if mark not in Rating.Mark.values:
        raise Refusal()
    if mark == Rating.Mark.NOT and not reason.strip():
        raise Refusal(_("Say in a few words what was not good, so that it can be done better."))
    rating, _new = Rating.objects.update_or_create(
        occasion=occasion, submission=None, person_key=person_key, defaults={"mark": mark, "reason": reason.strip()}
    )
    return rating
