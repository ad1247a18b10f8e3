"""The organisations of the district, for administrators: the tree, one department, its order, its end."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from people import departments as kept
from people.actions import departments as actions
from people.forms_staff import DepartmentForm
from people.models import Department
from people.refusals import Refusal
from people.views.settings_found import FORM, department_or_404, for_administrators

FIELDS = ("name", "name_en", "kind", "parent", "duties")


@require_safe
@for_administrators
def departments(request):
    """All departments as a tree, in the order in which citizens see them."""
    return render(request, "settings/departments/tree.html", {"branches": kept.tree()})


@FORM
@for_administrators
def new(request):
    """Opens a department."""
    return _form(request, Department(), {"kind": Department.Kind.DEPARTMENT})


@FORM
@for_administrators
def department(request, pk):
    """One department: its names, its place in the tree, its duties."""
    found = department_or_404(pk)
    return _form(request, found, {name: getattr(found, name) for name in FIELDS})


def _form(request, of, first):
    seen = kept.stamp_of_department(of) if of.pk else ""
    name = of.said("name")
    form = DepartmentForm(request.POST or None, of=of, initial=first | {"seen": seen})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.keep_department(form.filled(), by=request.user, seen=form.cleaned_data["seen"])
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
        else:
            messages.success(request, _("The department is saved."))
            return redirect("people_settings:department", saved.pk)
    context = {"form": form, "department": of, "name": name, "seen": seen}
    if of.pk:
        context |= {"held": kept.still_held(of) if of.is_active else [], "colleagues": kept.people_in(of)}
    status = 422 if form.errors and status == 200 else status
    return render(request, "settings/departments/department.html", context, status=status)


@require_POST
@for_administrators
def move(request, pk):
    """One place up or down among its neighbours."""
    actions.move_department(department_or_404(pk), up=request.POST.get("to") == "up", by=request.user)
    return redirect(f"{reverse('people_settings:departments')}#department-{pk}")


@require_POST
@for_administrators
def retire(request, pk):
    """Takes it out of use."""
    actions.retire(department_or_404(pk), by=request.user, seen=request.POST.get("seen", "")[:20])
    messages.success(request, _("The department is out of use. What it answered stays readable."))
    return redirect("people_settings:department", pk)


@require_POST
@for_administrators
def reinstate(request, pk):
    """Puts it into use again."""
    actions.reinstate(department_or_404(pk), by=request.user, seen=request.POST.get("seen", "")[:20])
    messages.success(request, _("The department is in use again."))
    return redirect("people_settings:department", pk)
