"""The prepared answers: listed by department, written, changed, retired."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interaction.actions.settings.templates import add_template, change_template, use_template
from interaction.forms.settings.templates import TemplateFinder, TemplateForm
from interaction.queries.settings.templates import rows_of, template_of, template_seen
from interaction.queries.settings.templates import templates as templates_found
from interaction.views.settings.found import FORM, administrator_or_404, or_404, with_fields
from people.refusals import Stale

PER_PAGE = 50


@require_safe
def templates(request):
    """All prepared answers in use, by department; or those that are retired."""
    administrator_or_404(request)
    finder = TemplateFinder(request.GET)
    chosen = finder.chosen()
    page = Paginator(templates_found(**chosen), PER_PAGE).get_page(request.GET.get("page"))
    context = {"finder": finder, "page": page, "rows": rows_of(page.object_list), "is_narrowed": any(chosen.values())}
    return render(request, "settings/templates.html", context)


@FORM
def new(request):
    """A new prepared answer."""
    administrator_or_404(request)
    if request.method != "POST":
        return _page(request, TemplateForm())
    form = TemplateForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    form.cleaned_data.pop("seen")
    added = add_template(by=request.user, **form.cleaned_data)
    messages.success(request, _("Stored. Officers find it while they write an answer."))
    return redirect("interaction:settings_template", added.pk)


@FORM
def template(request, pk):
    """One prepared answer, to be changed."""
    administrator_or_404(request)
    found = or_404(template_of(pk))
    if request.method != "POST":
        return _page(request, TemplateForm.about(found, seen=template_seen(found)), found)
    form = TemplateForm(request.POST)
    if not form.is_valid():
        return _page(request, form, found, status=422)
    try:
        change_template(found, by=request.user, **form.cleaned_data)
    except Stale as stale:
        return _too_late(request, pk, stale)
    messages.success(request, _("Stored. Answers that were made from it before stay as they are."))
    return redirect("interaction:settings_template", pk)


@require_POST
def use(request, pk):
    """Retires a prepared answer, or takes it into use again."""
    administrator_or_404(request)
    found = or_404(template_of(pk))
    is_active = "restore" in request.POST
    use_template(found, is_active=is_active, by=request.user, seen=request.POST.get("seen", ""))
    told = _("It is in use again.") if is_active else _("Retired. It is not offered any more and can be taken back.")
    messages.success(request, told)
    return redirect("interaction:settings_template", pk)


def _too_late(request, pk, stale):
    """What was typed stays, beside what another administrator has stored meanwhile."""
    newer = or_404(template_of(pk))
    form = TemplateForm(with_fields(request.POST, seen=template_seen(newer)))
    form.add_error(None, stale.sentence)
    return _page(request, form, newer, status=stale.status, newer=newer)


def _page(request, form, found=None, *, status=200, **more):
    context = {"form": form, "found": found, "seen": template_seen(found)} | more
    return render(request, "settings/template.html", context, status=status)
