"""Columns about a person: name, birth, sex. A name is what is left after titles and notes are split off."""

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from chitra.formats.lists import copy_text, remarks, tidy, workbook
from chitra.kernel import dates
from chitra.kernel import period as periods
from chitra.kernel import text as texts

_NAME = re.compile(r"[^\W\d_]+(?:(?:[ \-]|\.? ?|['’ʼ`])[^\W\d_]+)*\.?")
_HONORIFICS = frozenset(["ông", "bà", "mẹ", "cụ", "chị", "anh", "cháu", "em", "cô", "chú", "bác", "má"])
# "Ông" is also a family name of the province: it is a title only before another family name.
_SURNAMES = frozenset(
    [
        "nguyễn",
        "trần",
        "lê",
        "phạm",
        "phan",
        "vũ",
        "võ",
        "đặng",
        "bùi",
        "đỗ",
        "hồ",
        "ngô",
        "dương",
        "lý",
        "lí",
        "huỳnh",
        "hoàng",
        "đinh",
        "đoàn",
        "trương",
        "tăng",
        "thái",
        "hứa",
        "lương",
        "mai",
        "cao",
        "tô",
        "tạ",
        "trịnh",
        "hà",
        "đào",
        "lâm",
        "châu",
        "phùng",
        "kiều",
        "tống",
        "thân",
        "văn",
        "từ",
        "ung",
        "phương",
        "doãn",
        "la",
        "lưu",
        "trà",
        "diệp",
        "quách",
        "đàm",
        "triệu",
        "vương",
        "nghiêm",
        "chu",
        "tôn",
        "zơ",
        "a",
        "alăng",
        "pơ",
        "bríu",
        "bh'nướch",
        "coor",
        "ating",
        "arất",
    ]
)
_BRACKETED = re.compile(r"\s*[(\[{]([^()\[\]{}]*)[)\]}]?\s*")
_TRAILING = re.compile(
    r"\s+[-–]\s*(\S.*)$|\s*[,;/]\s*(\S.*)$"
    r"|\s+((?:đã\s+)?(?:chết|mất|từ trần|qua đời)|(?:con|vợ|chồng|mẹ|cha|bố)\s+(?:LS|liệt s[ĩỹ]|TB|NCC)"
    r"|(?:UQ|GH|ủy quyền|uỷ quyền|giám hộ)\b.*)$",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\b(?:chết|đã mất|từ trần|qua đời|(?:con|vợ|chồng|mẹ|cha|bố)\s+(?:LS|liệt s[ĩỹ]|TB|NCC)|UQ|GH"
    r"|[uủ][ỷy] quyền|giám hộ)\b|\smất$",
    re.IGNORECASE | re.MULTILINE,
)
_FLAGS = (
    (
        "deceased",
        re.compile(
            r"\b(?:chết|từ trần|qua đời|tử vong|tạ thế)\b|\bmất(?!\s+(?:sức|giấy|cccd|cmnd|thẻ|sổ|tích|sữa))\b",
            re.IGNORECASE,
        ),
    ),
    ("guardian", re.compile(r"\bGH\b|giám hộ", re.IGNORECASE)),
    ("authorised", re.compile(r"\bUQ\b|[uủ][ỷy] quyền", re.IGNORECASE)),
    ("relative", re.compile(r"\b(?:con|vợ|chồng|mẹ|cha|bố)\s+(?:của\s+)?(?:LS|liệt s[ĩỹ]|TB|NCC)\b", re.IGNORECASE)),
)
_UNTRUSTWORTHY = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffd?]")
_FORMULA = re.compile(r"^[\s']*[=+@\-]")
_SUSPECT = re.compile(f"{_UNTRUSTWORTHY.pattern}|[=+@\\-]")


class Name(NamedTuple):
    """A name and what was split off it."""

    name: str
    flags: tuple[str, ...] = ()
    note: str | None = None


def names(values: list[str], notes: remarks.Remarks) -> tuple[list[str], dict[int, Name]]:
    """Clean a column of names; what is no name is refused, notes and titles are split off visibly.

    Return the names, and at their places those from which something was split off.
    """
    suspects: set[int] = set()
    if _SUSPECT.search("\n".join(values)):
        suspects = {
            place for place, value in enumerate(values) if _UNTRUSTWORTHY.search(value) or _FORMULA.match(value)
        }
    for place in suspects:
        notes.add(place, "full_name", "NAME_BAD", tidy.shortened(values[place]))
    plain = list(tidy.column(values, "full_name", notes))
    lowered = "\n" + "\n".join(plain).lower()
    has_extras = any(hint in lowered for hint in _HINTS_OF_EXTRAS)
    split: dict[int, Name] = {}
    for place, value in enumerate(plain):
        if _NAME.fullmatch(value) and not (has_extras and _has_extras(value)) and place not in suspects:
            continue
        if place in suspects:
            plain[place] = ""
        elif value:
            split[place] = _split(place, value, notes)
            plain[place] = split[place].name
        elif place not in notes.refused:
            notes.add(place, "full_name", "NAME_MISSING")
    return plain, split


# One look at a whole column for these tells whether any name in it can have a title or a note.
_HINTS_OF_EXTRAS = (
    *(f"\n{title} " for title in sorted(_HONORIFICS)),
    *("chết", "mất", "từ trần", "qua đời", " ls", "liệt s", " tb", " ncc", "uq", " gh", "quyền", "giám hộ"),
)


def _has_extras(value: str) -> bool:
    return value.partition(" ")[0].lower() in _HONORIFICS or _NOTED.search(value) is not None


def _split(place: int, value: str, notes: remarks.Remarks) -> Name:
    found: list[str] = []
    rest = value.lstrip("'").strip()
    rest = _BRACKETED.sub(lambda bracket: found.append(bracket[1].strip()) or " ", rest).strip()  # type: ignore[func-returns-value]
    trailing = _TRAILING.search(rest)
    if trailing:
        found.append(next(part for part in trailing.groups() if part).strip())
        rest = rest[: trailing.start()].strip()
    rest, title = _without_title(rest)
    note = "; ".join(part for part in found if part) or None
    flags = [flag for flag, pattern in _FLAGS if note and pattern.search(note)] + (["honorific"] if title else [])
    if not _NAME.fullmatch(rest) or len(rest) < 2:
        notes.add(place, "full_name", "NAME_BAD", tidy.shortened(value))
        return Name("")
    if note or title:
        notes.add(place, "full_name", "NAME_NOTE", tidy.shortened(value), rest)
    if "deceased" in flags:
        notes.add(place, "full_name", "DECEASED", tidy.shortened(value), rest)
    return Name(rest, tuple(flags), " ".join(part for part in (title, note) if part) or None)


def _without_title(name: str) -> tuple[str, str | None]:
    title, _, rest = name.partition(" ")
    plain = title.lower().rstrip(".:")
    if plain not in _HONORIFICS or not rest:
        return name, None
    family = rest.partition(" ")[0].lower()
    if plain == "ông" and (family not in _SURNAMES or rest.count(" ") < 1 or (family == "văn" and rest.count(" ") < 2)):
        return name, None
    return rest.strip(), title


_DEATH = re.compile(
    r"(?<!con )(?<!vợ )(?<!chồng )(?<!cha )(?<!mẹ )(?<!bố )"
    r"\b(?:đã mất|mất (?:ngày|tháng|năm)|(?:đã )?(?:chết|từ trần|qua đời))\b",
    re.IGNORECASE,
)


def note_deaths(values: Sequence[str], notes: remarks.Remarks) -> None:
    """Hold everyone whose notes say that they have died."""
    if _DEATH.search("\n".join(values)):
        for place, value in enumerate(values):
            if _DEATH.search(value):
                notes.add(place, "note", "DECEASED", tidy.shortened(value))


class Birth(NamedTuple):
    """A birth as its five columns of COPY text, and how far it is to be trusted."""

    year: int | None
    copied: tuple[str, str, str, str, str]
    severity: workbook.Severity | None
    read: str


_NOBODY = Birth(None, (copy_text.NULL,) * 5, None, "")


class _Births(dict[object, Birth]):
    def __missing__(self, cell: object) -> Birth:
        if len(self) > 65_536:
            self.clear()
        birth = self[cell] = _birth(cell)
        return birth


_BIRTHS = _Births()


def _birth(cell: object) -> Birth:
    raw = texts.clean(tidy.displayed(cell))[:100]
    if not raw:
        return _NOBODY
    try:
        date = _date_in(cell, raw)
    except dates.NotADate as fault:
        if fault.year is None:
            return Birth(None, (*_NOBODY.copied[:4], copy_text.escaped(raw)), "warn", "…")
        return Birth(
            fault.year,
            (str(fault.year), copy_text.NULL, copy_text.NULL, "t", copy_text.escaped(raw)),
            "warn",
            str(fault.year),
        )
    copied = (
        str(date.year),
        copy_text.NULL if date.month is None else str(date.month),
        copy_text.NULL if date.day is None else str(date.day),
        "t" if date.is_estimated else "f",
        copy_text.escaped(raw),
    )
    severity: workbook.Severity | None = None if not date.is_estimated else "warn" if raw.isdigit() else "info"
    return Birth(date.year, copied, severity, str(date))


def _date_in(cell: object, raw: str) -> dates.PartialDate:
    if isinstance(cell, datetime.date):
        return dates.from_day(cell)
    if raw.isdigit() and raw.isascii() and len(raw) <= 5:
        return dates.from_number(int(raw))
    return dates.parse(raw)


def births(cells: Sequence[object], fields: Sequence[str], notes: remarks.Remarks) -> list[Birth]:
    """Read births, each from its column: dates, months, years, days since 1900; nothing is completed by invention."""
    read = [_BIRTHS[cell] for cell in cells]
    for place, birth in enumerate(read):
        if birth.severity:
            shown = tidy.shortened(tidy.displayed(cells[place]))
            notes.add(place, fields[place], "DATE_BAD", shown, birth.read, severity=birth.severity)
    if any(isinstance(cell, datetime.date) for cell in cells) and any(_is_day_first(cell) for cell in cells):
        _note_swappable(cells, fields, notes)
    return read


OLDEST_YEARS = 120


def check_ages(births: Sequence[Birth], fields: Sequence[str], period: periods.Period, notes: remarks.Remarks) -> None:
    """Flag who is born after the month of the list, or longer ago than anybody lives."""
    impossible = {
        year
        for year in {birth.year for birth in births}
        if year and not period.year - OLDEST_YEARS <= year <= period.year
    }
    if impossible:
        for place, birth in enumerate(births):
            if birth.year in impossible and birth.severity != "warn":
                notes.add(place, fields[place], "DATE_BAD", birth.read, str(period), severity="warn")


def _is_day_first(cell: object) -> bool:
    first = cell.strip().partition("/")[0] if isinstance(cell, str) and cell.count("/") == 2 else ""
    return first.isdigit() and int(first) > 12


def _note_swappable(cells: Sequence[object], fields: Sequence[str], notes: remarks.Remarks) -> None:
    """Flag real dates among texts in dd/mm: a machine set to mm/dd has turned those with a day up to 12 around."""
    for place, cell in enumerate(cells):
        if isinstance(cell, datetime.date) and cell.day <= 12 and cell.day != cell.month:
            shown = tidy.displayed(cell)
            notes.add(
                place, fields[place], "DATE_BAD", shown, f"{shown}, {cell.month:02d}/{cell.day:02d}/{cell.year:04d}?"
            )


_SEXES = {"nam": "male", "nu": "female", "m": "male", "f": "female", "male": "male", "female": "female"}
_MARKS = frozenset({"x", "1", "v", "✓", "✔"})


def sexes(values: Sequence[object]) -> list[str | None]:
    """Read a column of sex."""
    known = {value: _SEXES.get(texts.without_accents(tidy.displayed(value).strip().lower())) for value in set(values)}
    return [known[value] for value in values]


def sided(
    male: Sequence[object], female: Sequence[object], notes: remarks.Remarks
) -> tuple[list[object], list[str | None]]:
    """Merge the two columns of birth: the one that is filled says the sex. Both filled say nothing."""
    merged: list[object] = []
    read: list[str | None] = []
    for place, (him, her) in enumerate(zip(male, female, strict=True)):
        if him != "" and her != "":
            notes.add(place, "birth_male", "DATE_BAD", f"{tidy.displayed(him)} | {tidy.displayed(her)}", "Nam? Nữ?")
            read.append(None)
        else:
            read.append("male" if him != "" else "female" if her != "" else None)
        cell = him if him != "" else her
        merged.append("" if isinstance(cell, str) and cell.strip().lower() in _MARKS else cell)
    return merged, read
