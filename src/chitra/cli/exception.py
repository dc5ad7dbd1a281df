"""`chitra exception list|resolve`: lines of answers that somebody has to look into."""

import argparse

from django.db import transaction

from chitra.access import operations as access
from chitra.cli import output
from chitra.config import clock
from chitra.kernel import messages
from chitra.providers import queries as providers
from chitra.reconciliation import messages as _declared  # noqa: F401  the codes' texts
from chitra.reconciliation import operations, queries


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    deeds = subparsers.add_parser("exception").add_subparsers(dest="deed", required=True)
    listing = deeds.add_parser("list")
    listing.add_argument("--provider", required=True)
    listing.add_argument("--owner", default="")
    listing.add_argument("--limit", type=int, default=100)
    listing.add_argument("--as", dest="by", required=True)
    resolving = deeds.add_parser("resolve")
    resolving.add_argument("id", type=int)
    resolving.add_argument("--provider", required=True)
    resolving.add_argument("--reason", required=True)
    resolving.add_argument("--as", dest="by", required=True)


def run(args: argparse.Namespace) -> int:
    """List what is open, or close one with what was found out."""
    at = clock.now()
    if args.deed == "resolve":
        operations.resolve(exception_id=args.id, provider_code=args.provider, resolution=args.reason, by=args.by, at=at)
        output.answer(args, {"exception": args.id, "resolved": True}, f"{args.id}: {args.reason}")
        return 0
    with transaction.atomic():
        access.enter_provider(by=args.by, deed="answer", provider_code=args.provider, on=at.date())
        provider = providers.provider(args.provider)
        found = queries.open_exceptions(provider_id=provider.id, owner_code=args.owner, limit=args.limit)
    rows = [
        (
            str(each.id),
            f"{each.due_on:%d/%m/%Y}",
            each.owner_code,
            each.reference,
            str(each.amount_vnd or ""),
            messages.rendered(each.code, {"reference": each.reference}, args.lang).message,
        )
        for each in found
    ]
    head = output.in_language(args, "số|hạn|đơn vị|tham chiếu|số tiền|nội dung", "id|due|owner|reference|amount|what")
    output.answer(args, {"exceptions": found}, output.table([tuple(head.split("|")), *rows]))
    return 1 if found else 0
