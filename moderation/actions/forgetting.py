"""What is known of devices and networks is forgotten on schedule."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from moderation.models import Case, Restriction
from realtime.publish import action

KEPT_DAYS = 30  # that the keys of device and network stay with a text


@action
def forget_devices() -> int:
    """Deletes the keys of device and network from texts older than KEPT_DAYS, and of devices whose restriction is over.

    Returns from how many texts. What was decided stays; only who else sent from there can no longer be told.
    """
    now = timezone.now()
    old = Case.objects.filter(opened_at__lt=now - timedelta(days=KEPT_DAYS))
    count = old.filter(Q(device_key__gt="") | Q(network_key__gt="")).update(device_key="", network_key="")
    over = Restriction.objects.filter(Q(until__lt=now) | Q(lifted_at__lt=now), device_key__gt="")
    over.exclude(author_key="", account_key="").update(device_key="")
    return count
