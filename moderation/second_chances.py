"""What the author of a text may still do after a decision; asked of the newest case about a thing."""

from moderation.models import Case

REFUSED = (Case.State.REJECTED, Case.State.HIDDEN)
WRONG_CHANNEL = "wrong-channel"
BY_AUTHOR = "author"  # the rule behind what an author decided about their own text


def may_be_sent_again(case: Case) -> bool:
    """Whether this refused text is a first sending; what was sent again already is not sent a third time."""
    return case.state == Case.State.REJECTED and case.previous_id is None


def may_be_sent_on(case: Case) -> bool:
    """Whether the author of this refused text was told that it stands in the wrong place."""
    return case.state == Case.State.REJECTED and case.reason_id == WRONG_CHANNEL


def may_be_appealed(case: Case) -> bool:
    """Whether this text is refused and nobody has asked for a second look; loads `appeal` if it is not there yet."""
    return case.state in REFUSED and not hasattr(case, "appeal")
