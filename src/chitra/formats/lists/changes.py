"""Columns of the lists of changes: decisions, their dates, the months from which they count."""

import datetime
import re
from collections.abc import Sequence

from chitra.formats.lists import remarks, tidy
from chitra.kernel import dates, vnd
from chitra.kernel import period as periods
from chitra.kernel import text as texts

_MONTH = re.compile(r"(?:th[aá]ng|t)?\s*([0-9]{1,2})\s*[/\-.]\s*([0-9]{4})", re.IGNORECASE)


def days(cells: Sequence[object], field: str, notes: remarks.Remarks) -> list[datetime.date | None]:
    """Read a column of whole dates; anything less is flagged and left out."""
    known = {cell: _day(cell) for cell in set(cells)}
    if None in known.values():
        for place, cell in enumerate(cells):
            shown = tidy.displayed(cell).strip()
            if shown and known[cell] is None:
                notes.add(place, field, "DATE_BAD", tidy.shortened(shown), "…")
    return [known[cell] for cell in cells]


def months(cells: Sequence[object], notes: remarks.Remarks) -> list[datetime.date | None]:
    """Read a column of months: 09/2023, Tháng 9/2023, 01/09/2023."""
    known = {cell: _month(cell) for cell in set(cells)}
    if None in known.values():
        for place, cell in enumerate(cells):
            shown = tidy.displayed(cell).strip()
            if shown and known[cell] is None:
                notes.add(place, "from_month", "MONTHS_BAD", tidy.shortened(shown))
    return [known[cell] for cell in cells]


def check_increases(
    decision_nos: Sequence[str], decision_dates: Sequence[datetime.date | None], notes: remarks.Remarks
) -> None:
    """Hold every increase that does not name its decision."""
    for place, (number, day) in enumerate(zip(decision_nos, decision_dates, strict=True)):
        if not number or day is None:
            notes.add(place, "decision_no", "TANG_NO_DECISION", number or None)


def check_adjustments(amounts: dict[str, list[int | None]], notes: remarks.Remarks) -> None:
    """Check that each difference is the new amount less the old; without its column it follows from them."""
    old, new, diff = amounts.get("old_vnd"), amounts.get("new_vnd"), amounts.get("diff_vnd")
    if old is None or new is None:
        return
    expected = [None if was is None or now is None else now - was for was, now in zip(old, new, strict=True)]
    if diff is None:
        amounts["diff_vnd"] = expected
        return
    for place, (said, right) in enumerate(zip(diff, expected, strict=True)):
        if place in notes.refused:
            continue
        if right is None:
            notes.add(place, "new_vnd" if new[place] is None else "old_vnd", "MONEY_MISSING")
        elif said is not None and said != right:
            notes.add(place, "diff_vnd", "SUM_BAD", vnd.dotted(said), vnd.dotted(right))


def _day(cell: object) -> datetime.date | None:
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, datetime.date):
        return cell
    try:
        if isinstance(cell, float):
            date = dates.from_number(int(cell))
        else:
            date = dates.parse(texts.clean(tidy.displayed(cell)))
    except dates.NotADate:
        return None
    return date.earliest if date.is_complete else None


def _month(cell: object) -> datetime.date | None:
    if isinstance(cell, str):
        found = _MONTH.fullmatch(texts.clean(cell))
        if found and 1 <= int(found[1]) <= 12 and dates.FIRST_YEAR <= int(found[2]) <= dates.LAST_YEAR:
            return periods.Period(int(found[2]), int(found[1])).first_day
    day = _day(cell)
    return day.replace(day=1) if day else None
