"""The deadline rules: all of them by channel, and a new one from a day on, looked at before it is stored."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from interaction.actions.deadline_rules import add_rule
from interaction.forms.settings.rules import RuleForm
from interaction.queries.settings.rules import preview_rule, rule_table, rules_of
from interaction.views.settings.found import FORM, administrator_or_404, or_404
from people.refusals import Refusal, Stale


@require_safe
def rules(request):
    """Every rule in force, with its law, and what begins later or is over."""
    administrator_or_404(request)
    return render(request, "settings/rules.html", {"tables": rule_table(timezone.localdate())})


@FORM
def rule(request, channel, clock):
    """One clock: what was, is and will be in force, and a new rule: first its effect, then it is stored."""
    administrator_or_404(request)
    found = or_404(rules_of(channel, clock, timezone.localdate()))
    if request.method != "POST":
        return _page(request, found, RuleForm.about(found.now))
    form = RuleForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    if "store" in request.POST:
        return _stored(request, found, form)
    return _previewed(request, found, form)


def _stored(request, found, form):
    try:
        add_rule(found.channel, found.clock, by=request.user, **form.cleaned_data)
    except Stale as stale:
        form.add_error(None, _("Another administrator has changed this rule meanwhile. Look at the effect again."))
        return _previewed(request, found, form, status=stale.status)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return _page(request, found, form, status=refusal.status)
    messages.success(request, _("Stored. The new rule holds from the day you chose; nothing of the past has changed."))
    return redirect("interaction:settings_rule", found.channel, found.clock)


def _previewed(request, found, form, *, status=200):
    given = form.cleaned_data
    shown = preview_rule(found, given["length"], given["unit"], given["valid_from"])
    terms = given | {"replaces": shown.before.pk if shown.before else ""}
    kept = [(name, "" if value is None else str(value)) for name, value in terms.items()]
    return _page(request, found, form, status=status, preview=shown, terms=terms, kept=kept)


def _page(request, found, form, *, status=200, **more):
    context = {"found": found, "form": form, "today": timezone.localdate()} | more
    return render(request, "settings/rule.html", context, status=status)
