"""Following an interview: its number, QR code and calendar file, by account or by mail, and the end of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interaction.actions import follow as actions
from interaction.follow_tokens import Receiver, read_confirm_token, read_stop_token
from interaction.forms.follow import FollowForm, JoinForm
from interaction.queries.calendar_file import calendar_file
from interaction.queries.follow import is_following, qr_svg
from interaction.queries.occasions import interviews
from interaction.views.found import interview_or_404
from people.guards import guard_sending
from people.refusals import Closed, NotAllowed

DAY = 24 * 3600


@require_safe
def join(request):
    """From an interview's number to its room; the page with the field where there is no such number."""
    form = JoinForm(request.GET if "no" in request.GET else None)
    if not form.is_valid():
        return render(request, "follow/join.html", {"form": form}, status=422 if form.is_bound else 200)
    number = form.cleaned_data["no"]
    if interviews(request.user).filter(pk=number).exists():
        return redirect("interaction:room", pk=number)
    form.add_error("no", _("There is no interview with this number. Check it where you read or heard it."))
    return render(request, "follow/join.html", {"form": form}, status=404)


@require_safe
def qr(request, pk):
    """The room's address as a QR code."""
    occasion = interview_or_404(request.user, pk)
    address = request.build_absolute_uri(reverse("interaction:room", args=[occasion.pk]))
    response = HttpResponse(qr_svg(address), content_type="image/svg+xml")
    response["Cache-Control"] = f"public, max-age={DAY}"
    return response


@require_safe
def calendar(request, pk):
    """The interview for the reader's calendar, in their language."""
    occasion = interview_or_404(request.user, pk)
    address = request.build_absolute_uri(reverse("interaction:room", args=[occasion.pk]))
    response = HttpResponse(calendar_file(occasion, address), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="interview-{occasion.pk}.ics"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request, pk):
    """Follows with an account by one click, or by mail once its holder has confirmed; never says who is known."""
    occasion = interview_or_404(request.user, pk)
    form = FollowForm(request.POST or None)
    if request.method == "POST" and request.user.is_authenticated:
        actions.follow(occasion, request.user)
        messages.success(request, _("You follow this interview now. We write to you when something changes."))
        return redirect("interaction:follow", pk=occasion.pk)
    sent = request.method == "POST" and form.is_valid() and _ask(request, occasion, form.cleaned_data["mail"])
    context = {
        "occasion": occasion,
        "form": form,
        "sent": sent,
        "following": is_following(occasion, request.user),
        "is_over": occasion.state in actions.OVER,
    }
    return render(request, "follow/follow.html", context, status=422 if form.errors else 200)


def _ask(request, occasion, mail) -> bool:
    guard_sending(request, mail)
    actions.ask_to_confirm(occasion, mail, get_language() or "zh-hans")
    return True


@require_POST
def unfollow(request, pk):
    """An account follows no longer."""
    occasion = interview_or_404(request.user, pk)
    if not request.user.is_authenticated:
        raise NotAllowed()
    actions.stop(Receiver(occasion.pk, user_id=request.user.pk))
    messages.success(request, _("You no longer follow this interview and get no more mail about it."))
    return redirect(reverse("interaction:my") if request.POST.get("back") == "my" else occasion_page(pk))


def occasion_page(pk) -> str:
    return reverse("interaction:follow", args=[pk])


@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request, token):
    """The link of the confirming mail: a page with one button; opening it changes nothing."""
    read = read_confirm_token(token)
    if read is None:
        raise Closed(_("This link no longer works. Ask for a new one on the page of the interview."))
    occasion = interview_or_404(request.user, read[0])
    done = request.method == "POST"
    if done:
        actions.confirm(token)
    return render(request, "follow/confirm.html", {"occasion": occasion, "done": done})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """Ends the mail to whom the token names; programs of mail press it by themselves (RFC 8058), so no form token."""
    receiver = read_stop_token(token)
    if receiver is None:
        raise NotAllowed()
    done = request.method == "POST"
    if done:
        actions.stop(receiver)
    return render(request, "follow/stop.html", {"done": done, "number": receiver.occasion_id})
