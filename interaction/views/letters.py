"""The department's desk: one letter, and everything that can be done with it."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from interaction import registry
from interaction.forms import letters as forms
from interaction.queries import letters
from interaction.queries.archive_copy import copy_of
from interaction.queries.letter_page import letter_page
from people.permissions import may


@require_safe
def letter(request, pk):
    """One letter with everything that belongs to it and the acts that are open."""
    return letter_response(request, letter_or_404(request.user, pk))


@require_safe
def by_number(request, number):
    """The letter with this number."""
    found = letters.numbered(request.user, number) if may(request.user, "desk") else None
    if found is None:
        raise Http404
    return redirect("interaction:letter", found.pk)


def letter_or_404(user, pk):
    """A letter this person has at the desk."""
    found = letters.at_desk(user).filter(pk=pk).first() if may(user, "desk") else None
    if found is None:
        raise Http404
    return found


def letter_response(request, found, *, status=200, **returned):
    """The page of a letter; `returned` are forms that came back with an error, and `stored` a newer draft."""
    number = request.GET.get("compare", "")
    page = letter_page(
        found, request.user, compare_with=int(number) if number.isdecimal() and len(number) < 9 else None
    )
    context = {"page": page, "letter": found, "wrong": next(iter(returned), ""), "public": _public(page)}
    response = render(request, "desk/letter.html", context | _forms(page, found) | returned, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _public(page):
    """What everybody would read, for whoever may release it."""
    may_release = "release" in page.acts and page.answer and not page.is_own
    return copy_of(page.letter, page.answer) if may_release else None


def _forms(page, found):
    version = page.answer.version if page.answer else 0
    seen = {"version": found.version}
    side, channel = page.side, registry.get(found.channel)
    return {
        "draft_form": forms.DraftForm(initial={"version": version, "text": page.answer.text if page.answer else ""}),
        "back_form": forms.SendBackForm(initial={"version": version}),
        "release_form": forms.ReleaseForm(initial={"version": version}, outcomes=channel.outcomes),
        "assign_form": forms.AssignForm(initial=seen),
        "not_ours_form": forms.NotOursForm(initial=seen),
        "give_form": forms.GiveForm(initial=seen, officers=letters.colleagues(found), loads=side.people),
        "note_form": forms.NoteForm(initial=seen),
        "instruction_form": forms.InstructionForm(initial=seen),
        "ask_help_form": forms.AskHelpForm(initial=seen),
        "help_form": forms.HelpForm(initial={"text": side.own_help[0].text} if side.own_help else {}),
        "correction_form": forms.CorrectionAskForm(initial=seen),
        "move_form": forms.MoveForm(initial=seen, channels=side.destinations),
        "split_form": forms.SplitForm(initial=seen, parts=side.parts),
        "identity_form": forms.IdentityForm(initial=seen),
    }
