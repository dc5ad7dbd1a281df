"""What is really in the lists: for each file its sums, for each defect its cell. `truth.json` lies beside the lists.

    {"period", "seed", "defects_rate",
     "files":   [{"file", "org", "commune", "programme",
                  "sheets": [{"file", "sheet", "kind", "header_row", "rows", "people", "lawful_vnd", "stated_vnd",
                              "outcomes": {"accepted|held|refused": {"rows", "amount_vnd"}}}]}],
     "defects": [{"file", "sheet", "row", "column", "code", "also", "severity", "outcome", "source_code",
                  "original", "written", "related", "is_extra"}],
     "equations": [{"org", "commune", "programme", "has_base", "rows_before", "increases", "decreases", "adjustments",
                    "rows", "regular_before_vnd", "increased_vnd", "decreased_vnd", "adjusted_vnd", "regular_vnd",
                    "arrears_vnd", "carried_vnd", "accounts_changed"}],
     "totals":  {"files", "sheets", "rows", "people", "lawful_vnd", "defects": {code: count}, "outcomes": {…}}}

`row` is the spreadsheet's (1-based; null for a row that is missing), `column` its letter. `lawful_vnd` is what is due,
`stated_vnd` the grand total as written. `also` names other findings that the defect may rightly raise, `related` the
source codes of other rows it may be found on, `is_extra` a row that should not be there at all. `outcome` is what
becomes of the row: accepted, held, refused, or ignored for titles and sums. Equations are free of defects.
"""

import collections
import contextlib
import json
import pathlib
import shutil
import tempfile
import types
import typing
from collections.abc import Iterable, Mapping

from chitra.rehearsal import sheets

Record: typing.TypeAlias = dict[str, typing.Any]

_OUTCOMES = ("accepted", "held", "refused")
_ASIDE_BYTES = 1 << 20


def of_sheet(sheet: sheets.Sheet, file: str) -> tuple[Record, list[Record]]:
    """Describe a sheet and its defects."""
    keys = [column.key for column in sheet.columns]
    found = [_of_title(sheet, mark, file) for mark in sheet.marks]
    outcomes = {outcome: {"rows": 0, "amount_vnd": 0} for outcome in _OUTCOMES}
    rows = lawful_vnd = 0
    who = set()
    stated_vnd: sheets.Value = None
    for row, line in enumerate(sheet.lines, sheets.first_line_row(sheet)):
        for mark in line.marks:
            found.append(
                _record(sheet, mark, file)
                | {"row": row, "column": sheets.letter(keys.index(mark.column)), **_who(line)}
            )
        if line.kind == "total":
            stated_vnd = line.cells["total"]
            if sheet.style.unit != "đồng" and isinstance(stated_vnd, int):
                stated_vnd *= 1000
        elif line.kind == "data":
            assert line.person is not None
            rows += 1
            lawful_vnd += line.lawful_vnd
            who.add(line.person.card or line.person.code)
            outcomes[line.outcome]["rows"] += 1
            outcomes[line.outcome]["amount_vnd"] += line.counted_vnd
    facts = {
        "file": file,
        "sheet": sheet.name,
        "kind": sheet.kind,
        "header_row": sheet.style.header_row + 1,
        "rows": rows,
        "people": len(who),
        "lawful_vnd": lawful_vnd,
        "stated_vnd": stated_vnd,
        "outcomes": outcomes,
    }
    return facts, found


def missing_row(file: str, sheet: str, code: str) -> Record:
    """Describe a row that is not there: somebody left the list and no list of decreases says so."""
    mark = sheets.Mark("LIST_DIFF_UNEXPLAINED", "name", "block", "ignored", code, None)
    return _plain(mark) | {
        "file": file,
        "sheet": sheet,
        "row": None,
        "column": None,
        "source_code": code,
        "is_extra": False,
    }


class Ledger:
    """Writes truth.json piece by piece, so that a country's truth never lies in memory whole."""

    def __init__(self, path: pathlib.Path, head: Mapping[str, typing.Any]) -> None:
        self._path, self._head = path, head
        self._aside = contextlib.ExitStack()
        self._parts: dict[str, _Part] = {}
        self._codes: collections.Counter[str] = collections.Counter()
        self._sums: collections.Counter[str] = collections.Counter(files=0, sheets=0, rows=0, people=0, lawful_vnd=0)
        self._outcomes = {outcome: collections.Counter(rows=0, amount_vnd=0) for outcome in _OUTCOMES}

    def __enter__(self) -> typing.Self:
        for name in ("defects", "files", "equations"):
            aside = tempfile.SpooledTemporaryFile(max_size=_ASIDE_BYTES, mode="w+", encoding="utf-8")
            self._parts[name] = _Part(self._aside.enter_context(aside))
        return self

    def add(self, files: list[Record], found: list[Record], equations: list[Record]) -> None:
        for name, records in (("defects", found), ("files", files), ("equations", equations)):
            self._parts[name].add(records)
        self._codes.update(record["code"] for record in found)
        for file in files:
            self._sum_up(file)

    def _sum_up(self, file: Record) -> None:
        self._sums["files"] += len({sheet["file"] for sheet in file["sheets"]})
        for sheet in file["sheets"]:
            if sheet["kind"] != "monthly":
                continue
            self._sums["sheets"] += 1
            for key in ("rows", "people", "lawful_vnd"):
                self._sums[key] += sheet[key]
            for outcome in _OUTCOMES:
                self._outcomes[outcome].update(sheet["outcomes"][outcome])

    @property
    def totals(self) -> Record:
        """Sum the monthly lists; lists of changes carry no money."""
        outcomes = {outcome: dict(sums) for outcome, sums in self._outcomes.items()}
        return {**self._sums, "defects": dict(sorted(self._codes.items())), "outcomes": outcomes}

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None
    ) -> None:
        with self._aside, self._path.open("w", encoding="utf-8") as target:
            target.write(json.dumps(self._head, ensure_ascii=False)[:-1])
            for name, part in self._parts.items():
                target.write(f',\n"{name}": [')
                part.poured(target)
                target.write("]")
            target.write(f',\n"totals": {json.dumps(self.totals, ensure_ascii=False)}}}\n')


class _Part:
    """The members of one array, set aside until the document is put together."""

    def __init__(self, aside: typing.IO[str]) -> None:
        self._aside = aside
        self._is_first = True

    def add(self, records: Iterable[Record]) -> None:
        for record in records:
            self._aside.write(("\n" if self._is_first else ",\n") + json.dumps(record, ensure_ascii=False))
            self._is_first = False

    def poured(self, target: typing.IO[str]) -> None:
        self._aside.seek(0)
        shutil.copyfileobj(self._aside, target)


def _of_title(sheet: sheets.Sheet, mark: sheets.Mark, file: str) -> Record:
    is_unit = mark.column == "unit"
    row = sheet.style.header_row if is_unit else sheet.style.header_row - 1
    column = sheets.letter(len(sheet.columns) - 1) if is_unit else "A"
    return _record(sheet, mark, file) | {"row": row, "column": column, "source_code": None, "is_extra": False}


def _record(sheet: sheets.Sheet, mark: sheets.Mark, file: str) -> Record:
    return {"file": file, "sheet": sheet.name} | _plain(mark)


def _plain(mark: sheets.Mark) -> Record:
    return {
        "code": mark.code,
        "also": list(mark.also),
        "severity": mark.severity,
        "outcome": mark.outcome,
        "original": mark.original,
        "written": mark.written,
        "related": list(mark.related),
    }


def _who(line: sheets.Line) -> Record:
    return {"source_code": line.person.code if line.person else None, "is_extra": line.is_extra}
