"""Invitations of administrators to people who are to work here, and how they are accepted."""

from django.contrib import auth, messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from people import queries
from people.actions import staff as staff_actions
from people.actions.roles import end_role
from people.forms import AcceptForm
from people.forms_staff import InviteForm
from people.guards import guard_invitation, guard_inviting
from people.landing import landing
from people.refusals import NotAllowed
from people.role_words import ROLE_WORDS
from people.views.settings_found import FORM, for_administrators


@FORM
@for_administrators
def invite(request):
    """A form for a new invitation, and those whose link nobody has used yet."""
    form = InviteForm(request.POST or None, initial={"department": request.GET.get("department", "")[:9]})
    if request.method == "POST" and form.is_valid():
        guard_inviting(request)
        staff_actions.invite(**form.cleaned_data, link=_link(request), by=request.user)
        messages.success(request, _("The invitation is on its way."))
        return redirect("people_settings:invite")
    context = {"form": form, "invitations": queries.unused_invitations(), "role_words": ROLE_WORDS}
    return render(request, "people/invite.html", context)


def _link(request):
    return lambda token: request.build_absolute_uri(reverse("people:accept_invitation", args=[token]))


@require_POST
@for_administrators
def invite_again(request, invitation_id):
    """Sends a new link to somebody who has not used theirs."""
    guard_inviting(request)
    staff_actions.invite_again(_invitation_or_404(invitation_id), link=_link(request), by=request.user)
    messages.success(request, _("A new link is on its way. The earlier one no longer works."))
    return redirect("people_settings:invite")


@require_POST
@login_required
def withdraw(request, invitation_id):
    """Makes an invitation worthless."""
    staff_actions.withdraw_invitation(_invitation_or_404(invitation_id), by=request.user)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("people_settings:invite")


def _invitation_or_404(invitation_id):
    invitation = queries.invitation(invitation_id)
    if invitation is None:
        raise NotAllowed()
    return invitation


@require_POST
@login_required
def end(request, membership_id):
    """Takes a role from a person."""
    membership = queries.membership(membership_id)
    if membership is None:
        raise NotAllowed()
    end_role(membership, by=request.user)
    messages.success(request, _("The role has ended."))
    return redirect("people_settings:colleagues")


@sensitive_post_parameters("password")
def accept_invitation(request, token):
    """Opening the link shows the form; only sending it uses the invitation up."""
    guard_invitation(request)
    invitation = queries.open_invitation(token)
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = staff_actions.accept(token, **form.cleaned_data)
        auth.login(request, user)
        messages.success(request, _("Welcome. Your account is ready."))
        return redirect(landing(user))
    status = 200 if invitation else 410
    return render(request, "people/invitation.html", {"form": form, "invitation": invitation}, status=status)
