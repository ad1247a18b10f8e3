"""One step of a letter: what was typed is kept first, then judged; files come and go; then the next step."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from interaction import writing_limits
from interaction.actions.uploading import MOST, attach, detach
from interaction.actions.writing import keep_letter
from interaction.queries.drafts import letter_answers, letters_begun
from interaction.queries.fronts import front_of
from interaction.queries.suggest_department import proposed
from interaction.queries.uploads import of_draft
from people.refusals import Refusal, Stale

CHECK = "check"
LONGEST_ADDRESS = 300


@dataclass
class Page:
    """A step as it is shown: the form, the number of the step, and what went wrong with files."""

    form: Any
    step: int
    key: str
    problems: list = field(default_factory=list)
    status: int = 200


def address(way, key, step, **more):
    """Where this letter is gone on with."""
    return f"{way.url}?{urlencode({'draft': key, 'step': step} | more)}"


def show_kept(request, way, key, step):
    """A step with what is kept of it, no errors said; the first one of a new letter with what can be guessed."""
    kept = letter_answers(key, visitor=way.visitor)
    form = way.form(initial=kept if kept is not None else guessed(request, way))
    return show(request, way, Page(form, min(step, len(form.steps) - 1), key))


def guessed(request, way):
    """The kind that the address names, and the page somebody came from to say that something is wrong there."""
    first = {}
    if request.GET.get("kind") in dict(way.channel.kinds):
        first["kind"] = request.GET["kind"]
    came_from = request.headers.get("Referer", "")
    page = request.GET.get("page") or ("" if f"/{way.channel.key}/" in came_from else came_from)
    own = url_has_allowed_host_and_scheme(page, {request.get_host()}, require_https=request.is_secure())
    if own:
        first["page"] = request.build_absolute_uri(page)[:LONGEST_ADDRESS]
    return first


def typed(request, form, step, kept):
    """The kept answers with those of this step as they were sent; a box that is not ticked is gone."""
    names = form.names_of(step)
    given = {name: request.POST[name] for name in names if request.POST.get(name, "").strip()}
    return {name: value for name, value in kept.items() if name not in names} | given


def take_step(request, way, key, step):
    """Keeps what was sent, takes its files, and leads on where the step is right."""
    writing_limits.hold_step(request)
    kept = letter_answers(key, visitor=way.visitor) or {}
    answers = typed(request, way.form(), step, kept)
    keep_letter(key=key, visitor=way.visitor, channel=way.channel.key, answers=answers)
    go = request.POST.get("go", "")
    problems = take_files(request, way, key, go)
    if not problems and (go.startswith("remove-") or go in ("files", "save", "back")):
        goal = max(step - 1, 0) if go == "back" else step
        return redirect(address(way, key, goal, **({"kept": 1} if go == "save" else {})))
    form = way.form(answers)
    if not form.only(step) or problems:
        return show(request, way, Page(form, step, key, problems, 422))
    last = step + 1 >= len(form.steps) or "back_to_check" in request.POST
    return redirect(address(way, key, CHECK if last else step + 1))


def take_files(request, way, key, go):
    """Attaches what was sent and removes what was asked for; returns [(name, sentence)] of what was not taken."""
    problems = []
    for sent in request.FILES.getlist("files"):
        try:
            writing_limits.hold_file(request, way.visitor)
            attach(sent, key=key, visitor=way.visitor, by=request.user)
        except Refusal as refusal:
            problems.append((sent.name, refusal.sentence))
    number = go.removeprefix("remove-")
    if go.startswith("remove-") and number.isascii() and number.isdigit() and len(number) < 12:
        with suppress(Stale):  # gone is what was asked for
            detach(int(number), key=key, visitor=way.visitor)
    return problems


def show(request, way, page):
    """The page of one step."""
    form, step = page.form, page.step
    fields = form.fields_of(step)
    text = " ".join(str(form[name].value() or "") for name in ("title", "cause", "body") if name in form.fields)
    is_first = step == 0 and "draft" not in request.GET and request.method != "POST"
    context = {
        "way": way,
        "channel": way.channel,
        "front": front_of(way.channel.key),
        "form": form,
        "fields": fields,
        "errors": [one for one in fields if one.errors],
        "problems": page.problems,
        "step": step,
        "number": step + 1,
        "heading": form.steps[step][0],
        "key": page.key,
        "files": list(of_draft(page.key)),
        "takes_files": "body" in form.names_of(step),
        "most_files": MOST,
        "proposed": proposed(text) if "department" in form.names_of(step) else [],
        "begun": letters_begun(way.channel.key, visitor=way.visitor) if is_first else [],
        "is_kept": "kept" in request.GET,
        "back_to_check": "back_to_check" in request.GET or "back_to_check" in request.POST,
    }
    return render(request, "write/step.html", context, status=page.status)
