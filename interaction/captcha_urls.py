"""Addresses of the captcha's sound and words; its picture is django-simple-captcha's."""

from django.urls import path

from interaction.views import captcha

urlpatterns = [
    path("<slug:hashkey>.wav", captcha.sound, name="captcha-sound"),
    path("<slug:hashkey>/words/", captcha.words, name="captcha-words"),
]
