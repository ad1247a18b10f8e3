"""An author's second chances: the edited text, the appeal, the way to another channel; by number and code or account.

Number and code never stand in an address: every page here answers to a POST, and a GET leads to the look-up.
"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interaction import limits, receipts, registry
from interaction.actions import captcha
from interaction.actions import second_look as acts
from interaction.actions.redirecting import send_on as send_it_on
from interaction.actions.second_look import Again
from interaction.actions.silence import silence_on
from interaction.forms.captcha import WRONG, CaptchaForm, grant, has_pass
from interaction.forms.second_look import AppealForm, again_form
from interaction.queries.second_look import answered_by
from interaction.senders import keys_of
from interaction.views.found import interview_or_404, own_or_404
from interaction.views.status import one_context, own_item
from moderation.actions.appeals import NO_REFUSAL
from moderation.actions.appeals_silence import appeal_silence
from moderation.actions.resend import NOT_AGAIN
from people.refusals import Closed, KeyReused, KeyTaken, Refusal, Silenced
from people.visitor import visitor_hash, visitor_of


@require_http_methods(["GET", "HEAD", "POST"])
def again(request):
    """The form with the old text and the reason on top; a POST with a text sends it again."""
    if request.method != "POST":
        return redirect("interaction:status")
    found, code = own_or_404(request)
    own = own_item(found)
    if "body" not in request.POST and not own.stands.may_send_again:
        raise Closed(NOT_AGAIN)
    form = again_form(found, text=own.text, user=request.user, data=request.POST if "body" in request.POST else None)
    page = {"own": own, "code": code, "form": form, "key": request.POST.get("key") or _new_key(request)}
    if not form.is_bound:
        return render(request, "status/again.html", page)
    if not form.is_valid():
        return render(request, "status/again.html", page, status=422)
    try:
        return _sent_again(request, found, code, page)
    except (KeyTaken, KeyReused) as refusal:
        page |= {"problem": refusal.sentence, "key": _new_key(request)}
        return render(request, "status/again.html", page, status=refusal.status)
    except Closed:
        raise
    except (Refusal, Silenced) as refusal:
        return render(request, "status/again.html", page | {"problem": refusal.sentence}, status=refusal.status)


def _new_key(request) -> str:
    return receipts.new_key(visitor_of(request))


def _sent_again(request, found, code, page):
    """Sends it, after the captcha where one is asked for; a wrong answer brings a new one."""
    passed, tried = has_pass(request, visitor_of(request)), bool(request.POST.get("answer", "").strip())
    if not passed and not tried:
        return _captcha(request, page)
    token, answer, key = request.POST.get("token", ""), request.POST.get("answer", "").strip(), page["key"]
    sent = acts.send_again(
        found,
        _again_of(request, page),
        by=request.user,
        with_code=bool(code),
        allow=lambda: passed or captcha.solve(token, answer, key=key),
    )
    if sent is None:
        return _captcha(request, page, wrong=True)
    response = _back(request, sent, code, _("It was sent again. A moderator reads it next."))
    if not passed:
        grant(response, visitor_of(request))
    return response


def _captcha(request, page, *, wrong=False):
    limits.hold_captcha(request)
    asked = captcha.ask(page["key"])
    form = CaptchaForm.after_mistake(asked) if wrong else CaptchaForm(asked=asked)
    shown = page | {"captcha": form, "problem": WRONG if wrong else "", "kept": _kept(page["form"])}
    return render(request, "status/again_captcha.html", shown, status=422 if wrong else 200)


def _kept(form) -> dict:
    return {name: value for name, value in form.cleaned_data.items() if value not in (None, "", False)}


def _again_of(request, page) -> Again:
    cleaned = page["form"].cleaned_data
    sender = keys_of(request)
    return Again(
        key=page["key"],
        visitor=visitor_of(request),
        text=cleaned["body"],
        title=cleaned.get("title", ""),
        byline=page["form"].shown_as,
        theme_id=cleaned.get("theme"),
        answers={"shown": "real"} if cleaned.get("real") else {},
        device=sender["device"],
        network=sender["network"],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request):
    """The form of an appeal with the decision on top; a POST with a text asks for the second look."""
    if request.method != "POST":
        return redirect("interaction:status")
    found, code = own_or_404(request)
    own = own_item(found)
    form = AppealForm(request.POST if "text" in request.POST else None)
    if not form.is_bound and not own.stands.may_appeal:
        raise Closed(NO_REFUSAL)
    if not form.is_bound or not form.is_valid():
        page = {"own": own, "code": code, "form": form}
        return render(request, "status/appeal.html", page, status=422 if form.is_bound else 200)
    acts.appeal(found, form.cleaned_data["text"], by=request.user, with_code=bool(code))
    return _back(request, found, code, _("You have asked for a second look. Another moderator answers you."))


@require_POST
def send_on(request):
    """Sends a text that stands in the wrong place on to the chosen channel, with one press."""
    found, code = own_or_404(request)
    moved = send_it_on(found, request.POST.get("to", "")[:20], by=request.user, with_code=bool(code))
    told = {"channel": registry.get(moved.channel).name}
    return _back(request, moved, code, _("It was sent on to %(channel)s. Number and query code stay.") % told)


def _back(request, submission, code, sentence):
    """The status page with what was done on top; under My submissions for whoever came without a code."""
    if not code:
        messages.success(request, sentence)
        return redirect("interaction:my")
    return render(request, "status/status.html", one_context(submission, code) | {"done": sentence})


@require_http_methods(["GET", "HEAD", "POST"])
def silence(request, pk):
    """Why this visitor or account may not write in an interview, and the appeal against it."""
    occasion = interview_or_404(request.user, pk)
    visitor, user = visitor_hash(visitor_of(request), occasion.topic), request.user
    found = silence_on(occasion.topic, visitor=visitor, author=user if user.is_authenticated else None)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and found and form.is_valid():
        appeal_silence(found, form.cleaned_data["text"])
        messages.success(request, _("You have asked for a second look. Another moderator answers you."))
        return redirect("interaction:silence", pk=pk)
    made = getattr(found, "appeal", None) if found else None
    page = {"occasion": occasion, "found": found, "appeal": made, "form": form, "due": made and answered_by(made)}
    return render(request, "status/silence.html", page, status=422 if form.is_bound and found else 200)
