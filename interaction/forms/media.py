"""Where a video and its captions may come from."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _


class MediaAddress(forms.URLField):
    """An address that lies under one of the origins this site may show video from (setting MEDIA_ORIGINS)."""

    def __init__(self, **kwargs):
        super().__init__(max_length=500, required=False, assume_scheme="https", **kwargs)

    def clean(self, value):
        address = super().clean(value)
        if address and not any(address.startswith(origin.rstrip("/") + "/") for origin in settings.MEDIA_ORIGINS):
            origins = ", ".join(settings.MEDIA_ORIGINS)
            raise forms.ValidationError(
                _("The address must begin with one of these: %(origins)s"), params={"origins": origins}
            )
        return address
