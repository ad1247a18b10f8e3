"""Addresses of accounts that exist only in the demo."""

from django.urls import path

from people import demo_mail, demo_views

app_name = "people_demo"
urlpatterns = [
    path("demo/mail/", demo_mail.sent, name="mail"),
    path("demo/as/<slug:handle>/", demo_views.sign_in_as, name="sign_in_as"),
    path("demo/card/", demo_views.put_card_away, name="card"),
]
