"""Whoever may not see something gets a drawn page that says so; here its status is enough, but for one person."""

import pytest
from django.http import HttpResponse

from config import errors


@pytest.fixture(autouse=True)
def short_refusals(request, monkeypatch):
    """Nobody sees the drawn pages; for everybody else a refusal is its words alone, which takes a tenth of the time."""
    who = getattr(request.node, "callspec", None) and request.node.callspec.params.get("who")
    if who != "nobody":
        monkeypatch.setattr(errors, "sentence_response", _words_of_refusal)


def _words_of_refusal(_request, *, status, title, sentence, code, more=None):
    return HttpResponse(f"{title} {sentence} {code} {more}", status=status)
