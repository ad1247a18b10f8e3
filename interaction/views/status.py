"""Where is my submission? By number and code, or for a signed-in author."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interaction import limits
from interaction.actions.deadlines import explanation
from interaction.actions.withdrawing import withdraw as take_back
from interaction.forms.status import StatusForm
from interaction.queries.author_ways import ways_of
from interaction.queries.exchange import letter_files, parted, spoken, way_of
from interaction.queries.follow import follows_of
from interaction.queries.receipt import by_number_and_code
from interaction.queries.second_look import origin_of
from interaction.queries.submissions import deadlines_of, of_author, one
from interaction.queries.timeline import history, own_items
from interaction.views.found import own_or_404

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def status(request):
    """The look-up form, with the number that the QR code of a receipt brings; a POST with its code shows it."""
    if request.method != "POST":
        return render(request, "status/look_up.html", {"form": StatusForm.for_number(request.GET.get("number", ""))})
    limits.hold_lookup(request)
    form = StatusForm(request.POST)
    found = by_number_and_code(form.data.get("number", ""), form.data.get("code", "")) if form.is_valid() else None
    if found is None:
        if form.is_valid():
            form.add_error(None, _("Number and code do not fit together. Check both on your receipt."))
        return render(request, "status/look_up.html", {"form": form}, status=422)
    return render(request, "status/status.html", one_context(found, form.data["code"]))


def own_item(submission):
    """One submission as its author sees it."""
    return own_items(one(submission.pk))[0]


def one_context(submission, code=""):
    """What the status page shows of one submission."""
    rows, own = [(row, explanation(row)) for row in deadlines_of(submission)], own_item(submission)
    return {
        "own": own,
        "ways": ways_of(submission),
        "way": way_of(submission),
        "spoken": spoken(own),
        "files": letter_files(own),
        "parted": parted(submission),
        "origin": origin_of(submission),
        "history": history(submission),
        "deadlines": [row for row in rows if not row[0].met_at] or rows[-1:],
        "due": next((row for row in rows if not row[0].met_at), None),
        "code": code,
    }


@require_POST
def withdraw(request):
    """Takes a submission back, by its number and code or by its author's account."""
    found, code = own_or_404(request)
    take_back(found, by=request.user, with_code=bool(code))
    if not code:
        messages.success(request, _("It is withdrawn and no longer public."))
        return redirect("interaction:my")
    told = {"done": _("It is withdrawn and no longer public.")}
    return render(request, "status/status.html", one_context(found, code) | told)


@login_required
@require_safe
def my(request):
    """Everything this person has sent, newest first."""
    page = Paginator(of_author(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "items": own_items(page.object_list), "follows": follows_of(request.user)}
    return render(request, "status/my.html", context)
