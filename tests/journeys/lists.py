"""The lists that an office sends about people with names: as workbooks, in the offices' own layouts."""

import dataclasses
import pathlib
from collections.abc import Mapping, Sequence
from typing import Any

from chitra.kernel import period
from chitra.rehearsal import changes, country, defects, groups, layouts, lists, people, sheets, tariff, writers

TARIFF = tariff.Tariff()


@dataclasses.dataclass(frozen=True, slots=True)
class Lists:
    """One month of one office and programme: who stands on the list, and what changed since the month before."""

    office_code: str
    programme: str
    people: tuple[people.Person, ...]
    changes: tuple[layouts.Change, ...] = ()
    carried: Mapping[str, int] = dataclasses.field(default_factory=dict)


def person(
    name: str, serial: int, right: groups.Right, *, commune: str, sex: str, born: tuple[int, int, int], **more: Any
) -> people.Person:
    """Invent one person by name; the citizen card and the account follow from the serial number."""
    century = 2 * (born[0] // 100 - 19) + (sex == "nữ")
    account = {"account": f"4200205{serial:06d}", "bank": "Agribank"} if more.pop("paid_by", "bank") == "bank" else {}
    return people.Person(
        code=people.list_code(right, serial),
        serial=serial,
        right=right,
        commune=commune,
        hamlet="Thôn Tích Phú",
        name=name,
        sex=sex,
        born=born,
        card=f"049{century}{born[0] % 100:02d}{serial:06d}",
        **{"since": "2022-01", **account, **more},
    )


def change(kind: str, who: people.Person, month: period.Period, *, reason: str, happened: str = "") -> layouts.Change:
    """Write down why a person comes or goes, as the office decides it on the 18th of the month before."""
    before = month.previous
    return layouts.Change(
        kind,
        who,
        groups.due(who.right, month if kind == "increase" else before, TARIFF),
        reason,
        f"{1200 + who.serial}/QĐ-UBND",
        f"18/{before.month:02d}/{before.year}",
        happened,
        f"{month.month:02d}/{month.year}",
    )


def written(folder: pathlib.Path, month: period.Period, wanted: Sequence[Lists]) -> list[pathlib.Path]:
    """Write the lists of a month: one workbook a commune, in a folder of each office."""
    files: list[pathlib.Path] = []
    for each in wanted:
        (office,) = country.offices([each.office_code], month)
        desk = lists.Desk(
            office=office,
            month=month,
            spoiler=defects.Spoiler(rate=0.0, seed="", month=month, tariff=TARIFF),
            style=sheets.Style(),
            serials=people.Serials(office_number=0, offices_in_province=18),
        )
        entries = changes.Month(each.people, each.changes).entries(month, TARIFF, each.carried)
        target = folder / each.office_code
        target.mkdir(parents=True, exist_ok=True)
        for book in desk.by_commune(each.programme, entries, each.changes):
            files += writers.write(target / f"{book.stem}.xlsx", [sheets.grid(sheet) for sheet in book.sheets])
    return files
