"""Pictures as an address names them."""

from django.db.models import Q

from interaction.models import Occasion, Picture
from interaction.queries.produce import produced
from people.permissions import Person


def picture_of(name: str, user: Person) -> Picture | None:
    """The picture of this name, unless it was taken back or its occasion is not open to this person."""
    shown = Picture.objects.filter(name=name, withdrawn_at__isnull=True)
    open_to_them = Q(occasion__in=Occasion.objects.visible_to(user)) | Q(occasion__in=produced(user))
    return shown.filter(open_to_them).first()


def pictures_with_takers(occasion: Occasion) -> list[Picture]:
    """The pictures of the stream that still stand, newest first, with whoever showed them."""
    shown = occasion.pictures.filter(in_stream=True, withdrawn_at__isnull=True)
    return list(shown.select_related("posted_by").order_by("-posted_at", "-id"))
