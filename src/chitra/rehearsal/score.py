"""How well the reader and the rules see: what they find in generated lists, against the truth beside the lists.

A planted defect is found when a finding of its kind stands on its row, or on a row that the truth names as related. A
finding that blocks or warns is a false alarm when no planted defect and no plain fact of the data explains it.
"""

import collections
import dataclasses
import datetime
import json
import pathlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from django.db import connection

from chitra.access import operations as access
from chitra.kernel import errors, sql
from chitra.kernel import period as periods
from chitra.ledger import queries as ledger
from chitra.rehearsal import cast as casts
from chitra.rehearsal import month
from chitra.territory import queries as territory

PROGRAMMES: Final = ("btxh", "ncc")
SHOWN: Final = 5  # examples of each kind

#: By what name the rules know a planted defect, where it is another.
KNOWN_AS: Final[Mapping[str, str]] = {"ARREARS_WRONG": "ARREARS_MISMATCH", "ARREARS_OVERLAP": "ARREARS_MISMATCH"}
#: True of the data though nobody planted it: people without a card, proxies without papers, new accounts.
FACTS: Final = frozenset({"CCCD_MISSING", "AUTH_MISSING", "SUDDEN_ACC_CHANGE"})
#: What a planted defect may bring with it, whatever its own record says.
BRINGS: Final[Mapping[str, frozenset[str]]] = {
    "DATE_BAD": frozenset({"AGE_RULE", "RATE_MISMATCH"}),  # the month of birth is lost
    "DUP_CROSS_UNIT": frozenset({"MOVED"}),  # the registry knows one of the two communes
    "LIST_DIFF_UNEXPLAINED": frozenset({"ARREARS_MISMATCH"}),  # arrears that the missing increase would explain
    "RATE_MISMATCH": frozenset({"AGE_RULE"}),  # a former rate may be that of another age
}
#: They compare with another month: what was spoilt there, or is here, explains them.
COMPARING: Final = frozenset({"ARREARS_MISMATCH", "CCCD_CHANGED", "CCCD_OF_ANOTHER", "LIST_DIFF_UNEXPLAINED", "MOVED"})
#: They compare sums, so that a defect anywhere in the commune's file explains them.
EQUATIONS: Final = frozenset({"E1", "E2"})

Place: TypeAlias = tuple[str, str, int | None]  # file, sheet, row


class NoTruth(errors.BadInput):
    """The folder holds no lists whose truth is known."""


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """One finding as stored; `file` is told as the truth tells it."""

    file: str
    sheet: str
    row: int | None
    source_code: str
    person_id: int | None
    code: str
    severity: str
    column: str
    value: str
    expected: str


@dataclasses.dataclass(frozen=True, slots=True)
class Planted:
    """One defect of the truth, by the names that the rules use."""

    file: str
    sheet: str
    row: int | None
    source_code: str
    code: str
    severity: str
    column: str
    written: str
    also: frozenset[str]
    related: frozenset[str]
    is_extra: bool

    @property
    def names(self) -> frozenset[str]:
        return self.also | {self.code} | BRINGS.get(self.code, frozenset())

    @property
    def people(self) -> frozenset[str]:
        return self.related | ({self.source_code} - {""})


@dataclasses.dataclass(slots=True)
class Kind:
    """What became of one kind of defect, with examples of what went wrong."""

    planted: int = 0
    found: int = 0
    false_alarms: int = 0
    missed_examples: list[Planted] = dataclasses.field(default_factory=list)
    false_examples: list[Finding] = dataclasses.field(default_factory=list)

    @property
    def missed(self) -> int:
        return self.planted - self.found

    def document(self) -> dict[str, object]:
        return {
            "planted": self.planted,
            "found": self.found,
            "missed": self.missed,
            "false_alarms": self.false_alarms,
            "missed_examples": [_told(each) for each in self.missed_examples],
            "false_examples": [_told(each) for each in self.false_examples],
        }


def scored(
    folders: Sequence[pathlib.Path], *, within: str, scratch: pathlib.Path, tell: Callable[[str], None]
) -> dict[str, dict[str, Kind]]:
    """Take in the lists of consecutive months, each frozen before the next, and score each: month → kind.

    :raises NoTruth: a folder holds no lists, or none of `within`
    """
    truths = [_truth(folder) for folder in folders]
    first = periods.Period.parse(truths[0]["period"])
    codes = [office.code for office in territory.organisations_below(code=within, on=first.first_day)]
    codes = [code for code in codes if all((folder / code).is_dir() for folder in folders)]
    if not codes:
        raise NoTruth("E-SCORE-TRUTH", folder=str(folders[0]))
    cast = _prepared(codes, first)
    scores: dict[str, dict[str, Kind]] = {}
    before: list[Planted] = []
    for folder, truth in zip(folders, truths, strict=True):
        stage = month.Stage(periods.Period.parse(truth["period"]), tuple(codes), PROGRAMMES, cast, scratch)
        _judged(stage, folder, tell)
        planted = list(_planted(truth, codes))
        scores[str(stage.month)] = _compared(planted, list(_found(stage)), before)
        before = planted
        if folder is not folders[-1]:
            month.freeze(stage, at=stage.moment(8), pay_date=stage.moment(12).date())
            tell(f"{stage.month} freeze")
    return scores


def _truth(folder: pathlib.Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NoTruth("E-SCORE-TRUTH", folder=str(folder)) from error
    return told


def _prepared(codes: Sequence[str], first: periods.Period) -> casts.Cast:
    """Appoint officers for everywhere, and record what a run needs before it can be frozen."""
    begin = datetime.datetime(first.previous.year, first.previous.month, 1, 8, tzinfo=month.HANOI)
    cast = casts.appointed(places={"*": "ca-nuoc"}, on=begin.date(), at=begin)
    accountant = cast.offices["*"].accountant
    casts.equip(
        organisation_codes=codes,
        programmes=PROGRAMMES,
        year=first.year,
        estimate_vnd=2_000_000_000_000,
        accountants={"*": accountant},
        on=begin.date(),
        at=begin,
        by=accountant,
    )
    return cast


def _judged(stage: month.Stage, folder: pathlib.Path, tell: Callable[[str], None]) -> None:
    files = sorted(path for code in stage.organisation_codes for path in (folder / code).glob("*.xlsx"))
    for _ in month.import_lists(stage, files, at=stage.moment(7)):
        pass
    tell(f"{stage.month} import")
    month.authorise(stage, folder, at=stage.moment(7, 10))
    month.exclude_unreadable(stage, at=stage.moment(7, 11))
    month.check(stage, at=stage.moment(7, 14))
    tell(f"{stage.month} check")


def _found(stage: month.Stage) -> Iterator[Finding]:
    for code, programme in stage.places:
        with access.system_scope(), connection.cursor() as cursor:
            period = ledger.period(organisation_code=code, programme_code=programme, month=stage.month.first_day)
            if period is None:
                continue
            cursor.execute(sql.statement("rehearsal", "found"), {"period_id": period.id})
            for name, *rest in cursor.fetchall():
                yield Finding(f"{code}/{name}", *rest)


def _planted(truth: Mapping[str, Any], codes: Iterable[str]) -> Iterator[Planted]:
    here = frozenset(codes)
    for told in truth["defects"]:
        if told["file"].partition("/")[0] in here:
            yield Planted(
                file=told["file"],
                sheet=told["sheet"],
                row=told["row"],
                source_code=told["source_code"] or "",
                code=KNOWN_AS.get(told["code"], told["code"]),
                severity=told["severity"],
                column=told["column"] or "",
                written=str(told["written"]),
                also=frozenset(KNOWN_AS.get(code, code) for code in told["also"]),
                related=frozenset(told["related"]),
                is_extra=told["is_extra"],
            )


def _compared(planted: Sequence[Planted], found: Sequence[Finding], before: Sequence[Planted]) -> dict[str, Kind]:
    """Set findings against the truth of the month and of the month before."""
    on_row: dict[Place, set[str]] = collections.defaultdict(set)
    on_person: dict[tuple[str, str], set[str]] = collections.defaultdict(set)
    for finding in found:
        on_row[finding.file, finding.sheet, finding.row].add(finding.code)
        on_person[_office(finding.file), finding.source_code].add(finding.code)
    kinds: dict[str, Kind] = collections.defaultdict(Kind)
    for defect in planted:
        kind = kinds[defect.code]
        kind.planted += 1
        if _is_seen(defect, on_row, on_person):
            kind.found += 1
        elif len(kind.missed_examples) < SHOWN:
            kind.missed_examples.append(defect)
    explained = _Explained(planted, found, before)
    for finding in found:
        if finding.severity != "info" and not explained.is_right(finding):
            kind = kinds[finding.code]
            kind.false_alarms += 1
            if len(kind.false_examples) < SHOWN:
                kind.false_examples.append(finding)
    return dict(sorted(kinds.items()))


def _is_seen(defect: Planted, on_row: Mapping[Place, set[str]], on_person: Mapping[tuple[str, str], set[str]]) -> bool:
    people = defect.related | ({defect.source_code} if defect.row is None else set())
    office = _office(defect.file)
    return defect.code in on_row.get((defect.file, defect.sheet, defect.row), ()) or any(
        defect.code in on_person.get((office, code), ()) for code in people if code
    )


class _Explained:
    """Which findings the planted defects explain, beside the facts of the data."""

    def __init__(self, planted: Sequence[Planted], found: Sequence[Finding], before: Sequence[Planted]) -> None:
        self._files = {defect.file for defect in planted}
        self._spoilt = {code for defect in (*planted, *before) for code in defect.people}
        self._by_row: dict[Place, set[str]] = collections.defaultdict(set)
        self._by_code: dict[str, set[str]] = collections.defaultdict(set)
        self._by_person: dict[int, set[str]] = collections.defaultdict(set)
        for defect in planted:
            self._by_row[defect.file, defect.sheet, defect.row] |= defect.names
            for code in defect.people:
                self._by_code[code] |= defect.names
        for finding in found:
            if finding.person_id is not None:
                self._by_person[finding.person_id] |= self._by_code.get(finding.source_code, set())

    def is_right(self, finding: Finding) -> bool:
        if finding.code in FACTS or (finding.code in COMPARING and finding.source_code in self._spoilt):
            return True
        if finding.code in EQUATIONS:
            return finding.file in self._files
        names = self._by_row.get((finding.file, finding.sheet, finding.row), set())
        names = names | self._by_code.get(finding.source_code, set())
        if finding.person_id is not None:
            names = names | self._by_person[finding.person_id]
        return finding.code in names


def _office(file: str) -> str:
    return file.partition("/")[0]


def _told(each: Planted | Finding) -> dict[str, object]:
    """Tell one example as plain values."""
    values = {field.name: getattr(each, field.name) for field in dataclasses.fields(each)}
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}
