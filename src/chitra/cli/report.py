"""`chitra report`: the forms of a settled month."""

import argparse
import csv
import datetime
import pathlib
import tempfile

from django.db import transaction

from chitra.access import operations as access
from chitra.cli import output
from chitra.config import clock
from chitra.kernel import errors, period
from chitra.ledger import queries as ledger
from chitra.programmes import queries as programmes
from chitra.settlement import queries as settlement
from chitra.territory import queries as territory


class NotSettled(errors.StateForbids):
    """The month has no settled figures yet."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("report")
    parser.add_argument("name", choices=(*settlement.FORM_NAMES, "all"))
    parser.add_argument("--period", required=True, type=period.Period.parse, metavar="YYYY-MM")
    parser.add_argument("--org", required=True)
    parser.add_argument("--programme", required=True, type=str.lower)
    parser.add_argument("--format", choices=("xlsx", "csv", "json"), default="xlsx")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--as", dest="by", required=True)


def run(args: argparse.Namespace) -> int:
    """Write one form, or all of them, for one organisation or every one below a province."""
    at = clock.now()
    month = args.period.first_day
    args.out.mkdir(parents=True, exist_ok=True)
    names = settlement.FORM_NAMES if args.name == "all" else (args.name,)
    written: list[dict[str, object]] = []
    for office in territory.organisations_below(code=args.org, on=month, programme_code=args.programme):
        with transaction.atomic():
            access.enter(
                by=args.by,
                deed="report",
                organisation_id=office.id,
                lineage=territory.lineage(office.code, on=at.date()),
                programme=args.programme,
                on=at.date(),
            )
            accounts = ledger.period(organisation_code=office.code, programme_code=args.programme, month=month)
            if accounts is None or accounts.status == "open":
                raise NotSettled(
                    "E-REPORT-NOT-SETTLED",
                    org=office.code,
                    programme=args.programme,
                    period=f"{month:%m/%Y}",
                    name=args.name,
                )
            heading = settlement.Heading(office.name, programmes.programme(args.programme).name, month, at.date())
            for name in names:
                table = settlement.form(name, accounts.id)
                path = args.out / f"{name}-{office.code}-{args.programme}-{month:%Y-%m}.{args.format}"
                _write(path, table, heading, args.format)
                written.append({"path": path, "name": name, "org": office.code, "rows": len(table.rows)})
    rows = [(str(each["path"]), str(each["rows"])) for each in written]
    output.answer(args, {"files": written}, output.table([("tệp", "dòng"), *rows]))
    return 0


def _write(path: pathlib.Path, table: settlement.Form, heading: settlement.Heading, format_: str) -> None:
    """Write beside the final name first, so that a form is there whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=path.suffix, delete=False) as target:
        if format_ == "xlsx":
            settlement.write_form(target, table, heading)
        else:
            target.write(_plain(table, heading.month, format_).encode())
    pathlib.Path(target.name).replace(path)


def _plain(table: settlement.Form, month: datetime.date, format_: str) -> str:
    headings = [f"{column.group} – {column.heading}" if column.group else column.heading for column in table.columns]
    if format_ == "json":
        rows = [dict(zip(headings, cells, strict=True)) for cells in table.rows]
        return output.as_json({"name": table.name, "title": table.title, "month": month, "rows": rows})
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(headings)
        writer.writerows(table.rows)
        text.seek(0)
        return "\ufeff" + text.read()
