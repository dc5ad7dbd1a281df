"""Questions about units and organisations on a day. Codes of units are used again, so every question names its day."""

import dataclasses
import datetime
from collections.abc import Collection
from typing import Any

from django.db import connection

from chitra.kernel import errors, sql, text
from chitra.territory import atlas, models, rules

UnitEntry = atlas.UnitEntry
UnitStep = atlas.UnitStep
OrganisationEntry = atlas.OrganisationEntry
units_below = atlas.units_below
units_coded = atlas.units_coded
unit_steps = atlas.unit_steps
organisations_serving = atlas.organisations_serving
organisation_entry = atlas.organisation_entry


class OrganisationUnknown(errors.BadInput):
    """No organisation has this code."""


@dataclasses.dataclass(frozen=True, slots=True)
class UnitFacts:
    code: str
    name: str
    kind: str
    level: str
    parent_code: str
    valid_from: datetime.date
    valid_until: datetime.date | None


@dataclasses.dataclass(frozen=True, slots=True)
class OrganisationFacts:
    id: int
    code: str
    name: str
    kind: str
    unit_code: str
    province_code: str
    parent_code: str
    valid_from: datetime.date
    valid_until: datetime.date | None

    def exists_on(self, on: datetime.date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


@dataclasses.dataclass(frozen=True, slots=True)
class UnitShare:
    """Where a unit's people went, and how many of a thousand."""

    unit: UnitFacts
    share_permille: int


def units_valid_on(on: datetime.date) -> tuple[UnitFacts, ...]:
    """List every unit that exists on a day, provinces first."""
    return _units("units_valid_on", {"on": on})


def unit(*, code: str, on: datetime.date) -> UnitFacts | None:
    """Tell what a unit's code means on a day."""
    found = _units("unit", {"code": code, "on": on})
    return found[0] if found else None


def commune_named(*, name: str, district_code: str, on: datetime.date) -> UnitFacts | None:
    """Find the commune that a list calls `name`; `district_code` may be a province, or empty for the whole country.

    Accents decide (Tam Dân is not Tam Đàn). Kind and name go before the name alone, that before other official
    spellings; text wholly without accents is taken only if it can mean one commune and is no other's proper name. Doubt
    gives None: never a guess.
    """
    found = _units("commune_named", {"key": rules.name_key(name), "above": district_code, "on": on})
    return found[0] if len(found) == 1 else None


def communes_of(*, organisation_code: str, on: datetime.date) -> tuple[UnitFacts, ...]:
    """List the communes an organisation answers for on a day: its own, those of its district or of its province."""
    return _units("communes_of", {"unit_code": organisation(organisation_code, on=on).unit_code, "on": on})


def unit_successors(*, code: str, as_of: datetime.date, on: datetime.date) -> tuple[UnitShare, ...]:
    """Tell which units of the day `on` hold the people of a unit of the day `as_of`."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("territory", "unit_successors"), {"code": code, "as_of": as_of, "on": on})
        return tuple(UnitShare(UnitFacts(*row[:-1]), row[-1]) for row in cursor.fetchall())


def organisation(code: str, *, on: datetime.date | None = None) -> OrganisationFacts:
    """Find an organisation by its code.

    With a day, the code of a commune's committee means the committee of that day: UB-20410 is Sơn Phong's in 2023 and
    stands for UB-20410-25, Hội An's, from July 2025. An organisation that has ended is found all the same.

    :raises OrganisationUnknown:
    """
    found = _organisations("organisation", {"code": code, "on": on})
    if not found:
        raise OrganisationUnknown("E-ORG-UNKNOWN", value=code)
    return found[0]


def organisations_below(*, code: str, on: datetime.date, programme_code: str = "") -> tuple[OrganisationFacts, ...]:
    """List who pays on a day under a province (49) or a department (SO-49), or this very organisation (PL-506).

    :raises OrganisationUnknown: when no province or organisation has the code.
    """
    parameters: dict[str, Any] = {"code": code, "on": on, "programme_code": programme_code}
    found = _organisations("organisations_below", parameters)
    if not found and unit(code=code, on=on) is None:
        organisation(code, on=on)
    return found


def paying_organisation(*, unit_code: str, programme_code: str, on: datetime.date) -> OrganisationFacts | None:
    """Tell who pays a programme in a unit on a day: the nearest payer of the unit or of those above it."""
    parameters: dict[str, Any] = {"unit_code": unit_code, "programme_code": programme_code, "on": on}
    found = _organisations("paying_organisation", parameters)
    return found[0] if found else None


def successor_of(*, organisation_code: str, programme_code: str, on: datetime.date) -> OrganisationFacts:
    """Tell who holds an organisation's contracts and open balances on a day: itself, or the last heir by then."""
    parameters: dict[str, Any] = {"code": organisation_code, "programme_code": programme_code, "on": on}
    found = _organisations("successor_of", parameters)
    if not found:
        raise OrganisationUnknown("E-ORG-UNKNOWN", value=organisation_code)
    return found[0]


def lineage(organisation_code: str, *, on: datetime.date | None = None) -> tuple[str, ...]:
    """Name an organisation and all above it, itself first; with a day, also who took over from any of them by then.

    So SO-48 stands above PL-506 from July 2025, and its officers settle what was left open.

    :raises OrganisationUnknown:
    """
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("territory", "lineage"), {"code": organisation_code, "on": on})
        found = tuple(code for (code,) in cursor.fetchall())
    if not found:
        raise OrganisationUnknown("E-ORG-UNKNOWN", value=organisation_code)
    return found


def organisation_ids_below(*, code: str, on: datetime.date) -> frozenset[int]:
    """List the ids of an organisation and of all whose lineage on that day leads to it, whether they pay or not.

    :raises OrganisationUnknown:
    """
    with connection.cursor() as cursor:
        cursor.execute(
            sql.statement("territory", "organisation_ids_below"), {"code": organisation(code).code, "on": on}
        )
        return frozenset(organisation_id for (organisation_id,) in cursor.fetchall())


def organisation_names(ids: Collection[int]) -> dict[str, str]:
    """Name organisations by their ids: code → name."""
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("territory", "organisation_codes"), {"ids": sorted(ids)})
        return dict(cursor.fetchall())


def plain_names() -> frozenset[str]:
    """List the names of all units as banks write them in a branch's name: DAI LOC, HOI AN, QUANG NAM."""
    names = models.Unit.objects.values_list("name", flat=True).distinct()
    return frozenset(text.match_name(rules.bare_name(name)) for name in names)


def _units(statement: str, parameters: dict[str, Any]) -> tuple[UnitFacts, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("territory", statement), parameters)
        return tuple(UnitFacts(*row) for row in cursor.fetchall())


def _organisations(statement: str, parameters: dict[str, Any]) -> tuple[OrganisationFacts, ...]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("territory", statement), parameters)
        return tuple(OrganisationFacts(*row) for row in cursor.fetchall())
