import pytest
from django.core.exceptions import ValidationError

from people import contacts


@pytest.mark.parametrize(
    "typed",
    [
        "13900001234",
        " 139 0000 1234 ",
        "+86 139-0000-1234",
        "008613900001234",
        "8613900001234",
        "１３９００００１２３４",
    ],
)
def test_plain_phone_accepts_what_people_write(typed):
    assert contacts.plain_phone(typed) == "13900001234"


@pytest.mark.parametrize(
    "typed", ["12900001234", "1390000123", "139000012345", "0532-88990000", "+1 2025550123", "", "x"]
)
def test_plain_phone_refuses_what_is_no_mobile_number(typed):
    assert contacts.plain_phone(typed) is None


def test_plain_mail_is_lower_case_and_trimmed():
    assert contacts.plain_mail("  Zhu@Example.ORG ") == "zhu@example.org"


@pytest.mark.parametrize(
    "typed", ["zhu", "zhu@", "zhu@example", "a b@example.org", "zhu@example.org\nBcc: x@example.org"]
)
def test_plain_mail_refuses_what_is_no_address(typed):
    assert contacts.plain_mail(typed) is None


def test_read_contact_says_what_to_enter():
    with pytest.raises(ValidationError) as refused:
        contacts.read_contact("nobody")

    assert "11" in refused.value.messages[0]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (contacts.mask_name("朱晓明"), "朱**"),
        (contacts.mask_name(" Mary Smith"), "M**"),
        (contacts.mask_name(" "), ""),
        (contacts.mask_phone("13900001234"), "139****1234"),
        (contacts.mask_phone("1234"), "****"),
        (contacts.mask_mail("zhu@example.org"), "z***@example.org"),
        (contacts.mask_contact("13900001234"), "139****1234"),
        (contacts.mask_contact(""), ""),
    ],
)
def test_masks_show_only_what_the_owner_needs(shown, expected):
    assert shown == expected
