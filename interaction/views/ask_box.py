"""What the ask box answers to a POST: key look-up, then the form, then limits, the captcha last."""

from dataclasses import dataclass, field

from django.utils.translation import get_language

from interaction import limits, registry
from interaction.actions import captcha
from interaction.actions.drafts import keep_draft
from interaction.actions.submit import Letter, find_repeat, submit
from interaction.forms.captcha import WRONG, CaptchaForm, has_pass
from interaction.forms.question import QuestionForm
from interaction.private_words import PrivateWords, private_words
from interaction.queries.drafts import draft_answers
from interaction.queries.similar import Alike, similar
from interaction.receipts import Receipt
from interaction.senders import keys_of
from people.asked import wants_json
from people.refusals import KeyReused, KeyTaken, Silenced, TooSoon
from people.visitor import visitor_hash, visitor_of


@dataclass
class Box:
    """What is shown next: form, hints, similar questions, captcha or receipt, with a status and perhaps a sentence."""

    form: QuestionForm | None = None
    private: PrivateWords | None = None
    alike: list[Alike] = field(default_factory=list)
    captcha: CaptchaForm | None = None
    receipt: Receipt | None = None
    key: str = ""
    problem: object = ""
    code: str = "invalid"
    status: int = 200
    is_human: bool = False
    kept: dict = field(default_factory=dict)
    shown_as: str = ""


def take_in(request, occasion) -> Box:
    """Judges a posted question; a refusal keeps the text, under a new key where the old one cannot be used."""
    key = request.POST.get("key", "")
    visitor = visitor_hash(visitor_of(request), occasion.topic)
    kept = draft_answers(key, visitor=visitor) if "token" in request.POST else None
    form = registry.get(occasion.channel).form(kept or request.POST, occasion=occasion, user=request.user)
    try:
        return _judge(request, occasion, form, key)
    except (KeyTaken, KeyReused) as refusal:
        return Box(form=form, problem=refusal.sentence, code=refusal.code, status=refusal.status)
    except (TooSoon, Silenced) as refusal:
        return Box(form=form, key=key, problem=refusal.sentence, code=refusal.code, status=refusal.status)


def _judge(request, occasion, form, key) -> Box:
    valid = form.is_valid()
    letter = _letter(request, occasion, form, key)
    repeat = find_repeat(letter)
    if repeat:
        return Box(receipt=repeat, key=key)
    if not valid:
        return Box(form=form, key=key, problem=_first_error(form), status=422)
    if "change" in request.POST:
        return Box(form=form, key=key)
    private = _not_told_yet(request, occasion, letter.body)
    if private:
        return Box(form=form, private=private, key=key, kept=_kept(form), shown_as=letter.byline)
    alike = _not_seen_yet(request, occasion, letter.body)
    if alike:
        return Box(form=form, alike=alike, key=key, kept=_kept(form), shown_as=letter.byline)
    passed = has_pass(request, letter.visitor)
    if passed or "token" not in request.POST:
        limits.hold_question(request, occasion, letter.visitor_hash)
    if passed:
        return Box(receipt=submit(letter), key=key)
    if "token" in request.POST:
        return _after_captcha(request, letter, form)
    return _captcha_step(request, letter, form)


def _not_told_yet(request, occasion, body) -> PrivateWords | None:
    """What will be masked in the question: shown once, before it is taken."""
    told = {"looked", "seen", "token"} & set(request.POST) or wants_json(request)
    return None if told or not registry.get(occasion.channel).takes_new(occasion) else private_words(body)


def _not_seen_yet(request, occasion, body) -> list[Alike]:
    """Similar questions for whom no script has shown them: shown once, before the question is taken."""
    shown = {"seen", "token"} & set(request.POST) or request.headers.get("X-Fragment") == "1" or wants_json(request)
    return [] if shown or not registry.get(occasion.channel).takes_new(occasion) else similar(occasion, body)


def _letter(request, occasion, form, key) -> Letter:
    cleaned = form.cleaned_data
    return Letter(
        channel=occasion.channel,
        occasion=occasion,
        key=key,
        visitor=visitor_of(request),
        body=cleaned.get("body", ""),
        byline=form.shown_as,
        author=request.user if request.user.is_authenticated else None,
        contact={"language": get_language() or "zh-hans", **form.way_to_tell},
        answers={"shown": "real"} if cleaned.get("real") else {},
        theme_id=cleaned.get("theme"),
        **keys_of(request),
    )


def _kept(form) -> dict:
    """What was entered, as the form takes it again; a box that was not ticked is left out."""
    return {name: value for name, value in form.cleaned_data.items() if value not in (None, "", False)}


def _captcha_step(request, letter, form, *, wrong=False) -> Box:
    """Keeps the draft and asks for the captcha; again after a wrong answer, or for another picture."""
    limits.hold_captcha(request)
    keep_draft(
        key=letter.key,
        visitor=letter.visitor_hash,
        channel=letter.channel,
        occasion=letter.occasion,
        answers=_kept(form),
    )
    asked = captcha.ask(letter.key)
    return Box(
        captcha=CaptchaForm.after_mistake(asked) if wrong else CaptchaForm(asked=asked),
        key=letter.key,
        problem=WRONG if wrong else "",
        code="captcha",
        status=422 if wrong else 200,
        kept=_kept(form),
        shown_as=letter.byline,
    )


def _after_captcha(request, letter, form) -> Box:
    token, answer = request.POST.get("token", ""), request.POST.get("answer", "").strip()
    if not answer:
        return _captcha_step(request, letter, form)
    receipt = submit(letter, allow=lambda: captcha.solve(token, answer, key=letter.key))
    if receipt is None:
        return _captcha_step(request, letter, form, wrong=True)
    return Box(receipt=receipt, key=letter.key, is_human=True)


def _first_error(form) -> str:
    return next(iter(form.errors.values()))[0]
