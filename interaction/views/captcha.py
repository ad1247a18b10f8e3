"""The captcha's other ways: its digits read aloud, and written in words for who can neither see nor hear them."""

import re

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from interaction.captcha_sound import speak
from interaction.captcha_words import in_words
from interaction.forms.captcha import spoken_language
from interaction.queries.captcha import waiting_digits
from people.address import client_network
from people.crypto import keyed_hash
from people.limits import hold
from people.refusals import Closed

SOUNDS, READINGS = 120, 20  # per network in ten minutes; a player may take three requests for one sound
GONE = _("These digits were used or have expired. Go back to your text and ask for another picture there.")
_RANGE = re.compile(r"bytes=(\d{1,9})-(\d{0,9})")


@require_safe
def sound(request, hashkey):
    """The digits read aloud: Mandarin or English by `?lang=`, else by the page's language."""
    digits = _digits(request, hashkey, "captcha-sound", most=SOUNDS)
    language = spoken_language(request.GET.get("lang", ""))
    wav = speak(digits, language, seed=keyed_hash("captcha-sound", f"{language}|{hashkey}"))
    return _in_parts(HttpResponse(wav, content_type="audio/wav"), request.headers.get("Range", ""))


@require_safe
def words(request, hashkey):
    """The digits in words, as a page, or as JSON for the script that shows them in place."""
    question = in_words(_digits(request, hashkey, "captcha-words", most=READINGS))
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
        return JsonResponse({"question": question})
    return render(request, "captcha/words.html", {"question": question})


def _digits(request, hashkey, name, *, most):
    hold(name, client_network(request), most=most, per_seconds=600)
    digits = waiting_digits(hashkey)
    if digits is None:
        raise Closed(GONE)
    return digits


def _in_parts(response, wish):
    """The part of the answer that a player asked for; some play nothing from a server that cannot do this."""
    response["Accept-Ranges"] = "bytes"
    asked, size = _RANGE.fullmatch(wish), len(response.content)
    if not asked:
        return response
    first, last = int(asked[1]), min(int(asked[2] or size), size - 1)
    if first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response.content = response.content[first : last + 1]
    response.status_code = 206
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response
