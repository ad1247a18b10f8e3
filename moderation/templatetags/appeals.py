"""How answers to appeals and reasons are said to whoever reads them."""

from django import template

from moderation import appeal_answers

register = template.Library()


@register.filter
def answer_said(answer: str) -> str:
    """A stored answer, with ready sentences in the reader's language."""
    return appeal_answers.answer_said(answer)


@register.filter
def reason_sentence(reason) -> str:
    """A reason's sentence to the author in the reader's language."""
    return reason.said("sentence")
