"""The good list that every bad one is made from: three women of Đại Hiệp, September 2023, as rows of cells.

The first of them, in row 11, is the one to whom things happen: her name stands in C11, her card in F11, her money in
O11.
"""

import dataclasses
import io
import zipfile
from collections.abc import Callable
from typing import Any

from chitra.formats.lists.tests import books

SHEET = "Ds chi trả"
ROW = books.FIRST_ROW
TOTAL_VND = 3 * 360_000
SHEET_PART = "xl/worksheets/sheet1.xml"


@dataclasses.dataclass(frozen=True, slots=True)
class File:
    """One file of the corpus: the case that `expected.yaml` knows it by, the name it comes with, its bytes."""

    case: str
    name: str
    data: bytes


def people(**cells: Any) -> books.Rows:
    """Make the three, the first changed at the named cells."""
    return [
        books.person(1, **cells),
        books.person(2, name="Lê Thị Năm", female="1938", cccd="049138000123", account="4200205123456"),
        books.person(3, name="Phan Thị Sáu", female="12/03/1941", cccd="049141000456", account="4200205123457"),
    ]


def rows(**cells: Any) -> books.Rows:
    """Make the list, which always states the total of its three people."""
    return books.monthly(people(**cells), total=TOTAL_VND)


def changed(place: int, row: list[Any], **cells: Any) -> books.Rows:
    """Make the list with another row in one place, counted from 0."""
    made = rows(**cells)
    made[place] = row
    return made


def xlsx(**cells: Any) -> bytes:
    return books.xlsx({SHEET: rows(**cells)})


GOOD = xlsx()


def repacked(change: Callable[[str, bytes], bytes], extra: dict[str, bytes] | None = None) -> bytes:
    """Rebuild the good workbook with its parts changed and others added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.infolist():
            archive.writestr(entry.filename, change(entry.filename, source.read(entry)))
        for name, data in (extra or {}).items():
            archive.writestr(name, data)
    return target.getvalue()


def in_part(part: str, was: bytes, became: bytes) -> bytes:
    """Rebuild the good workbook with the first `was` of one part replaced."""

    def change(name: str, data: bytes) -> bytes:
        if name != part:
            return data
        assert was in data, (part, was)
        return data.replace(was, became, 1)

    return repacked(change)


def in_sheet(was: bytes, became: bytes) -> bytes:
    return in_part(SHEET_PART, was, became)


def in_ods(data: bytes, attributes: dict[int, str]) -> bytes:
    """Rebuild an ods with attributes added to its rows, counted from 1."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == "content.xml":
                pieces = part.split(b"<table:table-row")
                for row, attribute in attributes.items():
                    pieces[row] = b" " + attribute.encode() + pieces[row]
                part = b"<table:table-row".join(pieces)
            archive.writestr(entry.filename, part)
    return target.getvalue()
