"""Writing a letter: step by step, looked through, sent once; then its receipt. Clerks enter letters for others."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interaction import registry, writing_limits
from interaction.actions.drafts import forget_draft
from interaction.queries.drafts import is_fresh, sent_with
from interaction.queries.follow import qr_svg
from interaction.queries.fronts import front_of, promises_of
from interaction.queries.similar_answers import similar_answers
from interaction.queries.suggest_department import proposed
from interaction.views.write_check import check, take_letter
from interaction.views.write_steps import CHECK, show_kept, take_step
from interaction.views.writing_way import citizens_way, clerks_way
from people.permissions import may
from people.refusals import KeyReused

LONGEST = 1200  # characters of a text that are looked at while it is typed


@require_http_methods(["GET", "HEAD", "POST"])
def write(request, channel):
    """A citizen's letter to a channel."""
    return _written(request, citizens_way(request, channel))


@require_safe
def receipt(request, channel):
    """Number and code of what this browser has just sent."""
    return _receipt(request, citizens_way(request, channel))


@require_safe
def desk_new(request):
    """The channels in which a clerk may enter a letter for somebody; `channel` leads there at once."""
    if not may(request.user, "dispatch"):
        raise Http404
    wanted = registry.channels.get(request.GET.get("channel", ""))
    if wanted and wanted.takes_letters:
        return redirect("interaction:desk_new_in", channel=wanted.key)
    channels = [one for one in registry.channels.values() if one.takes_letters]
    return render(request, "write/channels.html", {"channels": channels})


@require_http_methods(["GET", "HEAD", "POST"])
def desk_new_in(request, channel):
    """A letter that a clerk types for somebody at the counter, on the telephone or by post."""
    return _written(request, clerks_way(request, channel))


@require_safe
def desk_new_receipt(request, channel):
    """The receipt to be printed and handed over."""
    return _receipt(request, clerks_way(request, channel))


def _written(request, way):
    given = request.POST if request.method == "POST" else request.GET
    key = way.key(given.get("key") or given.get("draft") or "")
    sent = sent_with(key, owner=way.owner)
    if request.method != "POST":
        return redirect(_receipt_of(way, key)) if sent else _shown(request, way, key)
    if sent:
        return redirect(_receipt_of(way, key)) if "send" in given else _receipt(request, way, key, KeyReused())
    if "send" in given:
        return take_letter(request, way, key)
    if given.get("go") == "forget":
        forget_draft(key=key, visitor=way.visitor)
        return redirect(way.url)
    return take_step(request, way, key, _number(given.get("step", ""), way))


def _shown(request, way, key):
    if request.GET.get("step") == CHECK:
        return check(request, way, key)
    return show_kept(request, way, key, _number(request.GET.get("step", ""), way))


def _number(text, way):
    """The step of this number; the first for anything else."""
    last = len(way.channel.form.steps) - 1
    return min(int(text), last) if text.isascii() and text.isdigit() and len(text) < 3 else 0


def _receipt_of(way, key):
    return f"{way.receipt_url}?{urlencode({'draft': key})}"


def _receipt(request, way, key="", refusal=None):
    key = key or way.key(request.GET.get("draft", ""))
    sent = sent_with(key, owner=way.owner)
    found = [one for one in sent if is_fresh(one)]
    if not sent:
        raise Http404
    if not found:  # its code is not shown again; whoever has it types it
        return redirect(f"{reverse('interaction:status')}?{urlencode({'number': sent[0].number})}")
    submission, front = found[0].submission, front_of(way.channel.key)
    context = {
        "way": way,
        "channel": way.channel,
        "receipts": found,
        "hours": max(1, -(-front.minutes // 60)),
        "promises": promises_of(way.channel, timezone.localdate(submission.submitted_at), submission.kind),
        "refusal": refusal and refusal.sentence,
    }
    return render(request, "write/receipt.html", context, status=refusal.status if refusal else 200)


@require_safe
def receipt_qr(request, number):
    """The address of the status page for this number as a QR code; the code has to be typed."""
    address = request.build_absolute_uri(f"{reverse('interaction:status')}?{urlencode({'number': number})}")
    response = HttpResponse(qr_svg(address), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_POST
def looked_up(request):
    """JSON while somebody types: published answers near the text, and departments whose duties have its words."""
    writing_limits.hold_look(request)
    text = request.POST.get("text", "")[:LONGEST]
    alike = [{"title": one.title, "answer": one.answer, "url": one.url} for one in similar_answers(text)]
    places = [
        {"id": one.department.pk, "name": one.department.said("name"), "because": one.because} for one in proposed(text)
    ]
    return JsonResponse({"similar": alike, "departments": places})
