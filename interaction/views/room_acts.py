"""What a visitor does in a room besides asking, each once per person: an answer helped, a theme, a rating."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from interaction import limits
from interaction.actions import ratings, reactions, votes
from interaction.forms.room import RatingForm, ThemeVoteForm
from interaction.queries.room import released_answers, theme_votes
from interaction.queries.room_opinions import choices_of, marks_of, raters_of, theme_lines, themes_of
from interaction.views.found import interview_or_404
from people.asked import wants_json
from people.visitor import person_key


@require_http_methods(["GET", "HEAD", "POST"])
def helped(request, pk, answer):
    """Says that an answer helped, or takes it back; the GET page asks for it without JavaScript."""
    occasion = interview_or_404(request.user, pk)
    found = get_object_or_404(released_answers(occasion).select_related("submission__occasion"), pk=answer)
    if request.method != "POST":
        return render(request, "interview/helped.html", {"occasion": occasion, "answer": found})
    key = _person(request, occasion)
    count = reactions.react(found, person_key=key, wanted=request.POST.get("wanted", "1") == "1")
    if wants_json(request):
        return JsonResponse({"id": found.pk, "count": count})
    return redirect(f"{reverse('interaction:room', args=[occasion.pk])}#a{found.pk}")


@require_http_methods(["GET", "HEAD", "POST"])
def themes(request, pk):
    """The vote on the themes: a page with the choice and, before and after, how it stands."""
    occasion = interview_or_404(request.user, pk)
    offered = themes_of(occasion)
    if not offered:
        raise Http404
    form = ThemeVoteForm(request.POST or None, themes=offered, initial=_chosen(request, occasion))
    if request.method == "POST" and form.is_valid():
        return _vote(request, occasion, next(one for one in offered if one.pk == form.cleaned_data["theme"]))
    wrong = request.method == "POST"
    if wrong and wants_json(request):
        return JsonResponse({"sentence": form.errors["theme"][0]}, status=422)
    standing = theme_lines(occasion, {str(one): number for one, number in theme_votes(occasion.pk).items()})
    context = {"occasion": occasion, "form": form, "themes": standing, "is_open": occasion.state in votes.OPEN}
    return render(request, "interview/themes_page.html", context, status=422 if wrong else 200)


def _vote(request, occasion, theme):
    counts = votes.vote(theme, person_key=_person(request, occasion))
    if wants_json(request):
        return JsonResponse({"theme": theme.pk, "votes": counts})
    return redirect(f"{reverse('interaction:room', args=[occasion.pk])}#themes")


def _chosen(request, occasion) -> dict:
    """What stands chosen in the form: what the visitor chose before, or followed a link to choose."""
    wanted = request.GET.get("theme", "")
    before = choices_of(occasion, person_key=person_key(request, occasion.topic)[0])
    return {"theme": int(wanted) if wanted.isdecimal() else before.theme}


@require_http_methods(["GET", "HEAD", "POST"])
def rate(request, pk):
    """How satisfied the visitor was with an ended interview; for a script the form alone."""
    occasion = interview_or_404(request.user, pk)
    before = choices_of(occasion, person_key=person_key(request, occasion.topic)[0])
    form = RatingForm(request.POST or None, initial={"mark": before.mark, "reason": before.reason})
    in_page = request.headers.get("X-Fragment") == "1"
    saved = request.method == "POST" and form.is_valid()
    if saved:
        ratings.rate(occasion, person_key=_person(request, occasion), **form.cleaned_data)
    if saved and not in_page:
        messages.success(request, _("Thank you. Your rating was saved; you can change it here."))
        return redirect("interaction:rate", pk=occasion.pk)
    context = {
        "occasion": occasion,
        "form": form,
        "saved": saved,
        "has_rated": saved or before.mark is not None,
        "is_open": occasion.state in ratings.RATED_IN,
        "marks": marks_of(occasion),
        "raters": raters_of(occasion),
    }
    template = "interview/rate_box.html" if in_page else "interview/rate.html"
    return render(request, template, context, status=422 if form.is_bound and not saved else 200)


@require_safe
def choices(request, pk):
    """What this visitor chose in the room, for its script; never cached."""
    occasion = interview_or_404(request.user, pk)
    mine = choices_of(occasion, person_key=person_key(request, occasion.topic)[0])
    return JsonResponse({"helped": mine.helped, "theme": mine.theme})


def _person(request, occasion) -> str:
    """Who counts once here; counts towards the limit of presses."""
    key, _tier = person_key(request, occasion.topic)
    limits.hold_support(request, key)
    return key
