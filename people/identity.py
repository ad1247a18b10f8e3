"""Numbers that carry a check digit: resident ID, unified social credit code, bank card. Pure functions."""

import unicodedata
from datetime import date

from django.utils import timezone
from stdnum import luhn
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_11_2

# First two digits by GB 11643, from the first of a region to its last: provinces, and from 81 the residence permits
# of people from Hong Kong, Macao and Taiwan.
RANGES = ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
REGIONS = frozenset(str(code) for first, last in RANGES for code in range(first, last + 1))


def compact(text: str) -> str:
    """The number with full-width characters narrowed, spaces and hyphens taken off, letters in capitals."""
    return "".join(unicodedata.normalize("NFKC", text[:60]).split()).replace("-", "").upper()


def birth_date(id_number: str) -> date | None:
    """The date in a resident ID number; None if there is no such date."""
    digits = compact(id_number)[6:14]
    if not (digits.isascii() and digits.isdigit() and len(digits) == 8):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def is_id_number(text: str, *, today: date | None = None) -> bool:
    """Whether this is an 18-character ID number by GB 11643: known region, real past date, right check digit."""
    number = compact(text)
    if len(number) != 18 or not number.isascii() or not number[:17].isdigit() or number[:2] not in REGIONS:
        return False
    born = birth_date(number)
    if born is None or not date(1900, 1, 1) <= born <= (today or timezone.localdate()):
        return False
    return mod_11_2.is_valid(number)


def is_credit_code(text: str) -> bool:
    """Whether this is a unified social credit code by GB 32100, check = (31 − sum mod 31) mod 31."""
    number = compact(text)
    try:
        return number.isascii() and uscc.validate(number) == number
    except ValidationError:
        return False


def is_bank_card(text: str) -> bool:
    """Whether this is a bank card number of 12 to 19 digits whose Luhn check holds."""
    number = compact(text)
    return number.isascii() and number.isdigit() and 12 <= len(number) <= 19 and luhn.is_valid(number)


def is_old_id_number(text: str) -> bool:
    """Whether this is a 15-digit ID number of before 1999: known region and a real date; it has no check digit."""
    number = compact(text)
    if len(number) != 15 or not number.isascii() or not number.isdigit() or number[:2] not in REGIONS:
        return False
    return birth_date(f"{number[:6]}19{number[6:]}") is not None
