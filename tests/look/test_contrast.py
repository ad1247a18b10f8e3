"""Text can be read: 4.5 : 1 everywhere, 7 : 1 in elder mode; edges of controls and the focus 3 : 1."""

import pytest

from tests.look.tokens import DARK, DEVICE_DARK, ELDER, ELDER_DARK, LIGHT, blocks, contrast, values

MODES = {
    "light": (4.5, (LIGHT,)),
    "dark": (4.5, (LIGHT, DARK)),
    "elder": (7, (LIGHT, ELDER)),
    "elder on a dark device": (7, (LIGHT, DEVICE_DARK, ELDER)),
    "elder and dark": (7, (LIGHT, DARK, ELDER_DARK)),
}
ON_PAPER = ("ink", "ink-soft", "ink-faint", "sea-500", "sea-700", "live", "gold", "leaf", "stop")
TEXT_ON = [
    *((text, ground) for text in ON_PAPER for ground in ("paper", "mist")),
    *((text, "sea-50") for text in ("ink", "ink-soft", "ink-faint", "sea-500", "sea-700")),
    ("sea-700", "sea-100"),
    ("live", "live-soft"),
    ("gold", "gold-soft"),
    ("leaf", "leaf-soft"),
    ("stop", "stop-soft"),
    *(("ink", f"{name}-soft") for name in ("gold", "leaf", "stop", "live")),
    ("ink-faint", "gold-soft"),
    ("on-sea", "sea-500"),
    ("on-sea", "sea-700"),
    ("on-live", "live-fill"),
    *((text, ground) for text in ("on-deep", "on-deep-soft") for ground in ("deep-1", "deep-2", "deep-3")),
    ("paper", "ink"),
    ("paper", "leaf"),
    ("paper", "gold"),
    ("paper", "sea-700"),
]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("text", "ground"), TEXT_ON)
def test_text_can_be_read(mode, text, ground):
    least, selectors = MODES[mode]
    token = values(*selectors)

    assert contrast(token[text], token[ground]) >= least


@pytest.mark.parametrize("mode", MODES)
def test_edges_of_controls_and_focus_can_be_seen(mode):
    token = values(*MODES[mode][1])

    assert contrast(token["edge"], token["paper"]) >= 3
    assert max(contrast(token["focus"], token["paper"]), contrast(token["focus-ring"], token["paper"])) >= 3
    assert max(contrast(token["focus"], token["sea-500"]), contrast(token["focus-ring"], token["sea-500"])) >= 3


def test_a_dark_device_and_the_dark_choice_look_the_same():
    assert blocks()[DARK] == blocks()[DEVICE_DARK]


def test_contrast_knows_black_and_white():
    assert contrast("#000", "#ffffff") == 21
