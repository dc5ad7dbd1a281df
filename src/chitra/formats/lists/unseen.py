"""What an .xls and an .ods say of their sheets that calamine does not pass on: hidden rows and columns, error values.

Whatever is not as it should be is passed over here: whether the file can be read at all is for its reader to say.
"""

import dataclasses
import html
import re
import struct
from collections.abc import Iterator

from chitra.formats.lists import limits, messages


@dataclasses.dataclass(slots=True)
class Unseen:
    """What one sheet holds back. Rows count from 1, columns from 0."""

    rows: set[int] = dataclasses.field(default_factory=set)
    columns: set[int] = dataclasses.field(default_factory=set)
    errors: dict[tuple[int, int], str] = dataclasses.field(default_factory=dict)


_BOF, _EOF, _BOUNDSHEET, _DIMENSIONS = 0x809, 0x0A, 0x85, 0x200
_ROW, _COLINFO, _BOOLERR, _FORMULA = 0x208, 0x7D, 0x205, 0x06
_BIFF8 = 0x600
_XLS_ROWS, _XLS_COLUMNS = 65_536, 256
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_HIDDEN_ROW, _HIDDEN_COLUMN, _WIDE_NAME = 0x20, 0x01, 0x01
_END_OF_CHAIN = 0xFFFFFFFA  # this and all above are marks, not sectors


def in_xls(data: bytes) -> dict[str, Unseen]:
    """Look through the records of an Excel 97 workbook.

    :raises errors.BadInput: E-FILE-DIMENSION, for calamine asks for as much memory as the dimensions claim.
    """
    names: dict[int, str] = {}
    sheets: dict[str, Unseen] = {}
    within: list[Unseen | None] = []
    try:
        for offset, kind, record in _records(_workbook(data)):
            if kind == _BOF:
                if struct.unpack_from("<H", record)[0] != _BIFF8:
                    return {}
                within.append(sheets.setdefault(names[offset], Unseen()) if offset in names else None)
            elif kind == _EOF and within:
                within.pop()
            elif kind == _BOUNDSHEET:
                start, _, length, form = struct.unpack_from("<IHBB", record)
                names[start] = record[8:].decode("utf-16-le" if form & _WIDE_NAME else "latin-1")[:length]
            elif within and (sheet := within[-1]):
                _note(sheet, kind, record)
    except (struct.error, UnicodeDecodeError, IndexError):
        return {}
    return sheets


def _note(sheet: Unseen, kind: int, record: bytes) -> None:
    if kind == _DIMENSIONS:
        _check_dimensions(*struct.unpack_from("<4xI2xH", record))
    elif kind == _ROW:
        row, flags = struct.unpack_from("<H10xH", record)
        if flags & _HIDDEN_ROW:
            sheet.rows.add(row + 1)
    elif kind == _COLINFO:
        first, last, flags = struct.unpack_from("<HH4xH", record)
        if flags & _HIDDEN_COLUMN:
            sheet.columns.update(range(first, min(last + 1, limits.COLUMNS)))
    elif kind == _BOOLERR:
        row, column, code, is_error = struct.unpack_from("<HH2xBB", record)
        if is_error:
            sheet.errors[row + 1, column] = _ERRORS.get(code, "#N/A")
    elif kind == _FORMULA:
        row, column, form, code, mark = struct.unpack_from("<HH2xBxB3xH", record)
        if mark == 0xFFFF and form == 2:
            sheet.errors[row + 1, column] = _ERRORS.get(code, "#N/A")


def _check_dimensions(rows: int, columns: int) -> None:
    if rows > _XLS_ROWS or columns > _XLS_COLUMNS:
        raise messages.refusal(
            "E-FILE-DIMENSION", sheet="xls", found=f"{rows} × {columns}", limit=f"{_XLS_COLUMNS} × {_XLS_ROWS}"
        )


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    offset = 0
    while offset + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, offset)
        yield offset, kind, stream[offset + 4 : offset + 4 + length]
        offset += 4 + length


def _workbook(data: bytes) -> bytes:
    """Take the stream of the workbook out of its compound file, sector by sector; small ones lie in another stream."""
    sector = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
    directory, cutoff, small_table, first_more = struct.unpack_from("<I4xII4xI", data, 48)
    places = [place for place in struct.unpack_from("<109I", data, 76) if place < _END_OF_CHAIN]
    while first_more < _END_OF_CHAIN and len(places) < len(data) // sector:
        more = struct.unpack_from(f"<{sector // 4}I", data, (first_more + 1) * sector)
        places += [place for place in more[:-1] if place < _END_OF_CHAIN]
        first_more = more[-1]
    table = _numbers(b"".join(_sector(data, place, sector) for place in places))
    entries = _chained(data, directory, table, sector)
    found: dict[str, tuple[int, int]] = {}
    for at in range(0, len(entries) - 127, 128):
        length = struct.unpack_from("<H", entries, at + 64)[0]
        name = entries[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le")
        found[name] = struct.unpack_from("<II", entries, at + 116)
    start, size = found.get("Workbook", (0xFFFFFFFF, 0))
    if size >= cutoff or "Root Entry" not in found:
        return _chained(data, start, table, sector)[:size]
    small = _chained(data, found["Root Entry"][0], table, sector)
    chain = _numbers(_chained(data, small_table, table, sector))
    return b"".join(small[place * 64 : place * 64 + 64] for place in _chain(start, chain, len(small) // 64))[:size]


def _chained(data: bytes, start: int, table: tuple[int, ...], sector: int) -> bytes:
    return b"".join(_sector(data, place, sector) for place in _chain(start, table, len(data) // sector))


def _sector(data: bytes, place: int, sector: int) -> bytes:
    return data[(place + 1) * sector : (place + 2) * sector]


def _chain(start: int, table: tuple[int, ...], longest: int) -> Iterator[int]:
    for _ in range(longest):
        if start >= _END_OF_CHAIN:
            return
        yield start
        start = table[start]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


_ODS_TAG = re.compile(rb"<table:table(-row|-column)?(?=[\s>/])([^>]*)>")
_ODS_NAME = re.compile(rb'table:name="([^"]*)"')
_ODS_REPEATED = re.compile(rb'table:number-(?:rows|columns)-repeated="([0-9]{1,7})"')
_ODS_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')


def in_ods(content: bytes) -> dict[str, Unseen]:
    """Look through the rows and columns of an OpenDocument spreadsheet."""
    sheets: dict[str, Unseen] = {}
    if not _ODS_HIDDEN.search(content):
        return sheets
    sheet, row, column = Unseen(), 0, 0
    for tag in _ODS_TAG.finditer(content):
        repeated = _ODS_REPEATED.search(tag[2])
        count = int(repeated[1]) if repeated else 1
        is_hidden = _ODS_HIDDEN.search(tag[2])
        if tag[1] == b"-row":
            if is_hidden:
                sheet.rows.update(range(row + 1, row + 1 + min(count, limits.DATA_ROWS)))
            row += count
        elif tag[1] == b"-column":
            if is_hidden:
                sheet.columns.update(range(column, min(column + count, limits.COLUMNS)))
            column += count
        elif found := _ODS_NAME.search(tag[2]):
            sheet, row, column = Unseen(), 0, 0
            sheets[html.unescape(found[1].decode("utf-8", "replace"))] = sheet
    return sheets
