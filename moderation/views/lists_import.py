"""Taking a whole list in: what it would change is shown first, then one press stores it as one version."""

from django.contrib import messages
from django.core import signing
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from moderation import actions
from moderation.forms_lists import MOST_PACKED, MOST_PASTED, ApplyForm, ImportForm
from moderation.lists_file import Usual, decoded, read_list
from moderation.queries import list_versions, lists
from moderation.queries.list_trial import try_terms
from moderation.views.lists_found import framed, keepable_or_404
from people.refusals import Refusal, Stale

SALT = "moderation.lists-import"
SHOWN = 100  # lines of each kind in the preview
DAY = 24 * 60 * 60


@require_http_methods(["GET", "HEAD", "POST"])
def take_in(request):
    """An empty form, the preview of a list, or the press that stores it."""
    keepable_or_404(request)
    if request.method != "POST":
        return _page(request, ImportForm())
    if "packed" in request.POST:
        return _applied(request)
    form = ImportForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            return _previewed(request, _given(form))
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
    return _page(request, form, status=400)


def _given(form: ImportForm) -> dict:
    """The list and what holds for its lines, as it goes from the preview to the press."""
    given = form.cleaned_data
    text = decoded(given["file"].read()) if given["file"] else given["text"]
    return {"text": text} | {name: given[name] for name in ("kind", "effect", "language", "replaces")}


def _read(given: dict):
    usual = Usual(given["kind"], given["effect"], given["language"])
    listing = read_list(given["text"], usual)
    return listing, lists.compared(listing, replaces=given["replaces"])


def _previewed(request, given: dict, *, note: str = "", refusal: Refusal | None = None):
    """What the list would change, which lines are refused, and what its new terms would have caught."""
    latest = list_versions.latest()
    listing, found = _read(given)
    packed = signing.dumps({"given": given, "seen": latest.pk if latest else 0}, salt=SALT, compress=True)
    if len(packed) > MOST_PACKED:
        raise Refusal(_("This list is too large to be taken in at once. Split it and import the parts."))
    pasted = given["text"] if len(given["text"]) <= MOST_PASTED else ""
    tried = [term for term in found.new if term.is_active]
    told = {
        "compared": found,
        "refused": listing.refused,
        "shown": SHOWN,
        "apply": ApplyForm(initial={"packed": packed, "note": note}),
        "trial": try_terms(tried, request.user) if tried else None,
        "refusal": refusal,
        "too_long": not pasted,
    }
    form = ImportForm(initial=given | {"text": pasted})
    return _page(request, form, status=refusal.status if refusal else 200, **told)


def _applied(request):
    """Stores what the preview has shown; where somebody was faster, the preview is shown anew."""
    form = ApplyForm(request.POST)
    try:
        sent = signing.loads(request.POST["packed"], salt=SALT, max_age=DAY)
    except signing.BadSignature as error:
        raise Refusal(_("This preview is too old. Choose the list again.")) from error
    if not form.is_valid():
        note = request.POST.get("note", "")[:200]
        return _previewed(request, sent["given"], note=note, refusal=Refusal(_("Say why in at most 200 characters.")))
    _listing, found = _read(sent["given"])
    try:
        version = actions.keep_terms(found.touched, by=request.user, note=form.cleaned_data["note"], seen=sent["seen"])
    except Stale as stale:
        return _previewed(request, sent["given"], note=form.cleaned_data["note"], refusal=stale)
    if version is None:
        messages.info(request, _("Nothing was changed: every term stands as it was."))
        return redirect("moderation:lists")
    messages.success(request, _("The list is stored as version %(number)s.") % {"number": version.pk})
    return redirect("moderation:lists_version", version.pk)


def _page(request, form: ImportForm, *, status: int = 200, **context):
    kinds = lists.term_counts().kinds
    told = framed(request, "lists_import", form=form, kinds=kinds, **context)
    return render(request, "moderation/lists/import.html", told, status=status)
