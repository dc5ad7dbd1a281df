"""The workbooks that an office sends for a month: which sheets, in which file, with which lines."""

import dataclasses
import typing
from collections.abc import Callable, Iterator, Sequence

from chitra.kernel import period
from chitra.rehearsal import country, defects, flaws, groups, layouts, people, sheets

_KINDS = ("increase", "decrease", "adjustment")
_PREFIX = {"btxh": "DanhSachChiTra", "ncc": "NCC"}


@dataclasses.dataclass(frozen=True, slots=True)
class Workbook:
    """A file to write, without the ending of its name; `commune` is "" where it holds a whole district."""

    stem: str
    programme: str
    commune: str
    sheets: tuple[sheets.Sheet, ...]


class Desk:
    """Puts an office's lists together and lets the spoiler at them."""

    def __init__(
        self,
        *,
        office: country.Office,
        month: period.Period,
        spoiler: defects.Spoiler,
        style: sheets.Style,
        serials: people.Serials,
        unexplained: frozenset[str] = frozenset(),
    ) -> None:
        self.office, self.month, self.spoiler, self.style = office, month, spoiler, style
        self._serials, self._unexplained = serials, unexplained
        self._units = {unit.code: unit for unit in office.communes}
        self._seen: list[people.Person] = []
        self.doubles: list[people.Person] = []

    def by_commune(
        self, programme: str, entries: Sequence[layouts.Entry], changed: Sequence[layouts.Change]
    ) -> Iterator[Workbook]:
        """Make a workbook for each commune that has anybody."""
        slugs = [country.slug(unit.short_name) for unit in self.office.communes]
        for unit, name in zip(self.office.communes, slugs, strict=True):
            here = [entry for entry in entries if entry.person.commune == unit.code]
            news = [change for change in changed if change.person.commune == unit.code]
            if not here and not news:
                continue
            suffix = f"_{unit.code}" if slugs.count(name) > 1 else ""
            stem = self._stem(programme, f"{name}{suffix}")
            made = self._btxh_sheet(unit, here, "Ds chi trả") if programme == "btxh" else self._ncc_sheets(here, unit)
            yield Workbook(stem, programme, unit.code, (*made, *self._change_sheets(programme, news, unit)))

    def by_district(
        self, programme: str, entries: Sequence[layouts.Entry], changed: Sequence[layouts.Change]
    ) -> Iterator[Workbook]:
        """Make one workbook: a sheet for each commune (BTXH), or for each category with all its communes (NCC)."""
        made: list[sheets.Sheet] = []
        if programme == "ncc":
            made += self._ncc_sheets(entries, None)
        else:
            for unit in self.office.communes:
                here = [entry for entry in entries if entry.person.commune == unit.code]
                made += self._btxh_sheet(unit, here, unit.short_name) if here else ()
        stem = self._stem(programme, country.slug(self.office.district.short_name))
        yield Workbook(stem, programme, "", (*made, *self._change_sheets(programme, changed, None)))

    def _stem(self, programme: str, name: str) -> str:
        return f"{_PREFIX[programme]}_T{self.month.month:02d}_{self.month.year}_{name}"

    def _btxh_sheet(self, unit: country.Unit, entries: Sequence[layouts.Entry], name: str) -> tuple[sheets.Sheet, ...]:
        lines = self._lines(entries)
        columns = layouts.BTXH_MONTHLY
        gathered = layouts.monthly_groups(lines, "hamlet")
        heading = layouts.monthly_heading("btxh")
        return (self._monthly(gathered, name=name, heading=heading, unit=unit, columns=columns, word="thôn"),)

    def _ncc_sheets(self, entries: Sequence[layouts.Entry], unit: country.Unit | None) -> tuple[sheets.Sheet, ...]:
        made = []
        columns = layouts.NCC_MONTHLY_CARRIED if any(entry.carried_vnd for entry in entries) else layouts.NCC_MONTHLY
        by_group: dict[str, list[layouts.Entry]] = {}
        for entry in entries:
            by_group.setdefault(entry.person.right.group, []).append(entry)
        for key, group in groups.NCC.items():
            if key not in by_group:
                continue
            lines = self._lines(by_group[key])
            gathered = [("", lines)] if unit else self._under_communes(lines)
            heading = layouts.monthly_heading("ncc", key)
            where = unit or self.office.district
            made.append(
                self._monthly(gathered, name=group.label, heading=heading, unit=where, columns=columns, word="xã")
            )
        return tuple(made)

    def _change_sheets(
        self, programme: str, changed: Sequence[layouts.Change], unit: country.Unit | None
    ) -> Iterator[sheets.Sheet]:
        """Make the lists of changes; BTXH sends them even when they are empty."""
        for kind in _KINDS:
            news = [change for change in changed if change.kind == kind]
            if not news and programme == "ncc":
                continue
            columns = layouts.change_columns(programme, kind, has_care=any(change.due.care_vnd for change in news))
            lines = [layouts.change_line(change) for change in news]
            if kind == "increase":
                self.spoiler.spoil(lines, defects.INCREASES)
            gathered = [("", lines)] if unit else self._under_communes(lines)
            heading = layouts.change_heading(programme, kind)
            yield sheets.Sheet(
                layouts.CHANGE_SHEETS[kind],
                kind,
                heading,
                layouts.place(self.month, (unit or self.office.district).name),
                self.office.district.name,
                columns,
                sheets.assembled(gathered, columns, word="xã"),
                self.style,
            )

    def _under_communes(self, lines: Sequence[sheets.Line]) -> list[tuple[str, list[sheets.Line]]]:
        gathered = dict(layouts.monthly_groups(lines, "commune"))
        return [(unit.name, gathered[unit.code]) for unit in self.office.communes if unit.code in gathered]

    def _lines(self, entries: Sequence[layouts.Entry]) -> list[sheets.Line]:
        lines: list[sheets.Line] = []
        for entry in entries:
            lines.append(layouts.monthly_line(entry))
            if entry.person.code in self._unexplained:
                name = entry.person.name
                lines[-1].marks.append(sheets.Mark("LIST_DIFF_UNEXPLAINED", "name", "block", "held", name, name))
            if self.spoiler.rate:
                lines += self._extra_after(entry, lines[-1])
                if len(self._seen) < 500 and self.spoiler.rng.random() < 0.05:
                    self._seen.append(entry.person)
        self.spoiler.spoil(lines)
        return lines

    def _extra_after(self, entry: layouts.Entry, line: sheets.Line) -> tuple[sheets.Line, ...]:
        """Sometimes enter a person who should not be there: once more here, or from elsewhere."""
        code = self.spoiler.wants_extra()
        serial = self._serials.next() if code else None
        if serial is None:
            return ()
        double, original = self._double(code, entry.person, serial)
        if double is None:
            return ()
        due = (
            entry.due
            if double.right == entry.person.right
            else groups.due(double.right, self.month, self.spoiler.tariff)
        )
        extra = layouts.monthly_line(layouts.Entry(double, due))
        extra.is_extra = extra.is_spared = True
        extra.lawful_vnd = 0
        outcome = "accepted" if code == "DUP_PERSON" else "held"
        severity = "warn" if code == "DUP_PERSON" else "block"
        also = ("DUP_CCCD", "DUP_PERSON", "DUP_CROSS_UNIT", "ACC_SHARED", "LIST_DIFF_UNEXPLAINED")
        extra.marks.append(
            sheets.Mark(
                code, "card" if double.card else "name", severity, outcome, None, double.name, also, (original.code,)
            )
        )
        if original is entry.person:
            line.is_spared = True
        self.doubles.append(double)
        return (extra,)

    def _double(self, code: str, person: people.Person, serial: int) -> tuple[people.Person | None, people.Person]:
        if code == "DUP_PERSON" and person.card:
            return flaws.namesake(person, serial), person
        if code == "BTXH_MULTI" and person.right.programme == "btxh":
            return flaws.twice_in_btxh(person, serial), person
        right = person.right
        strangers = [
            other
            for other in self._seen
            if other.commune != person.commune
            and other.right.programme == right.programme
            and (right.programme == "btxh" or other.right.group == right.group)
        ]
        if code == "DUP_CROSS_UNIT" and strangers:
            other = self.spoiler.rng.choice(strangers)
            return flaws.twice_in_units(other, serial, person), other
        return None, person

    def _monthly(
        self,
        gathered: Sequence[tuple[str, Sequence[sheets.Line]]],
        *,
        name: str,
        heading: str,
        unit: country.Unit,
        columns: tuple[sheets.Column, ...],
        word: str,
    ) -> sheets.Sheet:
        lines = sheets.assembled(gathered, columns, word=word)
        place = layouts.place(self.month, unit.name)
        made = sheets.Sheet(name, "monthly", heading, place, self.office.district.name, columns, lines, self.style)
        for code in self.spoiler.sheet_codes(sum(len(members) for _, members in gathered)):
            spoilt = _SHEET_DEEDS[code](made, unit, self.month)
            if spoilt:
                self.spoiler.used(code)
                return spoilt
        return made


SheetDeed: typing.TypeAlias = Callable[[sheets.Sheet, country.Unit, period.Period], sheets.Sheet | None]


def _hidden(sheet: sheets.Sheet, _unit: country.Unit, _month: period.Period) -> sheets.Sheet | None:
    """Hide two rows that still count, as a filter does."""
    plain = [line for line in sheet.data() if not line.marks and not line.is_spared][:2]
    for line in plain:
        line.is_hidden = True
        defects.mark_whole(line, "HIDDEN_ROW", "stt", None)
    return sheet if plain else None


def _wrong_sum(kind: str, code: str) -> SheetDeed:
    def deed(sheet: sheets.Sheet, _unit: country.Unit, _month: period.Period) -> sheets.Sheet | None:
        line = next((line for line in sheet.lines if line.kind == kind), None)
        if line is None:
            return None
        right = line.counted_vnd
        line.cells["total"] = right + 90_000
        for words in (other for other in sheet.lines if kind == "total" and other.kind == "words"):
            words.cells["stt"] = sheets.in_words(right + 90_000)
        defects.mark_whole(line, code, "total", right, outcome="ignored")
        return sheet

    return deed


def _wrong_headcount(sheet: sheets.Sheet, _unit: country.Unit, _month: period.Period) -> sheets.Sheet | None:
    line = next(line for line in reversed(sheet.lines) if line.kind == "total")
    right = str(line.cells["stt"])
    count = sum(1 for _ in sheet.data())
    line.cells["stt"] = right.replace(str(count), str(count + 1))
    defects.mark_whole(line, "SUM_BAD", "stt", right, outcome="ignored")
    return sheet


def _thousands(sheet: sheets.Sheet, _unit: country.Unit, _month: period.Period) -> sheets.Sheet | None:
    """Write the whole sheet in thousands of đồng, and say so above the table."""
    keys = [column.key for column in sheet.columns if column.key in sheets.MONEY]
    amounts = [line.cells[key] for line in sheet.lines for key in keys if line.cells.get(key) is not None]
    if any(type(amount) is not int or amount % 1000 for amount in amounts):
        return None
    for line in sheet.lines:
        for key in keys:
            amount = line.cells.get(key)
            if isinstance(amount, int):
                line.cells[key] = amount // 1000
        line.marks = [_in_thousands(mark) if mark.column in keys else mark for mark in line.marks]
    mark = sheets.Mark("UNIT_THOUSAND", "unit", "warn", "ignored", "ĐVT: đồng", "ĐVT: nghìn đồng")
    return dataclasses.replace(sheet, style=dataclasses.replace(sheet.style, unit="nghìn đồng"), marks=(mark,))


def _in_thousands(mark: sheets.Mark) -> sheets.Mark:
    original, written = (value // 1000 if isinstance(value, int) else value for value in (mark.original, mark.written))
    return dataclasses.replace(mark, original=original, written=written)


def _busy_agent(sheet: sheets.Sheet, _unit: country.Unit, _month: period.Period) -> sheets.Sheet | None:
    """Let one agent receive for five people."""
    if not any(column.key == "proxy_name" for column in sheet.columns):
        return None
    plain = [line for line in sheet.data() if not (line.marks or line.is_spared or line.is_hidden)][:5]
    agent = next((line for line in plain if line.cells["proxy_name"] and line.cells["account"]), None)
    if agent is None or len(plain) < 5:
        return None
    codes = tuple(str(line.cells["code"]) for line in plain)
    for line in plain:
        original = line.cells["proxy_name"]
        line.cells |= {key: agent.cells[key] for key in ("proxy_name", "proxy_card", "account", "bank")}
        written = line.cells["proxy_name"]
        line.marks.append(
            sheets.Mark("AGENT_MANY", "proxy_name", "warn", "accepted", original, written, ("ACC_SHARED",), codes)
        )
    return sheet


def _stale_unit(sheet: sheets.Sheet, unit: country.Unit, month: period.Period) -> sheets.Sheet | None:
    """Head the sheet with a commune that had been merged before the period."""
    former = country.former_name(unit, month)
    if former is None:
        return None
    place = layouts.place(month, former)
    return dataclasses.replace(
        sheet, place=place, marks=(sheets.Mark("STALE_UNIT", "place", "block", "ignored", sheet.place, place),)
    )


_SHEET_DEEDS: dict[str, SheetDeed] = {
    "HIDDEN_ROW": _hidden,
    "SUM_BAD": _wrong_sum("subtotal", "SUM_BAD"),
    "HEADCOUNT_BAD": _wrong_headcount,
    "TOTAL_BAD": _wrong_sum("total", "SUM_BAD"),
    "UNIT_THOUSAND": _thousands,
    "AGENT_MANY": _busy_agent,
    "STALE_UNIT": _stale_unit,
}
