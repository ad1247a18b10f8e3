"""The last look before a letter is sent, and the sending: limits, then the captcha, then exactly once."""

from dataclasses import dataclass
from typing import Any

from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import get_language

from interaction import writing_limits
from interaction.actions import captcha
from interaction.actions.submit import Letter
from interaction.actions.writing import send
from interaction.forms.captcha import WRONG, CaptchaForm, grant, has_pass
from interaction.private_words import private_words
from interaction.queries.drafts import letter_answers
from interaction.queries.fronts import front_of
from interaction.queries.similar_answers import similar_answers
from interaction.queries.uploads import of_draft
from interaction.senders import keys_of
from interaction.views.write_steps import Page, show
from people.refusals import Closed, KeyReused, Silenced, TooSoon


@dataclass
class Look:
    """The check page: the whole letter, perhaps a captcha, perhaps a sentence, and whether two letters are wanted."""

    form: Any
    key: str
    captcha: CaptchaForm | None = None
    problem: object = ""
    status: int = 200
    in_two: bool = False


def check(request, way, key):
    """The whole letter to be looked through; the first step that is wrong, where one is."""
    form = way.form(letter_answers(key, visitor=way.visitor) or {})
    if not form.is_valid():
        return _back_to_what_is_wrong(request, way, key, form)
    return _shown(request, way, Look(form, key))


def take_letter(request, way, key):
    """Sends what is kept; a refusal keeps everything."""
    form = way.form(letter_answers(key, visitor=way.visitor) or {})
    if not form.is_valid():
        return _back_to_what_is_wrong(request, way, key, form)
    look = Look(form, key, in_two="in_two" in request.POST and offers_two(form))
    try:
        return _judged(request, way, look)
    except (TooSoon, Closed, Silenced, KeyReused) as refusal:
        look.problem, look.status = refusal.sentence, refusal.status
        return _shown(request, way, look)


def offers_two(form) -> bool:
    """Whether this may also be a report, to be sent as a letter of its own."""
    return bool(form.channel.restricted_kinds) and form.kind_chosen not in form.channel.restricted_kinds


def _judged(request, way, look):
    letter = _letter(request, way, look)
    passed = has_pass(request, way.owner)
    if passed or "token" not in request.POST:
        writing_limits.hold_letter(request, way.visitor)
    token, answer = request.POST.get("token", ""), request.POST.get("answer", "").strip()
    if not passed and not answer:
        return _shown(request, way, _with_captcha(look))
    if letter.leak:
        writing_limits.hold_leak(request)
    allow = (lambda: True) if passed else (lambda: captcha.solve(token, answer, key=look.key))
    if send(letter, in_two=look.in_two, allow=allow) is None:
        return _shown(request, way, _with_captcha(look, wrong=True))
    response = redirect(f"{way.receipt_url}?{urlencode({'draft': look.key})}")
    if not passed:
        grant(response, way.owner)
    return response


def _letter(request, way, look):
    form = look.form
    author = request.user if request.user.is_authenticated and not way.clerk else None
    named = not form.cleaned_data.get("anonymous")
    return Letter(
        channel=way.channel.key,
        key=look.key,
        visitor=way.owner,
        title=form.heading,
        body=form.text,
        kind=form.kind_chosen,
        byline=form.byline,
        author=author if named else None,
        entered_by=way.clerk,
        contact={"language": get_language() or "zh-hans", **form.contact},
        answers=form.answers,
        wants_public=form.is_public,
        leak=form.leak,
        **({"listed": ""} if way.clerk else keys_of(request)),
    )


def _with_captcha(look, *, wrong=False):
    asked = captcha.ask(look.key)
    look.captcha = CaptchaForm.after_mistake(asked) if wrong else CaptchaForm(asked=asked)
    look.problem, look.status = (WRONG, 422) if wrong else ("", 200)
    return look


def _back_to_what_is_wrong(request, way, key, form):
    step = form.first_wrong() or 0
    form.only(step)
    return show(request, way, Page(form, step, key, status=422))


def _shown(request, way, look):
    form = look.form
    text = f"{form.heading}\n{form.text}"
    context = {
        "way": way,
        "channel": way.channel,
        "front": front_of(way.channel.key),
        "look": look,
        "key": look.key,
        "parts": [(number, heading, form.said(number)) for number, (heading, _names) in enumerate(form.steps)],
        "steps": form.steps,
        "files": list(of_draft(look.key)),
        "private": private_words(text) if form.is_public else None,
        "is_public": form.is_public,
        "alike": [] if way.clerk or look.captcha else similar_answers(text),
        "offers_two": offers_two(form),
    }
    return render(request, "write/check.html", context, status=look.status)
