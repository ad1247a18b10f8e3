"""Who follows an occasion, and who wants to hear nothing more of it."""

from functools import lru_cache

import qrcode
from django.db.models import QuerySet
from qrcode.image.svg import SvgPathImage

from interaction.follow_tokens import Receiver
from interaction.models import Follow, Occasion
from people.models import User
from people.permissions import Person, account_of


def followers(occasion: Occasion) -> QuerySet[Follow]:
    """Confirmed wishes to be told, with their accounts."""
    return Follow.objects.filter(occasion=occasion, confirmed_at__isnull=False).select_related("user")


def silenced(occasion: Occasion) -> set[Receiver]:
    """The receivers who have ended all mail about this occasion: their rows stand unconfirmed."""
    rows = Follow.objects.filter(occasion=occasion, confirmed_at__isnull=True)
    return {Receiver(occasion.pk, user, index) for user, index in rows.values_list("user_id", "contact_index")}


def is_following(occasion: Occasion, user: Person) -> bool:
    """Whether this account follows the occasion."""
    account = account_of(user)
    return account is not None and followers(occasion).filter(user=account).exists()


def follows_of(user: User) -> QuerySet[Follow]:
    """The occasions an account follows, the latest first, each with its occasion."""
    rows = Follow.objects.filter(user=user, confirmed_at__isnull=False).exclude(occasion__state="discarded")
    return rows.select_related("occasion").order_by("-occasion__starts_at", "-pk")


@lru_cache(maxsize=512)
def qr_svg(address: str) -> bytes:
    """The address as a QR code: an SVG drawing without a size of its own, kept by each process."""
    return qrcode.make(address, image_factory=SvgPathImage, border=2).to_string()
