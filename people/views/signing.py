"""Signing in, out and up. What is answered never shows whether somebody has an account."""

from django.contrib import auth, messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from people.actions.accounts import sign_up
from people.actions.codes import Purpose, send_sign_up_code
from people.forms import ContactForm, LoginForm, SignUpForm
from people.guards import guard_code, guard_login, guard_sending
from people.landing import landing
from people.next_page import next_page
from people.pending import forget, remember, waiting_contact


@sensitive_post_parameters("password")
def login(request):
    """Signs in by mail address or mobile number and password."""
    form = LoginForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        guard_login(request, form.cleaned_data["contact"])
        user = auth.authenticate(request, **form.cleaned_data)
        if user:
            auth.login(request, user)
            return redirect(next_page(request) or landing(user))
        form.add_error(None, _("The account or the password is wrong. Check both, or set a new password."))
    return render(request, "people/login.html", {"form": form, "next": next_page(request)})


@require_POST
def logout(request):
    """Ends this session."""
    auth.logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("/")


def signup(request):
    """Asks where to send the code that opens an account."""
    form = ContactForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        contact = form.cleaned_data["contact"]
        guard_sending(request, contact)
        send_sign_up_code(contact)
        remember(request, Purpose.SIGN_UP, contact)
        return redirect("people:signup_code")
    return render(request, "people/signup.html", {"form": form})


@sensitive_post_parameters("password", "code")
def signup_code(request):
    """Asks for the code, a name and a password, and opens the account."""
    contact = waiting_contact(request, Purpose.SIGN_UP)
    if contact is None:
        return redirect("people:signup")
    form = SignUpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        guard_code(request, contact)
        user = sign_up(contact, **form.cleaned_data)
        if user:
            forget(request, Purpose.SIGN_UP)
            auth.login(request, user)
            messages.success(request, _("Your account is open."))
            return redirect(landing(user))
        form.add_error("code", wrong_code())
    return render(request, "people/signup_code.html", {"form": form, "contact": contact})


def wrong_code() -> str:
    """The one sentence for a wrong, used, expired or never sent code."""
    return _("This code is wrong or no longer valid. Check it, or ask for a new one.")
