"""Which part of the queue somebody looks at: what the address says of it, and how the address is written."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

TABS = ("waiting", "mine", "starred", "overdue", "automatic", "decided")
KINDS = (
    ("term", _("Words on the list")),
    ("personal", _("Personal data")),
    ("contact", _("Private contacts")),
    ("link", _("Links")),
    ("repeat", _("Repetition")),
    ("shape", _("Its form")),
    ("sender", _("Its sender")),
)
AGES = ((10, _("10 minutes")), (60, _("1 hour")), (24 * 60, _("1 day")), (3 * 24 * 60, _("3 days")))
SORTS = (("oldest", _("The oldest first")), ("score", _("The highest score first")))
USUAL: dict[str, object] = {
    "tab": "waiting",
    "family": "",
    "scope": "",
    "kind": "",
    "rule": "",
    "age": 0,
    "first": False,
    "new": False,
    "newcomer": False,
    "q": "",
    "sort": "oldest",
    "page": 1,
}
NARROWING = ("family", "scope", "kind", "rule", "age", "first", "new", "newcomer", "q")


class Filters(forms.Form):
    """Which part of the queue is looked at; whatever does not fit falls back to all of it.

    `age` is in minutes; `first` keeps what is to be read first, `new` what this moderator has not opened yet,
    `newcomer` the first texts of their authors.
    """

    tab = forms.ChoiceField(choices=[(tab, tab) for tab in TABS], required=False)
    family = forms.CharField(max_length=20, required=False)
    scope = forms.CharField(max_length=60, required=False)
    kind = forms.ChoiceField(choices=KINDS, required=False)
    rule = forms.CharField(max_length=40, required=False)
    age = forms.TypedChoiceField(choices=AGES, coerce=int, required=False)
    first = forms.BooleanField(required=False)
    new = forms.BooleanField(required=False)
    newcomer = forms.BooleanField(required=False)
    q = forms.CharField(max_length=60, required=False)
    sort = forms.ChoiceField(choices=SORTS, required=False)
    page = forms.IntegerField(min_value=1, max_value=100_000, required=False)

    @classmethod
    def read(cls, query) -> dict:
        """Clean values for every field."""
        form = cls(query)
        form.is_valid()
        return {name: form.cleaned_data.get(name) or usual for name, usual in USUAL.items()}


def as_query(filters: dict) -> str:
    """The filters as the part of an address after the question mark; what is not narrowed is left out."""
    told = {name: value for name, value in filters.items() if value != USUAL[name]}
    return urlencode({name: "on" if value is True else value for name, value in told.items()})


def is_narrowed(filters: dict) -> bool:
    """Whether these show less than the whole tab."""
    return any(filters[name] != USUAL[name] for name in NARROWING)


def narrowed(filters: dict) -> dict:
    """What queries.queue() asks of them."""
    return {name: filters[name] for name in ("tab", *NARROWING)}
