"""Interviews of the demo before they begin: written by a producer, approved by a second one, announced."""

from datetime import datetime, timedelta

from django.utils import timezone

from interaction.actions import interview
from interaction.actions.steps import take
from interaction.demo.cast import Cast
from interaction.demo.talks import Talk
from interaction.models import Occasion, Participant, Theme

LENGTH = timedelta(minutes=60)


def drafted(talk: Talk, cast: Cast, *, starts_at: datetime, by: str = "producer") -> Occasion:
    """A draft of this talk with its people and themes, made by the demo's account `by`."""
    occasion = Occasion.objects.create(
        channel="interview",
        state="draft",
        title=talk.title,
        title_en=talk.title_en,
        summary=talk.summary,
        summary_en=talk.summary_en,
        department=cast.departments[talk.department],
        starts_at=starts_at,
        ends_at=starts_at + LENGTH,
        collects_from=timezone.now(),
        created_by=cast[by],
        is_demo=True,
    )
    _people(occasion, talk, cast)
    Theme.objects.bulk_create(
        Theme(occasion=occasion, name=theme.name, name_en=theme.name_en, place=place)
        for place, theme in enumerate(talk.themes, start=1)
    )
    return occasion


def proposed(talk: Talk, cast: Cast, *, starts_at: datetime, by: str = "producer") -> Occasion:
    """A draft that waits for the approval of somebody else."""
    draft = drafted(talk, cast, starts_at=starts_at, by=by)
    return take(draft, "submit", by=cast[by], submitted_by=cast[by])


def announced(talk: Talk, cast: Cast, *, starts_at: datetime) -> Occasion:
    """A new interview of this talk, approved by the second producer, announced and open for questions."""
    occasion = take(proposed(talk, cast, starts_at=starts_at), "approve", by=cast["producer-2"])
    interview.change_phase(occasion, "announce", by=cast["producer"])
    return interview.change_phase(occasion, "collect", by=cast["producer"])


def _people(occasion: Occasion, talk: Talk, cast: Cast) -> None:
    shown = [("host", "host", "主持人"), ("transcriber", "transcriber", "速录员")]
    shown += [("moderator", "moderator", "审核员"), ("moderator-2", "moderator", "审核员")]
    rows = [
        Participant(occasion=occasion, user=cast[handle], part=part, name=cast[handle].name, post=post)
        for handle, part, post in shown
    ]
    rows += [
        Participant(
            occasion=occasion,
            user=cast.users[guest.account],
            part=Participant.Part.GUEST,
            name=guest.name,
            post=guest.post,
            department=cast.departments[guest.department],
            place=place,
        )
        for place, guest in enumerate(talk.guests, start=1)
    ]
    Participant.objects.bulk_create(rows)
