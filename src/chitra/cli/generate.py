"""`chitra generate`: write lists as the offices really send them, with defects and the truth about them."""

import argparse
import pathlib

from chitra.cli import output
from chitra.kernel import period, vnd
from chitra.rehearsal import generator, tariff


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    parser = subparsers.add_parser("generate")
    parser.add_argument("--people", type=int, default=0, metavar="N")
    parser.add_argument("--period", required=True, metavar="2023-09")
    parser.add_argument("--out", type=pathlib.Path, required=True, metavar="DIR")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--defects", type=float, default=0.0, metavar="RATE")
    parser.add_argument("--org", default="49", metavar="PL-506,PL-503|49|S01|all")
    parser.add_argument("--layout", choices=generator.LAYOUTS, default=generator.LAYOUTS[0])
    parser.add_argument("--programmes", default="btxh,ncc")
    parser.add_argument("--previous", type=pathlib.Path, metavar="DIR")
    parser.add_argument("--carried", type=pathlib.Path, metavar="CSV")
    parser.add_argument("--format", default="xlsx", choices=("xlsx", "xls", "ods", "csv"))
    parser.add_argument("--header-row", type=int, default=7)
    parser.add_argument("--decree-reaches", default=str(tariff.DECREE_REACHES_LISTS), metavar="2023-10")


def run(args: argparse.Namespace) -> int:
    """Write the lists and say what they hold.

    :raises BadOrder: when a setting is impossible.
    """
    order = generator.Order(
        month=_period(args.period, "period"),
        out=args.out,
        people=args.people,
        seed=args.seed,
        rate=args.defects,
        org=tuple(args.org.split(",")),
        layout=args.layout,
        programmes=tuple(args.programmes.split(",")),
        previous=args.previous,
        carried=args.carried,
        ending=args.format,
        header_row=args.header_row,
        decree_reaches=_period(args.decree_reaches, "decree-reaches"),
    )
    label = output.in_language(args, "cơ quan", "offices")
    with output.Progress(label, len(generator.offices_of(order))) as progress:
        totals = generator.generate(order, on_office=progress.advance)
    files, rows, amount = totals["files"], totals["rows"], vnd.dotted(totals["lawful_vnd"])
    flaws = sum(totals["defects"].values())
    text = output.in_language(
        args,
        f"{files} tệp, {rows} dòng, {amount} đồng, {flaws} lỗi cài sẵn: {args.out}",
        f"{files} files, {rows} rows, {amount} đồng, {flaws} defects: {args.out}",
    )
    output.answer(args, {"out": str(args.out), "period": args.period, **totals}, text)
    return 0


def _period(text: str, field: str) -> period.Period:
    try:
        return period.Period.parse(text)
    except ValueError as error:
        raise generator.BadOrder("E-GEN-SETTING", field=field) from error
