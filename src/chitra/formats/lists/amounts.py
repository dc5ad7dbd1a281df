"""Columns of money, coefficients, rates and months. An amount is a whole number of đồng or the row is refused."""

import operator
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chitra.formats.lists import columns, remarks, tidy
from chitra.kernel import vnd

# A month's benefit below this is a thousand times too small, above it a thousand times too large.
LEAST_PLAUSIBLE_VND = 10_000
MOST_PLAUSIBLE_IN_THOUSANDS = 100_000

_MEMO_SIZE = 65_536


class Fault(NamedTuple):
    """Why a cell is no amount."""

    code: str


class _Amounts(dict[object, int | Fault | None]):
    """Every amount that was read once; lists have few different ones."""

    def __missing__(self, cell: object) -> int | Fault | None:
        if len(self) > _MEMO_SIZE:
            self.clear()
        amount = self[cell] = _amount(cell)
        return amount


def _amount(cell: object) -> int | Fault | None:
    if isinstance(cell, float):
        if not cell.is_integer():
            return Fault("MONEY_FRACTION")
        if cell < 0:
            return Fault("MONEY_NEGATIVE")
        return int(cell) if cell < vnd.LIMIT_VND else Fault("MONEY_LARGE")
    if not isinstance(cell, str):
        return Fault("MONEY_UNREADABLE")
    if not cell.strip():
        return None
    try:
        return vnd.parse(cell)
    except vnd.NotMoney as fault:
        return Fault(f"MONEY_{fault.reason.upper()}")


_AMOUNTS = _Amounts()


def read(cell: object) -> int | None:
    """Read one amount; None when there is none."""
    amount = _AMOUNTS[cell]
    return amount if isinstance(amount, int) else None


class Money(NamedTuple):
    """How a list writes its amounts."""

    is_thousand: bool
    is_text_file: bool
    unfilled: frozenset[int] = frozenset()  # places whose formula has no stored result


def column(cells: Sequence[object], field: str, notes: remarks.Remarks, how: Money) -> list[int | None]:
    """Read a column of amounts; whatever is no amount is refused at its cell."""
    kinds = set(map(type, cells))
    if bool in kinds:  # True would be found as 1
        cells = [tidy.displayed(cell) if isinstance(cell, bool) else cell for cell in cells]
    if field == "diff_vnd":
        return _signed(cells, notes, how)
    found = [_AMOUNTS[cell] for cell in cells]
    if str in kinds:
        _note_texts(cells, found, field, notes, how)
    amounts = [amount if isinstance(amount, int) else None for amount in found]
    if Fault in set(map(type, found)):
        for place, amount in enumerate(found):
            if isinstance(amount, Fault):
                notes.add_unread(place, field, amount.code, tidy.shortened(tidy.displayed(cells[place])))
    for place in how.unfilled:
        if amounts[place] is None:
            notes.add_unread(place, field, "MONEY_NO_VALUE")
    return _in_dong(amounts, field, notes, is_thousand=how.is_thousand)


def _note_texts(
    cells: Sequence[object], found: list[int | Fault | None], field: str, notes: remarks.Remarks, how: Money
) -> None:
    for place, cell in enumerate(cells):
        amount = found[place]
        if isinstance(cell, str) and isinstance(amount, int) and not (how.is_text_file and cell.isdigit()):
            notes.add(place, field, "NUM_AS_TEXT", tidy.shortened(cell), vnd.dotted(amount))


def _in_dong(amounts: list[int | None], field: str, notes: remarks.Remarks, *, is_thousand: bool) -> list[int | None]:
    """Multiply what the list says is in thousands; hold what contradicts the unit. The unit is never guessed."""
    different = {amount for amount in amounts if amount}
    if is_thousand:
        doubtful = {amount for amount in different if amount >= MOST_PLAUSIBLE_IN_THOUSANDS}
    else:
        doubtful = {amount for amount in different if amount < LEAST_PLAUSIBLE_VND}
    if doubtful:
        for place, amount in enumerate(amounts):
            if amount in doubtful:
                other = amount if is_thousand else amount * 1000
                notes.add(place, field, "UNIT_THOUSAND", vnd.dotted(amount), f"{vnd.dotted(other)}?", severity="block")
    if is_thousand:
        return [None if amount is None else amount if amount in doubtful else amount * 1000 for amount in amounts]
    return amounts


def _signed(cells: Sequence[object], notes: remarks.Remarks, how: Money) -> list[int | None]:
    """Read differences, the only amounts that may be negative."""
    signs = [-1 if _is_negative(cell) else 1 for cell in cells]
    bare = [_without_sign(cell) if sign < 0 else cell for cell, sign in zip(cells, signs, strict=True)]
    return [
        None if amount is None else sign * amount
        for sign, amount in zip(signs, column(bare, "difference", notes, how), strict=True)
    ]


def _is_negative(cell: object) -> bool:
    if isinstance(cell, float):
        return cell < 0
    return isinstance(cell, str) and cell.strip()[:1] in {"-", "\u2212", "("} and len(cell.strip()) > 1


def _without_sign(cell: object) -> object:
    return -cell if isinstance(cell, float) else str(cell).strip().strip("-\u2212()")


def check_rows(amounts: dict[str, list[int | None]], size: int, notes: remarks.Remarks) -> None:
    """Check E3: total = allowance + supplement + caregiver + arrears + carried + funeral + one-time − recovery.

    Fill in what has only one reading: without a column of totals they are the sums; without any other column of money
    the total is the allowance.
    """
    parts = [field for field in columns.COMPONENTS if field in amounts]
    sums = [0] * size
    for field in parts:
        sums = list(map(operator.add, sums, (amount or 0 for amount in amounts[field])))
    if "recovery_vnd" in amounts:
        sums = list(map(operator.sub, sums, (amount or 0 for amount in amounts["recovery_vnd"])))
    totals = amounts.get("total_vnd")
    if totals is None:
        amounts["total_vnd"] = [None if place in notes.refused else total for place, total in enumerate(sums)]
    elif not parts:
        amounts["allowance_vnd"] = totals
        sums = [total or 0 for total in totals]
    _compare(amounts["total_vnd"], sums, notes)


def _compare(totals: list[int | None], sums: list[int], notes: remarks.Remarks) -> None:
    if totals == sums and 0 not in sums:
        return
    for place, (total, expected) in enumerate(zip(totals, sums, strict=True)):
        if place in notes.refused or (total == expected and total):
            continue
        if total is None:
            notes.add(place, "total_vnd", "MONEY_MISSING")
        elif total != expected:
            notes.add(place, "total_vnd", "SUM_BAD", vnd.dotted(total), vnd.dotted(expected))
        else:
            notes.add(place, "total_vnd", "MONEY_ZERO", "0")


def coefficients(cells: Sequence[object], notes: remarks.Remarks) -> list[int | None]:
    """Read coefficients as thousandths: 1.5 and `1,5` are 1500."""
    return _numbers(cells, "coefficient_milli", notes, "COEF_BAD", scale=1000, most=100_000)


def rates(cells: Sequence[object], notes: remarks.Remarks) -> list[int | None]:
    """Read rates of injury in percent: 61, `61%`, and 0.61 of a cell formatted as percent."""
    plain = [_percent(cell) for cell in cells]
    return _numbers(plain, "injury_pct", notes, "COEF_BAD", scale=1, most=100)


def months(cells: Sequence[object], notes: remarks.Remarks) -> list[int | None]:
    """Read how many months arrears are for."""
    return _numbers(cells, "arrears_months", notes, "MONTHS_BAD", scale=1, most=600)


def _percent(cell: object) -> object:
    if isinstance(cell, float) and 0 < cell < 1:
        return round(cell * 100, 6)
    return cell.strip().removesuffix("%") if isinstance(cell, str) else cell


def _numbers(
    cells: Sequence[object], field: str, notes: remarks.Remarks, code: str, *, scale: int, most: int
) -> list[int | None]:
    known: Mapping[object, int | None] = {cell: _scaled(cell, scale, most) for cell in set(cells)}
    numbers = [known[cell] for cell in cells]
    if None in known.values():
        for place, number in enumerate(numbers):
            shown = tidy.displayed(cells[place]).strip()
            if number is None and shown not in {"", "-"}:
                notes.add(place, field, code, tidy.shortened(shown))
    return numbers


def _scaled(cell: object, scale: int, most: int) -> int | None:
    """Read a small number exactly as `scale` parts of one; None when it is none."""
    if isinstance(cell, str):
        whole, _, parts = cell.strip().replace(",", ".").partition(".")
        digits = parts.rstrip("0")
        if not (whole.isascii() and whole.isdigit()) or (digits and not (digits.isascii() and digits.isdigit())):
            return None
        if len(whole) > 6 or len(digits) > 3 or (digits and scale == 1):
            return None
        number = int(whole) * scale + (int(digits.ljust(3, "0")) if digits else 0)
    elif isinstance(cell, float) and abs(cell) <= most:
        number = round(cell * scale)
        if abs(cell * scale - number) > 1e-6:
            return None
    else:
        return None
    return number if 0 <= number <= most else None
