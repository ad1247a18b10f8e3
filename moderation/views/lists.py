"""The term list: search it, add a term, change how one weighs, and take the list home as a table."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from moderation import actions
from moderation.forms_lists import Finder, TermForm
from moderation.queries import list_versions, lists
from moderation.queries.list_trial import try_terms
from moderation.views.lists_found import found_or_404, framed, keepable_or_404, readable_or_404
from people.permissions import may
from people.refusals import Stale
from people.safe_cells import table_file

FORM = require_http_methods(["GET", "HEAD", "POST"])
PER_PAGE = 50
HEAD = (
    pgettext_lazy("column", "Term"),
    pgettext_lazy("column", "Kind"),
    pgettext_lazy("column", "Effect"),
    pgettext_lazy("column", "Language"),
    pgettext_lazy("column", "In use"),
)


@require_safe
def terms(request):
    """The list in pages, narrowed by words, kind, effect, language and use."""
    readable_or_404(request)
    counts = lists.term_counts()
    finder = Finder(request.GET, kinds=counts.kinds)
    chosen = finder.chosen()
    page = Paginator(lists.terms(**chosen), PER_PAGE).get_page(request.GET.get("page"))
    told = {"finder": finder, "counts": counts, "page": page, "is_narrowed": any(chosen.values())}
    return render(request, "moderation/lists/terms.html", framed(request, "lists", **told))


@require_safe
def table(request):
    """The terms that the finder has left, as CSV that can be imported again."""
    readable_or_404(request)
    finder = Finder(request.GET, kinds=lists.term_counts().kinds)
    return table_response(list_versions.list_now(lists.terms(**finder.chosen())), "term-list.csv")


def table_response(rows, name: str) -> HttpResponse:
    """Terms as a CSV file; the last column says yes or no in words that the import understands."""
    told = ((*row[:4], "yes" if row[4] else "no") for row in rows)
    response = HttpResponse(table_file(HEAD, told), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


@FORM
def new(request):
    """Adds one term."""
    keepable_or_404(request)
    first = {"kind": "abuse", "effect": "hold", "is_active": True, "seen": _version()}
    form = TermForm(_sent(request), initial=first)
    if form.is_bound and form.is_valid() and lists.term_exists(form.cleaned_data["text"]):
        form.add_error("text", _("This term is on the list already; search for it to change it."))
    return _answered(request, form, "moderation/lists/term.html")


@FORM
def term(request, pk: int):
    """One term with its history; administrators change how it weighs or switch it off."""
    readable_or_404(request)
    found = found_or_404(lists.term_of(pk))
    if request.method == "POST":
        keepable_or_404(request)
    first = {name: getattr(found, name) for name in ("kind", "effect", "language", "is_active")}
    form = TermForm(_sent(request), term=found, initial=first | {"seen": _version()})
    history = lists.history_of_term(found.text)
    return _answered(request, form, "moderation/lists/term.html", term=found, history=history)


def _answered(request, form: TermForm, template: str, **context):
    """The page with the form, a trial of what was typed, or the way back once it is stored."""
    status, trial = 200, None
    kept = form.is_bound and form.is_valid()
    if kept and "try" in request.POST:
        trial = try_terms([form.given()], request.user)
    elif kept:
        try:
            return _kept(request, form)
        except Stale as stale:
            form = _after(request, form, stale)
            status = stale.status
    kinds = lists.term_counts().kinds if may(request.user, "administer") else {}
    told = framed(request, "lists", form=form, trial=trial, kinds=kinds, **context)
    return render(request, template, told, status=400 if form.errors and status == 200 else status)


def _kept(request, form: TermForm):
    given = form.given()
    told = form.cleaned_data
    version = actions.keep_terms([given], by=request.user, note=told["note"], seen=told["seen"])
    if version is None:
        messages.info(request, _("Nothing was changed: the term stands as it was."))
    else:
        said = _("Stored as version %(number)s of the list; it counts from the next text on.")
        messages.success(request, said % {"number": version.pk})
    return redirect("moderation:lists_term", form.term.pk if form.term else given.pk)


def _after(request, form: TermForm, stale: Stale) -> TermForm:
    """What was typed again, made from the version of now; the refusal tells what became of the term meanwhile."""
    data = request.POST.copy()
    data["seen"] = _version()
    again = TermForm(data, term=form.term)
    again.is_valid()
    again.add_error(None, stale.sentence)
    again.newer = next(iter(stale.fresh.values()), None)
    return again


def _version() -> int:
    found = list_versions.latest()
    return found.pk if found else 0


def _sent(request):
    return request.POST if request.method == "POST" else None
