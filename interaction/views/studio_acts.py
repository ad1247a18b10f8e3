"""What the studio's buttons do: one address each, the same for scripts and for plain forms."""

from django.http import JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from interaction.actions import also, assigning, interview, joining, notes, pictures, presence, reply, spoken
from interaction.forms.studio import ActForm, NoteForm, PictureForm
from interaction.queries.readiness import readiness
from interaction.queries.studio import notable_messages
from interaction.views.found import after_or_404, studio_or_404
from people.asked import wants_json


@require_POST
def act(request, pk, step):
    """One act of the host, a guest or the transcriber; scripts get JSON, browsers the studio again."""
    occasion = studio_or_404(request.user, pk)
    form = ActForm(request.POST, occasion=occasion)
    run, needed = ACTS[step]
    form.check(needed)
    done = run(occasion, form.cleaned_data, request.user)
    presence.arrive(occasion, by=request.user)
    return _done(request, step, reverse("interaction:studio", args=[occasion.pk]), getattr(done, "version", None))


@require_POST
def picture(request, pk):
    """Shows a picture in the stream."""
    occasion = studio_or_404(request.user, pk)
    sent = PictureForm(request.POST, request.FILES).check()
    pictures.show_picture(occasion, sent["upload"], alt=sent["alt"], alt_en=sent["alt_en"], by=request.user)
    presence.arrive(occasion, by=request.user)
    return _done(request, "picture", reverse("interaction:studio", args=[occasion.pk]))


@require_POST
def note(request, pk):
    """A dated note below an answer or the host's words."""
    occasion = after_or_404(request.user, pk)
    sent = NoteForm(request.POST, messages=notable_messages(occasion)).check()
    notes.add_note(sent["about"], sent["text"], kind=sent["kind"], by=request.user)
    return _done(request, "note", f"{reverse('interaction:studio_after', args=[occasion.pk])}#m{sent['about'].pk}")


def _done(request, step, page, version=None):
    if wants_json(request):
        return JsonResponse({"done": step, "version": version})
    return redirect(page)


def _phase(step):
    return lambda occasion, sent, user: interview.change_phase(occasion, step, by=user, reason=sent["why"])


def _go_live(occasion, sent, user):
    """What was not ready goes into the Event; the page has asked whether to start all the same."""
    missing = [one.key for one in readiness(occasion) if not one.is_ready]
    return interview.change_phase(occasion, "go-live", by=user, data={"not_ready": missing} if missing else None)


def _writing(function):
    def write(occasion, sent, user):
        return function(sent["question"], sent["guest"], sent["text"], by=user, version=sent["version"])

    return write


def _answer(occasion, sent, user):
    more = {"version": sent["version"], "skips_second": sent["skip"], "also": sent["also"]}
    return reply.release_answer(sent["question"], sent["guest"], sent["text"], by=user, **more)


def _release(occasion, sent, user):
    more = {"version": sent["version"], "also": sent["also"]}
    return reply.release_reviewed(sent["question"], sent["guest"], by=user, **more)


def _assign(occasion, sent, user):
    return assigning.assign(sent["question"], by=user, guest=sent["guest"], department=sent["department"])


def _join(occasion, sent, user):
    """One question into another, or all that were ticked into this one."""
    if sent["into"]:
        return joining.join(sent["question"], sent["into"], by=user)
    return also.join_all(sent["also"], sent["question"], by=user)


def _about(function):
    return lambda occasion, sent, user: function(sent["question"], by=user)


# Each act: what it runs, and which fields it cannot do without.
ACTS = {
    "go-live": (_go_live, ()),
    "pause": (_phase("pause"), ()),
    "interrupt": (_phase("interrupt"), ()),
    "resume": (_phase("resume"), ()),
    "wrap-up": (_phase("wrap-up"), ()),
    "end": (lambda occasion, sent, user: interview.end(occasion, by=user), ()),
    "take-over": (lambda occasion, sent, user: presence.take_over(occasion, by=user), ()),
    "test-frame": (lambda occasion, sent, user: presence.send_test(occasion, by=user), ()),
    "policy": (lambda occasion, sent, user: assigning.set_policy(occasion, sent["policy"], by=user), ("policy",)),
    "shortlist": (_about(interview.shortlist), ("question",)),
    "unshortlist": (_about(interview.unshortlist), ("question",)),
    "move": (
        lambda occasion, sent, user: interview.move(sent["question"], by=user, before=sent["before"]),
        ("question",),
    ),
    "air": (_about(interview.air), ("question",)),
    "unair": (lambda occasion, sent, user: interview.unair(occasion, by=user), ()),
    "mark-answered": (_about(spoken.mark_answered), ("question",)),
    "restore": (_about(spoken.restore), ("question",)),
    "forward": (
        lambda occasion, sent, user: spoken.forward(sent["question"], by=user, department=sent["department"]),
        ("question",),
    ),
    "assign": (_assign, ("question",)),
    "join": (_join, ("question",)),
    "separate": (_about(joining.separate), ("question",)),
    "say": (lambda occasion, sent, user: interview.say(occasion, sent["text"], by=user), ()),
    "draft": (_writing(reply.draft_answer), ("question", "guest")),
    "hand-in": (_writing(reply.hand_in), ("question", "guest")),
    "answer": (_answer, ("question", "guest")),
    "release": (_release, ("question", "guest")),
    "send-back": (_writing(reply.send_back), ("question", "guest")),
    "withdraw-picture": (
        lambda occasion, sent, user: pictures.withdraw_picture(sent["picture"], by=user),
        ("picture",),
    ),
}
