"""`chitra bench`: the whole month of a province or the country, measured in an installation of its own."""

import argparse
import importlib
import os
import pathlib
import shutil
import sys
import tempfile

from chitra.cli import django_shell, output
from chitra.config import home
from chitra.rehearsal import country

MOST_PROVINCES = country.SYNTHETIC_PROVINCES + 1  # beside the real one


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("bench")
    parser.add_argument("--people", type=int, default=170_000)
    parser.add_argument("--provinces", type=int, choices=range(1, MOST_PROVINCES + 1), metavar="N")
    parser.add_argument("--no-floors", action="store_true")
    parser.add_argument("--keep", action="store_true")


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
