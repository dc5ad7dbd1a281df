"""Numbers that stand for people and accounts: citizen card, old identity card, phone, bank account.

None of the Vietnamese numbers has a check digit, so a check says what is impossible, not what is right.
"""

import functools
import re
from typing import Literal, NamedTuple

CardFault = Literal["not_12_digits", "province", "century"]
AccountFault = Literal["characters", "length", "card_number", "damaged"]
Sex = Literal["male", "female"]

# Places of birth registration in citizen cards (circular 59/2021/TT-BCA); they stay valid after the mergers of 2025.
CARD_PROVINCES = frozenset(
    [
        "001",
        "002",
        "004",
        "006",
        "008",
        "010",
        "011",
        "012",
        "014",
        "015",
        "017",
        "019",
        "020",
        "022",
        "024",
        "025",
        "026",
        "027",
        "030",
        "031",
        "033",
        "034",
        "035",
        "036",
        "037",
        "038",
        "040",
        "042",
        "044",
        "045",
        "046",
        "048",
        "049",
        "051",
        "052",
        "054",
        "056",
        "058",
        "060",
        "062",
        "064",
        "066",
        "067",
        "068",
        "070",
        "072",
        "074",
        "075",
        "077",
        "079",
        "080",
        "082",
        "083",
        "084",
        "086",
        "087",
        "089",
        "091",
        "092",
        "093",
        "094",
        "095",
        "096",
    ]
)

_CARD_SEPARATORS = str.maketrans("", "", " .-\u2010\u2011\u2013'’")
_DIGITS_9 = re.compile(r"[0-9]{9}")
_DIGITS_12 = re.compile(r"[0-9]{12}")


class Card(NamedTuple):
    """What a citizen card says by itself."""

    province: str
    sex: Sex
    birth_year: int
    is_foreign: bool


def digits_of(text: str) -> str:
    """Take off what people put between the digits of a card or an account."""
    return text.translate(_CARD_SEPARATORS)


def card_fault(number: str) -> CardFault | None:
    """Name what makes a citizen card impossible, or None. Birth abroad (100 … 999) is possible."""
    if not _DIGITS_12.fullmatch(number):
        return "not_12_digits"
    if number[0] == "0" and number[:3] not in CARD_PROVINCES:
        return "province"
    return "century" if number[3] > "3" else None


def card(number: str) -> Card:
    """Read province, sex and year of birth of a possible citizen card."""
    assert card_fault(number) is None, "only a possible card can be read"
    century = int(number[3])
    return Card(
        number[:3], "female" if century % 2 else "male", 1900 + century // 2 * 100 + int(number[4:6]), number[0] != "0"
    )


def card_with_lost_zero(digits: str) -> str | None:
    """Give back the leading zero that a spreadsheet took, if the card is then possible in every respect."""
    if len(digits) != 11 or digits[0] == "0":
        return None
    return f"0{digits}" if card_fault(f"0{digits}") is None else None


def is_old_card(number: str) -> bool:
    """Tell whether the text can be a CMND of 9 digits; one of 12 digits is a citizen card's number."""
    return _DIGITS_9.fullmatch(number) is not None


class Phone(NamedTuple):
    number: str
    is_mobile: bool
    was_converted: bool


_MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])[0-9]{7}")
_LANDLINE = re.compile(r"02[0-9]{9}")
_OLD_PREFIXES = {f"016{last}": f"03{last}" for last in "23456789"} | {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083", "0124": "084",
    "0125": "085", "0127": "081", "0129": "082", "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip


@functools.lru_cache(maxsize=16384)
def phone(text: str) -> Phone | None:
    """Read a Vietnamese phone number; the 11-digit prefixes of before September 2018 are converted."""
    digits = re.sub(r"[\s.\-()]", "", text)
    if digits.startswith(("+84", "84")) and len(digits) > 9:
        digits = "0" + digits.removeprefix("+").removeprefix("84").removeprefix("0")
    converted = _OLD_PREFIXES.get(digits[:4]) if len(digits) == 11 else None
    if converted:
        digits = converted + digits[4:]
    if _MOBILE.fullmatch(digits):
        return Phone(digits, is_mobile=True, was_converted=converted is not None)
    return Phone(digits, is_mobile=False, was_converted=False) if _LANDLINE.fullmatch(digits) else None


_ACCOUNT = re.compile(r"[0-9A-Z]{6,19}")
_SCIENTIFIC = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+?[0-9]+")


def is_scientific(text: str) -> bool:
    """Tell whether a spreadsheet has rounded the number away (4.2E+12); its digits cannot be recovered."""
    return _SCIENTIFIC.fullmatch(text) is not None


def account_fault(number: str) -> AccountFault | None:
    """Name what makes an account number impossible, or None: 6 to 19 capitals and digits, and no payment card."""
    if _ACCOUNT.fullmatch(number):
        return "card_number" if is_payment_card(number) else None
    if is_scientific(number):
        return "damaged"
    return "characters" if 6 <= len(number) <= 19 else "length"


def is_payment_card(number: str) -> bool:
    """Tell whether the digits are those of a domestic payment card (9704…, 16 or 19 digits) rather than an account."""
    return number.startswith("9704") and len(number) in {16, 19} and number.isdigit()


def has_luhn_check(number: str) -> bool:
    """Tell whether the last digit is the Luhn check digit of the others."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
