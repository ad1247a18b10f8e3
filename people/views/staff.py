"""Staff: invited by administrators, who also end roles."""

from django.contrib import auth, messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from people import queries
from people.actions import staff as staff_actions
from people.forms import AcceptForm, InviteForm
from people.guards import guard_invitation, guard_inviting
from people.landing import landing
from people.permissions import may
from people.refusals import NotAllowed


@login_required
def invite(request):
    """Who works here, open invitations, and a form for a new one; for administrators only."""
    if not may(request.user, "invite"):
        raise NotAllowed()
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        guard_inviting(request)
        staff_actions.invite(**form.cleaned_data, link=_link(request), by=request.user)
        messages.success(request, _("The invitation is on its way."))
        return redirect("people:invite")
    context = {"form": form, "invitations": queries.open_invitations(), "staff": queries.staff()}
    return render(request, "people/invite.html", context)


def _link(request):
    return lambda token: request.build_absolute_uri(reverse("people:accept_invitation", args=[token]))


@require_POST
@login_required
def withdraw(request, invitation_id):
    """Makes an invitation worthless."""
    invitation = queries.invitation(invitation_id)
    if invitation is None:
        raise NotAllowed()
    staff_actions.withdraw_invitation(invitation, by=request.user)
    messages.success(request, _("The invitation is withdrawn."))
    return redirect("people:invite")


@require_POST
@login_required
def end(request, membership_id):
    """Takes a role from a person."""
    membership = queries.membership(membership_id)
    if membership is None:
        raise NotAllowed()
    staff_actions.end_role(membership, by=request.user)
    messages.success(request, _("The role has ended."))
    return redirect("people:invite")


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
