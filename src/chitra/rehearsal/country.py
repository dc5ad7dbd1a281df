"""Where people are invented: Quảng Nam as it was in 2023, and synthetic provinces of its shape, for a country.

Synthetic province 1 has the code S01, its districts S01506 …, their offices PL-01506 …, its communes 0120524 …, each
after the code that it has in Quảng Nam; none is ever a real code.
"""

import csv
import dataclasses
import functools
import importlib.resources
import zlib
from collections.abc import Sequence

from chitra.kernel import errors, period, text

SYNTHETIC_PROVINCES = 27
DISTRICTS_END = period.Period(2025, 7)  # districts, and with them the labour offices, were abolished on 01/07/2025
_MERGERS_START = period.Period(2024, 12)
_HIGHLAND = frozenset({"504", "505", "510", "511", "515", "516"})
_SHARE_OF_KIND = {"phuong": 1.0, "xa": 1.0, "thi_tran": 1.3}


class UnknownOffice(errors.BadInput):
    """No office or province has this code."""


class DistrictsEnded(errors.BadInput):
    """The district offices that send these lists no longer exist in the period."""


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    code: str
    name: str
    kind: str
    level: str
    parent_code: str

    @property
    def short_name(self) -> str:
        """The name without its kind: Đại Hiệp for Xã Đại Hiệp."""
        for prefix in ("Thị trấn ", "Thành phố ", "Thị xã ", "Phường ", "Huyện ", "Tỉnh ", "Xã "):
            if self.name.startswith(prefix):
                return self.name.removeprefix(prefix)
        return self.name


@dataclasses.dataclass(frozen=True, slots=True)
class Office:
    """A district's labour office (`PL-506`): it sends the lists of its communes. `province` is 0 for Quảng Nam."""

    code: str
    province: int
    district: Unit
    communes: tuple[Unit, ...]

    @property
    def is_highland(self) -> bool:
        return self.district.code[-3:] in _HIGHLAND


@functools.cache
def quangnam_units() -> tuple[Unit, ...]:
    """List the province, its 18 districts and 241 communes of 2023."""
    return tuple(
        Unit(row["code"], row["name"], row["unit_type"], row["level"], row["parent_code"])
        for row in _rows("quangnam_units_2023.csv")
    )


def synthetic_units(number: int) -> tuple[Unit, ...]:
    """Clone the units of Quảng Nam for synthetic province `number`: `S01`, `S01506`, `0120524`."""
    assert 1 <= number <= SYNTHETIC_PROVINCES, f"there is no synthetic province {number}"
    mark, province = f"{number:02d}", f"S{number:02d}"
    cloned = [Unit(province, f"Tỉnh Mẫu {mark}", "tinh", "province", "")]
    for unit in quangnam_units():
        if unit.level == "district":
            cloned.append(dataclasses.replace(unit, code=province + unit.code, parent_code=province))
        elif unit.level == "commune":
            cloned.append(dataclasses.replace(unit, code=mark + unit.code, parent_code=province + unit.parent_code))
    return tuple(cloned)


def offices(wanted: Sequence[str], month: period.Period) -> tuple[Office, ...]:
    """Name the offices behind codes such as `PL-506`, `49`, `S03` or `all`, as they are in the month.

    :raises UnknownOffice: when a code names no office.
    :raises DistrictsEnded: from July 2025.
    """
    if month >= DISTRICTS_END:
        raise DistrictsEnded("E-GEN-DISTRICTS", period=str(month))
    found: dict[str, Office] = {}
    for code in wanted:
        matching = [
            office for office in _offices_near(code, month) if code in {office.code, _province_code(office), "all"}
        ]
        if not matching:
            raise UnknownOffice("E-GEN-ORG", org=code)
        found |= {office.code: office for office in matching}
    return tuple(found.values())


def weight(unit: Unit) -> float:
    """Say how populous a commune is beside others; the same in every run."""
    share = _SHARE_OF_KIND[unit.kind] * (0.45 if unit.parent_code[-3:] in _HIGHLAND else 1.0)
    return share * (0.6 + zlib.crc32(unit.code[-5:].encode()) % 1000 / 1250)


def slug(name: str) -> str:
    """Write a name as offices write file names: DaiHiep."""
    letters = text.without_accents(name)
    return "".join(word[0].upper() + word[1:] for word in "".join(c if c.isalnum() else " " for c in letters).split())


def former_name(commune: Unit, month: period.Period) -> str | None:
    """Give the name of a unit that this commune had already swallowed in the month, if any."""
    if month < _MERGERS_START:
        return None
    swallowed = (
        row["old_name_2023"]
        for row in _rows("quangnam_units_2025_mapping.csv")
        if row["code_2024_12"] == commune.code != row["old_code_2023"]
    )
    return next(swallowed, None)


def _offices_near(code: str, month: period.Period) -> list[Office]:
    """Build the offices of the provinces that the code can mean."""
    if code == "all":
        provinces = range(SYNTHETIC_PROVINCES + 1)
    elif code.startswith("S"):
        provinces = range(_number(code[1:3]), _number(code[1:3]) + 1)
    elif code.startswith("PL-") and len(code) == 8:
        provinces = range(_number(code[3:5]), _number(code[3:5]) + 1)
    else:
        provinces = range(1)
    return [office for province in provinces for office in _province(province, month)]


def _number(digits: str) -> int:
    return int(digits) if digits.isdigit() and 1 <= int(digits) <= SYNTHETIC_PROVINCES else 0


def _province(number: int, month: period.Period) -> list[Office]:
    units = synthetic_units(number) if number else _merged(month)
    return [
        Office(
            f"PL-{district.code.removeprefix('S')}",
            number,
            district,
            tuple(unit for unit in units if unit.parent_code == district.code),
        )
        for district in units
        if district.level == "district"
    ]


def _province_code(office: Office) -> str:
    return f"S{office.province:02d}" if office.province else "49"


def _merged(month: period.Period) -> tuple[Unit, ...]:
    """Apply the mergers of 01/12/2024 to the units of 2023."""
    if month < _MERGERS_START:
        return quangnam_units()
    communes = {
        row["code_2024_12"]: (row["name_2024_12"], row["district_code_2024_12"])
        for row in _rows("quangnam_units_2025_mapping.csv")
    }
    districts = {district for _, district in communes.values()}
    kept = (
        unit for unit in quangnam_units() if unit.level == "province" or unit.code in communes or unit.code in districts
    )
    return tuple(
        dataclasses.replace(unit, name=communes[unit.code][0], parent_code=communes[unit.code][1])
        if unit.code in communes
        else unit
        for unit in kept
    )


@functools.cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    data = importlib.resources.files("chitra.territory").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(data.splitlines()))
