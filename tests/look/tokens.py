"""Reads the tokens as a browser does and computes contrast (WCAG 2.2, relative luminance)."""

import re
from pathlib import Path

from django.conf import settings

LIGHT = ":root"
DARK = ':root[data-mode~="dark"]'
DEVICE_DARK = ':root:not([data-mode~="light"]):not([data-mode~="dark"])'
ELDER = ':root[data-mode~="elder"]:not([data-mode~="dark"])'
ELDER_DARK = ':root[data-mode~="elder"][data-mode~="dark"]'


def blocks() -> dict[str, dict[str, str]]:
    """The values of each selector of tokens.css, the first block of a selector."""
    css = Path(settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.S).replace("@media (prefers-color-scheme: dark) {", "")
    found = {}
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", css):
        found.setdefault(selector.strip(), dict(re.findall(r"--([\w-]+):\s*([^;]+);", body)))
    return found


def values(*selectors: str) -> dict[str, str]:
    """What holds when these blocks apply, later ones over earlier ones."""
    merged: dict[str, str] = {}
    for selector in selectors:
        merged.update(blocks()[selector])
    return merged


def luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb."""
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
