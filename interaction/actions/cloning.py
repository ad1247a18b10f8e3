"""A new draft from an occasion that was: the same texts and people, another day."""

from datetime import datetime

from django.utils import timezone

from interaction import files
from interaction.actions.editing import create, hang
from interaction.actions.steps import lock
from interaction.forms.dates import AHEAD
from interaction.models import Occasion, Participant, Picture
from people.permissions import Person, account_of, may
from people.refusals import NotAllowed
from realtime.publish import action

TEXTS = ("title", "title_en", "summary", "summary_en", "department", "policy", "needs_second")
VIDEO = ("video_url", "captions_url")
OF_PERSON = ("user_id", "part", "name", "post", "department_id", "place")
OF_PICTURE = ("alt", "alt_en", "width", "height", "size")


@action
def clone(occasion: Occasion, *, by: Person) -> Occasion:
    """A draft of one's own with the same texts, themes, people and cover, at the same hour a week from now.

    Questions, states and history stay with the source. Raises NotAllowed.
    """
    source = lock(occasion)
    if not may(by, "produce", source):
        raise NotAllowed()
    start = _in_a_week(source.starts_at)
    columns = {name: getattr(source, name) for name in (*TEXTS, *VIDEO)}
    columns |= {"starts_at": start, "ends_at": start + (source.ends_at - source.starts_at)}
    columns["themes"] = list(source.themes.values_list("name", "name_en"))
    made = create(source.channel, columns, by=by)
    people = source.participants.values(*OF_PERSON)
    Participant.objects.bulk_create(Participant(occasion=made, **one) for one in people)
    return _with_cover(made, source.cover, by=by) if source.cover else made


def _in_a_week(source: datetime) -> datetime:
    local, day = timezone.localtime(source), timezone.localtime(timezone.now() + AHEAD)
    return day.replace(hour=local.hour, minute=local.minute, second=0, microsecond=0)


def _with_cover(made: Occasion, cover: Picture, *, by: Person) -> Occasion:
    """The cover's file is copied, so that each occasion can take its own back; one that is lost is left out."""
    content = files.read(cover.name)
    if content is None:
        return made
    picture = Picture.objects.create(
        occasion=made,
        name=files.store(content, "." + cover.name.rpartition(".")[2]),
        in_stream=False,
        posted_by=account_of(by),
        posted_at=timezone.now(),
        **{name: getattr(cover, name) for name in OF_PICTURE},
    )
    return hang(made, picture, by=by)
