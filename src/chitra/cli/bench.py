"""`chitra bench`: the whole month of a province or the country, measured in an installation of its own.

With `--pages` the month is copied until there are 1.3 million payments, and the pages are measured on them.
"""

import argparse
import datetime
import importlib
import os
import pathlib
import shutil
import sys
import tempfile
import time

from chitra.cli import django_shell, output
from chitra.config import clock, home
from chitra.rehearsal import country

MOST_PROVINCES = country.SYNTHETIC_PROVINCES + 1  # beside the real one


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("bench")
    parser.add_argument("--people", type=int, default=170_000)
    parser.add_argument("--provinces", type=int, choices=range(1, MOST_PROVINCES + 1), metavar="N")
    parser.add_argument("--no-floors", action="store_true")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--pages", action="store_true", help="measure the pages on many months instead")
    parser.add_argument("--payments", type=int, default=1_300_000, help="how many payments the pages stand on")
    parser.add_argument("--times", type=int, default=30, help="how often each page is asked for")


def run(args: argparse.Namespace) -> int:
    """Measure in a scratch installation, so that nothing real is touched and nothing old disturbs."""
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="bench-", dir=home.made()))
    os.environ["CHITRA_HOME"] = str(scratch / "home")
    os.environ.pop("CHITRA_DATABASE_URL", None)
    try:
        return _measured(args, scratch)
    finally:
        if not args.keep:
            shutil.rmtree(scratch, ignore_errors=True)


def _measured(args: argparse.Namespace, scratch: pathlib.Path) -> int:
    if args.pages:
        return _pages_measured(args, scratch)
    with django_shell.ready():
        # Imported by name once Django stands: what it measures is made of tables.
        bench = importlib.import_module("chitra.rehearsal.bench")
        stages = bench.measure(
            people=args.people,
            folder=scratch,
            with_floors=not args.no_floors,
            tell=_tell,
            provinces=args.provinces,
        )
        total_seconds = bench.total_seconds(stages)
    document = {
        "people": args.people,
        "stages": [{**each.document(), "name": each.name.strip()} for each in stages],
        "total_seconds": round(total_seconds, 1),
    }
    output.answer(args, document, _table(args, stages, total_seconds))
    return 0


def _pages_measured(args: argparse.Namespace, scratch: pathlib.Path) -> int:
    """Play one month, copy it, and ask for every page as if it were the first day after the last month."""
    with django_shell.ready():
        bench = importlib.import_module("chitra.rehearsal.bench")
        pages = importlib.import_module("chitra.rehearsal.pages")
        bench.measure(people=args.people, folder=scratch, with_floors=False, tell=_tell)
        payments, last = pages.fill(payments=args.payments)
        first_day = last.next.first_day
        at = datetime.datetime.combine(first_day, datetime.time(8), clock.OFFICE_TIME)
        os.environ["CHITRA_NOW"] = at.isoformat()
        pages.appointed(at=at)
        found = pages.measure(month=last, times=args.times, signed_in_at=time.time(), tell=_tell_page)
    documents = [page.document() for page in found]
    table = output.table([tuple(documents[0]), *(tuple(map(str, each.values())) for each in documents)])
    output.answer(args, {"payments": payments, "times": args.times, "pages": documents}, table)
    return 0


def _tell_page(page: object) -> None:
    document = page.document()  # type: ignore[attr-defined]
    print(f"{document['page']:<22} {document['officer']:<14} {document['p95_ms']:>6} ms", file=sys.stderr, flush=True)


def _tell(measured: object) -> None:
    document = measured.document()  # type: ignore[attr-defined]
    print(f"{document['name']:<18} {document['seconds']:>9} s", file=sys.stderr, flush=True)


def _table(args: argparse.Namespace, stages: list[object], total_seconds: float) -> str:
    head = output.in_language(
        args,
        "bước|dòng|giây|dòng/giây|sàn (giây)|tỷ lệ|MB|câu lệnh/việc",
        "stage|rows|seconds|rows/s|floor (s)|ratio|MB|statements/deed",
    )
    rows = [tuple(head.split("|"))]
    for each in stages:
        document = each.document()  # type: ignore[attr-defined]
        keys = ("name", "rows", "seconds", "rows_per_s", "floor_seconds", "ratio", "peak_mb", "statements_per_deed")
        rows.append(tuple("" if document[key] is None else str(document[key]) for key in keys))
    total = output.in_language(args, "cả tháng", "the month")
    return output.table(rows) + f"\n{total}: {total_seconds:.1f} s"
