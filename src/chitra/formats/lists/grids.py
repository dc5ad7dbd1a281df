"""Files as grids of cells: what calamine or the csv module reads, before anybody asks what it means."""

import csv
import dataclasses
import io
import unicodedata
from collections.abc import Iterable

import python_calamine

from chitra.formats.lists import limits, messages
from chitra.formats.lists import preflight as preflights
from chitra.kernel import legacy_fonts


@dataclasses.dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. `numbers` are the Excel rows of `rows`; cells are text, floats, booleans, dates; empty is ''."""

    name: str
    rows: list[list[object]]
    numbers: list[int]
    first_column: int = 0
    is_hidden: bool = False
    is_text: bool = False
    scan: preflights.Scan = dataclasses.field(default_factory=preflights.Scan)


def grids(data: bytes, flight: preflights.Preflight) -> Iterable[Grid]:
    """Open a file that passed its preflight.

    :raises errors.BadInput: E-FILE-DAMAGED, E-FILE-ENCRYPTED, E-FILE-DIMENSION, E-FILE-TEXT.
    """
    if flight.format == "csv":
        yield text_grid(data)
        return
    try:
        with python_calamine.load_workbook(io.BytesIO(data)) as book:
            for place, sheet in enumerate(book.sheets_metadata):
                if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
                    is_hidden = sheet.visible != python_calamine.SheetVisibleEnum.Visible
                    yield _sheet_grid(book.get_sheet_by_index(place), is_hidden, flight)
    except python_calamine.PasswordError as failure:
        raise messages.refusal("E-FILE-ENCRYPTED") from failure
    except (python_calamine.CalamineError, OSError, ValueError) as failure:
        raise messages.refusal("E-FILE-DAMAGED", detail=type(failure).__name__) from failure


def _sheet_grid(sheet: python_calamine.CalamineSheet, is_hidden: bool, flight: preflights.Preflight) -> Grid:
    first_row, first_column = sheet.start or (0, 0)
    if sheet.width > limits.COLUMNS or sheet.height * sheet.width > limits.CELLS:
        raise messages.refusal(
            "E-FILE-DIMENSION",
            sheet=sheet.name,
            found=f"{sheet.height} × {sheet.width}",
            limit=f"{limits.COLUMNS} × {limits.DATA_ROWS}",
        )
    rows: list[list[object]]
    if sheet.height > 2 * limits.DATA_ROWS:
        numbered = [
            (number, row)
            for number, row in enumerate(sheet.iter_rows(), first_row + 1)
            if any(cell != "" for cell in row)
        ]
        numbers, rows = [number for number, _ in numbered], [list(row) for _, row in numbered]
    else:
        rows = sheet.to_python()  # type: ignore[assignment]
        numbers = list(range(first_row + 1, first_row + 1 + len(rows)))
    if flight.format == "xls":
        rows = [[float(cell) if type(cell) is int else cell for cell in row] for row in rows]
    scan = flight.scans.get(sheet.name, preflights.Scan())
    _put_errors(rows, numbers, first_column, scan)
    return Grid(sheet.name, rows, numbers, first_column, is_hidden, scan=scan)


def _put_errors(rows: list[list[object]], numbers: list[int], first_column: int, scan: preflights.Scan) -> None:
    """Show #REF! and its like in their cells, which calamine leaves empty."""
    if not scan.errors:
        return
    index_of = {number: index for index, number in enumerate(numbers)}
    for (number, column), error in scan.errors.items():
        index, place = index_of.get(number), column - first_column
        if index is not None and 0 <= place < len(rows[index]):
            rows[index][place] = error


_DELIMITERS = ",;\t|"
_SAMPLE = 100_000  # characters by which an encoding is judged


def text_grid(data: bytes) -> Grid:
    """Read delimited text in whatever encoding and with whatever separator it comes."""
    text = decoded(data)
    lines = text.split("\n", 1)
    first = lines[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        delimiter, text = first[4], lines[1] if len(lines) > 1 else ""
    else:
        delimiter = _delimiter(text)
    rows: list[list[object]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows.extend(list(cells) for cells in reader)
    except csv.Error as failure:
        raise messages.refusal("E-FILE-TEXT", row=reader.line_num, detail=str(failure)) from failure
    width = max((len(row) for row in rows), default=0)
    if width > limits.COLUMNS:
        raise messages.refusal(
            "E-FILE-DIMENSION",
            sheet="csv",
            found=f"{len(rows)} × {width}",
            limit=f"{limits.COLUMNS} × {limits.DATA_ROWS}",
        )
    for row in rows:
        row.extend([""] * (width - len(row)))
    return Grid("csv", rows, list(range(1, len(rows) + 1)), is_text=True)


def decoded(data: bytes) -> str:
    """Decode text: by its mark, as UTF-8, or as the Windows code page that makes the most Vietnamese of it."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _strictly(data, "utf-16")
    if data[:512].count(0) > len(data[:512]) // 4:
        return _strictly(data, "utf-16-le" if data[1] == 0 else "utf-16-be")
    if b"\x00" in data:
        raise messages.refusal("E-FILE-TEXT", row=data[: data.index(0)].count(b"\n") + 1, detail="NUL")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    western = data.decode("cp1252" if _is_windows_1252(data) else "latin-1")
    sample = western[:_SAMPLE]
    as_western = max(
        map(legacy_fonts.syllables_in, (sample, legacy_fonts.from_tcvn3(sample), legacy_fonts.from_vni(sample)))
    )
    return vietnamese if legacy_fonts.syllables_in(vietnamese[:_SAMPLE]) > as_western else western


def _is_windows_1252(data: bytes) -> bool:
    return not any(byte in data for byte in b"\x81\x8d\x8f\x90\x9d")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as failure:
        raise messages.refusal("E-FILE-TEXT", row=1, detail=encoding) from failure
    return text.lstrip("\ufeff")


def _delimiter(text: str) -> str:
    """Choose the separator that most of the first lines have most of."""
    lines = [line for line in text[:100_000].splitlines()[:60] if line.strip()]
    return max(_DELIMITERS, key=lambda mark: sum(min(line.count(mark), 30) for line in lines))
