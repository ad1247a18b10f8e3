"""The address at which administrators try out which department a text would be proposed to."""

from django.urls import path

from interaction.views.settings import trial

urlpatterns = [
    path("settings/departments/trial/", trial.department_trial, name="department_trial"),
]
