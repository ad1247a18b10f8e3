"""This answer helped: one per person and answer, taken back the same way."""

from interaction.models import Message, Reaction
from interaction.queries.room import reaction_counts
from interaction.workflow import COMING, ON_AIR
from people.refusals import Closed, NotAllowed
from realtime.publish import action

OPEN = (*COMING, *ON_AIR, "archived")


@action
def react(answer: Message, *, person_key: str, wanted: bool = True) -> int:
    """Sets or takes back one person's "this helped" and returns how many people found the answer helpful.

    Also after the interview has ended. Raises NotAllowed for what is no published answer, or Closed.
    """
    question = answer.submission
    is_answer = answer.kind == Message.Kind.ANSWER and answer.state == Message.State.RELEASED
    if not is_answer or question is None or question.published_at is None or question.occasion is None:
        raise NotAllowed()
    if question.occasion.state not in OPEN:
        raise Closed()
    if wanted:
        row = Reaction(message=answer, occasion=question.occasion, person_key=person_key)
        Reaction.objects.bulk_create([row], ignore_conflicts=True)
    else:
        Reaction.objects.filter(message=answer, person_key=person_key).delete()
    return reaction_counts(question.occasion.pk).get(answer.pk, 0)
