"""What this room comes with: the units of Quảng Nam from 2021 on, its offices, who pays, and who took over."""

import csv
import dataclasses
import functools
import json
from collections.abc import Iterable, Iterator
from importlib import resources

from django.db.backends.base.base import BaseDatabaseWrapper

from chitra.kernel import sql
from chitra.territory import reforms, rules

_SOURCES = {
    rules.FIRST_DAY: "Danh mục đơn vị hành chính của Tổng cục Thống kê (08/2023)",
    reforms.MERGER_OF_2024: "Nghị quyết 1241/NQ-UBTVQH15",
    reforms.REFORM_OF_2025: "Nghị quyết 202/2025/QH15",
}


def load(connection: BaseDatabaseWrapper) -> None:
    """Store the units and offices; what is stored already stays as it is."""
    units, moves = quang_nam()
    offices = [_office(office) for office in reforms.offices(units)]
    with connection.cursor() as cursor:
        for name, rows in (
            ("seed_units", [_unit(unit) for unit in units]),
            ("seed_names", list(_names(units))),
            ("seed_unit_moves", [_move(move) for move in moves]),
            ("seed_offices", offices),
            ("seed_office_parents", offices),
            ("seed_payers", offices),
            ("seed_heirs", [_heir(heir) for heir in reforms.heirs(units, moves)]),
        ):
            cursor.execute(sql.statement("territory", name), {"rows": json.dumps(rows, default=str)})


@functools.cache
def quang_nam() -> tuple[tuple[reforms.DatedUnit, ...], tuple[reforms.Move, ...]]:
    """Read the two files: every unit with its dates, and every move."""
    in_2023 = {row["code"]: row for row in _rows("quangnam_units_2023.csv")}
    communes = [_commune(row) for row in _rows("quangnam_units_2025_mapping.csv")]
    districts = {code: row["name"] for code, row in in_2023.items() if row["level"] == "district"}
    units, moves = reforms.reformed(communes, districts)
    old, new, reform = reforms.OLD_PROVINCE, reforms.NEW_PROVINCE, reforms.REFORM_OF_2025
    provinces = [
        reforms.DatedUnit(old, rules.FIRST_DAY, reform, in_2023[old]["name"], "province", ""),
        reforms.DatedUnit(new, reform, None, "Thành phố Đà Nẵng", "province", ""),
    ]
    moves.append(reforms.Move((old, rules.FIRST_DAY), (new, reform), reform))
    return tuple(provinces + units), tuple(moves)


@functools.cache
def _variants() -> dict[tuple[str, str], tuple[str, ...]]:
    """Read other official spellings of a unit, by its code and name."""
    return {
        (row["code"], row["name"]): tuple(row["name_variants"].split("|"))
        for row in _rows("quangnam_units_2023.csv")
        if row["name_variants"]
    }


def _rows(file_name: str) -> Iterator[dict[str, str]]:
    path = resources.files("chitra.territory").joinpath("data", file_name)
    with path.open(encoding="utf-8-sig") as lines:
        yield from csv.DictReader(lines)


def _commune(row: dict[str, str]) -> reforms.Commune:
    name, name_in_2024 = row["old_name_2023"], row["name_2024_12"]
    if name.casefold() == name_in_2024.casefold():
        name_in_2024 = name
    return reforms.Commune(
        in_2023=(row["old_code_2023"], name, row["old_district_code"]),
        in_2024=(row["code_2024_12"], name_in_2024, row["district_code_2024_12"]),
        in_2025=(row["new_code_2025_07"], row["new_name_2025_07"], row["new_province_code"]),
    )


def _unit(unit: reforms.DatedUnit) -> dict[str, object]:
    return dataclasses.asdict(unit) | {
        "kind": unit.kind,
        "source_document": _SOURCES[unit.valid_from],
        "confidence": "known" if unit.valid_from == reforms.MERGER_OF_2024 else "cited",
    }


def _names(units: Iterable[reforms.DatedUnit]) -> Iterator[dict[str, object]]:
    for unit in units:
        for key, certainty in rules.name_keys(unit.name, _variants().get((unit.code, unit.name), ())).items():
            yield {"code": unit.code, "valid_from": unit.valid_from, "key": key, "certainty": certainty}


def _move(move: reforms.Move) -> dict[str, object]:
    (old_code, old_valid_from), (new_code, new_valid_from) = move.old, move.new
    return {
        "old_code": old_code,
        "old_valid_from": old_valid_from,
        "new_code": new_code,
        "new_valid_from": new_valid_from,
        "from_date": move.from_date,
    }


def _office(office: reforms.Office) -> dict[str, object]:
    return dataclasses.asdict(office) | {
        "source_document": _SOURCES[office.valid_from],
        "confidence": "assumed" if office.is_assumed else "cited",
    }


def _heir(heir: reforms.Heir) -> dict[str, object]:
    return dataclasses.asdict(heir) | {
        "source_document": _SOURCES[heir.from_date],
        "confidence": "assumed" if heir.is_assumed else "known",
    }
