"""Prepared answers are written, changed, retired and taken into use again; none is deleted."""

from interaction.actions.events import note_change
from interaction.models import ReplyTemplate
from interaction.queries.settings.templates import template_seen
from people.models import Department
from people.permissions import Person, account_of, may
from people.refusals import NotAllowed, Stale
from realtime.publish import action

REGISTER = "templates"  # whose history holds every change


@action
def add_template(
    *, title: str, text: str, by: Person, channel: str = "", kind: str = "", department: Department | None = None
) -> ReplyTemplate:
    """A new prepared answer, in use at once. Raises NotAllowed without the right "administer"."""
    if not may(by, "administer"):
        raise NotAllowed()
    added = ReplyTemplate(title=title, text=text, channel=channel, kind=kind, department=department)
    added.changed_by = account_of(by)
    added.save(force_insert=True)
    note_change(REGISTER, "template-added", by=by, data={"was": {}, "is": said_template(added)})
    return added


@action
def change_template(
    template: ReplyTemplate,
    *,
    title: str,
    text: str,
    by: Person,
    seen: str,
    channel: str = "",
    kind: str = "",
    department: Department | None = None,
) -> ReplyTemplate:
    """Another wording, or other letters it is for; answers that were made from it stay as they are.

    `seen` is template_seen() what whoever decides had before them. Raises NotAllowed and Stale.
    """
    fresh = _held(template, by=by, seen=seen)
    was = said_template(fresh)
    fresh.title, fresh.text, fresh.channel, fresh.kind, fresh.department = title, text, channel, kind, department
    return _kept(fresh, "template-changed", was, by=by)


@action
def use_template(template: ReplyTemplate, *, is_active: bool, by: Person, seen: str) -> ReplyTemplate:
    """Retires a prepared answer, or takes it into use again. Raises NotAllowed and Stale."""
    fresh = _held(template, by=by, seen=seen)
    was = said_template(fresh)
    fresh.is_active = is_active
    return _kept(fresh, "template-restored" if is_active else "template-retired", was, by=by)


def said_template(template: ReplyTemplate) -> dict:
    """A prepared answer as the history keeps it, in JSON-safe values."""
    place = template.department.slug if template.department else ""
    told = {"title": template.title, "text": template.text, "channel": template.channel, "kind": template.kind}
    return {"id": template.pk, **told, "department": place, "is_active": template.is_active}


def _held(template: ReplyTemplate, *, by: Person, seen: str) -> ReplyTemplate:
    if not may(by, "administer"):
        raise NotAllowed()
    fresh = ReplyTemplate.objects.select_for_update().get(pk=template.pk)
    if seen != template_seen(fresh):
        raise Stale()
    return fresh


def _kept(template: ReplyTemplate, kind: str, was: dict, *, by: Person) -> ReplyTemplate:
    """Stores it and notes the change; what stands already is no change."""
    is_now = said_template(template)
    if is_now != was:
        template.changed_by = account_of(by)
        template.save()
        note_change(REGISTER, kind, by=by, data={"was": was, "is": is_now})
    return template
