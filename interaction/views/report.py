"""Reporting a published text: the form, the captcha where one is asked, and what happens next."""

from dataclasses import dataclass

from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from interaction import limits
from interaction.actions import captcha
from interaction.actions.reporting import report_text
from interaction.actions.silence import check_network
from interaction.forms.captcha import WRONG, CaptchaForm, grant, has_pass
from interaction.forms.report import ReportForm
from interaction.queries.archive import address_of
from interaction.queries.report import case_of, public_text, reportable, scope_of
from interaction.senders import account_key, keys_of
from moderation.actions.reports import Reporter
from people.crypto import keyed_hash
from people.permissions import account_of, may
from people.refusals import Closed, NotAllowed, Silenced, TooSoon
from people.visitor import person_key, visitor_of


@dataclass
class Step:
    """What is shown next: the form, or the captcha with the form kept; with a status and perhaps a sentence."""

    form: ReportForm
    captcha: CaptchaForm | None = None
    problem: object = ""
    status: int = 200


@require_http_methods(["GET", "HEAD", "POST"])
def report(request, pk):
    """The form for one published text; a POST takes the report. Who moderates the text is led to the desk."""
    found = reportable(pk)
    if found is None:
        raise NotAllowed()
    case = case_of(found)
    if case and may(request.user, "moderate", case):
        return redirect("moderation:case", case.pk)
    if request.method != "POST":
        return _shown(request, found, Step(ReportForm()))
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, Step(form, status=422))
    try:
        return _judged(request, found, form)
    except (TooSoon, Closed, Silenced) as refusal:
        return _shown(request, found, Step(form, problem=refusal.sentence, status=refusal.status))


@require_safe
def thanks(request):
    """What happens with a report now; the same page for every report."""
    return render(request, "report/thanks.html")


def _judged(request, found, form):
    """Limits first, the captcha last; whoever passed it is not asked again for a while."""
    visitor, key = visitor_of(request), _key(request, found)
    check_network(keys_of(request)["listed"])
    passed = has_pass(request, visitor)
    if passed or "token" not in request.POST:
        limits.hold_report(request, visitor, found.pk)
    token, answer = request.POST.get("token", ""), request.POST.get("answer", "").strip()
    if not passed and not answer:
        return _shown(request, found, _captcha_step(request, form, key))
    allow = (lambda: True) if passed else (lambda: captcha.solve(token, answer, key=key))
    person = person_key(request, scope_of(found))[0]
    reporter = Reporter(person, account_key(account_of(request.user)))
    if report_text(found, reporter, by=request.user, allow=allow, **form.cleaned_data) is None:
        return _shown(request, found, _captcha_step(request, form, key, wrong=True))
    response = redirect("interaction:report_thanks")
    if not passed:
        grant(response, visitor)
    return response


def _captcha_step(request, form, key, *, wrong=False):
    limits.hold_captcha(request)
    asked = captcha.ask(key)
    made = CaptchaForm.after_mistake(asked) if wrong else CaptchaForm(asked=asked)
    return Step(form, made, WRONG if wrong else "", 422 if wrong else 200)


def _key(request, found):
    """The captcha of this browser for this text."""
    return keyed_hash("report-form", f"{visitor_of(request)}\x1f{found.pk}")


def _shown(request, found, step):
    context = {"step": step, "text": public_text(found), "submission": found, "back": address_of(found)}
    return render(request, "report/report.html", context, status=step.status)
