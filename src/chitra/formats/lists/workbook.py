"""What the reader says about a file: its sheets, their titles, their rows and what is wrong with them."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Literal

from chitra.formats.lists import copy_text
from chitra.kernel import period as periods

Format = Literal["xlsx", "xls", "ods", "csv"]
Kind = Literal["monthly", "increase", "decrease", "adjustment"]
Layout = Literal["posasoft", "ncc"]
Severity = Literal["block", "warn", "info"]

_SEVERITIES: dict[str, Severity] = {"block": "block", "warn": "warn", "info": "info"}

KINDS: tuple[Kind, ...] = ("monthly", "increase", "decrease", "adjustment")


@dataclasses.dataclass(frozen=True, slots=True)
class SheetChoice:
    """How an officer wants a sheet to be read: by which header, and which column holds which field."""

    name: str
    is_read: bool = True
    header_row: int | None = None  # Excel's number of its first row; None: as found
    header_rows: int = 1
    columns: tuple[tuple[str, str], ...] | None = None  # (letter, field); None: as the labels say


@dataclasses.dataclass(frozen=True, slots=True)
class Correction:
    """What an officer reads in place of what stands in a cell; the file stays as it is."""

    sheet: str
    row: int
    column: str
    value: str


@dataclasses.dataclass(frozen=True, slots=True)
class Hints:
    """What the officer knows and the file may not say."""

    kind: Kind | None = None
    programme: str | None = None
    choices: tuple[SheetChoice, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class TitleFacts:
    """What the lines above the header and the sheet's name say; None where they are silent."""

    issuer: str | None = None  # UBND HUYỆN ĐẠI LỘC
    office: str | None = None  # PHÒNG LAO ĐỘNG - TB VÀ XÃ HỘI
    heading: str | None = None  # DANH SÁCH CHI TRẢ …
    period: periods.Period | None = None
    commune: str | None = None  # Xã Đại Hiệp
    district: str | None = None  # Huyện Đại Lộc
    money_unit: Literal["dong", "thousand"] | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Counts:
    """Every non-empty row is exactly one of these."""

    accepted: int
    held: int
    refused: int
    ignored: int

    @property
    def data(self) -> int:
        return self.accepted + self.held + self.refused

    @property
    def non_empty(self) -> int:
        return self.data + self.ignored


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """Something about one cell, row or sheet; `findings.CATALOGUE[code]` says what it means."""

    code: str
    severity: Severity
    sheet: str
    row: int
    column: str | None
    value: str | None
    expected: str | None


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """One list. `rows_copy` holds `columns.COLUMNS`, `findings_copy` holds `columns.FINDING_COLUMNS`, as COPY text."""

    name: str
    kind: Kind | None  # None: the sheet is no list, and all its rows are ignored
    layout: Layout | None
    category_hint: str | None  # NCC: the sheet's category
    header_row: int | None
    title: TitleFacts
    counts: Counts
    stated_total_vnd: int | None  # what the grand total row says
    total_vnd: int  # what the readable data rows add up to
    rows_copy: bytes
    findings_copy: bytes
    finding_counts: tuple[tuple[str, int], ...]
    content_hash: str  # of the data rows, whatever their order and the file's format
    letters: Mapping[str, str] = dataclasses.field(default_factory=dict)  # Excel's letter of each recognised column
    spellings: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)  # texts of `columns.SPELT`, once
    is_hidden: bool = False

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(self.each_finding())

    def each_finding(self) -> Iterator[Finding]:
        for row, column, code, severity, value, expected in copy_text.rows_of(self.findings_copy):
            assert row is not None
            assert code is not None
            assert severity is not None
            yield Finding(code, _SEVERITIES[severity], self.name, int(row), column, value, expected)


@dataclasses.dataclass(frozen=True, slots=True)
class Workbook:
    """One file. Original bytes stay with the caller; `sha256` is theirs."""

    file_name: str
    sha256: str
    size: int
    format: Format
    sheets: tuple[Sheet, ...]
