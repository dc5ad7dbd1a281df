"""What the reforms of 1 December 2024 and 1 July 2025 did to the units of Quảng Nam and to their offices. Pure."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence

from chitra.territory import rules

MERGER_OF_2024 = datetime.date(2024, 12, 1)
REFORM_OF_2025 = datetime.date(2025, 7, 1)

OLD_PROVINCE, NEW_PROVINCE = "49", "48"

UnitKey = tuple[str, datetime.date]  # code and first day: the code alone may mean two places


@dataclasses.dataclass(frozen=True, slots=True)
class DatedUnit:
    """A unit as it was from one day until another (exclusive; None: still)."""

    code: str
    valid_from: datetime.date
    valid_until: datetime.date | None
    name: str
    level: str
    parent_code: str

    @property
    def key(self) -> UnitKey:
        return self.code, self.valid_from

    @property
    def kind(self) -> str:
        return rules.kind_of(self.name)


@dataclasses.dataclass(frozen=True, slots=True)
class Move:
    """The people of one unit came to another: keys of both, and the day."""

    old: UnitKey
    new: UnitKey
    from_date: datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class Commune:
    """A commune of 2023 and what the two reforms made of it, as (code, name, code of the unit above)."""

    in_2023: tuple[str, str, str]
    in_2024: tuple[str, str, str]
    in_2025: tuple[str, str, str]


def reformed(communes: Iterable[Commune], districts: Mapping[str, str]) -> tuple[list[DatedUnit], list[Move]]:
    """Tell the life of every commune from 2021 on, and who went where.

    A unit that keeps code, name and the unit above it stays the same row, even if it took in a neighbour. `districts`
    are the codes and names of 2023; a district that has no commune left after a reform ends with it.
    """
    listed = list(communes)
    until_2024 = {commune.in_2023 for commune in listed}
    until_2025 = {commune.in_2024 for commune in listed}
    units, moves = [], []
    for code, name, parent in sorted(until_2024):
        stays = (code, name, parent) in until_2025
        units.append(
            DatedUnit(code, rules.FIRST_DAY, REFORM_OF_2025 if stays else MERGER_OF_2024, name, "commune", parent)
        )
    for code, name, parent in sorted(until_2025 - until_2024):
        units.append(DatedUnit(code, MERGER_OF_2024, REFORM_OF_2025, name, "commune", parent))
    for code, name, parent in sorted({commune.in_2025 for commune in listed}):
        units.append(DatedUnit(code, REFORM_OF_2025, None, name, "commune", parent))
    left = {parent for _, _, parent in until_2025}
    for code, name in sorted(districts.items()):
        units.append(
            DatedUnit(
                code,
                rules.FIRST_DAY,
                REFORM_OF_2025 if code in left else MERGER_OF_2024,
                name,
                "district",
                OLD_PROVINCE,
            )
        )
    for commune in listed:
        middle = _begun(commune.in_2024, until_2024)
        if commune.in_2023 != commune.in_2024:
            moves.append(Move((commune.in_2023[0], rules.FIRST_DAY), middle, MERGER_OF_2024))
        moves.append(Move(middle, (commune.in_2025[0], REFORM_OF_2025), REFORM_OF_2025))
    for old, new in sorted({(commune.in_2023[2], commune.in_2024[2]) for commune in listed}):
        if old not in left:
            moves.append(Move((old, rules.FIRST_DAY), (new, rules.FIRST_DAY), MERGER_OF_2024))
    return units, sorted(set(moves), key=lambda move: (move.from_date, move.old, move.new))


def _begun(unit: tuple[str, str, str], until_2024: set[tuple[str, str, str]]) -> tuple[str, datetime.date]:
    return unit[0], rules.FIRST_DAY if unit in until_2024 else MERGER_OF_2024


@dataclasses.dataclass(frozen=True, slots=True)
class Office:
    """An organisation as it comes with Chitra. `pays_from` is None when it never pays beneficiaries."""

    code: str
    name: str
    kind: str
    unit_code: str
    province_code: str
    parent_code: str | None
    valid_from: datetime.date
    valid_until: datetime.date | None
    pays_from: datetime.date | None
    is_assumed: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Heir:
    """Who took over an office's duties and open balances, and from which day."""

    old_code: str
    new_code: str
    from_date: datetime.date
    is_assumed: bool = False


def offices(units: Sequence[DatedUnit]) -> list[Office]:
    """List the departments, labour offices and commune committees, parents first."""
    found = _departments()
    for unit in units:
        if unit.level == "district":
            found.append(_labour_office(unit))
    since = committees_since(units)
    ends: dict[UnitKey, datetime.date | None] = {}
    for unit in sorted(units, key=lambda unit: unit.valid_from):
        if unit.level == "commune":
            ends[unit.code, since[unit.key]] = unit.valid_until
    for unit in units:
        if unit.key in ends:
            found.append(_committee(unit, ends[unit.key]))
    return found


def committees_since(units: Iterable[DatedUnit]) -> dict[UnitKey, datetime.date]:
    """Tell since when each commune's committee exists: longer than the unit's row, if only its district changed."""
    communes = [unit for unit in units if unit.level == "commune"]
    at_first = {(unit.code, unit.name) for unit in communes if unit.valid_from == rules.FIRST_DAY}
    return {
        unit.key: rules.FIRST_DAY
        if unit.valid_from == MERGER_OF_2024 and (unit.code, unit.name) in at_first
        else unit.valid_from
        for unit in communes
    }


def heirs(units: Sequence[DatedUnit], moves: Iterable[Move]) -> list[Heir]:
    """List who took over from whom. A labour office's duties go to communes, its open balances to the department."""
    department = rules.department_code(NEW_PROVINCE)
    found = {Heir(rules.department_code(OLD_PROVINCE), department, REFORM_OF_2025)}
    for unit in units:
        if unit.level == "district" and unit.valid_until == REFORM_OF_2025:
            found.add(Heir(rules.labour_office_code(unit.code), department, REFORM_OF_2025, is_assumed=True))
    levels = {unit.key: unit.level for unit in units}
    since = committees_since(units)
    for move in moves:
        if levels[move.old] == "district":
            old, new = rules.labour_office_code(move.old[0]), rules.labour_office_code(move.new[0])
        elif levels[move.old] == "commune":
            old = rules.committee_code(move.old[0], since[move.old])
            new = rules.committee_code(move.new[0], since[move.new])
        else:
            continue
        if old != new:
            found.add(Heir(old, new, move.from_date))
    return sorted(found, key=lambda heir: (heir.from_date, heir.old_code))


def _departments() -> list[Office]:
    old, new = rules.department_code(OLD_PROVINCE), rules.department_code(NEW_PROVINCE)
    name = "Sở Lao động - Thương binh và Xã hội tỉnh Quảng Nam"
    new_name = "Sở Nội vụ (người có công) và Sở Y tế (bảo trợ xã hội) thành phố Đà Nẵng"
    return [
        Office(old, name, "department", OLD_PROVINCE, OLD_PROVINCE, None, rules.FIRST_DAY, REFORM_OF_2025, None),
        Office(
            new, new_name, "department", NEW_PROVINCE, NEW_PROVINCE, None, REFORM_OF_2025, None, None, is_assumed=True
        ),
    ]


def _labour_office(unit: DatedUnit) -> Office:
    return Office(
        code=rules.labour_office_code(unit.code),
        name=f"Phòng Lao động - Thương binh và Xã hội {_in_a_sentence(unit.name)}",
        kind="labour_office",
        unit_code=unit.code,
        province_code=OLD_PROVINCE,
        parent_code=rules.department_code(OLD_PROVINCE),
        valid_from=unit.valid_from,
        valid_until=unit.valid_until,
        pays_from=unit.valid_from,
    )


def _committee(unit: DatedUnit, until: datetime.date | None) -> Office:
    is_of_2025 = unit.valid_from == REFORM_OF_2025
    return Office(
        code=rules.committee_code(unit.code, unit.valid_from),
        name=f"Ủy ban nhân dân {_in_a_sentence(unit.name)}",
        kind="commune_committee",
        unit_code=unit.code,
        province_code=NEW_PROVINCE if is_of_2025 else OLD_PROVINCE,
        parent_code=rules.department_code(NEW_PROVINCE) if is_of_2025 else rules.labour_office_code(unit.parent_code),
        valid_from=unit.valid_from,
        valid_until=until,
        pays_from=unit.valid_from if is_of_2025 else None,
        is_assumed=is_of_2025,
    )


def _in_a_sentence(name: str) -> str:
    return name[0].lower() + name[1:]
