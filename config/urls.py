"""The site map."""

from captcha.views import captcha_image
from django.conf import settings
from django.contrib import admin
from django.urls import include, path

from config import health

urlpatterns = [
    path("favicon.ico", health.favicon),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("accounts/", include("people.urls")),
    path("settings/", include("people.settings_urls")),
    path("captcha/image/<str:key>/", captcha_image, {"scale": 1}, name="captcha-image"),
    path("moderation/", include("moderation.urls")),
    path("admin/", admin.site.urls),
    path("", include("interaction.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("", include("interaction.demo_urls")))
    urlpatterns.append(path("", include("people.demo_urls")))

handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
