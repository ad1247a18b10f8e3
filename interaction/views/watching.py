"""Watching a department or a published letter, and the list of what an account watches."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interaction.actions import watching as actions
from interaction.queries import watching as queries
from people.next_page import next_page


@login_required
@require_safe
def watches(request):
    """What this account watches, each with its end."""
    return render(request, "watch/watches.html", {"watches": queries.watches_of(request.user)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def watch_department(request, pk):
    """Watches a department, or ends it; a GET, as after signing in, shows the button alone."""
    found = queries.watched_department(pk)
    if found is None:
        raise Http404
    return _watch(request, found.said("name"), department=found)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def watch_letter(request, pk):
    """Watches a published letter, or ends it."""
    found = queries.watched_letter(pk)
    if found is None:
        raise Http404
    return _watch(request, found.title, letter=found)


def _watch(request, title, *, department=None, letter=None):
    if request.method != "POST":
        state = queries.watching(request.user, department=department, letter=letter)
        return render(request, "watch/watch.html", {"watching": state, "title": title})
    if request.POST.get("wanted") == "no":
        ids = {"department_id": department and department.pk, "letter_id": letter and letter.pk}
        actions.unwatch(request.user, **ids)
        messages.success(request, _("It is ended. You are told of no more answers there."))
    else:
        actions.watch(request.user, department=department, letter=letter)
        messages.success(request, _("Done. You are told of each new public answer, here and by mail."))
    return redirect(next_page(request) or reverse("interaction:watches"))
