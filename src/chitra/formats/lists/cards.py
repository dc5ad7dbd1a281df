"""Columns of numbers that stand for someone: citizen cards, bank accounts, phones. Repaired only when certain."""

import re
from collections.abc import Sequence

from chitra.formats.lists import remarks, tidy
from chitra.kernel import identity
from chitra.kernel import text as texts

_EXACT_FLOAT = 1e15  # a double keeps 15 digits; a longer number has been rounded
_PROVINCES = "|".join(
    f"{tens}[{''.join(sorted(code[2] for code in identity.CARD_PROVINCES if code[:2] == tens))}]"
    for tens in sorted({code[:2] for code in identity.CARD_PROVINCES})
)
_USUAL_CARD = re.compile(f"(?:{_PROVINCES})[0-3][0-9]{{8}}")
_ACCOUNT_SEPARATORS = str.maketrans("", "", " .-\u2010\u2011\u2013'’")
_NO_ACCOUNT = frozenset({"", "TIEN MAT", "TM", "KHONG", "KHONG CO", "CHUA CO", "CHUA MO", "MAT"})
_TURNED = "BIDI"  # what is seen is not what is stored: no number is read from it
_SEX_NAMES = {"male": "nam", "female": "nữ"}


def cards(cells: Sequence[object], field: str, notes: remarks.Remarks) -> tuple[list[str | None], list[str | None]]:
    """Read a column of citizen cards; return cards of 12 digits and old cards of 9 digits."""
    usual = _USUAL_CARD.fullmatch
    cccd = [cell if type(cell) is str and usual(cell) else None for cell in cells]
    cmnd: list[str | None] = [None] * len(cccd)
    for place, card in enumerate(cccd):
        if card is None and (cells[place] != "" or field == "cccd"):
            cccd[place], cmnd[place] = _card(place, cells[place], field, notes)
    return cccd, cmnd


def _card(place: int, cell: object, field: str, notes: remarks.Remarks) -> tuple[str | None, str | None]:
    written = tidy.displayed(cell)
    shown = texts.clean(written)
    if shown in {"", "-", "'"}:
        if field == "cccd":
            notes.add(place, field, "CCCD_MISSING")
        return None, None
    if isinstance(cell, float) and abs(cell) >= _EXACT_FLOAT:
        notes.add(place, field, "CCCD_BAD", shown, "≥ 16")
        return None, None
    oddities = texts.oddities(written)
    if _TURNED in oddities:
        notes.add(place, field, "CCCD_BAD", tidy.shortened(written), _TURNED)
        return None, None
    digits = identity.digits_of(shown)
    if identity.card_fault(digits) is None:
        for code in oddities or (["TRAIL_SPACE"] if digits != shown else []):
            notes.add(place, field, code, written, digits)
        return digits, None
    repaired = identity.card_with_lost_zero(digits)
    if repaired:
        notes.add(place, field, "CCCD_LOST_ZERO", shown, repaired)
        return repaired, None
    if identity.is_old_card(digits):
        notes.add(place, field, "CCCD_OLD", shown, digits)
        return None, digits
    notes.add(place, field, "CCCD_BAD", tidy.shortened(shown), _why_no_card(digits))
    return None, None


def _why_no_card(digits: str) -> str:
    if not (digits.isascii() and digits.isdigit()):
        return "0-9"
    return f"{len(digits)} ≠ 12" if len(digits) != 12 else f"{digits[:4]}"


def compare_with_births(
    cccd: Sequence[str | None], years: Sequence[int | None], sexes: list[str | None], notes: remarks.Remarks
) -> None:
    """Compare what the cards say with the list; where the list has no sex, take the card's."""
    for place, (number, year, sex) in enumerate(zip(cccd, years, sexes, strict=True)):
        if number is None:
            continue
        card_sex, card_year = _SAID[number[3:6]]
        if year != card_year and year is not None:
            notes.add(place, "cccd", "CCCD_YEAR_MISMATCH", number, str(card_year))
        if sex is None:
            sexes[place] = card_sex
        elif sex != card_sex:
            notes.add(place, "cccd", "CCCD_SEX_MISMATCH", number, _SEX_NAMES[card_sex])


# What the digits of century and year in a card say.
_SAID = {
    f"{century}{year:02d}": ("female" if century % 2 else "male", 1900 + century // 2 * 100 + year)
    for century in range(4)
    for year in range(100)
}


def accounts(cells: Sequence[object], notes: remarks.Remarks) -> list[str | None]:
    """Read a column of account numbers; a bad one never refuses the row, it is held with its reason."""
    return [
        cell
        if type(cell) is str and cell.isdigit() and cell.isascii() and identity.account_fault(cell) is None
        else _account(place, cell, notes)
        for place, cell in enumerate(cells)
    ]


def _account(place: int, cell: object, notes: remarks.Remarks) -> str | None:
    if cell == "":
        return None
    written = tidy.displayed(cell)
    shown = texts.clean(written)
    if _TURNED in texts.oddities(written):
        notes.add(place, "account_no", "ACC_FORMAT", tidy.shortened(written), _TURNED)
        return None
    if isinstance(cell, float):
        if abs(cell) >= _EXACT_FLOAT or not cell.is_integer():
            notes.add(place, "account_no", "ACC_FORMAT", shown, "≥ 16")
            return None
        notes.add(place, "account_no", "ACC_NUMBER", shown, shown)
    elif texts.match_name(shown) in _NO_ACCOUNT:
        return None
    number = shown if identity.is_scientific(shown) else shown.translate(_ACCOUNT_SEPARATORS).upper()
    fault = identity.account_fault(number)
    if fault:
        notes.add(place, "account_no", "ACC_FORMAT", tidy.shortened(shown), _FAULTS[fault])
        return None
    if number != written:
        notes.add(place, "account_no", "ACC_FORMAT", written, number, severity="info")
    return number


_FAULTS = {"card_number": "số thẻ", "damaged": "E+", "characters": "0-9 A-Z", "length": "6–19"}


def phones(values: Sequence[str], notes: remarks.Remarks) -> list[str | None]:
    """Read a column of phone numbers."""
    read: list[str | None] = []
    for place, value in enumerate(values):
        phone = identity.phone(value) or identity.phone(f"0{value}") if value else None
        if value and phone is None:
            notes.add(place, "phone", "PHONE_BAD", tidy.shortened(value))
        read.append(phone.number if phone else None)
    return read
