"""What administrators see of people, and the departments they keep."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _

from people.actions.departments import keep_department
from people.administration import Configuration, ReadOnly
from people.contacts import mask_contact, mask_name
from people.models import Department, Invitation, Membership, User

PERSON = ("handle", "masked_name", "masked_mail", "masked_phone", "is_active", "is_demo", "joined_at")
INVITATION = ("role", "department", "invited_by", "expires_at", "used_at")

if isinstance(admin.site.get_model_admin(Group), GroupAdmin):
    admin.site.unregister(Group)  # this site has roles, no groups


@admin.register(Department)
class DepartmentAdmin(Configuration):
    """The organisations of the district."""

    keep = staticmethod(keep_department)
    list_display = ["name", "kind", "parent", "is_active"]
    list_filter = ["kind", "is_active"]
    readonly_fields = ["place"]  # changed by moving one department past another, on the page of departments
    search_fields = ["name", "name_en", "slug"]


@admin.register(User)
class UserAdmin(ReadOnly):
    """People with accounts; contacts and names masked, for looking after accounts does not need them."""

    list_display = fields = PERSON
    list_filter = ["is_active", "is_demo"]
    search_fields = ["handle"]

    @admin.display(description=_("Name"))
    def masked_name(self, user):
        return mask_name(user.name)

    @admin.display(description=_("Mail address"))
    def masked_mail(self, user):
        return mask_contact(user.mail)

    @admin.display(description=_("Mobile number"))
    def masked_phone(self, user):
        return mask_contact(user.phone)


@admin.register(Membership)
class MembershipAdmin(ReadOnly):
    """Who holds which role; given by invitation and ended on the page of staff."""

    list_display = ["user", "role", "department", "since"]
    list_filter = ["role"]
    list_select_related = ["user", "department"]


@admin.register(Invitation)
class InvitationAdmin(ReadOnly):
    """Invitations without their address and token."""

    list_display = fields = INVITATION
    list_select_related = ["department", "invited_by"]
