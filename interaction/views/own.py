"""What the author of a letter does after sending it, by number and code or by account.

Number and code never stand in an address: each page answers to a POST, and a GET leads to the look-up.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interaction.actions import consent, correcting, following_up, rating_letters, supplements
from interaction.actions import lost_code as codes
from interaction.forms.own import AskForm, LostCodeForm, OneTimeForm, RateForm, SayForm
from interaction.models import Submission
from interaction.queries.author_ways import Ways, ways_of
from interaction.queries.submissions import own_by_number
from interaction.views.found import own_or_404
from interaction.views.status import one_context, own_item
from people.guards import guard_code, guard_sending
from people.refusals import Closed, Refusal

STEPS = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def one_of_mine(request, number):
    """One submission of this account, with all that can be done about it."""
    found = own_by_number(request.user, number)
    if found is None:
        raise Http404
    return render(request, "status/status.html", one_context(found))


@dataclass
class Step:
    """One thing an author is about to do: whose letter, with which code, and what may be done with it."""

    request: HttpRequest
    found: Submission
    code: str
    ways: Ways

    @property
    def by(self) -> dict:
        """What every action wants to know of who acts."""
        return {"by": self.request.user, "with_code": bool(self.code)}

    def shown(self, template, form=None, **more):
        """The page of this step; an unusable form is answered with 422."""
        page = {"own": own_item(self.found), "code": self.code, "ways": self.ways, "form": form} | more
        return render(self.request, template, page, status=422 if form is not None and form.is_bound else 200)

    def done(self, sentence):
        """The letter's own page with what was done on top."""
        if not self.code:
            messages.success(self.request, sentence)
            return redirect("interaction:my_one", number=self.found.number)
        self.found.refresh_from_db()
        return render(self.request, "status/status.html", one_context(self.found, self.code) | {"done": sentence})


def _step(request) -> Step:
    found, code = own_or_404(request)
    return Step(request, found, code, ways_of(found))


def _bound(request, form_class, field):
    """The form, bound once the page it stands on was sent."""
    return form_class(request.POST, request.FILES) if field in request.POST else form_class()


def _say(request, form_class, template, *, is_open, act, sentence):
    """A page on which the author says something with files; the words are stored first, then each file."""
    if request.method != "POST":
        return redirect("interaction:status")
    step = _step(request)
    form = _bound(request, form_class, "text")
    if not form.is_bound and not is_open(step.ways):
        raise Closed()
    if not form.is_bound or not form.is_valid() or not _are_fit(form):
        return step.shown(template, form)
    message = act(step.found, form.cleaned_data["text"], **step.by)
    supplements.add_files(message, form.cleaned_data.get("attached") or (), by=None if step.code else request.user)
    return step.done(sentence)


def _are_fit(form) -> bool:
    """Whether the files can be taken; what stands against one becomes an error of the field."""
    try:
        supplements.check_files(form.cleaned_data.get("attached") or ())
    except Refusal as refusal:
        form.add_error("attached", refusal.sentence)
        return False
    return True


@require_http_methods(STEPS)
def supplement(request):
    """Adds something to a letter that is on its way."""
    return _say(
        request,
        SayForm,
        "status/supplement.html",
        is_open=lambda ways: ways.may_supplement,
        act=supplements.supplement,
        sentence=_("It was added, and whoever handles your letter is told."),
    )


@require_http_methods(STEPS)
def correct(request):
    """Puts right what was asked."""
    return _say(
        request,
        SayForm,
        "status/correct.html",
        is_open=lambda ways: ways.asked,
        act=correcting.correct,
        sentence=_("Thank you. A moderator reads your letter again with what you have added."),
    )


@require_http_methods(STEPS)
def follow_up(request):
    """Asks about the answer."""
    return _say(
        request,
        AskForm,
        "status/follow_up.html",
        is_open=lambda ways: ways.follow_ups,
        act=following_up.follow_up,
        sentence=_("Your question is with the department; it has a deadline of its own."),
    )


@require_http_methods(STEPS)
def unpublish(request):
    """Says what taking back the consent means, and takes it back."""
    if request.method != "POST":
        return redirect("interaction:status")
    step = _step(request)
    if "sure" not in request.POST:
        if not step.ways.may_unpublish:
            raise Closed()
        return step.shown("status/unpublish.html")
    consent.withdraw_consent(step.found, **step.by)
    return step.done(_("It is not public any more, and will not be published again. The answer stays here for you."))


@require_http_methods(STEPS)
def rate(request):
    """Rates the newest answer."""
    if request.method != "POST":
        return redirect("interaction:status")
    step = _step(request)
    form = RateForm(request.POST) if "answer" in request.POST else RateForm(initial={"answer": step.ways.answer})
    if not form.is_bound and not step.ways.answer:
        raise Closed()
    if not form.is_bound or not form.is_valid():
        return step.shown("status/rate.html", form)
    said = form.cleaned_data
    rating_letters.rate_letter(step.found, said["mark"], answer=said["answer"], reason=said["reason"], **step.by)
    again = said["mark"] == rating_letters.NOT and step.ways.reopens
    thanks = _("Thank you. Your rating is kept.")
    return step.done(
        _("Thank you. The department answers anew, and a supervisor watches over it.") if again else thanks
    )


@require_http_methods(STEPS)
def lost_code(request):
    """Asks for number and contact, and sends a one-time code; the answer is the same whether they fit or not."""
    form = LostCodeForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return render(request, "status/lost_code.html", {"form": form}, status=422 if form.is_bound else 200)
    number, contact = form.cleaned_data["number"], form.cleaned_data["contact"]
    guard_sending(request, contact)
    codes.send_lost_code(number, contact)
    return render(request, "status/new_code.html", {"form": OneTimeForm(initial=form.cleaned_data), "contact": contact})


@require_http_methods(STEPS)
def new_code(request):
    """Takes the one-time code and shows the new query code, once."""
    if request.method != "POST":
        return redirect("interaction:lost_code")
    form = OneTimeForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        guard_code(request, said["contact"])
        receipt = codes.replace_code(said["number"], said["contact"], said["digits"])
        if receipt:
            return render(request, "status/new_receipt.html", {"receipt": receipt})
        form.add_error("digits", _("This code is wrong or too old. Look at the newest message, or ask for a new code."))
    return render(request, "status/new_code.html", {"form": form, "contact": form.data.get("contact", "")}, status=422)
