"""The official framing of the footer, from SITE_FOOTER, in the reader's language."""

from django.conf import settings
from django.utils.translation import get_language

DEMO_FOOTER = {
    "place": "崂山区",
    "place_en": "Laoshan District",
    "organiser": "崂山区人民政府办公室",
    "organiser_en": "Office of the Laoshan District Government",
    "operator": "崂山区电子政务中心",
    "operator_en": "Laoshan E-Government Centre",
    "contact": "12345",
}


def framing() -> dict[str, str]:
    """Place, organiser, operator, filing numbers and contact; `<key>_en` stands in for `<key>` on English pages."""
    given = {**(DEMO_FOOTER if settings.DEMO else {}), **settings.SITE_FOOTER}
    english = not (get_language() or "zh").startswith("zh")
    plain = [key for key in given if not key.endswith("_en")]
    return {key: (english and given.get(f"{key}_en")) or given[key] for key in plain}
