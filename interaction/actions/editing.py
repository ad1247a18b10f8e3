"""Producers make occasions and change their texts, dates, themes and covers."""

from typing import Any

from django.utils.translation import gettext as _

from interaction import registry
from interaction.actions import frames
from interaction.actions.events import record
from interaction.actions.pictures import Upload, show_picture, withdraw_picture
from interaction.actions.steps import lock, workflow_of
from interaction.forms.occasion import OVER, UNANNOUNCED
from interaction.models import Occasion, Picture, Theme
from interaction.queries.produce import edition
from people.permissions import Person, account_of, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action


@action
def create(channel: str, columns: dict[str, Any], *, by: Person) -> Occasion:
    """A new draft with what OccasionForm.columns() told. Raises NotAllowed for another department's producer."""
    columns = dict(columns)
    themes = columns.pop("themes", [])
    account = account_of(by)
    made = Occasion(channel=channel, created_by=account, is_demo=bool(account and account.is_demo), **columns)
    if not may(by, "produce", made):
        raise NotAllowed()
    made.state = workflow_of(made).first
    made.save()
    _write_themes(made, themes)
    record(made, "created", by=by)
    return made


@action
def edit(occasion: Occasion, columns: dict[str, Any], *, by: Person, seen: int) -> Occasion:
    """Changes what the form told; the Event names the fields, not the texts, and a form left as it was writes nothing.

    `seen` is queries.produce.edition() as the producer began. Raises NotAllowed, Closed, Stale, or Refusal for a theme
    that has votes or questions and no longer stands in the list.
    """
    columns = dict(columns)
    fresh = lock(occasion)
    _check(fresh, columns, by=by, seen=seen)
    before = {name: getattr(fresh, name) for name in columns if name != "themes"}
    changed = [name for name, value in before.items() if value != columns[name]]
    for name in changed:
        setattr(fresh, name, columns[name])
    if "themes" in columns and _write_themes(fresh, columns["themes"]):
        changed.append("themes")
    if not changed:
        return fresh
    fresh.version += 1
    fresh.save(update_fields=["version", *before])
    record(fresh, "edited", by=by, data={"fields": changed})
    if "policy" in changed and fresh.state not in UNANNOUNCED:
        frames.tell_phase(fresh)
    return fresh


def _check(occasion: Occasion, columns: dict[str, Any], *, by: Person, seen: int) -> None:
    if not may(by, "produce", occasion):
        raise NotAllowed()
    moved_to = columns.get("department")
    if moved_to and not may(by, "produce", Occasion(channel=occasion.channel, department=moved_to)):
        raise NotAllowed()
    if seen != edition(occasion):
        raise Stale()
    if set(columns) - registry.get(occasion.channel).occasion_form.open_fields(occasion.state):
        raise Closed(_("It has been announced or has ended meanwhile, and its dates are fixed. Open the page again."))


def _write_themes(occasion: Occasion, themes: list[tuple[str, str]]) -> bool:
    """Makes the themes these, in this order, and says whether anything changed."""
    standing = {theme.name: theme for theme in occasion.themes.all()}
    if [(name, theme.name_en) for name, theme in standing.items()] == themes:
        return False
    gone = [theme.pk for name, theme in standing.items() if name not in dict(themes)]
    _refuse_to_drop_used(gone)
    Theme.objects.filter(pk__in=gone).delete()
    for place, (name, english) in enumerate(themes, start=1):
        Theme.objects.update_or_create(occasion=occasion, name=name, defaults={"name_en": english, "place": place})
    return True


def _refuse_to_drop_used(gone: list[int]) -> None:
    used = Theme.objects.filter(pk__in=gone).exclude(questions=None, votes=None).first()
    if used:
        sentence = _("“%(theme)s” has votes or questions already. Keep its line; only its English name can change.")
        raise Refusal(sentence % {"theme": used.name})


def set_cover(occasion: Occasion, upload: Upload, *, alt: str, alt_en: str = "", by: Person) -> Picture:
    """Gives the occasion a cover and takes the one before back. Raises what show_picture() raises, and Closed."""
    if occasion.state in OVER:
        raise Closed()
    picture = show_picture(occasion, upload, alt=alt, alt_en=alt_en, by=by, in_stream=False)
    hang(occasion, picture, by=by)
    return picture


@action
def hang(occasion: Occasion, picture: Picture | None, *, by: Person) -> Occasion:
    """Makes this picture of the occasion its cover (None: it has none any more); the one before is taken back."""
    fresh = lock(occasion)
    if not may(by, "produce", fresh):
        raise NotAllowed()
    if fresh.cover:
        withdraw_picture(fresh.cover, by=by)
    fresh = lock(occasion)
    fresh.cover = picture
    fresh.version += 1
    fresh.save(update_fields=["cover", "version"])
    record(fresh, "cover", by=by, data={"picture": picture.pk if picture else None})
    return fresh
