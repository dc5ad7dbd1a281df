"""Columns of text, tidied at once: a column that is already clean is recognised as a whole."""

import collections
import datetime
from collections.abc import Iterable, Sequence

from chitra.formats.lists import remarks
from chitra.kernel import legacy_fonts
from chitra.kernel import text as texts

_LIMITS = collections.defaultdict(
    lambda: 300, {"note": 32_767, "reason": 1_000, "source_code": 64, "full_name": 100, "related_name": 200}
)
_VISIBLE_LIMIT = 200
_NAMES = frozenset({"full_name", "related_name", "proxy_name"})


def number_as_text(value: float) -> str:
    """Write a number cell as its digits; a whole number has no point."""
    return f"{value:.0f}" if value.is_integer() else repr(value)


class _Shown(dict[float, str]):
    """Every number that was shown once; lists have few different ones."""

    def __missing__(self, number: float) -> str:
        if len(self) > 65_536:
            self.clear()
        shown = self[number] = number_as_text(number)
        return shown


_SHOWN = _Shown()


def as_texts(column: Sequence[object]) -> list[str]:
    """Turn the cells of a column into text, numbers by their digits."""
    kinds = set(map(type, column))
    if kinds <= {str}:
        return list(column)  # type: ignore[arg-type]
    if kinds <= {str, float}:
        return [cell if type(cell) is str else _SHOWN[cell] for cell in column]  # type: ignore[index]
    return [cell if type(cell) is str else displayed(cell) for cell in column]


def displayed(cell: object) -> str:
    """Show a cell as an officer would see it."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return number_as_text(cell)
    if isinstance(cell, datetime.date):
        return f"{cell.day:02d}/{cell.month:02d}/{cell.year:04d}"
    return str(cell)


def column(values: list[str], field: str, notes: remarks.Remarks) -> list[str]:
    """Clean a column of text; every repair becomes a finding with before and after, every overlong cell is refused."""
    joined = _framed(set(values))
    if values and max(map(len, values)) > _LIMITS[field]:
        values = _without_overlong(values, field, notes)
        joined = _framed(set(values))
    if legacy_fonts.is_suspicious(joined) or (field in _NAMES and any(map(legacy_fonts.is_odd, values))):
        values = _from_legacy_fonts(values, field, notes)
        joined = _framed(set(values))
    if texts.is_tidy(joined) and "| " not in joined and " |" not in joined:
        return values
    return [
        value if texts.is_tidy(value) else _tidied(place, value, field, notes) for place, value in enumerate(values)
    ]


def _framed(values: Iterable[str]) -> str:
    """Put cells into one text, so that one look at it tells whether any of them needs work."""
    return f"|{'|'.join(values)}|"


def _tidied(place: int, value: str, field: str, notes: remarks.Remarks) -> str:
    after = texts.clean(value)
    for oddity in texts.oddities(value):
        notes.add(place, field, oddity, shortened(value), shortened(after))
    return after


def _without_overlong(values: list[str], field: str, notes: remarks.Remarks) -> list[str]:
    """Refuse what is too long to be a name, a code, a note; nothing is cut to fit."""
    limit = _LIMITS[field]
    for place, value in enumerate(values):
        if len(value) > limit:
            notes.add(place, field, "TEXT_LONG", shortened(value), str(limit))
    return [value if len(value) <= limit else "" for value in values]


def _from_legacy_fonts(values: list[str], field: str, notes: remarks.Remarks) -> list[str]:
    """Read legacy fonts. Once most accented cells of a column are in one encoding, the doubtful ones are too."""
    readings = [legacy_fonts.reading(value) for value in values]
    votes = collections.Counter(reading.encoding for reading in readings if reading)
    if not votes:
        return values
    leading, count = votes.most_common(1)[0]
    accented = sum(1 for value in values if not value.isascii())
    is_whole_column = leading != "MOJIBAKE" and count * 2 > accented
    after = list(values)
    for place, (value, reading) in enumerate(zip(values, readings, strict=True)):
        read = reading
        if read is None and is_whole_column and not value.isascii():
            read = legacy_fonts.Reading(leading, legacy_fonts.decoded(value, leading))
        if read and read.text != value:
            code = read.encoding if read.encoding == "MOJIBAKE" else f"ENC_{read.encoding}"
            notes.add(place, field, code, shortened(value), shortened(read.text))
            after[place] = read.text
    return after


def shortened(value: str) -> str:
    """Keep a finding's value readable; the row's `raw` has the whole."""
    return value if len(value) <= _VISIBLE_LIMIT else f"{value[:_VISIBLE_LIMIT]}…"
