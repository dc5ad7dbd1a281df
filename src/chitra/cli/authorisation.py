"""`chitra authorisation import FILE.csv`: record guardianships and certified authorisations."""

import argparse
import csv
import datetime
import pathlib
from collections.abc import Iterator

from chitra.cli import output
from chitra.config import clock
from chitra.enrolment import operations as enrolment
from chitra.enrolment import rules
from chitra.kernel import errors
from chitra.rosters import operations as rosters

REQUIRED = ("kind", "principal_name", "agent_name", "certificate_no", "valid_from")
DATES = ("certified_on", "valid_from", "valid_until")
COLUMNS = (*REQUIRED, "principal_cccd", "principal_code", "agent_cccd", "programme", "certified_on", "valid_until")


class ColumnsUnreadable(errors.BadInput):
    """The file lacks a column, or one of its dates cannot be read."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    deeds = subparsers.add_parser("authorisation").add_subparsers(dest="deed", required=True)
    imported = deeds.add_parser("import")
    imported.add_argument("file", type=pathlib.Path, help=f"CSV in UTF-8 with the columns {', '.join(COLUMNS)}")
    imported.add_argument("--org", metavar="CODE", required=True)
    imported.add_argument("--as", dest="by", metavar="USER", required=True)


def run(args: argparse.Namespace) -> int:
    """Record the papers of the file; exit 1 when some name nobody in the registry."""
    at = clock.now()
    office = rosters.office(organisation_code=args.org, on=at.date())
    done = enrolment.record_authorisations(papers=tuple(_papers(args.file)), office=office, by=args.by, at=at)
    document = {
        "file": args.file.name,
        "recorded": done.recorded,
        "known": done.known,
        "unknown_rows": done.unknown_lines,
    }
    sentence = output.in_language(
        args,
        f"Ghi mới {done.recorded}, đã có {done.known}, không rõ người ở các dòng: {done.unknown_lines}",
        f"{done.recorded} recorded, {done.known} known, of nobody in the rows {done.unknown_lines}",
    )
    output.answer(args, document, sentence)
    return 1 if done.unknown_lines else 0


def _papers(path: pathlib.Path) -> Iterator[rules.Paper]:
    """Read the papers of a CSV file.

    :raises ColumnsUnreadable: with the row and the column
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        missing = [name for name in REQUIRED if name not in (table.fieldnames or ())]
        if missing:
            raise ColumnsUnreadable("E-PAPER-COLUMNS", file=path.name, column=missing[0], expected=", ".join(COLUMNS))
        for line, row in enumerate(table, start=2):
            cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
            dates = {name: _date(path, line, name, cells[name]) for name in DATES}
            valid_from = dates["valid_from"]
            if valid_from is None:
                raise ColumnsUnreadable("E-PAPER-COLUMNS", file=path.name, row=line, column="valid_from", value="")
            yield rules.Paper(
                line=line,
                kind=cells["kind"],
                principal_name=cells["principal_name"],
                agent_name=cells["agent_name"],
                certificate_no=cells["certificate_no"],
                valid_from=valid_from,
                valid_until=dates["valid_until"],
                principal_cccd=cells["principal_cccd"],
                principal_code=cells["principal_code"],
                agent_cccd=cells["agent_cccd"],
                programme_code=cells["programme"],
                certified_on=dates["certified_on"],
            )


def _date(path: pathlib.Path, line: int, column: str, text: str) -> datetime.date | None:
    """Read a date as ISO or as dd/mm/yyyy."""
    if not text:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    raise ColumnsUnreadable("E-PAPER-COLUMNS", file=path.name, row=line, column=column, value=text)
