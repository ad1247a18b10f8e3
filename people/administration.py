"""How a configuration table is shown in the administration, in whichever app it stands."""

from collections.abc import Callable

from django.contrib import admin

from people.permissions import may


class ReadOnly(admin.ModelAdmin):
    """A table that administrators may look at; nothing there can be changed."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class Configuration(admin.ModelAdmin):
    """A table that administrators keep: rows are added and changed through the action `keep`, never deleted.

    A subclass sets `keep = staticmethod(action)`, called as `keep(row, by=user)`.
    """

    keep: Callable

    def has_add_permission(self, request):
        return may(request.user, "administer")

    def has_change_permission(self, request, obj=None):
        return may(request.user, "administer")

    def has_delete_permission(self, request, obj=None):
        return False

    def save_model(self, request, obj, form, change):
        self.keep(obj, by=request.user)
