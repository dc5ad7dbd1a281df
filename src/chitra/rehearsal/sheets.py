"""A list as a sheet: title, two-row header, group rows, data, subtotals, grand total in words, signatures.

A `Sheet` knows what each line is; `grid` lays it out in rows and columns, from which every file format is written.
"""

import dataclasses
import typing
from collections.abc import Iterable, Iterator, Sequence

from chitra.kernel import vnd
from chitra.rehearsal import people

Value: typing.TypeAlias = str | int | float | None


class ErrorText(str):
    """A cell whose formula failed, such as `#REF!`."""


class LegacyText(str):
    """Text that only looks right in a font of before Unicode."""

    font: str = ".VnTime"


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    key: str
    head: str
    below: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A defect in one cell; `column` is a column key. `also` names other findings that the cell may rightly raise."""

    code: str
    column: str
    severity: str
    outcome: str
    original: Value
    written: Value
    also: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


@dataclasses.dataclass(slots=True)
class Line:
    """One row; `counted_vnd` is what the office's own sums take it for."""

    kind: str
    cells: dict[str, Value]
    counted_vnd: int = 0
    lawful_vnd: int = 0
    person: people.Person | None = None
    group: str = ""
    marks: list[Mark] = dataclasses.field(default_factory=list)
    is_hidden: bool = False
    is_extra: bool = False
    is_spared: bool = False  # a defect elsewhere already explains what is found here

    @property
    def outcome(self) -> str:
        outcomes = {mark.outcome for mark in self.marks}
        return next((outcome for outcome in ("refused", "held") if outcome in outcomes), "accepted")


@dataclasses.dataclass(frozen=True, slots=True)
class Style:
    """How an office lays out its sheets: rows above the header (0-based `header_row`), unit of money."""

    header_row: int = 6
    unit: str = "đồng"


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    kind: str
    heading: str
    place: str
    district: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    style: Style = Style()
    marks: tuple[Mark, ...] = ()  # defects of the title rows: column `unit` or `place`

    def data(self) -> Iterator[Line]:
        return (line for line in self.lines if line.kind == "data")


@dataclasses.dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, all 0-based; `kinds` says what each row is, `merges` are (top, left, bottom, right)."""

    name: str
    rows: tuple[Sequence[Value], ...]
    kinds: tuple[str, ...]
    merges: tuple[tuple[int, int, int, int], ...]
    hidden: frozenset[int]
    money: frozenset[int]
    width: int


MONEY = frozenset(["allowance", "care", "arrears", "carried", "total", "supplement", "old", "new", "difference"])


def assembled(
    groups: Iterable[tuple[str, Sequence[Line]]], columns: Sequence[Column], *, word: str
) -> tuple[Line, ...]:
    """Number the data lines and put headings, subtotals, the grand total and the signatures around them.

    `groups` are (heading, lines); an empty heading makes no group row and no subtotal. `word` names the group there.
    """
    sums_at = "total" if any(column.key == "total" for column in columns) else ""
    lines: list[Line] = []
    number = people_count = total_vnd = 0
    for place, (heading, members) in enumerate(groups):
        if heading:
            lines.append(Line("group", {"stt": f"{_roman(place + 1)}. {heading}"}))
        for line in members:
            number += 1
            line.cells["stt"] = number
            line.group = heading
            lines.append(line)
        subtotal_vnd = sum(line.counted_vnd for line in members)
        people_count += len(members)
        total_vnd += subtotal_vnd
        if heading and sums_at:
            lines.append(_sum_line("subtotal", f"Cộng {word}: {len(members)} người", subtotal_vnd))
    if sums_at:
        lines.append(_sum_line("total", f"TỔNG CỘNG: {people_count} người", total_vnd))
        lines.append(Line("words", {"stt": in_words(total_vnd)}))
        lines.append(Line("blank", {}))
        lines.append(Line("signature", {}))
    return tuple(lines)


def grid(sheet: Sheet) -> Grid:
    """Lay a sheet out in rows and columns."""
    columns, top = sheet.columns, sheet.style.header_row
    width, last = len(columns), len(columns) - 1
    rows: list[Sequence[Value]] = []
    kinds: list[str] = []
    merges = [(row, 0, row, 5) for row in (0, 1)] + [(row, 8, row, last) for row in (0, 1)]
    for row in range(top):
        cells, kind = _title_row(sheet, row, width)
        rows.append(cells)
        kinds.append(kind)
        if kind == "title":
            merges.append((row, 0, row, last))
    rows += [[column.head if _is_first(columns, place) else None for place, column in enumerate(columns)]]
    rows += [[column.below or None for column in columns], [f"({number})" for number in range(1, width + 1)]]
    kinds += ["header", "header", "number"]
    merges += _header_merges(columns, top)
    keys = [column.key for column in columns]
    before_sum = keys.index("total") if "total" in keys else width
    label_until = keys.index("coefficient" if "coefficient" in keys else "allowance") if before_sum < width else last
    hidden = set()
    for line in sheet.lines:
        row = len(rows)
        if line.kind == "signature":
            rows.append(_signatures(width))
        else:
            told = line.cells
            rows.append([told.get(key) for key in keys])
        if line.kind == "group":
            merges.append((row, 0, row, last))
        elif line.kind in {"subtotal", "total"}:
            merges.append((row, 0, row, label_until))
        if line.is_hidden:
            hidden.add(row)
        kinds.append(line.kind)
    money = frozenset(place for place, key in enumerate(keys) if key in MONEY)
    return Grid(sheet.name, tuple(rows), tuple(kinds), tuple(merges), frozenset(hidden), money, width)


def first_line_row(sheet: Sheet) -> int:
    """Give the spreadsheet row (1-based) of the sheet's first line."""
    return sheet.style.header_row + 4


def letter(place: int) -> str:
    """Name a column (0-based) as spreadsheets do."""
    return chr(65 + place) if place < 26 else chr(64 + place // 26) + chr(65 + place % 26)


def in_words(total_vnd: int) -> str:
    """Write the line below the grand total."""
    return f"Số tiền bằng chữ: {vnd.in_words(total_vnd)}"


def _title_row(sheet: Sheet, row: int, width: int) -> tuple[list[Value], str]:
    cells: list[Value] = [None] * width
    top = sheet.style.header_row
    if row == 0:
        cells[0], cells[8] = f"UBND {sheet.district.upper()}", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    elif row == 1:
        cells[0], cells[8] = "PHÒNG LAO ĐỘNG - TB VÀ XÃ HỘI", "Độc lập - Tự do - Hạnh phúc"
    elif row == top - 1:
        cells[-1] = f"ĐVT: {sheet.style.unit}"
        return cells, "unit"
    elif row == top - 3:
        cells[0] = sheet.heading
        return cells, "title"
    elif row == top - 2:
        cells[0] = sheet.place
        return cells, "title"
    return cells, "office" if row < 2 else "blank"


def _is_first(columns: Sequence[Column], place: int) -> bool:
    return not place or columns[place].head != columns[place - 1].head


def _header_merges(columns: Sequence[Column], top: int) -> Iterator[tuple[int, int, int, int]]:
    for place, column in enumerate(columns):
        if not column.below:
            yield top, place, top + 1, place
        elif _is_first(columns, place):
            until = place
            while until + 1 < len(columns) and columns[until + 1].head == column.head:
                until += 1
            yield top, place, top, until


def _sum_line(kind: str, text: str, amount_vnd: int) -> Line:
    return Line(kind, {"stt": text, "total": amount_vnd}, counted_vnd=amount_vnd)


def _signatures(width: int) -> list[Value]:
    cells: list[Value] = [None] * width
    cells[1], cells[8], cells[min(14, width - 1)] = "NGƯỜI LẬP", "KẾ TOÁN", "TRƯỞNG PHÒNG"
    return cells


def _roman(number: int) -> str:
    tens, units = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]
