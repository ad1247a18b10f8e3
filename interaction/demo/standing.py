"""What stands ready in the demo: standing answers, prepared sentences, and how soon questions are to be read."""

import tomllib
from datetime import datetime, timedelta

from django.utils import timezone

from interaction.demo.cast import Cast
from interaction.demo.talks import TEXTS
from interaction.models import ChannelSetting, Faq, ReplyTemplate
from interaction.textsearch import tokens

WORDS = ("question", "question_en", "answer", "answer_en")
READ_WITHIN = 60  # minutes: as long as an interview is, so that a newcomer's questions are not late before it ends


def fill_the_shelves(cast: Cast, *, now: datetime) -> None:
    """The standing answers and templates of texts/standing.toml; the answers were looked at within three months."""
    rows = tomllib.loads((TEXTS / "standing.toml").read_text(encoding="utf-8"))
    today = timezone.localdate(now)
    Faq.objects.bulk_create(
        Faq(
            **{name: row[name] for name in WORDS},
            department=cast.departments[row["department"]],
            search=tokens(*(row[name] for name in WORDS)),
            checked_on=today - timedelta(days=4 * place + 3),
            views=row["views"],
            changed_by=cast["approver-2"],
        )
        for place, row in enumerate(rows["faq"])
    )
    ReplyTemplate.objects.bulk_create(
        ReplyTemplate(
            title=row["title"],
            text=row["text"],
            department=cast.departments[row["department"]] if "department" in row else None,
            changed_by=cast["admin"],
        )
        for row in rows["templates"]
    )


def read_calmly(cast: Cast) -> None:
    """Questions of interviews on air are to be read within an hour, unless somebody has set it otherwise."""
    usual = {"target_minutes": READ_WITHIN, "changed_by": cast["admin"]}
    ChannelSetting.objects.get_or_create(channel="interview", defaults=usual)
