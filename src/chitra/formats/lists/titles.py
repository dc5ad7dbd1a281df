"""What the lines above a list's header say: issuer, period, commune, district, unit of money, kind, category."""

import functools
import re
from collections.abc import Sequence
from typing import Literal

from chitra.formats.lists import headers, workbook
from chitra.kernel import legacy_fonts
from chitra.kernel import period as periods
from chitra.kernel import text as texts

_PERIOD = re.compile(r"(?:thang|ky(?: chi tra)?|t)\s*:?\s*(?:thang\s*)?([0-9]{1,2})\s*(?:nam|/|-|\.)\s*([0-9]{4})")
_COMMUNE = re.compile(r"\b((?:Xã|Phường|Thị trấn|TT\.?)\s+[^-–,;:()\n]+)", re.IGNORECASE)
_DISTRICT = re.compile(r"\b((?:Huyện|Thị xã|Thành phố|TP\.?|TX\.?|Quận)\s+[^-–,;:()\n]+)", re.IGNORECASE)
_UNIT = re.compile(r"(?:dvt|don vi(?: tinh)?)\s*:?\s*([^)]*)")
_THOUSAND = re.compile(r"nghin|ngan|1\.?000")
_LIST_HEADING = re.compile(r"danh sach|bang ke|ds ")
_MOTTOES = ("cong hoa xa hoi", "doc lap")
_GENERIC_SHEET = re.compile(r"(?:sheet|trang|ds|danh sach|ncc|btxh|csv|t|thang)?\s*[0-9 ./-]*(?:chi tra|ncc|btxh)?$")

_KIND_WORDS: tuple[tuple[workbook.Kind, re.Pattern[str]], ...] = (
    ("adjustment", re.compile(r"\b(?:dieu chinh|thay doi muc)\b")),
    ("increase", re.compile(r"\b(?:ds|danh sach|bien dong|bao)\s+(?:doi tuong\s+)?tang\b|^tang\b")),
    ("decrease", re.compile(r"\b(?:ds|danh sach|bien dong|bao)\s+(?:doi tuong\s+)?giam\b|^giam\b")),
    ("monthly", re.compile(r"\b(?:chi tra|cap phat|nhan tro cap|huong tro cap)\b")),
)


def facts(rows: Sequence[Sequence[object]], sheet_name: str) -> workbook.TitleFacts:
    """Read the title rows; what they don't say stays None. A sheet named after a commune names it."""
    lines = [legacy_fonts.legible(cell) for row in rows for cell in row if type(cell) is str and cell.strip()]
    plain = [_plain(line) for line in lines]
    issuer, office = _issuers(rows)
    heading_place = next((place for place, line in enumerate(plain) if _LIST_HEADING.search(line)), None)
    # The issuer's own line names the district office, not what the list covers.
    covered = [line for line in lines if line not in (issuer, office)]
    return workbook.TitleFacts(
        issuer=issuer,
        office=office,
        heading=None if heading_place is None else lines[heading_place],
        period=next((period for line in plain if (period := _period_in(line))), None),
        commune=_named(_COMMUNE, [*covered, *([issuer] if issuer else [])])
        or _named(_COMMUNE, [texts.clean(sheet_name)]),
        district=_named(_DISTRICT, [*covered, *([issuer] if issuer else []), *([office] if office else [])]),
        money_unit=next((found for line in plain if (found := _unit_in(line))), None),
    )


@functools.lru_cache(maxsize=4096)
def _plain(line: str) -> str:
    return texts.without_accents(line).lower()


def kind(title: workbook.TitleFacts, sheet_name: str, fields: frozenset[str]) -> workbook.Kind | None:
    """Tell which of the four lists a sheet is: by its heading, its columns, its name; None when all are silent."""
    if {"old_vnd", "new_vnd"} <= fields:
        return "adjustment"
    for said in (title.heading or "", sheet_name):
        plain = headers.key_of(said)
        for candidate, words in _KIND_WORDS:
            if words.search(plain):
                return candidate
    return None


def kind_by_reason(label: str) -> workbook.Kind | None:
    """Read the kind from the label of the column of reasons (Lý do tăng, Lý do giảm)."""
    words = headers.key_of(label).split()
    return "increase" if "tang" in words else "decrease" if "giam" in words else None


def layout(fields: frozenset[str], labels: dict[str, str]) -> workbook.Layout:
    """Tell the layouts apart: NCC lists have dossiers, relatives, rates; POSASoft lists have codes and coefficients."""
    by_dossier = "ho so" in headers.key_of(labels.get("source_code", ""))
    ncc = by_dossier * 2 + len(fields & {"supplement_vnd", "injury_pct", "related_name", "relation"})
    posasoft = len(
        fields & {"coefficient_milli", "carried_vnd", "funeral_vnd", "birth_male", "hamlet", "category_text"}
    )
    return "ncc" if ncc > posasoft else "posasoft"


def category(title: workbook.TitleFacts, sheet_name: str) -> str | None:
    """Name the category that a whole NCC sheet is about: its name, or else what follows the dash in its heading."""
    name = texts.clean(sheet_name)
    plain = headers.key_of(name)
    if not _GENERIC_SHEET.fullmatch(plain) and not _COMMUNE.match(name) and not _DISTRICT.match(name):
        return name
    parts = re.split(r"\s[-–]\s", title.heading or "", maxsplit=1)
    return parts[1].strip() if len(parts) == 2 else None


def _issuers(rows: Sequence[Sequence[object]]) -> tuple[str | None, str | None]:
    """Read the left block of the first lines: the committee and its office."""
    left = []
    for row in rows[:4]:
        first = next((legacy_fonts.legible(cell) for cell in row if type(cell) is str and cell.strip()), None)
        plain = headers.key_of(first) if first else ""
        if not first or plain.startswith(_MOTTOES):
            continue
        if _LIST_HEADING.search(plain) or _PERIOD.search(plain):
            break
        left.append(first)
    return (left[0] if left else None), (left[1] if len(left) > 1 else None)


def _period_in(plain: str) -> periods.Period | None:
    found = _PERIOD.search(plain)
    if not found or not 1 <= int(found[1]) <= 12 or not 1990 <= int(found[2]) <= 2100:
        return None
    return periods.Period(int(found[2]), int(found[1]))


def _named(pattern: re.Pattern[str], lines: Sequence[str]) -> str | None:
    for line in lines:
        for found in pattern.finditer(line):
            if not headers.key_of(found[1]).startswith("xa hoi"):
                return found[1].strip()
    return None


def unit_place(rows: Sequence[Sequence[object]]) -> tuple[int, int] | None:
    """Find the title cell that names the unit of money."""
    for index, row in enumerate(rows):
        for place, cell in enumerate(row):
            if type(cell) is str and cell and _unit_in(_plain(legacy_fonts.legible(cell))):
                return index, place
    return None


def _unit_in(plain: str) -> Literal["dong", "thousand"] | None:
    found = _UNIT.search(plain)
    if not found or ("dong" not in found[1] and found[1].strip() != "d" and "vnd" not in found[1]):
        return None
    return "thousand" if _THOUSAND.search(found[1]) else "dong"
