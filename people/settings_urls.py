"""Addresses of the settings about departments and the people who work there."""

from django.urls import path

from people.views import colleagues, departments, staff

app_name = "people_settings"
urlpatterns = [
    path("people/", colleagues.colleagues, name="colleagues"),
    path("people/invite/", staff.invite, name="invite"),
    path("people/invitations/<int:invitation_id>/again/", staff.invite_again, name="invite_again"),
    path("people/<int:pk>/", colleagues.colleague, name="colleague"),
    path("people/<int:pk>/roles/", colleagues.grant, name="grant_role"),
    path("people/<int:pk>/roles/<int:membership_id>/end/", colleagues.end, name="end_role"),
    path("people/<int:pk>/close/", colleagues.close, name="close_account"),
    path("people/<int:pk>/open/", colleagues.reopen, name="open_account"),
    path("departments/", departments.departments, name="departments"),
    path("departments/new/", departments.new, name="department_new"),
    path("departments/<int:pk>/", departments.department, name="department"),
    path("departments/<int:pk>/move/", departments.move, name="department_move"),
    path("departments/<int:pk>/retire/", departments.retire, name="department_retire"),
    path("departments/<int:pk>/reinstate/", departments.reinstate, name="department_reinstate"),
]
