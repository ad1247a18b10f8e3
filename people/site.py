"""Django's administration, reached only through our own sign-in and its limits."""

from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.permissions import may
from people.refusals import NotAllowed


class Site(AdminSite):
    """The administration: for administrators only, read-only but for configuration tables."""

    site_header = site_title = _("Administration of Xinqiao")
    index_title = _("Tables")
    enable_nav_sidebar = False

    def has_permission(self, request):
        return may(request.user, "administer")

    def login(self, request, extra_context=None):
        """Sends whoever is not signed in to our sign-in page; to others there is no such page."""
        if request.user.is_authenticated and not self.has_permission(request):
            raise NotAllowed()
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"), reverse("people:login"))

    def password_change(self, request, extra_context=None):
        """Our own page, with its limits."""
        return redirect("people:password_change")
