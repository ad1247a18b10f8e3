"""The stored pictures, at addresses nobody can guess."""

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from interaction import files
from interaction.queries.pictures import picture_of

KINDS = {"jpg": "image/jpeg", "png": "image/png"}


@require_safe
def picture(request, name):
    """One picture: for everybody and for long where its occasion is public, else only for whoever may see that."""
    is_public = picture_of(name, AnonymousUser()) is not None
    content = files.read(name) if is_public or picture_of(name, request.user) else None
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=KINDS[name.rpartition(".")[2]])
    response["Cache-Control"] = "public, max-age=86400, immutable" if is_public else "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = "inline"
    return response
