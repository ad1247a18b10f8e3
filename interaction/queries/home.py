"""What the home page shows."""

from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interaction import registry
from interaction.models import ChannelSetting, Occasion, Submission
from interaction.queries import occasions
from interaction.queries.figures import month_figures
from interaction.queries.open_doors import notice_of
from interaction.queries.room import room_counters
from interaction.queries.settings.channels import shut_channels
from people.permissions import Person

GROUPS = (
    ("ask", _("I want to ask"), _("Write to the government and get an answer in writing.")),
    ("take-part", _("I want to take part"), _("Watch, ask, vote, comment; every result is fed back.")),
    ("apply", _("I want to apply"), _("Legal procedures: confidential, with deadlines that are counted for you.")),
)
SHOWN_ANSWERS, SHOWN_OCCASIONS = 5, 3


def home_page(user: Person) -> dict:
    """Context of the home page: live, upcoming, archive, doors, answers, figures."""
    return {
        "live": live_card(user),
        "upcoming": [occasion_item(occasion) for occasion in occasions.coming(user)[:SHOWN_OCCASIONS]],
        "archive": [
            occasion_item(occasion) | {"answered": occasion.answered}
            for occasion in occasions.ended(user)[:SHOWN_OCCASIONS]
        ],
        "doors": doors(),
        "answers": newest_answers(),
        "figures": month_figures(),
    }


def occasion_item(occasion: Occasion) -> dict:
    """An interview in a short list: url, title, starts_at, department (name)."""
    return {
        "url": reverse("interaction:room", args=[occasion.pk]),
        "title": occasion.said("title"),
        "starts_at": occasion.starts_at,
        "department": occasion.department.said("name"),
    }


def live_card(user: Person) -> dict | None:
    """The interview on air that began last, with its counters and what is being answered; None when there is none."""
    occasion = occasions.running(user).select_related("on_air").first()
    if occasion is None:
        return None
    counters = room_counters(occasion.pk)
    running = timezone.now() - (occasion.opened_at or occasion.starts_at)
    return occasion_item(occasion) | {
        "id": occasion.pk,
        "topic": occasion.topic,
        "summary": occasion.said("summary"),
        "minutes_running": int(running.total_seconds() // 60),
        "answered": counters["answered"],
        "waiting": counters["open"],
        "on_air": occasion.on_air.title if occasion.on_air else None,
        "ask_url": reverse("interaction:ask", args=[occasion.pk]),
    }


def doors() -> list[dict]:
    """The channels in the three groups of the home page; `closed` is the notice of one that takes nothing new.

    It is "" where no notice was written, and None for a channel that is open. What is published stays to be read.
    """
    shut = shut_channels()
    return [
        {"title": title, "lead": lead, "channels": [_door(channel, shut) for channel in _channels_in(group)]}
        for group, title, lead in GROUPS
    ]


def _channels_in(group: str) -> list:
    return [channel for channel in registry.channels.values() if channel.group == group]


def _door(channel: Any, shut: dict[str, ChannelSetting]) -> dict:
    try:
        url = reverse(f"interaction:{channel.key}")
    except NoReverseMatch:
        url = None
    closed = notice_of(shut[channel.key]) if channel.takes_letters and channel.key in shut else None
    return {"name": channel.name, "hint": channel.hint, "url": url, "closed": closed}


def newest_answers() -> list[dict]:
    """The answered letters published last, for everybody."""
    answered = Submission.objects.published().filter(channel="enquiry", answered_at__isnull=False)
    newest = answered.select_related("department").order_by("-published_at", "-pk")[:SHOWN_ANSWERS]
    return [
        {
            "url": reverse("interaction:enquiry_item", args=[letter.pk]),
            "title": letter.title,
            "department": letter.department.said("name") if letter.department else "",
            "state_badge": "done",
            "note": "",
        }
        for letter in newest
    ]
