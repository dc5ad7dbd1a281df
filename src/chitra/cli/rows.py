"""`chitra rows exclude`: take a refused or held row out of its list, by name and with a reason."""

import argparse

from chitra.cli import output
from chitra.config import clock
from chitra.rosters import operations as rosters


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    deeds = subparsers.add_parser("rows").add_subparsers(dest="deed", required=True)
    excluded = deeds.add_parser("exclude")
    excluded.add_argument("row", type=int, help="the row's number, as `chitra month check --json` gives it")
    excluded.add_argument("--reason", required=True)
    excluded.add_argument("--as", dest="by", metavar="USER", required=True)


def run(args: argparse.Namespace) -> int:
    """Exclude the row."""
    rosters.exclude_row(row_id=args.row, reason=args.reason, by=args.by, at=clock.now())
    text = output.in_language(args, f"Đã loại dòng {args.row} ra khỏi danh sách.", f"Row {args.row} is excluded.")
    output.answer(args, {"row": args.row, "excluded": True}, text)
    return 0
