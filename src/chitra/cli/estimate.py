"""`chitra estimate add`: what an organisation may draw from a funding source in a year."""

import argparse
import datetime

from chitra.cli import output
from chitra.config import clock
from chitra.kernel import vnd
from chitra.treasury import operations


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    deeds = subparsers.add_parser("estimate").add_subparsers(dest="deed", required=True)
    parser = deeds.add_parser("add")
    parser.add_argument("--org", required=True, metavar="CODE")
    parser.add_argument("--programme", required=True, type=str.lower)
    parser.add_argument("--source", required=True, metavar="CODE")
    parser.add_argument("--year", required=True, type=int)
    parser.add_argument("--amount", required=True, type=int, metavar="VND")
    parser.add_argument("--document-no", required=True)
    parser.add_argument("--document-date", required=True, type=datetime.date.fromisoformat)
    parser.add_argument("--as", dest="by", required=True, metavar="USER")


def run(args: argparse.Namespace) -> int:
    """Record one document of an estimate; a later one adds to it, or, below zero, takes away."""
    estimate_id = operations.record_estimate(
        organisation_code=args.org,
        programme=args.programme,
        source_code=args.source,
        year=args.year,
        amount_vnd=args.amount,
        document_no=args.document_no,
        document_date=args.document_date,
        by=args.by,
        at=clock.now(),
    )
    document = {
        "estimate": estimate_id,
        "org": args.org,
        "programme": args.programme,
        "source": args.source,
        "year": args.year,
        "amount_vnd": args.amount,
    }
    done = output.in_language(args, "Đã ghi dự toán", "The estimate is recorded")
    place = f"{args.org} {args.programme} {args.source} {args.year}"
    output.answer(args, document, f"{done}: {place}: {vnd.dotted(args.amount)} đồng ({args.document_no})")
    return 0
