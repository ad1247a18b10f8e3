"""Files of letters: taken in one by one by the script, and given back to whoever may have them."""

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from interaction import files, registry, writing_limits
from interaction.actions.uploading import attach, detach
from interaction.actions.writing import keep_letter
from interaction.queries.drafts import letter_answers
from interaction.queries.uploads import may_read, of_draft, one_upload
from interaction.views.found import own_or_404
from interaction.views.writing_way import citizens_way, clerks_way
from people.refusals import NotAllowed, Refusal


@require_POST
def upload(request):
    """Takes one file for a letter that is being written (`key`, `channel`), or removes one (`remove`); JSON."""
    way = _way(request)
    key = request.POST.get("key", "")
    if not key:
        raise NotAllowed()
    way.key(key)
    number = request.POST.get("remove", "")
    if number:
        detach(_id(number), key=key, visitor=way.visitor)
        return JsonResponse({"removed": _id(number)})
    sent = request.FILES.get("file")
    if sent is None:
        raise Refusal(_("Choose a file first."))
    writing_limits.hold_file(request, way.visitor)
    if letter_answers(key, visitor=way.visitor) is None:
        keep_letter(key=key, visitor=way.visitor, channel=way.channel.key, answers={})
    made = attach(sent, key=key, visitor=way.visitor, by=request.user)
    return JsonResponse({"id": made.pk, "name": made.name, "size": made.size, "kind": made.kind}, status=201)


@require_http_methods(["GET", "HEAD", "POST"])
def one_file(request, pk):
    """A file for whoever may have it: by account, by the draft's key, or (POST) by number and code of its letter."""
    found = one_upload(pk)
    if found is None or not _is_open(request, found):
        raise Http404
    content = files.read(found.stored)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=found.mime)
    response["Content-Disposition"] = content_disposition_header(True, found.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def _is_open(request, found) -> bool:
    if may_read(found, request.user):
        return True
    if request.method == "POST":
        own, _code = own_or_404(request)
        return found.submission_id == own.pk and (found.message is None or found.message.state == "released")
    key = request.GET.get("draft", "")
    if not key or found.submission_id:
        return False
    channel, by_clerk = request.GET.get("channel", ""), "counter" in request.GET
    way = _way_in(request, channel, by_clerk=by_clerk)
    way.key(key)
    return letter_answers(key, visitor=way.visitor) is not None and of_draft(key).filter(pk=found.pk).exists()


def _way(request):
    return _way_in(request, request.POST.get("channel", ""), by_clerk="counter" in request.POST)


def _way_in(request, channel, *, by_clerk):
    known = registry.channels.get(channel)
    if known is None or not known.takes_letters:
        raise NotAllowed()
    return clerks_way(request, channel) if by_clerk else citizens_way(request, channel)


def _id(text) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise NotAllowed()
    return int(text)
