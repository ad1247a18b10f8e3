"""What one text says and another does not."""

import pytest

from moderation.differences import differences

TEXT = "老街的路灯坏了三个星期，晚上老人孩子都不敢出门，请尽快修。"


@pytest.mark.parametrize(
    ("text", "first", "marked"),
    [
        (TEXT, TEXT, []),
        ("老街的路灯 坏了三个星期！", "老街的路灯坏了三个星期。", []),
        ("请尽快修老街的路灯", "老街的路灯请尽快换", ["修"]),
        ("路灯坏了", "", ["路灯坏了"]),
        ("", TEXT, []),
        ("修", "修路灯", ["修"]),
        ("老街的路灯坏了，人、也摔了", "老街的路灯坏了", ["人、也摔了"]),
    ],
)
def test_differences_mark_what_the_first_does_not_say(text, first, marked):
    found = differences(text, first)

    assert "".join(one.text for one in found) == text
    assert [one.text for one in found if one.is_other] == marked
