"""What producers fill in to open something: texts, dates, and for an interview how questions are taken."""

from datetime import datetime
from typing import ClassVar

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interaction.forms.base import PlainText
from interaction.forms.compared import shown
from interaction.forms.dates import LONGEST, USUAL_LENGTH, Moment, usual_dates
from interaction.forms.media import MediaAddress
from interaction.forms.themes import ThemesField
from interaction.models import Occasion
from people.forms import DepartmentField
from people.models import Department
from people.queries import open_departments

UNANNOUNCED = ("draft", "submitted", "approved")
OVER = ("cancelled", "discarded")


class OccasionForm(forms.Form):
    """Title, summary, department and dates; what stands in it depends on how far the occasion has come.

    `seen` is the text's edition the producer began with (queries.produce.edition).
    """

    title = PlainText(label=_("Title in Chinese"), max_length=100)
    title_en = PlainText(label=_("Title in English"), max_length=200, required=False)
    summary = PlainText(
        label=_("Summary in Chinese"),
        help_text=_(
            "What it is about and who answers, in two or three sentences. Without it nothing can be announced."
        ),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    summary_en = PlainText(
        label=_("Summary in English"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    department = DepartmentField(
        label=_("Department"), queryset=Department.objects.none(), empty_label=_("Choose a department")
    )
    starts_at = Moment(label=_("Begins"))
    ends_at = Moment(label=_("Ends"), required=False, help_text=_("Leave it empty for 60 minutes."))
    collects_from = Moment(
        label=_("Questions from"),
        required=False,
        help_text=_("From then on citizens may send questions. Leave it empty to take them only while it is live."),
    )
    afterword = PlainText(
        label=_("Summary of the result in Chinese"),
        help_text=_("What was said and promised, for everybody who was not there."),
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    afterword_en = PlainText(
        label=_("Summary of the result in English"),
        max_length=10000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    DATES: ClassVar = ("starts_at", "ends_at", "collects_from")
    AFTERWORDS: ClassVar = ("afterword", "afterword_en")
    SECTIONS: ClassVar[tuple] = (
        (_("What it is about"), ("title", "title_en", "summary", "summary_en", "department")),
        (_("When"), DATES),
        (_("What came of it"), AFTERWORDS),
    )

    def __init__(self, data=None, *, departments, occasion=None, seen=0):
        """`departments`: ids of those it may be made for, None among them for all."""
        super().__init__(data, initial=self.start_values(occasion) if occasion else usual_dates(timezone.now()))
        self.kept = {}
        self.initial["seen"] = seen
        allowed = open_departments() if None in departments else open_departments().filter(pk__in=departments)
        self.fields["department"].queryset = allowed
        self.initial.setdefault(
            "department", allowed.first() if len(departments) == 1 and None not in departments else None
        )
        for name in set(self.fields) - self.open_fields(occasion.state if occasion else "draft") - {"seen"}:
            del self.fields[name]

    @classmethod
    def open_fields(cls, state: str) -> set[str]:
        """What may be changed in this state: all before the announcement, then no dates, at the end the afterword."""
        names = {name for _heading, section in cls.SECTIONS for name in section}
        if state in OVER:
            return set()
        if state == "archived":
            return set(cls.AFTERWORDS)
        names -= set(cls.AFTERWORDS)
        return names if state in UNANNOUNCED else names - {*cls.DATES, "department"}

    @classmethod
    def start_values(cls, occasion: Occasion) -> dict:
        """The occasion as the form shows it."""
        names = {field.name for field in Occasion._meta.fields} & set(cls.base_fields)
        return {name: getattr(occasion, name) for name in names} | {"themes": list(occasion.themes.all())}

    def sections(self):
        """The fields that stand, under their headings, each with what compare() noted for it."""
        for heading, names in self.SECTIONS:
            fields = [(self[name], self.kept.get(name, "")) for name in names if name in self.fields]
            if fields:
                yield heading, fields

    def compare(self, occasion: Occasion) -> None:
        """Notes for each field whose entry differs from what is kept what stands there now."""
        for name, value in self.start_values(occasion).items():
            if name in self.cleaned_data:
                kept = shown(self.fields[name], value)
                self.kept[name] = kept if kept != shown(self.fields[name], self.cleaned_data[name]) else ""

    def clean(self):
        told = super().clean()
        start = told.get("starts_at")
        if start and "ends_at" in told:
            told["ends_at"] = told["ends_at"] or start + USUAL_LENGTH
            self._check_dates(start, told["ends_at"], told.get("collects_from"))
        return told

    def _check_dates(self, start: datetime, end: datetime, collects_from: datetime | None) -> None:
        if end <= start:
            self.add_error("ends_at", _("The end must lie after the beginning."))
        elif end - start > LONGEST:
            self.add_error("ends_at", _("It can last twelve hours at most. Check the day of the end."))
        if collects_from and collects_from >= start:
            self.add_error("collects_from", _("Questions are collected before it begins. Choose an earlier time."))

    def columns(self) -> dict:
        """What was entered, without the edition."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class InterviewForm(OccasionForm):
    """A live interview: also how questions are taken, its themes, and an optional video."""

    policy = forms.ChoiceField(label=_("How questions are taken"), choices=Occasion.Policy.choices)
    needs_second = forms.BooleanField(label=_("A second person releases every answer"), required=False)
    themes = ThemesField()
    video_url = MediaAddress(
        label=_("Address of the video"),
        help_text=_("An HLS or MP4 address. The video stands beside the text, which never depends on it."),
    )
    captions_url = MediaAddress(label=_("Address of the captions"), help_text=_("A WebVTT file."))

    SECTIONS: ClassVar = (
        *OccasionForm.SECTIONS[:2],
        (_("How questions are taken"), ("policy", "needs_second", "themes")),
        (_("Video"), ("video_url", "captions_url")),
        OccasionForm.SECTIONS[2],
    )

    def __init__(self, data=None, **kwargs):
        super().__init__(data, **kwargs)
        if not settings.MEDIA_ORIGINS:
            for name in ("video_url", "captions_url"):
                self.fields.pop(name, None)

    def clean(self):
        told = super().clean()
        if told.get("captions_url") and not told.get("video_url") and "video_url" not in self.errors:
            self.add_error("captions_url", _("Captions need a video. Enter its address too."))
        return told
