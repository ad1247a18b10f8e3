"""A site that has nothing but people and the wire, with topics of its own: realtime must work for strangers too."""

import os

from config.settings import *  # noqa: F403

INSTALLED_APPS = [
    "config.apps.Config",
    "people.apps.People",
    "realtime.apps.Realtime",
    "tests.realtime.stage.apps.Stage",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
ROOT_URLCONF = "tests.realtime.stage.urls"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LIVE_PER_ADDRESS = int(os.environ.get("LIVE_PER_ADDRESS", "2000"))
SILENCED_SYSTEM_CHECKS = ["models.W047"]
