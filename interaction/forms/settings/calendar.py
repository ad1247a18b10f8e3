"""The published calendar of a year, pasted or as a file, and where it was published."""

from django import forms
from django.utils.translation import gettext_lazy as _

from interaction.calendar_notice import MOST_LETTERS, Days, read_days
from interaction.forms.base import PlainText
from interaction.queries.settings.year import FIRST, LAST
from people.refusals import Refusal

MOST_BYTES = 200_000


class CalendarForm(forms.Form):
    """A year, its notice as text or file, and the source; `days` holds what was read. `seen` guards against two."""

    year = forms.IntegerField(label=_("Year"), min_value=FIRST, max_value=LAST)
    source = PlainText(
        label=_("Where it was published"),
        max_length=120,
        help_text=_("The notice with its number, for example 国办发明电〔2026〕7号."),
    )
    text = PlainText(
        label=_("The notice, or lines of days"),
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Paste the State Council's notice as it is worded, or lines like 2027-01-01,0,元旦 (0 rest, 1 work)."
        ),
    )
    file = forms.FileField(label=_("Or a text file with the same content"), required=False, allow_empty_file=True)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    days: Days = {}

    def clean_file(self):
        """The text of the file, in UTF-8 or GB18030 as office programs save it; "" without one."""
        file = self.cleaned_data["file"]
        if not file:
            return ""
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is too large for the notice of one year."))
        content = file.read()
        for encoding in ("utf-8-sig", "gb18030"):
            try:
                text = content.decode(encoding)
            except UnicodeDecodeError:
                continue
            return PlainText(max_length=MOST_LETTERS).clean(text) if text.strip() else ""
        raise forms.ValidationError(_("This file cannot be read as text. Save it as plain text, or paste the notice."))

    def clean(self):
        """Reads the days; a line that cannot be read is named with its number."""
        given = super().clean()
        text = given.get("file") or given.get("text") or ""
        if self.errors:
            return given
        if not text.strip():
            self.add_error("text", _("Paste the notice or choose a file."))
            return given
        try:
            self.days = read_days(text, given["year"])
        except Refusal as refusal:
            self.add_error("file" if given.get("file") else "text", refusal.sentence)
        given["text"] = text
        return given
