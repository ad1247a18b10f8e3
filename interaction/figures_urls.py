"""Addresses of the public figures of letters, and of what they alarm supervisors about."""

from django.urls import path

from interaction.views import alarms, figures

urlpatterns = [
    path("statistics/", figures.month, name="statistics"),
    path("statistics/year/", figures.year, name="statistics_year"),
    path("statistics/departments/", figures.departments, name="statistics_departments"),
    path("statistics/departments/<slug:slug>/", figures.department, name="statistics_department"),
    path("desk/alarms/", alarms.alarms, name="alarms"),
    path("statistics/letters.csv", figures.table, name="statistics_table"),
    path("statistics/letters.json", figures.data, name="statistics_data"),
]
