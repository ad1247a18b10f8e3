"""What the wire changes by itself: a new epoch, which makes every client start over, and the roll of who was there."""

from datetime import datetime

from realtime.models import Attendance, Epoch, new_id
from realtime.queries import Minute, present_epoch


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


def keep_attendance(process: str, minutes: list[Minute]) -> None:
    """Stores what one process noted; the same minute again replaces what it noted before."""
    Attendance.objects.bulk_create(
        [Attendance(process=process, **minute._asdict()) for minute in minutes],
        update_conflicts=True,
        unique_fields=["topic", "minute", "process"],
        update_fields=["most", "came", "sketch"],
    )


def purge_attendance(before: datetime) -> int:
    """Deletes the minutes before that moment; returns how many rows."""
    return Attendance.objects.filter(minute__lt=before).delete()[0]
