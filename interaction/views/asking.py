"""Asking in a live interview: the page, the fragment of the room, and support."""

from dataclasses import asdict

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from interaction import limits, receipts, registry
from interaction.actions.silence import check_silence
from interaction.actions.support import support as set_support
from interaction.forms.captcha import grant
from interaction.queries.room import my_questions, supported_ids
from interaction.queries.similar import similar as alike
from interaction.queries.timeline import own_items
from interaction.views.ask_box import Box, take_in
from interaction.views.found import interview_or_404, question_or_404
from people.asked import wants_json
from people.refusals import Silenced
from people.visitor import person_key, visitor_hash, visitor_of


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk):
    """The ask page; a POST takes the question or says what is missing."""
    occasion = interview_or_404(request.user, pk)
    box = take_in(request, occasion) if request.method == "POST" else Box(form=_empty_form(request, occasion))
    if wants_json(request):
        return _as_json(box)
    in_page = request.headers.get("X-Fragment") == "1"
    return _shown(request, occasion, box, "interview/ask_box.html" if in_page else "interview/ask.html")


@require_safe
def mine(request, pk):
    """The ask box and my questions as a fragment of the room; never cached."""
    occasion = interview_or_404(request.user, pk)
    return _shown(request, occasion, Box(form=_empty_form(request, occasion)), "interview/ask_box.html")


@require_safe
def similar(request, pk):
    """Published questions that ask nearly the same as `q`, for the ask box while somebody types."""
    occasion = interview_or_404(request.user, pk)
    limits.hold_similar(request)
    found = alike(occasion, request.GET.get("q", "")[:300])
    return JsonResponse({"similar": [asdict(question) for question in found]})


def _empty_form(request, occasion):
    return registry.get(occasion.channel).form(occasion=occasion, user=request.user)


def _shown(request, occasion, box, template):
    visitor = visitor_of(request)
    own = my_questions(occasion, visitor=visitor_hash(visitor, occasion.topic), user=request.user)
    context = {
        "occasion": occasion,
        "box": box,
        "key": box.key or receipts.new_key(visitor),
        "mine": own_items(own),
        "supported": supported_ids(occasion, person_key=person_key(request, occasion.topic)[0]),
        "is_open": registry.get(occasion.channel).takes_new(occasion),
        "silence": _silence(occasion, visitor_hash(visitor, occasion.topic), request.user),
    }
    response = render(request, template, context, status=box.status)
    if box.is_human:
        grant(response, visitor)
    return response


def _silence(occasion, visitor, user):
    """Why and until when this person may not write here; empty for everybody else."""
    try:
        check_silence(occasion.topic, visitor=visitor, author=user if user.is_authenticated else None)
    except Silenced as refusal:
        return refusal.sentence
    return ""


def _as_json(box):
    if box.receipt:
        code = box.receipt.code if box.receipt.opens else ""
        told = {"number": box.receipt.number, "code": code, "repeat": box.receipt.is_repeat}
        return JsonResponse(told | {"id": box.receipt.submission.pk}, status=200 if box.receipt.is_repeat else 201)
    if box.captcha:
        return JsonResponse({"error": "captcha", "sentence": str(box.problem)}, status=403)
    fields = box.form.errors.get_json_data() if box.form and box.form.is_bound else {}
    return JsonResponse({"error": box.code, "sentence": str(box.problem), "fields": fields}, status=box.status)


@require_http_methods(["GET", "HEAD", "POST"])
def support(request, pk, question):
    """Supports a question or takes it back; the GET page asks for it without JavaScript."""
    occasion = interview_or_404(request.user, pk)
    found = question_or_404(occasion, question)
    if request.method != "POST":
        return render(request, "interview/support.html", {"occasion": occasion, "question": found})
    key, tier = person_key(request, occasion.topic)
    limits.hold_support(request, key)
    count = set_support(found, person_key=key, tier=tier, wanted=request.POST.get("wanted", "1") == "1")
    if wants_json(request):
        return JsonResponse({"id": found.pk, "supports": count})
    return redirect("interaction:room", pk=occasion.pk)
