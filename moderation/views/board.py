"""The workload board, and the switch of the daily summary."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from moderation.actions.digest import want_digest
from moderation.digest_tokens import read_digest_token
from moderation.page.board import board_context
from moderation.views.found import desk_or_404
from people.refusals import NotAllowed


@require_safe
def board(request):
    """What waits where and how it goes on; for its script only the part that changes."""
    desk_or_404(request)
    part = "moderation/board/now.html" if request.headers.get("X-Fragment") == "1" else "moderation/board/board.html"
    return render(request, part, board_context(request.user))


@require_POST
def summary(request):
    """Switches one's own daily summary on or off."""
    desk_or_404(request)
    wanted = request.POST.get("wanted") == "1"
    want_digest(request.user.pk, wanted=wanted)
    told = _("The summary comes each morning at eight.") if wanted else _("No more summaries come.")
    messages.success(request, told)
    return redirect("moderation:board")


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def digest_stop(request, token):
    """The link that ends the daily mails: one click for mail programs (RFC 8058), a page with one button for people."""
    user_id = read_digest_token(token)
    if user_id is None:
        raise Http404
    done = request.method == "POST"
    if done and not want_digest(user_id, wanted=False):
        raise NotAllowed()
    return render(request, "moderation/board/stop.html", {"done": done})
