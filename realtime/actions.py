"""The one change the wire makes by itself: a new epoch, which makes every client start over."""

from realtime.models import Epoch, new_id
from realtime.queries import present_epoch


def new_epoch(*, instead_of: str | None = None) -> str:
    """Begins a new history and returns its id.

    With `instead_of` only if that epoch still stands, so that many processes noticing one restore renew it once.
    """
    present_epoch()
    epochs = Epoch.objects.filter(id=1)
    if instead_of is not None:
        epochs = epochs.filter(value=instead_of)
    epochs.update(value=new_id())
    return present_epoch()
