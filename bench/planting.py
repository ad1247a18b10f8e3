"""Fills the live interview of a demo with waiting questions, by the product's own action; run in `manage.py shell`."""

from bench.desk_texts import texts
from interaction.actions.submit import Letter, submit
from interaction.models import Occasion
from interaction.receipts import new_key


def plant(count: int, word: str = "") -> int:
    """Sends so many questions to the live interview, each from another visitor; the interview's id."""
    occasion = Occasion.objects.get(channel="interview", state="live")
    for number, text in enumerate(texts(count, word)):
        visitor = f"planted-{word}-{number}"
        letter = Letter(
            channel=occasion.channel, occasion=occasion, key=new_key(visitor), visitor=visitor, body=text, byline=""
        )
        submit(letter)
    return occasion.pk
