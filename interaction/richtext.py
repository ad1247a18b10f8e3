"""Rich text of the office, never of citizens: cleaned twice, by two independent parsers, behind one function.

`bleach` is the named package and gets no further releases; `nh3` cleans its output again (TRUST.md, stored XSS).
"""

import bleach
import nh3

TAGS = frozenset({"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "h3", "h4", "a"})
ATTRIBUTES = {"a": ["href", "title"]}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def clean_html(html: str) -> str:
    """The text with only harmless tags left; scripts, styles, handlers and foreign addresses are gone."""
    once = bleach.clean(html, tags=TAGS, attributes=ATTRIBUTES, protocols=SCHEMES, strip=True, strip_comments=True)
    return nh3.clean(
        once,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        url_schemes=set(SCHEMES),
        link_rel="noopener nofollow",
    )
