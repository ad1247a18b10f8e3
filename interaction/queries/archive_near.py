"""Published letters that ask nearly the same as one that is being read."""

from interaction.models import Submission
from interaction.queries.archive import address_of
from interaction.queries.similar_answers import Answered, similar_answers


def near(submission: Submission) -> list[Answered]:
    """At most two other answered questions, letters or standing ones, the most alike first."""
    own = address_of(submission)
    return [one for one in similar_answers(submission.title) if one.url and one.url != own][:2]
