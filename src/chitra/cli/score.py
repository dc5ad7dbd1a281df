"""`chitra score`: how much of what was planted in generated lists is found, and what is found that nobody planted."""

import argparse
import importlib
import os
import pathlib
import shutil
import sys
import tempfile

from chitra.cli import django_shell, output
from chitra.config import home


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("score")
    parser.add_argument("folders", nargs="+", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--org", default="49", metavar="PL-506|49")
    parser.add_argument("--keep", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Score consecutive months in a scratch installation; anything missed or raised wrongly answers 1.

    :raises NoTruth: a folder holds no generated lists
    """
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="score-", dir=home.made()))
    os.environ["CHITRA_HOME"] = str(scratch / "home")
    os.environ.pop("CHITRA_DATABASE_URL", None)
    try:
        return _scored(args, scratch)
    finally:
        if not args.keep:
            shutil.rmtree(scratch, ignore_errors=True)


def _scored(args: argparse.Namespace, scratch: pathlib.Path) -> int:
    with django_shell.ready():
        # Imported by name once Django stands, as what it asks is made of tables.
        score = importlib.import_module("chitra.rehearsal.score")
        months = score.scored(args.folders, within=args.org, scratch=scratch, tell=_tell)
    document = {month: {code: kind.document() for code, kind in kinds.items()} for month, kinds in months.items()}
    output.answer(args, {"org": args.org, "months": document}, _table(args, document))
    is_perfect = not any(
        kind["missed"] or kind["false_alarms"] for kinds in document.values() for kind in kinds.values()
    )
    return 0 if is_perfect else 1


def _tell(step: str) -> None:
    print(step, file=sys.stderr, flush=True)


def _table(args: argparse.Namespace, document: dict[str, dict[str, dict[str, object]]]) -> str:
    head = output.in_language(
        args, "kỳ|loại|đã cài|tìm thấy|bỏ sót|báo nhầm", "month|kind|planted|found|missed|false alarms"
    )
    keys = ("planted", "found", "missed", "false_alarms")
    rows = [tuple(head.split("|"))]
    for month, kinds in document.items():
        rows += [(month, code, *(str(kind[key]) for key in keys)) for code, kind in kinds.items()]
    return output.table(rows)
