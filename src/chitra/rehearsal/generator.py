"""Generate a month's lists as the offices really send them, with a chosen rate of defects and the truth beside them."""

import concurrent.futures
import csv
import dataclasses
import multiprocessing
import pathlib
from collections.abc import Callable, Iterator, Mapping, Sequence

from chitra.kernel import errors, period
from chitra.rehearsal import changes, country, defects, groups, layouts, lists, memory, people, sheets, truth, writers
from chitra.rehearsal import tariff as tariffs

LAYOUTS = ("commune-per-file", "district")
_SHARES = {"btxh": 0.7, "ncc": 0.3}


class FolderNotEmpty(errors.StateForbids):
    """The folder already holds something; lists of two runs would mix."""


class BadOrder(errors.BadInput):
    """A setting is not possible; `field` names it."""


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """What to generate. With `previous`, people, offices, programmes, layout and seed come from that folder.

    `carried` is a CSV of source_code,amount: what was unpaid and goes into the column of money carried over.
    """

    month: period.Period
    out: pathlib.Path
    people: int = 0
    seed: int = 7
    rate: float = 0.0
    org: tuple[str, ...] = ("49",)
    layout: str = LAYOUTS[0]
    programmes: tuple[str, ...] = ("btxh", "ncc")
    previous: pathlib.Path | None = None
    carried: pathlib.Path | None = None
    ending: str = "xlsx"
    header_row: int = 7
    decree_reaches: period.Period = tariffs.DECREE_REACHES_LISTS
    processes: int = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Task:
    """One office's part of an order, to be done in a process of its own."""

    order: Order
    office: country.Office
    office_number: int
    offices_in_province: int
    serials_used: int
    counts: Mapping[tuple[str, str], int]
    carried: Mapping[str, int]
    leaving: Mapping[str, str]
    arriving: tuple[changes.Arrival, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Done:
    office: str
    serials_used: int
    files: list[truth.Record]
    defects: list[truth.Record]
    equations: list[truth.Record]


def generate(order: Order, *, on_office: Callable[[], None] | None = None) -> truth.Record:
    """Write the lists, `truth.json` and what the next month needs; return the totals of the truth.

    :raises FolderNotEmpty: when `out` holds anything.
    :raises BadOrder: when a setting is impossible.
    """
    order, kept = _settled(order)
    offices = country.offices(order.org, order.month)
    order.out.mkdir(parents=True, exist_ok=True)
    if any(order.out.iterdir()):
        raise FolderNotEmpty("E-GEN-OUT", folder=str(order.out))
    tasks = _tasks(order, kept, offices)
    used: dict[str, int] = {}
    head = {"period": str(order.month), "seed": order.seed, "defects_rate": order.rate}
    with truth.Ledger(order.out / "truth.json", head) as ledger:
        for done in _all_done(tasks, order.processes):
            ledger.add(done.files, done.defects, done.equations)
            used[done.office] = done.serials_used
            if on_office:
                on_office()
    memory.keep(order.out, memory.Memory(order.month, order.seed, order.org, order.programmes, order.layout, used))
    return ledger.totals


def offices_of(order: Order) -> tuple[country.Office, ...]:
    """Name the offices whose lists the order asks for."""
    order, _ = _settled(order)
    return country.offices(order.org, order.month)


def office_lists(task: Task) -> Done:
    """Write one office's lists."""
    order, office = task.order, task.office
    tariff = tariffs.Tariff(order.decree_reaches)
    serials = people.Serials(
        office_number=task.office_number, offices_in_province=task.offices_in_province, used=task.serials_used
    )
    inventor = people.Inventor(office=office, seed=order.seed, month=order.month, serials=serials)
    before = tuple(memory.people_of(order.previous, office.code)) if order.previous else ()
    if order.previous:
        month = changes.following(inventor, before, tariff, leaving=task.leaving, arriving=task.arriving)
    else:
        month = changes.opening(inventor, task.counts, order.month, tariff)
    spoiler = defects.Spoiler(
        rate=order.rate, seed=f"{order.seed}/{office.code}/{order.month}", month=order.month, tariff=tariff
    )
    omitted = _omitted(month, spoiler) if order.previous else frozenset()
    desk = lists.Desk(
        office=office,
        month=order.month,
        spoiler=spoiler,
        style=sheets.Style(header_row=order.header_row - 1),
        serials=serials,
        unexplained=frozenset(change.person.code for change in omitted if change.kind == "increase"),
    )
    entries = month.entries(order.month, tariff, task.carried)
    files, found = _written(order, desk, entries, [change for change in month.changes if change not in omitted])
    found += _unlisted(files, omitted)
    memory.keep_people(order.out, office.code, (*month.people, *desk.doubles))
    equations = _equations(task, before, entries, month, tariff) if entries else []
    return Done(office.code, serials.used, files, found, equations)


def _settled(order: Order) -> tuple[Order, memory.Memory | None]:
    """Check the settings and take over those that the month before decides."""
    kept = memory.kept(order.previous, order.month) if order.previous else None
    if kept:
        order = dataclasses.replace(order, seed=kept.seed, org=kept.org, programmes=kept.programmes, layout=kept.layout)
    checks = {
        "people": bool(kept) or order.people > 0,
        "defects": 0 <= order.rate <= 1,
        "layout": order.layout in LAYOUTS,
        "programmes": bool(order.programmes) and set(order.programmes) <= set(_SHARES),
        "format": f".{order.ending}" in writers.FORMATS,
        "header-row": 6 <= order.header_row <= 15,
        "period": period.Period(2021, 7) <= order.month,
    }
    for field, is_fine in checks.items():
        if not is_fine:
            raise BadOrder("E-GEN-SETTING", field=field)
    return order, kept


def _tasks(order: Order, kept: memory.Memory | None, offices: Sequence[country.Office]) -> list[Task]:
    """Share the order out over the offices; people who move between them are chosen here."""
    counts = _shared_out(order, offices) if not kept else {}
    carried = _carried(order.carried) if order.carried else {}
    leaving: dict[str, dict[str, str]] = {office.code: {} for office in offices}
    arriving: dict[str, list[changes.Arrival]] = {office.code: [] for office in offices}
    names = {office.code: office.district.name for office in offices}
    if order.previous:
        for office in offices:
            records = memory.people_of(order.previous, office.code)
            for gaining, arrival in changes.departures(records, office, offices, order.seed, order.month):
                arriving[gaining].append(arrival)
                leaving[office.code] |= {person.code: names[gaining] for person in arrival.records}
    numbers = [
        (office, number, len(siblings)) for siblings in _by_province(offices) for number, office in enumerate(siblings)
    ]
    return [
        Task(
            dataclasses.replace(order, carried=None),
            office,
            number,
            of,
            kept.serials_used[office.code] if kept else 0,
            counts.get(office.code, {}),
            carried,
            leaving[office.code],
            tuple(arriving[office.code]),
        )
        for office, number, of in numbers
    ]


def _by_province(offices: Sequence[country.Office]) -> list[list[country.Office]]:
    provinces = sorted({office.province for office in offices})
    return [[office for office in offices if office.province == province] for province in provinces]


def _shared_out(order: Order, offices: Sequence[country.Office]) -> dict[str, dict[tuple[str, str], int]]:
    """Divide the people over communes and programmes by weight, to the last person."""
    whole = sum(_SHARES[programme] for programme in order.programmes)
    weights = [
        (office.code, unit.code, programme, country.weight(unit) * _SHARES[programme] / whole)
        for office in offices
        for unit in office.communes
        for programme in order.programmes
    ]
    total = sum(weight for *_, weight in weights)
    exact = [order.people * weight / total for *_, weight in weights]
    floors = [int(share) for share in exact]
    by_rest = sorted(range(len(exact)), key=lambda place: floors[place] - exact[place])
    for place in by_rest[: order.people - sum(floors)]:
        floors[place] += 1
    counts: dict[str, dict[tuple[str, str], int]] = {}
    for (office_code, commune, programme, _), count in zip(weights, floors, strict=True):
        counts.setdefault(office_code, {})[commune, programme] = count
    return counts


def _carried(path: pathlib.Path) -> dict[str, int]:
    """Read what was unpaid by source code.

    :raises BadOrder: when the file is not source_code,amount.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return {row["source_code"]: int(row["amount"]) for row in csv.DictReader(lines)}
    except (OSError, KeyError, ValueError) as error:
        raise BadOrder("E-GEN-SETTING", field="carried") from error


def _all_done(tasks: Sequence[Task], processes: int) -> Iterator[Done]:
    """Do the tasks, in their order, in as many processes as are allowed."""
    if processes < 2 or len(tasks) < 2:
        yield from map(office_lists, tasks)
        return
    context = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(processes, mp_context=context) as pool:
        yield from pool.map(office_lists, tasks)


def _omitted(month: changes.Month, spoiler: defects.Spoiler) -> frozenset[layouts.Change]:
    """Choose the changes that no list will explain."""
    return frozenset(
        change
        for change in month.changes
        if change.kind in {"increase", "decrease"} and spoiler.rng.random() < spoiler.rate
    )


def _written(
    order: Order, desk: lists.Desk, entries: Sequence[layouts.Entry], changed: Sequence[layouts.Change]
) -> tuple[list[truth.Record], list[truth.Record]]:
    """Write the office's workbooks and tell what is in them."""
    folder = order.out / desk.office.code
    folder.mkdir()
    files: list[truth.Record] = []
    found: list[truth.Record] = []
    for programme in order.programmes:
        mine = [entry for entry in entries if entry.person.right.programme == programme]
        news = [change for change in changed if change.person.right.programme == programme]
        books = (
            desk.by_district(programme, mine, news)
            if order.layout == "district"
            else desk.by_commune(programme, mine, news)
        )
        for book in books:
            if not book.sheets:
                continue
            path = folder / f"{book.stem}.{order.ending}"
            written = writers.write(path, [sheets.grid(sheet) for sheet in book.sheets])
            names = [str(name.relative_to(order.out)) for name in written]
            parts = []
            for place, sheet in enumerate(book.sheets):
                part, flawed = truth.of_sheet(sheet, names[place if len(names) > 1 else 0])
                parts.append(part)
                found += flawed
            record = {
                "file": str(path.relative_to(order.out)),
                "org": desk.office.code,
                "commune": book.commune or None,
            }
            files.append(record | {"programme": programme, "sheets": parts})
    return files, found


def _unlisted(files: Sequence[truth.Record], omitted: frozenset[layouts.Change]) -> list[truth.Record]:
    """Tell who left without any list saying so."""
    gone = sorted((change.person for change in omitted if change.kind == "decrease"), key=lambda person: person.code)
    return [
        truth.missing_row(file["file"], "Ds giảm", person.code)
        for person in gone
        for file in files
        if file["programme"] == person.right.programme and file["commune"] in {None, person.commune}
    ]


def _equations(
    task: Task,
    before: Sequence[people.Person],
    entries: Sequence[layouts.Entry],
    month: changes.Month,
    tariff: tariffs.Tariff,
) -> list[truth.Record]:
    """Give both sides of E1 and E2 for each commune and programme, as they truly are."""
    order, office = task.order, task.office
    made = {}
    for unit in office.communes:
        for programme in order.programmes:
            made[unit.code, programme] = dict.fromkeys(_EQUATION_FIELDS, 0)
    for person in before:
        sums = made[person.commune, person.right.programme]
        sums["rows_before"] += 1
        sums["regular_before_vnd"] += groups.due(person.right, order.month.previous, tariff).regular_vnd
    for entry in entries:
        sums = made[entry.person.commune, entry.person.right.programme]
        sums["rows"] += 1
        sums["regular_vnd"] += entry.due.regular_vnd
        sums["arrears_vnd"] += entry.arrears_vnd
        sums["carried_vnd"] += entry.carried_vnd
        sums["accounts_changed"] += entry.person.code in month.accounts_changed
    for change in month.changes:
        sums = made[change.person.commune, change.person.right.programme]
        sums[f"{change.kind}s"] += 1
        sums[_MONEY_OF_CHANGE[change.kind]] += (
            change.new_vnd - change.old_vnd if change.kind == "adjustment" else change.due.regular_vnd
        )
    return [
        {"org": office.code, "commune": commune, "programme": programme, "has_base": bool(order.previous), **sums}
        for (commune, programme), sums in made.items()
    ]


_EQUATION_FIELDS = (
    "rows_before", "increases", "decreases", "adjustments", "rows", "regular_before_vnd", "increased_vnd",
    "decreased_vnd", "adjusted_vnd", "regular_vnd", "arrears_vnd", "carried_vnd", "accounts_changed",
)  # fmt: skip
_MONEY_OF_CHANGE = {"increase": "increased_vnd", "decrease": "decreased_vnd", "adjustment": "adjusted_vnd"}
