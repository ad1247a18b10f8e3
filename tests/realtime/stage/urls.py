"""Buttons that a test presses on the stage from outside."""

import json
import threading
import time

from asgiref.sync import SyncToAsync
from django.contrib.auth import login
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, JsonResponse
from django.urls import path

from config import health
from people.models import Membership, User
from realtime.actions import new_epoch
from realtime.publish import action, forget, nudge, publish
from tests.realtime.stage.rooms import counted


@action
def play(topic, entries):
    """One action with these frames: a list of [kind, data]."""
    for kind, data in entries:
        publish(topic, kind, data)


@action
def withdraw(topic, number):
    forget(topic, kinds=("question",), key="id", value=number)
    publish(topic, "withdraw", {"what": "question", "id": number})


@action
def prod(topic):
    nudge(topic)


def do(request, verb):
    """Runs one verb of the stage with the JSON body as its arguments."""
    body = json.loads(request.body or "{}")
    return VERBS[verb](request, **body) or HttpResponse("ok")


def _login(request, member):
    person = User.objects.add(name="somebody", password="x")
    if member:
        Membership.objects.create(user=person, role="moderator")
    login(request, person, backend="people.backends.ContactBackend")
    return JsonResponse({"id": person.pk})


def _hold(request, seconds):
    """Keeps the thread busy that all thread-sensitive calls outside a request share."""
    SyncToAsync.single_thread_executor.submit(time.sleep, seconds)


def _who(request):
    return JsonResponse({"anonymous": isinstance(request.user, AnonymousUser), "threads": threading.active_count()})


VERBS = {
    "play": lambda request, topic, entries: play(topic, entries),
    "withdraw": lambda request, topic, number: withdraw(topic, number),
    "nudge": lambda request, topic: prod(topic),
    "epoch": lambda request: HttpResponse(new_epoch()),
    "count": lambda request, topic, counters: counted.__setitem__(topic, counters),
    "login": _login,
    "revoke": lambda request, person: HttpResponse(Membership.objects.filter(user_id=person).delete()[0]),
    "hold": _hold,
    "who": _who,
    "slow": lambda request, seconds: time.sleep(seconds),
    "body": lambda request: HttpResponse(len(request.body)),
}
PAGE = """<!doctype html><title>stage</title>
<script type="module">
import { follow } from "/static/js/live.js";
const log = (window.log = { frames: [], states: [], reloads: [], mine: 0, counters: {} });
const query = new URLSearchParams(location.search);
const seq = query.has("seq") ? Number(query.get("seq")) : undefined;
window.follower = follow(query.get("topic"), {
  seq,
  epoch: query.get("epoch") ?? "",
  onFrames: (frames) => log.frames.push(...frames.map((frame) => frame.seq)),
  onCounters: (counters) => (log.counters = counters),
  onMine: () => log.mine++,
  onReload: (snapshot) => log.reloads.push(snapshot.seq),
  onState: (state) => log.states.push(state),
});
</script>"""
urlpatterns = [
    path("stage/<str:verb>/", do),
    path("page/", lambda request: HttpResponse(PAGE)),
    path("readyz", health.readyz),
]
