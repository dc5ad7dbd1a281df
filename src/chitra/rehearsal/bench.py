"""The whole month, measured: seconds, rows, memory and statements of each stage, and how far it is from its floor.

A floor is the least that the stage could cost on this machine in this run: it is measured beside the stage, on a sample
that is scaled up where the whole would only take time. Ratios survive a noisy machine; seconds do not.
"""

import collections
import contextlib
import dataclasses
import datetime
import multiprocessing
import pathlib
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import psycopg
from django.db import connection

from chitra.access import operations as access
from chitra.kernel import period as periods
from chitra.kernel import sql
from chitra.rehearsal import cast as casts
from chitra.rehearsal import country, floors, generator, hands, month
from chitra.rehearsal.provider import desk
from chitra.territory import operations as territory_deeds
from chitra.territory import queries as territory

MONTH: Final = periods.Period(2023, 9)
PEOPLE_A_PROVINCE: Final = 170_000
PROGRAMMES: Final = ("btxh", "ncc")
SEED: Final = 7
HANDS: Final = 2  # one for each core of the machine that the budgets name


@dataclasses.dataclass(slots=True)
class Measured:
    """One stage: how many rows in how many seconds, the floor's seconds, peak memory with the hands', statements."""

    name: str
    rows: int = 0
    seconds: float = 0.0
    floor_seconds: float | None = None
    peak_mb: int = 0
    statements: int = 0
    deeds: int = 0

    @property
    def ratio(self) -> float | None:
        return round(self.seconds / self.floor_seconds, 2) if self.floor_seconds else None

    def document(self) -> dict[str, object]:
        return {
            "name": self.name,
            "rows": self.rows,
            "seconds": round(self.seconds, 2),
            "rows_per_s": round(self.rows / self.seconds) if self.seconds else None,
            "floor_seconds": None if self.floor_seconds is None else round(self.floor_seconds, 2),
            "ratio": self.ratio,
            "peak_mb": self.peak_mb,
            "statements": self.statements,
            "deeds": self.deeds,
            "statements_per_deed": round(self.statements / self.deeds, 1) if self.deeds else None,
        }


Tell = Callable[[Measured], None]


def measure(
    *, people: int, folder: pathlib.Path, with_floors: bool, tell: Tell, provinces: int | None = None
) -> list[Measured]:
    """Generate lists for so many people and take them through a whole month.

    They live in so many provinces; without a number, in as many as people like them fill.
    """
    provinces = provinces or min(max(1, round(people / PEOPLE_A_PROVINCE)), country.SYNTHETIC_PROVINCES + 1)
    stage = _prepared(provinces, folder)
    bench = _Bench(stage, folder, with_floors, tell, [])
    lists = bench.generated(people, provinces)
    files = sorted(lists.glob("*/*.xlsx"))
    bench.imported(files)
    bench.prepared()
    bench.sent()
    bench.answered()
    bench.settled()
    return bench.done


def _prepared(provinces: int, folder: pathlib.Path) -> month.Stage:
    """Set the stage: synthetic provinces beside the real one, officers for everywhere, agreements, estimates."""
    begin = datetime.datetime(2023, 8, 1, 8, tzinfo=month.HANOI)
    if provinces > 1:
        territory_deeds.load_synthetic_provinces(count=provinces - 1, by="admin", at=begin)
    codes: list[str] = []
    for number in range(provinces):
        province = "49" if number == 0 else f"S{number:02d}"
        codes += [office.code for office in territory.organisations_below(code=province, on=MONTH.first_day)]
    cast = casts.appointed(places={"*": "ca-nuoc"}, on=begin.date(), at=begin)
    casts.equip(
        organisation_codes=codes,
        programmes=PROGRAMMES,
        year=2023,
        estimate_vnd=2_000_000_000_000,
        accountants={"*": cast.offices["*"].accountant},
        on=begin.date(),
        at=begin,
        by=cast.offices["*"].accountant,
    )
    return month.Stage(MONTH, tuple(codes), PROGRAMMES, cast, folder / "month", SEED, hands=HANDS)


@dataclasses.dataclass(slots=True)
class _Bench:
    stage: month.Stage
    folder: pathlib.Path
    with_floors: bool
    tell: Tell
    done: list[Measured]
    advances: list[desk.Advance] = dataclasses.field(default_factory=list)
    files: list[Any] = dataclasses.field(default_factory=list)
    played: Any = None

    @contextlib.contextmanager
    def stage_of(self, name: str, deeds: int) -> Iterator[Measured]:
        """Measure what happens inside; the caller says how many rows it was."""
        measured = Measured(name, deeds=deeds)
        hands.forget_peak()
        started = time.perf_counter()
        with _counted() as statements:
            yield measured
        measured.seconds = time.perf_counter() - started
        measured.peak_mb = hands.peak_mb()
        measured.statements = statements.value
        self.done.append(measured)
        self.tell(measured)

    def generated(self, people: int, provinces: int) -> pathlib.Path:
        lists = self.folder / "lists"
        orgs = ("49", *(f"S{number:02d}" for number in range(1, provinces)))
        started = time.perf_counter()
        totals = generator.generate(
            generator.Order(month=MONTH, out=lists, people=people, seed=SEED, org=orgs, programmes=PROGRAMMES)
        )
        made = Measured("generate", rows=int(totals["rows"]), seconds=time.perf_counter() - started)
        self.done.append(made)
        self.tell(made)
        return lists

    def imported(self, files: Sequence[pathlib.Path]) -> None:
        with self.stage_of("import", len(files)) as measured:
            counts: collections.Counter[str] = collections.Counter()
            for each in month.import_lists(self.stage, files, at=self.stage.moment(7)):
                counts.update(each.counts)
            measured.rows = counts["accepted"] + counts["held"]
        if self.with_floors:
            measured.floor_seconds = floors.read_and_copy(files)
        _analyzed()

    def prepared(self) -> None:
        places = len(list(self.stage.places))
        with self.stage_of("check", places) as measured:
            month.authorise(self.stage, self.folder / "lists", at=self.stage.moment(7, 10))
            month.exclude_unreadable(self.stage, at=self.stage.moment(7, 11))
            month.check(self.stage, at=self.stage.moment(7, 14))
            measured.rows = _count("count_rows")
        with self.stage_of("freeze", places) as measured:
            month.freeze(self.stage, at=self.stage.moment(8), pay_date=self.stage.moment(12).date())
            measured.rows = _count("count_payments")
        if self.with_floors:
            measured.floor_seconds = floors.insert_payments()
        _analyzed()
        with self.stage_of("approve", places) as measured:
            signed = month.approve(self.stage, at=self.stage.moment(8, 15))
            measured.rows = sum(each.payment_count for each in signed)
        with self.stage_of("fund", places) as measured:
            self.advances = month.fund(self.stage, at=self.stage.moment(9))
            measured.rows = len(self.advances)

    def sent(self) -> None:
        places = len(list(self.stage.places))
        with self.stage_of("release", places) as measured:
            released = month.release(self.stage, at=self.stage.moment(11))
            measured.rows = sum(batch.instruction_count for each in released for batch in each.batches)
        _analyzed()
        with self.stage_of("instruct", places) as measured:
            self.files = month.payfiles(self.stage, at=self.stage.moment(11, 15))
            measured.rows = sum(file.count for file in self.files)
        if self.with_floors:
            measured.floor_seconds = floors.write_and_validate(self.folder, count=measured.rows)
        _analyzed()

    def answered(self) -> None:
        self.played = month.play_providers(
            self.stage,
            orders=[file.path for file in self.files],
            advances=self.advances,
            from_day=10,
            to_day=15,
            state=self.folder / "provider.json",
            rates=dataclasses.replace(desk.USUAL, no_answer_ppm=0),
        )
        started = time.perf_counter()
        parse_rows = sum(self.stage.shared_out(floors.lines_of, self.played.files))
        parse_seconds = time.perf_counter() - started
        with self.stage_of("answer", len(self.played.files)) as measured:
            lines: collections.Counter[str] = collections.Counter()
            for _, each in month.take_answers(self.stage, self.played, at=self.stage.moment(16)):
                lines.update(each.lines)
            measured.rows = sum(lines.values())
        statement = Measured("  of it statement", parse_rows, parse_seconds, deeds=measured.deeds)
        reconcile = Measured("  of it reconcile", measured.rows, measured.seconds - parse_seconds, deeds=measured.deeds)
        if self.with_floors:
            statement.floor_seconds = floors.bare_parse(self.played.files)
            reconcile.floor_seconds = floors.join_and_insert()
        for part in (statement, reconcile):
            self.done.append(part)
            self.tell(part)
        _analyzed()

    def settled(self) -> None:
        places = len(list(self.stage.places))
        with self.stage_of("settle", places) as measured:
            month.settle(self.stage, at=self.stage.moment(20))
            measured.rows = _count("count_payments")
        with self.stage_of("close", places) as measured:
            month.close(self.stage, at=self.stage.moment(25))
            measured.rows = places


@contextlib.contextmanager
def _counted() -> Iterator[Any]:
    """Count the statements of every connection of this process and of its hands, COPY blocks apart."""
    statements = multiprocessing.get_context("fork").Value("q")
    execute = psycopg.Cursor.execute

    def counting(cursor: Any, *words: Any, **options: Any) -> Any:
        with statements.get_lock():
            statements.value += 1
        return execute(cursor, *words, **options)

    setattr(psycopg.Cursor, "execute", counting)  # noqa: B010 - it is put back below
    try:
        yield statements
    finally:
        setattr(psycopg.Cursor, "execute", execute)  # noqa: B010


def _count(name: str) -> int:
    """Count what a stage has to do with, by the statement of that name."""
    with access.system_scope(), connection.cursor() as cursor:
        cursor.execute(sql.statement("rehearsal", name))
        return int(cursor.fetchone()[0])


def _analyzed() -> None:
    """Let the planner see what the stage before left, as autovacuum would within a minute."""
    floors.analyze()


def total_seconds(stages: Sequence[Measured]) -> float:
    """Add up the month: from the first list to the last closing, without inventing the lists and playing the bank."""
    return sum(each.seconds for each in stages if each.name != "generate" and not each.name.startswith(" "))
