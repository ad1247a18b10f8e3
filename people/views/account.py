"""A person's own account: what we hold, taking a copy of it, taking it away."""

from django.conf import settings
from django.contrib import auth, messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from people import own_data
from people.actions import erasure
from people.actions.accounts import describe
from people.forms import AccountForm, EraseForm
from people.guards import guard_password
from people.permissions import may
from people.queries import roles_shown


@login_required
def account(request):
    """Name, language, contacts and roles; saves name and language."""
    user = request.user
    form = AccountForm(request.POST or None, initial={"name": user.name, "language": user.language})
    if request.method == "POST" and form.is_valid():
        describe(user, **form.cleaned_data)
        messages.success(request, _("Your account is saved."))
        return _in_language(redirect("people:account"), user.language)
    context = {"form": form, "roles": roles_shown(user), "may_invite": may(user, "invite")}
    return render(request, "people/account.html", context)


@login_required
@require_safe
def export(request):
    """A file with everything the site holds about this person."""
    options = {"ensure_ascii": False, "indent": 2}
    response = JsonResponse(own_data.export(request.user), json_dumps_params=options)
    response["Content-Disposition"] = 'attachment; filename="xinqiao-my-data.json"'
    return response


@sensitive_post_parameters("password")
@login_required
def erase(request):
    """Explains what goes and what stays, and erases the account once the password is given again."""
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        guard_password(request)
        if request.user.check_password(form.cleaned_data["password"]):
            erasure.erase(request.user)
            auth.logout(request)
            messages.success(request, _("Your account is erased."))
            return redirect("/")
        form.add_error("password", _("This is not your password."))
    return render(request, "people/erase.html", {"form": form})


def _in_language(response, language: str):
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=settings.HTTPS,
    )
    return response
