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
import json
import pathlib
import types
import typing
from collections.abc import Mapping

from chitra.rehearsal import sheets

Record: typing.TypeAlias = dict[str, typing.Any]


def of_sheet(sheet: sheets.Sheet, file: str) -> tuple[Record, list[Record]]:
    """Describe a sheet and its defects."""
    keys = [column.key for column in sheet.columns]
    found = [_of_title(sheet, mark, file) for mark in sheet.marks]
    outcomes = {outcome: {"rows": 0, "amount_vnd": 0} for outcome in ("accepted", "held", "refused")}
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
        self._files: list[Record] = []
        self._equations: list[Record] = []
        self._codes: collections.Counter[str] = collections.Counter()
        self._is_first = True

    def __enter__(self) -> typing.Self:
        self._target = self._path.open("w", encoding="utf-8")
        opening = json.dumps(self._head, ensure_ascii=False)
        self._target.write(f'{opening[:-1]}, "defects": [')
        return self

    def add(self, files: list[Record], found: list[Record], equations: list[Record]) -> None:
        self._files += files
        self._equations += equations
        for record in found:
            self._codes[record["code"]] += 1
            self._target.write(("\n" if self._is_first else ",\n") + json.dumps(record, ensure_ascii=False))
            self._is_first = False

    @property
    def totals(self) -> Record:
        """Sum the monthly lists; lists of changes carry no money."""
        parts = [part for file in self._files for part in file["sheets"] if part["kind"] == "monthly"]
        outcomes = {
            outcome: {key: sum(part["outcomes"][outcome][key] for part in parts) for key in ("rows", "amount_vnd")}
            for outcome in ("accepted", "held", "refused")
        }
        sums = {key: sum(part[key] for part in parts) for key in ("rows", "people", "lawful_vnd")}
        files = sum(len({part["file"] for part in file["sheets"]}) for file in self._files)
        return {
            "files": files,
            "sheets": len(parts),
            **sums,
            "defects": dict(sorted(self._codes.items())),
            "outcomes": outcomes,
        }

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: types.TracebackType | None
    ) -> None:
        for name, records in (("files", self._files), ("equations", self._equations)):
            body = ",\n".join(json.dumps(record, ensure_ascii=False) for record in records)
            self._target.write(f'],\n"{name}": [\n{body}')
        self._target.write(f'],\n"totals": {json.dumps(self.totals, ensure_ascii=False)}}}\n')
        self._target.close()


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
