"""`chitra payfiles`: the files that carry a released month to a provider."""

import argparse
import pathlib

from chitra.cli import output
from chitra.config import clock
from chitra.delivery import operations
from chitra.kernel import period
from chitra.territory import queries as territory


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("payfiles")
    parser.add_argument("--period", required=True, type=period.Period.parse, metavar="YYYY-MM")
    parser.add_argument("--org", required=True)
    parser.add_argument("--programme", required=True, type=str.lower)
    parser.add_argument("--provider", required=True)
    parser.add_argument("--format", choices=("pain001", "xlsx", "csv"), default="pain001")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--as", dest="by", required=True)


def run(args: argparse.Namespace) -> int:
    """Make the files of one organisation, or of every one below a province that has something for the provider."""
    at = clock.now()
    month = args.period.first_day
    offices = territory.organisations_below(code=args.org, on=month, programme_code=args.programme)
    made: list[operations.FileMade] = []
    for office in offices:
        try:
            made += operations.payfiles(
                organisation_code=office.code,
                programme=args.programme,
                month=month,
                provider_code=args.provider,
                format=args.format,
                by=args.by,
                at=at,
                folder=args.out,
            )
        except operations.NothingReleased:
            # Of many offices some have nothing for this provider; of one, that is the answer.
            if len(offices) == 1:
                raise
    files = [
        {
            "path": file.path,
            "format": file.format,
            "provider": file.provider_code,
            "channel": file.channel,
            "count": file.count,
            "amount_vnd": file.amount_vnd,
            "sha256": file.sha256,
            "is_new": file.is_new,
        }
        for file in made
    ]
    rows = [(file.path.name, file.format, str(file.count), f"{file.amount_vnd:,}", file.sha256[:16]) for file in made]
    head = output.in_language(args, "tệp|dạng|số lệnh|số tiền (đồng)|SHA-256", "file|format|orders|đồng|SHA-256")
    output.answer(args, {"files": files}, output.table([tuple(head.split("|")), *rows]))
    return 0
