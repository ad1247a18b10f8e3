"""Where is my submission? By number and code, or for a signed-in author."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interaction import limits
from interaction.actions.deadlines import explanation
from interaction.forms.status import StatusForm
from interaction.queries.receipt import by_number_and_code
from interaction.queries.submissions import of_author, one
from interaction.queries.timeline import history, own_items

PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def status(request):
    """The look-up form; a POST with the right number and code shows the submission."""
    if request.method != "POST":
        return render(request, "status/look_up.html", {"form": StatusForm()})
    limits.hold_lookup(request)
    form = StatusForm(request.POST)
    found = by_number_and_code(form.data.get("number", ""), form.data.get("code", "")) if form.is_valid() else None
    if found is None:
        if form.is_valid():
            form.add_error(None, _("Number and code do not fit together. Check both on your receipt."))
        return render(request, "status/look_up.html", {"form": form}, status=422)
    return render(request, "status/status.html", _one(found))


def _one(submission):
    deadlines = [(deadline, explanation(deadline)) for deadline in submission.deadlines.select_related("rule")]
    own = own_items(one(submission.pk))[0]
    return {"own": own, "history": history(submission), "deadlines": deadlines}


@login_required
@require_safe
def my(request):
    """Everything this person has sent, newest first."""
    page = Paginator(of_author(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "status/my.html", {"page": page, "items": own_items(page.object_list)})
