"""`chitra month VERB`: show a month of one organisation, or of all below a province, and move it from step to step."""

import argparse
import datetime
from collections.abc import Callable, Mapping
from typing import Any

from chitra.cli import failures, month_view, output
from chitra.config import clock
from chitra.delivery import operations as delivery
from chitra.kernel import errors, period
from chitra.ledger import operations as ledger
from chitra.oversight import queries as oversight
from chitra.payouts import operations as payouts
from chitra.settlement import operations as settlement
from chitra.territory import queries as territory
from chitra.treasury import operations as treasury

ATTENTION = 1

Place = dict[str, Any]
Result = tuple[dict[str, object], int]


class NothingHere(errors.StateForbids):
    """No organisation below this one has a period of that month and programme."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the grammar."""
    verbs = subparsers.add_parser("month").add_subparsers(dest="verb", required=True)
    for verb in VERBS:
        parser = verbs.add_parser(verb)
        parser.add_argument("--period", required=True, type=period.Period.parse, metavar="YYYY-MM")
        parser.add_argument("--org", required=True, metavar="CODE")
        parser.add_argument("--programme", required=True, type=str.lower)
        parser.add_argument("--as", dest="by", required=True, metavar="USER")
        if verb in ("submit", "approve", "return", "release"):
            parser.add_argument("--run", type=int, dest="run_number")
        if verb in ("return", "hold", "unhold", "exclude"):
            parser.add_argument("--reason", required=True)
        if verb in ("hold", "unhold", "exclude"):
            parser.add_argument("--payment", type=int, nargs="+", required=True, dest="payment_ids", metavar="ID")
    verbs.choices["reissue"].add_argument("--reference", nargs="+", required=True, dest="references", metavar="REF")
    verbs.choices["freeze"].add_argument("--pay-date", type=datetime.date.fromisoformat)
    verbs.choices["approve"].add_argument("--reason", default="")
    verbs.choices["approve"].add_argument("--seen", default="", metavar="HASH")
    verbs.choices["settle"].add_argument("--with", dest="countersigned_by", metavar="USER")
    _add_fund(verbs.choices["fund"])


def run(args: argparse.Namespace) -> int:
    """Do the deed for each organisation in a transaction of its own; several answer with the worst exit code."""
    at = clock.now()
    month = args.period.first_day
    offices = territory.organisations_below(code=args.org, on=month, programme_code=args.programme)
    answers = []
    codes = []
    is_one = [office.code for office in offices] == [args.org]
    for office in offices:
        place = {"organisation_code": office.code, "programme": args.programme, "month": month, "by": args.by, "at": at}
        try:
            answer, code = _answered(args, place)
        except ledger.UnknownPeriod:
            # Of many organisations some have had no list; of one, that is the answer.
            if is_one:
                raise
            continue
        except errors.Refusal as refusal:
            if is_one:
                raise
            answer, code = _refused(args, office.code, refusal)
        answers.append(answer)
        codes.append(code)
    if not answers:
        raise NothingHere("E-MONTH-NOTHING", org=args.org, programme=args.programme, period=str(args.period))
    text = "\n\n".join(month_view.text(args, answer) for answer in answers)
    output.answer(args, answers[0] if is_one else {"runs": answers}, text)
    return max(codes)


def _answered(args: argparse.Namespace, place: Place) -> Result:
    """Do the verb's deed, then show where the month stands."""
    said, code = VERBS[args.verb](args, place)
    return month_view.document(lang=args.lang, **place) | said, code


def _refused(args: argparse.Namespace, organisation_code: str, refusal: errors.Refusal) -> Result:
    place = {"period": args.period, "org": organisation_code, "programme": args.programme}
    return {**place, **failures.document(refusal, args.lang)}, refusal.exit_code


def _show(args: argparse.Namespace, place: Place) -> Result:  # noqa: ARG001 - all verbs are called alike
    return {}, 0


def _check(args: argparse.Namespace, place: Place) -> Result:  # noqa: ARG001
    checked = payouts.check(**place)
    severities: Mapping[str, int] = checked.by_severity
    return {"findings": {"by_severity": severities, "by_code": checked.by_code}}, ATTENTION if severities[
        "block"
    ] else 0


def _freeze(args: argparse.Namespace, place: Place) -> Result:
    return {"frozen": payouts.freeze(**place, pay_date=args.pay_date)}, 0


def _submit(args: argparse.Namespace, place: Place) -> Result:
    return {"signed": payouts.submit(**place, run_number=args.run_number)}, 0


def _approve(args: argparse.Namespace, place: Place) -> Result:
    signed = payouts.approve(**place, run_number=args.run_number, reason=args.reason, seen_hash=args.seen)
    return {"signed": signed}, 0


def _return(args: argparse.Namespace, place: Place) -> Result:
    payouts.return_(**place, run_number=args.run_number, reason=args.reason)
    return {}, 0


def _hold(args: argparse.Namespace, place: Place) -> Result:
    payouts.hold(**place, payment_ids=args.payment_ids, reason=args.reason)
    return {}, 0


def _unhold(args: argparse.Namespace, place: Place) -> Result:
    payouts.unhold(**place, payment_ids=args.payment_ids, reason=args.reason)
    return {}, 0


def _exclude(args: argparse.Namespace, place: Place) -> Result:
    payouts.exclude(**place, payment_ids=args.payment_ids, reason=args.reason)
    return {}, 0


def _fund(args: argparse.Namespace, place: Place) -> Result:
    funded = treasury.fund(
        **place,
        provider_code=args.provider,
        source_code=args.source,
        amount_vnd=args.amount,
        ref=args.ref,
        received_on=args.date,
    )
    return {"missing": funded.missing}, 0


def _release(args: argparse.Namespace, place: Place) -> Result:
    released = delivery.release(**place, run_number=args.run_number, checks=oversight.broken)
    return {"released": released}, 0


def _reissue(args: argparse.Namespace, place: Place) -> Result:
    again = delivery.reissue(**place, references=args.references, checks=oversight.broken)
    return {"reissued": again}, 0


def _settle(args: argparse.Namespace, place: Place) -> Result:
    settled = settlement.settle(**place, countersigned_by=args.countersigned_by)
    return {"settled": settled.is_settled, "waiting_for": settled.waiting_for, "minutes": settled.minutes}, 0


def _close(args: argparse.Namespace, place: Place) -> Result:  # noqa: ARG001
    settlement.close(**place, checks=oversight.broken)
    return {}, 0


def _add_fund(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--provider", required=True, metavar="CODE")
    parser.add_argument("--source", required=True, metavar="CODE")
    parser.add_argument("--amount", required=True, type=int, metavar="VND")
    parser.add_argument("--ref", required=True)
    parser.add_argument("--date", required=True, type=datetime.date.fromisoformat)


VERBS: dict[str, Callable[[argparse.Namespace, Place], Result]] = {
    "show": _show,
    "check": _check,
    "freeze": _freeze,
    "submit": _submit,
    "approve": _approve,
    "return": _return,
    "hold": _hold,
    "unhold": _unhold,
    "exclude": _exclude,
    "fund": _fund,
    "release": _release,
    "reissue": _reissue,
    "settle": _settle,
    "close": _close,
}
