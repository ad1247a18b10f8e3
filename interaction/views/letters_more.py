"""More that can be done with one letter: people, other departments, notes, speed, other ways, and who wrote it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interaction.actions import contributing, desk_notes, letters_handlers, urging
from interaction.actions.correcting import ask_correction as ask_author
from interaction.actions.letters_moving import move as move_letter
from interaction.actions.not_ours import give_back
from interaction.actions.reading_identity import read_identity
from interaction.actions.splitting import split as part
from interaction.forms import letters as forms
from interaction.queries import letters
from interaction.queries.letter_acts import destinations
from interaction.queries.letter_texts import parts_of
from interaction.views.letters import letter_or_404, letter_response


def _act(request, letter, form, run, said, *, name, leaves=False):
    """Runs the act of a valid form; a form in error comes back on the page under its own name."""
    if not form.is_valid():
        return letter_response(request, letter, status=422, **{name: form})
    run(form.cleaned_data)
    messages.success(request, said)
    return redirect("interaction:desk") if leaves else redirect("interaction:letter", letter.pk)


@require_POST
def not_ours(request, pk):
    """Gives the letter back with a reason."""
    letter = letter_or_404(request.user, pk)

    def run(sent):
        give_back(letter, sent["reason"], by=request.user, version=sent["version"])

    said = _("Given back. Whoever assigns letters reads your reason.")
    return _act(request, letter, forms.NotOursForm(request.POST), run, said, name="not_ours_form", leaves=True)


@require_POST
def take(request, pk):
    """Makes the letter one's own."""
    letter = letter_or_404(request.user, pk)

    def run(sent):
        letters_handlers.take_case(letter, by=request.user, version=sent["version"])

    return _act(request, letter, forms.VersionForm(request.POST), run, _("You answer this letter now."), name="take")


@require_POST
def give(request, pk):
    """Names the colleague who answers."""
    letter = letter_or_404(request.user, pk)
    form = forms.GiveForm(request.POST, officers=letters.colleagues(letter))

    def run(sent):
        letters_handlers.give_case(letter, sent["person"], by=request.user, version=sent["version"])

    return _act(request, letter, form, run, _("Your colleague was told."), name="give_form")


@require_POST
def note(request, pk):
    """Adds a note for colleagues."""
    letter = letter_or_404(request.user, pk)

    def run(sent):
        desk_notes.add_note(letter, sent["text"], by=request.user)

    return _act(request, letter, forms.NoteForm(request.POST), run, _("The note is kept."), name="note_form")


@require_POST
def instruction(request, pk):
    """Enters an instruction of whoever leads."""
    letter = letter_or_404(request.user, pk)

    def run(sent):
        desk_notes.add_instruction(letter, sent["text"], by=request.user)

    said = _("The instruction is kept, and the officers are told.")
    return _act(request, letter, forms.InstructionForm(request.POST), run, said, name="instruction_form")


@require_POST
def ask_instruction(request, pk):
    """Asks for the instruction of whoever leads."""
    letter = letter_or_404(request.user, pk)
    asked = desk_notes.ask_instruction(letter, by=request.user)
    told, known = _("Asked for. The other dispatchers are told."), _("It has been asked for already.")
    messages.success(request, told if asked else known)
    return redirect("interaction:letter", pk)


@require_POST
def ask_help(request, pk):
    """Asks another department for its part."""
    letter = letter_or_404(request.user, pk)

    def run(sent):
        contributing.ask(letter, sent["department"], sent["asked_for"], by=request.user)

    said = _("The other department was told.")
    return _act(request, letter, forms.AskHelpForm(request.POST), run, said, name="ask_help_form")


@require_POST
def help_out(request, pk, contribution):
    """Adds the part of the own department."""
    letter = letter_or_404(request.user, pk)
    asked = _contribution_or_404(letter, contribution)

    def run(sent):
        contributing.give(asked, sent["text"], by=request.user)

    said = _("Thank you. The department that leads was told.")
    return _act(request, letter, forms.HelpForm(request.POST), run, said, name="help_form")


@require_POST
def drop_help(request, pk, contribution):
    """Needs a part no longer."""
    letter = letter_or_404(request.user, pk)
    contributing.drop(_contribution_or_404(letter, contribution), by=request.user)
    messages.success(request, _("The other department is no longer asked."))
    return redirect("interaction:letter", pk)


def _contribution_or_404(letter, pk):
    found = letter.contributions.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_POST
def urge(request, pk):
    """Asks whoever has the letter for speed."""
    urging.urge(letter_or_404(request.user, pk), by=request.user)
    messages.success(request, _("Whoever has the letter was asked for speed."))
    return redirect("interaction:letter", pk)


@require_POST
def supervise(request, pk):
    """Watches over the letter, or no longer."""
    watched = request.POST.get("watched") == "1"
    urging.supervise(letter_or_404(request.user, pk), watched, by=request.user)
    said = _("You watch over this letter now.") if watched else _("Nobody watches over this letter any more.")
    messages.success(request, said)
    return redirect("interaction:letter", pk)


@require_POST
def ask_correction(request, pk):
    """Asks the author to put something right."""
    letter = letter_or_404(request.user, pk)

    def run(sent):
        ask_author(letter, sent["missing"], by=request.user, version=sent["version"])

    said = _("The author was told and has ten working days.")
    return _act(request, letter, forms.CorrectionAskForm(request.POST), run, said, name="correction_form", leaves=True)


@require_POST
def move(request, pk):
    """Sends the letter on to another channel."""
    letter = letter_or_404(request.user, pk)
    form = forms.MoveForm(request.POST, channels=destinations(letter))

    def run(sent):
        move_letter(letter, sent["channel"], by=request.user, version=sent["version"])

    return _act(request, letter, form, run, _("Sent on, with text, number and history."), name="move_form")


@require_POST
def split(request, pk):
    """Parts a complaint that also reports a breach."""
    letter = letter_or_404(request.user, pk)
    form = forms.SplitForm(request.POST, parts=parts_of(letter))

    def run(sent):
        part(letter, sent["parts"], by=request.user, version=sent["version"])

    said = _("Parted: this is the protected report now, and the complaint has a number of its own.")
    return _act(request, letter, form, run, said, name="split_form")


@require_POST
def identity(request, pk):
    """Shows once who wrote a report, after a reason was given; the history keeps that."""
    letter = letter_or_404(request.user, pk)
    form = forms.IdentityForm(request.POST)
    if not form.is_valid():
        return letter_response(request, letter, status=422, identity_form=form)
    shown = read_identity(letter, form.cleaned_data["reason"], by=request.user)
    return letter_response(request, letter, identity=shown)
