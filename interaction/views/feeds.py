"""Published letters as Atom feeds, by channel and by department."""

import re
from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interaction import registry
from interaction.queries import feeds
from interaction.queries.archive import department_called

UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


@require_safe
def channel_feed(request, channel):
    """The newest published letters of a channel."""
    if not feeds.has_feed(channel):
        raise Http404
    name = registry.get(channel).name
    return _feed(request, name, f"/{channel}/", feeds.feed_of_channel(channel))


@require_safe
def department_feed(request, slug):
    """The newest published letters of a department."""
    found = department_called(slug)
    if found is None:
        raise Http404
    name = _("Answers of %(place)s") % {"place": found.said("name")}
    return _feed(request, name, f"/faq/?department={found.slug}", feeds.feed_of_department(found))


def _feed(request, title, page, entries):
    """The feed with its ETag; the date alone never answers "not modified", so that what was hidden vanishes at once."""
    here = settings.SITE_URL
    feed = Atom1Feed(
        str(title),
        here + page,
        "",
        language=get_language(),
        feed_url=here + request.path,
        feed_guid=here + request.path,
    )
    for one in entries:
        address = here + one.url
        feed.add_item(
            UNFIT.sub("", one.title),
            address,
            UNFIT.sub("", one.text),
            unique_id=address,
            pubdate=one.published,
            updateddate=one.updated,
        )
    return _answered(request, feed, entries)


def _answered(request, feed, entries):
    # An empty feed would carry the moment of asking, and so never be the same twice.
    body = feed.writeString("utf-8").encode()
    stable = repr([(one.url, one.title, one.text, one.updated) for one in entries]).encode() + get_language().encode()
    response = HttpResponse(body, content_type="application/atom+xml; charset=utf-8")
    response["Cache-Control"] = "public, no-cache"
    response["ETag"] = etag = f'"{sha256(stable).hexdigest()[:32]}"'
    if entries:
        response["Last-Modified"] = http_date(max(one.updated for one in entries).timestamp())
    return get_conditional_response(request, etag=etag, response=response)
