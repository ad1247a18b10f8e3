"""How often a department has given nearly the same answer."""

from interaction.models import Message
from moderation.near import likeness, pairs

COMPARED = 200  # newest released answers of the department
NEARLY = 0.85  # shared pairs of characters over all


def copies_of(answer: Message) -> int:
    """To how many other letters the department lately gave nearly this answer; one query."""
    if not answer.department_id:
        return 0
    earlier = Message.objects.filter(
        kind=Message.Kind.ANSWER, state=Message.State.RELEASED, department=answer.department_id
    ).exclude(submission=answer.submission_id)
    mine = pairs(answer.text)
    texts = earlier.order_by("-pk").values_list("text", flat=True)[:COMPARED]
    return sum(likeness(mine, pairs(text)) >= NEARLY for text in texts)
