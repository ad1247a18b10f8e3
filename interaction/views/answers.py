"""The page of one answer: what people link to, share and print."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from interaction.queries.transcript import neighbours, one_answered, supporters_of
from interaction.views.found import interview_or_404, question_or_404


@require_safe
def answer(request, pk, question):
    """One question with its answers and notes; a question that was joined to another leads to that one."""
    occasion = interview_or_404(request.user, pk)
    asked = question_or_404(occasion, question)
    if asked.merged_into_id:
        return redirect("interaction:answer", occasion.pk, asked.merged_into_id)
    before, after = neighbours(occasion, asked)
    context = {
        "occasion": occasion,
        "entry": one_answered(occasion, asked),
        "supports": supporters_of(asked),
        "before": before,
        "after": after,
        "link": settings.SITE_URL + reverse("interaction:answer", args=[occasion.pk, asked.pk]),
    }
    return render(request, "after/answer.html", context)
