"""Small template helpers used on every page."""

import re
from datetime import datetime

from django import forms, template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.html import escape, format_html, linebreaks, urlize
from django.utils.safestring import mark_safe
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from interaction.richtext import clean_html
from people.contacts import mask_name
from people.spans import lasted

register = template.Library()
register.filter("lasted", lasted)
CHINESE = re.compile(r"[\u3400-\u9fff]")


@register.simple_tag
def icon(name: str, label: str = ""):
    """One drawing of the sprite; without a label it is decoration and silent."""
    said = format_html(' role="img" aria-label="{}"', label) if label else mark_safe(' aria-hidden="true"')
    return format_html(
        '<svg class="icon" focusable="false"{}><use href="{}#{}"></use></svg>', said, static("img/icons.svg"), name
    )


@register.filter
def masked(name) -> str:
    """A citizen's name as the public may see it."""
    return mask_name(str(name)) if name else ""


@register.filter
def paragraphs(text) -> str:
    """A citizen's plain text: escaped, links recognised and not followed by search engines, lines kept."""
    return mark_safe(linebreaks(urlize(escape(text or ""), nofollow=True)))  # noqa: S308  (escaped first)


@register.filter
def rich(text) -> str:
    """The office's own text with its harmless tags; plain lines become paragraphs."""
    text = text or ""
    return mark_safe(clean_html(text if "<p>" in text else linebreaks(text)))  # noqa: S308  (cleaned)


@register.filter
def as_written(text) -> str:
    """The text, marked as Chinese for screen readers where it is Chinese on a page in another language."""
    chinese_page = (get_language() or "zh").startswith("zh")
    if chinese_page or not CHINESE.search(str(text or "")):
        return escape(text or "")
    return format_html('<span lang="zh-Hans">{}</span>', text)


@register.simple_tag
def when(value, style: str = "full"):
    """A moment in Shanghai time as <time>: `full` with how long ago; `day`, `clock`, `minute` without."""
    if value is None:
        return ""
    if not isinstance(value, datetime):
        return format_html('<time datetime="{}">{}</time>', value.isoformat(), format_date(value, _("j F Y")))
    local = timezone.localtime(value)
    shape = {"day": _("j F Y"), "clock": "H:i", "minute": "Y-m-d H:i"}.get(style, _("j F Y, H:i"))
    tail = (
        format_html(' <span class="muted">· <span data-relative>{}</span></span>', relative(value))
        if style == "full"
        else ""
    )
    return format_html(
        '<time datetime="{}">{}{}</time>', local.isoformat("T", "seconds"), format_date(local, shape), tail
    )


def relative(value: datetime) -> str:
    """How long ago or how far ahead a moment is, in its largest unit."""
    now = timezone.now()
    if abs((now - value).total_seconds()) < 60:
        return _("just now")
    if value > now:
        return _("in %(time)s") % {"time": timeuntil(value, now, depth=1)}
    return _("%(time)s ago") % {"time": timesince(value, now, depth=1)}


@register.simple_tag
def field_kind(field) -> str:
    """How a form field is laid out: `check` beside its label, `text` with a character count, else plain."""
    widget = field.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    counted = isinstance(widget, forms.Textarea) or "data-counted" in widget.attrs
    return "text" if counted else "plain"


@register.inclusion_tag("components/pages.html", takes_context=True)
def page_links(context, page):
    """Links to the pages of a list; the other filters in the address stay."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "pages": [number if isinstance(number, int) else None for number in pages],
        "query": query.urlencode(),
    }


@register.inclusion_tag("components/sparkline.html")
def sparkline(series, until=None):
    """A line of monthly counts, newest last, with the same figures as a table for screen readers."""
    last = until or timezone.localdate()
    months = [month_before(last, back) for back in reversed(range(len(series)))]
    top = max([*series, 1])
    step = 300 / max(len(series) - 1, 1)
    dots = [(round(6 + i * step * 0.96, 1), round(64 - 52 * n / top, 1)) for i, n in enumerate(series)]
    return {"dots": dots, "rows": list(zip(months, series, strict=True)), "top": top}


def month_before(day, back: int):
    """The first of the month `back` months before a day."""
    months = day.year * 12 + day.month - 1 - back
    return day.replace(year=months // 12, month=months % 12 + 1, day=1)


@register.filter
def viewers(count: int) -> str:
    """How many people watch, in words."""
    return ngettext("%(count)s person watching", "%(count)s people watching", count) % {"count": f"{count:,}"}


@register.filter
def file_size(size: int) -> str:
    """A size in bytes as people read it."""
    if size < 1024 * 1024:
        return pgettext("file size", "%(size)s KB") % {"size": max(1, round(size / 1024))}
    return pgettext("file size", "%(size)s MB") % {"size": round(size / 1024 / 1024, 1)}
