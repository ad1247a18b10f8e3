"""A new password, for who knows the old one and for who has forgotten it."""

from django.contrib import auth, messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from people.actions.accounts import change_password, reset_password
from people.actions.codes import Purpose, send_reset_code
from people.forms import ContactForm, PasswordForm, ResetForm
from people.guards import guard_code, guard_password, guard_sending
from people.pending import forget, remember, waiting_contact
from people.views.signing import wrong_code


@sensitive_post_parameters("old", "new")
@login_required
def password_change(request):
    """Changes the password and ends every other session of this person."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        guard_password(request)
        if change_password(request.user, **form.cleaned_data):
            auth.update_session_auth_hash(request, request.user)
            messages.success(request, _("Your password is changed. Other devices are signed out."))
            return redirect("people:account")
        form.add_error("old", _("This is not your present password."))
    return render(request, "people/password_change.html", {"form": form})


def reset(request):
    """Asks where to send the code that sets a new password."""
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        contact = form.cleaned_data["contact"]
        guard_sending(request, contact)
        send_reset_code(contact)
        remember(request, Purpose.RESET, contact)
        return redirect("people:reset_code")
    return render(request, "people/reset.html", {"form": form})


@sensitive_post_parameters("password", "code")
def reset_code(request):
    """Asks for the code and the new password."""
    contact = waiting_contact(request, Purpose.RESET)
    if contact is None:
        return redirect("people:reset")
    form = ResetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        guard_code(request, contact)
        if reset_password(contact, **form.cleaned_data):
            forget(request, Purpose.RESET)
            messages.success(request, _("Your new password is set. Sign in with it now."))
            return redirect("people:login")
        form.add_error("code", wrong_code())
    return render(request, "people/reset_code.html", {"form": form, "contact": contact})
