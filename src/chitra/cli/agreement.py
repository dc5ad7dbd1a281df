"""`chitra agreement add|account`: with whom an organisation pays, and which account receives its advances."""

import argparse
import datetime

from chitra.cli import output
from chitra.config import clock
from chitra.providers import operations

CHANNELS = ("bank", "ewallet", "mobile_money", "cash_point", "home")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    deeds = subparsers.add_parser("agreement").add_subparsers(dest="deed", required=True)
    added = deeds.add_parser("add")
    added.add_argument("--channel", required=True, nargs="+", choices=CHANNELS, dest="channels")
    added.add_argument("--document-no", required=True)
    added.add_argument("--document-date", required=True, type=datetime.date.fromisoformat)
    account = deeds.add_parser("account")
    account.add_argument("--bin", required=True)
    account.add_argument("--account", required=True, metavar="NUMBER")
    account.add_argument("--holder", required=True, metavar="NAME")
    for parser in (added, account):
        parser.add_argument("--provider", required=True, metavar="CODE")
        parser.add_argument("--org", required=True, metavar="CODE")
        parser.add_argument("--programme", required=True, type=str.lower)
        parser.add_argument("--from", required=True, dest="valid_from", type=datetime.date.fromisoformat)
        parser.add_argument("--until", dest="valid_until", type=datetime.date.fromisoformat)
        parser.add_argument("--as", dest="by", required=True, metavar="USER")


def run(args: argparse.Namespace) -> int:
    """Record the agreement, or the advance account under it."""
    if args.deed == "add":
        count = operations.record_agreement(agreement=_agreement(args), by=args.by, at=clock.now())
        done = output.in_language(args, "Đã ghi hợp đồng", "The agreement is recorded")
    else:
        count = operations.record_advance_account(account=_account(args), by=args.by, at=clock.now())
        done = output.in_language(args, "Đã ghi tài khoản tạm ứng", "The advance account is recorded")
    document = {"provider": args.provider, "org": args.org, "programme": args.programme, "recorded": count}
    output.answer(args, document, f"{done}: {args.provider} – {args.org} {args.programme} ({count})")
    return 0


def _agreement(args: argparse.Namespace) -> operations.NewAgreement:
    return operations.NewAgreement(
        provider_code=args.provider,
        organisation_code=args.org,
        programme_code=args.programme,
        channels=tuple(args.channels),
        valid_from=args.valid_from,
        valid_until=args.valid_until,
        document_no=args.document_no,
        document_date=args.document_date,
    )


def _account(args: argparse.Namespace) -> operations.NewAdvanceAccount:
    return operations.NewAdvanceAccount(
        provider_code=args.provider,
        organisation_code=args.org,
        programme_code=args.programme,
        bin=args.bin,
        account_no=args.account,
        holder_name=args.holder,
        valid_from=args.valid_from,
        valid_until=args.valid_until,
    )
