"""Who works here, for administrators: the list, and one colleague with roles and account."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from people import colleagues as people_here
from people import queries
from people.actions import roles
from people.forms_staff import ColleagueFinder, GrantForm
from people.holding import work_of
from people.permissions import may
from people.refusals import Stale
from people.role_words import ROLE_WORDS
from people.views.settings_found import colleague_or_404, for_administrators

PER_PAGE = 50


@require_safe
@for_administrators
def colleagues(request):
    """Everybody who works here, narrowed by name, role, department and account, in pages."""
    finder = ColleagueFinder(request.GET)
    wanted = finder.wanted()
    page = Paginator(people_here.found(wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "finder": finder,
        "page": page,
        "people": people_here.shown(page.object_list),
        "is_narrowed": wanted != people_here.Wanted(),
        "invitations": queries.open_invitations().count(),
        "role_words": ROLE_WORDS,
    }
    return render(request, "settings/people/list.html", context)


@require_safe
@for_administrators
def colleague(request, pk):
    """One colleague: roles with place and since when, another role, the account."""
    person = colleague_or_404(pk)
    return _page(request, person, GrantForm(initial={"seen": people_here.stamp_of(person)}))


@require_POST
@for_administrators
def grant(request, pk):
    """Gives them one more role."""
    person = colleague_or_404(pk)
    form = GrantForm(request.POST)
    if not form.is_valid():
        return _page(request, person, form, status=422)
    given = form.cleaned_data
    roles.grant_role(person, given["role"], department=given["department"], by=request.user, seen=given["seen"])
    messages.success(request, _("The role is given and works at once."))
    return redirect("people_settings:colleague", pk)


@require_POST
@for_administrators
def end(request, pk, membership_id):
    """Takes one role from them; whoever then holds none is no longer in the list."""
    held = queries.membership(membership_id)
    if held is None and people_here.colleague(pk):
        raise Stale()
    if held is None or held.user_id != pk:
        raise Http404
    roles.end_role(held, by=request.user, seen=_seen(request))
    messages.success(request, _("The role has ended."))
    left = may(request.user, "invite") and people_here.colleague(pk)
    return redirect("people_settings:colleague", pk) if left else redirect("people_settings:colleagues")


@require_POST
@for_administrators
def close(request, pk):
    """Closes their account; whoever is signed in is out with the next page."""
    roles.close_account(colleague_or_404(pk), by=request.user, seen=_seen(request))
    messages.success(request, _("The account is closed. Nobody can sign in with it."))
    return redirect("people_settings:colleague", pk)


@require_POST
@for_administrators
def reopen(request, pk):
    """Opens their account again."""
    roles.open_account(colleague_or_404(pk), by=request.user, seen=_seen(request))
    messages.success(request, _("The account is open again, with the roles it had."))
    return redirect("people_settings:colleague", pk)


def _seen(request):
    return request.POST.get("seen", "")[:20]


def _page(request, person, form, status=200):
    context = {
        "person": person,
        "form": form,
        "seen": people_here.stamp_of(person),
        "work": work_of(person) if person.is_active else [],
        "others": people_here.who_hands_over(person),
        "hands_over": may(request.user, "supervise") or may(request.user, "release"),
        "role_words": ROLE_WORDS,
    }
    return render(request, "settings/people/person.html", context, status=status)
