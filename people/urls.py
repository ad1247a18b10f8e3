"""Addresses of accounts."""

from django.contrib.auth.decorators import login_required
from django.urls import path

from people.views import account, password, signing, staff

app_name = "people"
urlpatterns = [
    path("", account.account, name="account"),
    path("export/", account.export, name="export"),
    path("erase/", account.erase, name="erase"),
    path("login/", signing.login, name="login"),
    path("logout/", signing.logout, name="logout"),
    path("signup/", signing.signup, name="signup"),
    path("signup/code/", signing.signup_code, name="signup_code"),
    path("password/", password.password_change, name="password_change"),
    path("reset/", password.reset, name="reset"),
    path("reset/code/", password.reset_code, name="reset_code"),
    path("invite/", login_required(staff.invite), name="invite"),
    path("invite/<int:invitation_id>/withdraw/", staff.withdraw, name="withdraw_invitation"),
    path("staff/<int:membership_id>/end/", staff.end, name="end_role"),
    path("invitation/<str:token>/", staff.accept_invitation, name="accept_invitation"),
]
