"""Pictures of an occasion: shown in the stream, kept as a cover, taken back, cleared away."""

from datetime import timedelta
from typing import Protocol

from django.utils import timezone
from django.utils.translation import gettext as _

from interaction import files
from interaction.actions import frames
from interaction.actions.events import record
from interaction.actions.images import MOST_BYTES, Drawn, redraw
from interaction.actions.steps import lock
from interaction.models import Occasion, Picture
from interaction.models import Upload as SentFile
from interaction.workflow import COMING, ON_AIR
from people.limits import hold
from people.permissions import Person, account_of, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action

SHOWN_IN = (*COMING, *ON_AIR)
PER_HOUR = 120  # pictures one person sends, so that a stuck script does not fill the disk
ORPHANS_KEPT = timedelta(days=1)


class Upload(Protocol):
    """What a browser sent, or an open binary file."""

    def read(self, size: int, /) -> bytes: ...


def show_picture(
    occasion: Occasion, upload: Upload, *, alt: str, alt_en: str = "", by: Person, in_stream: bool = True
) -> Picture:
    """Stores a picture drawn anew and shows it in the stream at once, or keeps it (`in_stream` False) to be a cover.

    Raises NotAllowed, Closed, NotStored, TooSoon, or Refusal for what is no picture, too large or without words for
    those who cannot see it. Decoding happens before the database is held.
    """
    _check(occasion, by=by, in_stream=in_stream)
    if not alt.strip():
        raise Refusal(_("Say in words what the picture shows, for people who cannot see it."))
    account = account_of(by)
    hold("picture", str(account.pk if account else 0), most=PER_HOUR, per_seconds=3600)
    drawn = redraw(upload.read(MOST_BYTES + 1))
    name = files.store(drawn.content, drawn.suffix)
    return _keep(occasion, drawn, name, words=(alt.strip(), alt_en.strip()), by=by, in_stream=in_stream)


@action
def withdraw_picture(picture: Picture, *, by: Person) -> Picture:
    """Takes a picture back: it leaves the stream, earlier frames and its address. Raises NotAllowed or Stale."""
    occasion = lock(picture.occasion)
    if not may(by, "show-picture", occasion):
        raise NotAllowed()
    taken = Picture.objects.select_for_update().get(pk=picture.pk)
    if taken.withdrawn_at:
        raise Stale(_("This picture was taken back already."))
    taken.withdrawn_at = timezone.now()
    taken.save(update_fields=["withdrawn_at"])
    if occasion.cover_id == taken.pk:
        occasion.cover = None
        occasion.save(update_fields=["cover"])
    record(occasion, "picture-withdrawn", by=by, data={"picture": taken.pk}, public=True)
    if taken.in_stream:
        frames.tell_withdraw(occasion.topic, "picture", taken.pk)
    return taken


@action
def remove_orphans() -> int:
    """Deletes files older than a day that no row names, or only that of something taken back; returns how many."""
    old = files.names_before(timezone.now() - ORPHANS_KEPT)
    standing = Picture.objects.filter(name__in=old, withdrawn_at__isnull=True)
    sent = SentFile.objects.filter(stored__in=old, removed_at__isnull=True)
    named = {*standing.values_list("name", flat=True), *sent.values_list("stored", flat=True)}
    return files.remove(old, but=named)


@action
def _keep(
    occasion: Occasion, drawn: Drawn, name: str, *, words: tuple[str, str], by: Person, in_stream: bool
) -> Picture:
    """The row of a stored file, its Event and its frame; the right and the state are asked again under the lock."""
    occasion = lock(occasion)
    _check(occasion, by=by, in_stream=in_stream)
    picture = Picture.objects.create(
        occasion=occasion,
        name=name,
        alt=words[0],
        alt_en=words[1],
        width=drawn.width,
        height=drawn.height,
        size=len(drawn.content),
        in_stream=in_stream,
        posted_by=account_of(by),
        posted_at=timezone.now(),
    )
    record(occasion, "picture", by=by, data={"picture": picture.pk, "in_stream": in_stream}, public=in_stream)
    if in_stream:
        frames.tell_picture(occasion, picture)
    return picture


def _check(occasion: Occasion, *, by: Person, in_stream: bool) -> None:
    """A stream's picture is shown by host or transcriber while there is a stream; a cover is the producer's."""
    if not may(by, "show-picture" if in_stream else "produce", occasion):
        raise NotAllowed()
    if in_stream and occasion.state not in SHOWN_IN:
        raise Closed(_("Pictures can be shown from the announcement until the end of the interview."))
