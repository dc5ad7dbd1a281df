"""Where a file belongs: its programme, its month, the organisation that pays it, and the key of each of its lists.

A list says so in its title; the officer may say so too. Where both speak and differ, the file is refused whole.
"""

import dataclasses
import datetime
import functools
from collections.abc import Iterable, Sequence
from typing import Protocol

from chitra.formats.lists import workbook
from chitra.kernel import errors, period, text
from chitra.programmes import rules as programmes
from chitra.territory import queries as territory
from chitra.territory import rules as names

PROGRAMME_OF_LAYOUT = {"ncc": frozenset({"ncc"}), "posasoft": frozenset({"btxh", "qnam", "htxh"})}
DEFAULT_PROGRAMME = {"ncc": "ncc", "posasoft": "btxh"}


class NoList(errors.BadInput):
    """No sheet of the file is a list that Chitra knows."""


class PlaceUnknown(errors.BadInput):
    """Neither the title nor the officer says which month, programme or organisation this is."""


class TitleDiffers(errors.BadInput):
    """The title says one thing, the officer another."""


class KeyTwice(errors.BadInput):
    """Two sheets of one file are the same list."""


@dataclasses.dataclass(frozen=True, slots=True)
class Wish:
    """What the officer says of a file; None where the title may decide."""

    month: period.Period | None = None
    programme: str | None = None
    organisation_code: str | None = None
    kind: str | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class PlacedList:
    """One sheet with its key."""

    sheet: workbook.Sheet
    kind: str
    list_key: str
    unit_code: str


@dataclasses.dataclass(frozen=True, slots=True)
class Placement:
    """Where one file belongs."""

    month: period.Period
    programme: str
    organisation: territory.OrganisationFacts
    lists: tuple[PlacedList, ...]
    ignored_count: int

    @property
    def judged_on(self) -> datetime.date:
        """Give the day whose law the lists could know."""
        return judged_on(self.month.first_day)


def judged_on(month: datetime.date) -> datetime.date:
    """Give the day on which the list of a month is due, and whose law it could know."""
    return programmes.drawn_up_on(period.Period.of(month))


def placed(book: workbook.Workbook, wish: Wish) -> Placement:
    """Find out where a file belongs.

    :raises NoList, PlaceUnknown, TitleDiffers, KeyTwice:
    """
    sheets = [sheet for sheet in book.sheets if sheet.kind is not None]
    if not sheets:
        raise NoList("E-LIST-NONE", file=book.file_name)
    month = _month(book.file_name, sheets, wish)
    programme = _programme(book.file_name, sheets, wish)
    on = month.first_day
    wished = _payer_wished(wish.organisation_code, programme, on) if wish.organisation_code else None
    units = [_unit(sheet, programme, wished, on) for sheet in sheets]
    organisation = _organisation(book.file_name, sheets, units, programme, wished, on)
    lists = tuple(
        PlacedList(
            sheet, _kind(sheet, wish), _list_key(sheet, unit), unit.code if unit and unit.level == "commune" else ""
        )
        for sheet, unit in zip(sheets, units, strict=True)
    )
    _refuse_key_twice(book.file_name, lists)
    ignored_count = sum(sheet.counts.ignored for sheet in book.sheets if sheet.kind is None)
    return Placement(month, programme, organisation, lists, ignored_count)


class Titled(Protocol):
    """What a sheet says of where it belongs."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> workbook.TitleFacts: ...
    @property
    def layout(self) -> workbook.Layout | None: ...


def place_of(
    file_name: str, sheets: Sequence[Titled], wish: Wish
) -> tuple[period.Period, str, territory.OrganisationFacts]:
    """Find out where a file belongs that nobody has read yet, by the titles of its sheets.

    :raises PlaceUnknown, TitleDiffers:
    """
    month = _month(file_name, sheets, wish)
    programme = _programme(file_name, sheets, wish)
    on = month.first_day
    wished = _payer_wished(wish.organisation_code, programme, on) if wish.organisation_code else None
    units = [_unit(sheet, programme, wished, on) for sheet in sheets]
    return month, programme, _organisation(file_name, sheets, units, programme, wished, on)


def _month(file_name: str, sheets: Iterable[Titled], wish: Wish) -> period.Period:
    month = wish.month
    for sheet in sheets:
        stated = sheet.title.period
        if stated and month and stated != month:
            raise TitleDiffers("E-LIST-PERIOD-DIFFERS", file=file_name, sheet=sheet.name, value=stated, expected=month)
        month = month or stated
    if month is None:
        raise PlaceUnknown("E-LIST-PERIOD-UNKNOWN", file=file_name)
    return month


def _programme(file_name: str, sheets: Iterable[Titled], wish: Wish) -> str:
    programme = wish.programme
    for sheet in sheets:
        if sheet.layout is None:
            continue
        if programme and programme not in PROGRAMME_OF_LAYOUT[sheet.layout]:
            stated = DEFAULT_PROGRAMME[sheet.layout]
            raise TitleDiffers(
                "E-LIST-PROGRAMME-DIFFERS", file=file_name, sheet=sheet.name, value=stated, expected=programme
            )
        programme = programme or DEFAULT_PROGRAMME[sheet.layout]
    if programme is None:
        raise PlaceUnknown("E-LIST-PROGRAMME-UNKNOWN", file=file_name)
    return programme


def _unit(
    sheet: Titled, programme: str, wished: territory.OrganisationFacts | None, on: datetime.date
) -> territory.UnitFacts | None:
    """Find the unit that a title names: its commune, else its district; those of the organisation wished go first."""
    title = sheet.title
    district = _district(title.district, programme, wished, on) if title.district else None
    if title.commune:
        above = [district.code] if district else [wished.unit_code, ""] if wished else [""]
        for code in above:
            commune = commune_named(title.commune, code, on)
            if commune:
                return commune
    return district


def _organisation(  # noqa: PLR0917
    file_name: str,
    sheets: Iterable[Titled],
    units: Iterable[territory.UnitFacts | None],
    programme: str,
    payer: territory.OrganisationFacts | None,
    on: datetime.date,
) -> territory.OrganisationFacts:
    """Tell who pays: the organisation wished, or whoever pays in the units; never one against the other."""
    for sheet, unit in zip(sheets, units, strict=True):
        stated = payer_of(unit.code, programme, on) if unit else None
        if stated and payer and stated.code != payer.code:
            place = {"file": file_name, "sheet": sheet.name, "value": stated.code}
            raise TitleDiffers("E-LIST-ORG-DIFFERS", **place, expected=payer.code)
        payer = payer or stated
    if payer is None:
        raise PlaceUnknown("E-LIST-ORG-UNKNOWN", file=file_name)
    return payer


@functools.lru_cache(maxsize=4096)
def _payer_wished(code: str, programme: str, on: datetime.date) -> territory.OrganisationFacts:
    """Take the organisation named, or the one that pays in its unit: a commune's committee stands for its district."""
    named = territory.organisation(code, on=on)
    payer = payer_of(named.unit_code, programme, on)
    if payer is None:
        raise PlaceUnknown("E-LIST-ORG-PAYS-NOT", value=code, programme=programme)
    return payer


def _kind(sheet: workbook.Sheet, wish: Wish) -> str:
    assert sheet.kind is not None
    # The reader knows four kinds; these two look like a monthly list, and only the officer can tell.
    return wish.kind if wish.kind in {"one_time", "opening"} and sheet.kind == "monthly" else sheet.kind


def _list_key(sheet: workbook.Sheet, unit: territory.UnitFacts | None) -> str:
    """Key a list by commune and category; a sheet that names neither is keyed by its own name."""
    commune = unit.code if unit and unit.level == "commune" else ""
    category = text.match_name(sheet.category_hint or "")
    if commune or category:
        return f"{commune}/{category}"
    return f"/{text.match_name(sheet.name)}" if sheet.kind == "monthly" else "/"


def _refuse_key_twice(file_name: str, lists: Iterable[PlacedList]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for each in lists:
        key = (each.list_key, each.kind)
        if key in seen:
            raise KeyTwice("E-LIST-KEY-TWICE", file=file_name, sheet=each.sheet.name, value=seen[key])
        seen[key] = each.sheet.name


def _district(
    name: str, programme: str, wished: territory.OrganisationFacts | None, on: datetime.date
) -> territory.UnitFacts | None:
    """Find the district of a title: the one in which the organisation wished pays, else the only one of that name.

    Where the name fits several districts but none of that organisation's, any of them shows that the title differs.
    """
    found = _districts(on).get(names.name_key(name), ())
    if wished:
        fitting = [unit for unit in found if payer_of(unit.code, programme, on) == wished]
        found = tuple(fitting) or found[:1]
    return found[0] if len(found) == 1 else None


@functools.lru_cache(maxsize=64)
def _districts(on: datetime.date) -> dict[str, tuple[territory.UnitFacts, ...]]:
    """Index districts by the names they may have in a title; provinces share some of these names."""
    found: dict[str, tuple[territory.UnitFacts, ...]] = {}
    for unit in territory.units_valid_on(on):
        if unit.level == "district":
            for key in names.name_keys(unit.name):
                found[key] = (*found.get(key, ()), unit)
    return found


@functools.lru_cache(maxsize=4096)
def commune_named(name: str, district_code: str, on: datetime.date) -> territory.UnitFacts | None:
    """Find a commune by the text of a list; remembered, for thousands of files name the same few hundred."""
    return territory.commune_named(name=name, district_code=district_code, on=on)


@functools.lru_cache(maxsize=4096)
def payer_of(unit_code: str, programme: str, on: datetime.date) -> territory.OrganisationFacts | None:
    """Tell who pays in a unit; remembered likewise."""
    return territory.paying_organisation(unit_code=unit_code, programme_code=programme, on=on)


@functools.lru_cache(maxsize=4096)
def lineage(organisation_code: str, on: datetime.date) -> tuple[str, ...]:
    """Name an organisation and all above it, itself first."""
    found = territory.organisation(organisation_code, on=on)
    return (found.code, *(lineage(found.parent_code, on) if found.parent_code else ()))
