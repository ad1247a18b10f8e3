"""The text of a letter in the sentences of which it is made."""

import re

from interaction.models import Message, Submission

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”」』）)]?")


def sent_text(letter: Submission) -> str:
    """The letter as it was sent, without its title."""
    sent = letter.messages.filter(kind=Message.Kind.LETTER).order_by("pk").first()
    return sent.text if sent else letter.title


def parts_of(letter: Submission) -> list[str]:
    """Its sentences in their order, each with its mark at the end; never an empty one."""
    return [part.strip() for part in _SENTENCE.findall(sent_text(letter)) if part.strip()]
