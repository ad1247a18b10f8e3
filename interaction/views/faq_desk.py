"""Standing answers at the desk: written, changed, looked at again, retired."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interaction.actions import faq as actions
from interaction.forms.faq import FaqForm, SeenForm
from interaction.queries import faq as queries
from interaction.queries.letters import at_desk
from people.permissions import may
from people.refusals import Refusal, Stale

PER_PAGE = 30


@require_safe
def kept(request):
    """The standing answers this person keeps."""
    if not may(request.user, "release"):
        raise Http404
    page = Paginator(queries.kept_by(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "faq/kept.html", {"page": page, "rows": queries.kept_rows(page.object_list)})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Writes one, perhaps beginning with what the public reads of a letter."""
    if not may(request.user, "release"):
        raise Http404
    asked = request.POST.get("letter") or request.GET.get("letter")
    letter = _letter_or_404(request.user, asked) if asked else None
    places = queries.departments_kept(request.user)
    begun = queries.begun_from(letter) | {"letter": letter.pk} if letter else {}
    form = FaqForm(request.POST or None, departments=places, initial=begun)
    if request.method == "POST" and form.is_valid():
        made = actions.make(form.cleaned_data["department"], form.words(), by=request.user, letter=letter)
        messages.success(request, _("The standing answer is in use."))
        return redirect("interaction:faq_one", made.pk)
    return _form(request, form, letter=letter)


def _letter_or_404(user, asked):
    """A public letter this person may release answers of, and that no standing answer was made from."""
    pk = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    found = at_desk(user).filter(pk=pk).first()
    if found is None or not may(user, "release", found) or not queries.may_begin_from(found):
        raise Http404
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Changes one; whoever was slower gets their own words back beside the newer ones."""
    standing = _standing_or_404(request.user, pk)
    begun = {name: getattr(standing, name) for name in actions.WORDS} | {"seen": queries.version_of(standing)}
    form = FaqForm(request.POST or None, initial=begun)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, standing=standing)
    try:
        actions.change(standing, form.words(), by=request.user, seen=form.cleaned_data["seen"])
    except Stale:
        return _newer(request, form, pk)
    messages.success(request, _("It is changed."))
    return redirect("interaction:faq_desk")


def _newer(request, form, pk):
    """The form as it was sent, to be saved upon the newer state that stands above it."""
    newer = _standing_or_404(request.user, pk)
    sent = form.data.copy()
    sent["seen"] = queries.version_of(newer)
    return _form(request, FaqForm(sent), standing=newer, newer=newer, status=409)


def _form(request, form, *, letter=None, standing=None, newer=None, status=0):
    made = queries.made_from(letter) if letter else None
    bare = bool(standing and queries.is_bare(standing))
    context = {"form": form, "letter": letter, "standing": standing, "newer": newer, "made": made, "is_bare": bare}
    return render(request, "faq/form.html", context, status=status or (422 if form.errors else 200))


def _standing_or_404(user, pk):
    found = queries.kept_by(user).filter(pk=pk).first() if may(user, "release") else None
    if found is None:
        raise Http404
    return found


@require_POST
def checked(request, pk):
    """It was looked at today and still holds."""
    actions.check_today(_standing_or_404(request.user, pk), by=request.user, seen=_seen(request))
    messages.success(request, _("Noted: checked today."))
    return redirect("interaction:faq_desk")


@require_POST
def retire(request, pk):
    """Nobody reads it any more."""
    actions.set_in_use(_standing_or_404(request.user, pk), False, by=request.user, seen=_seen(request))
    messages.success(request, _("It is retired. You can take it into use again."))
    return redirect("interaction:faq_desk")


@require_POST
def take_back(request, pk):
    """Everybody reads it again."""
    actions.set_in_use(_standing_or_404(request.user, pk), True, by=request.user, seen=_seen(request))
    messages.success(request, _("The standing answer is in use."))
    return redirect("interaction:faq_desk")


def _seen(request) -> str:
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise Refusal()
    return form.cleaned_data["seen"]
