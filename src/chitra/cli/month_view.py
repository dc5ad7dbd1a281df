"""How `chitra month` shows where a month stands: its runs, payments, books, and what prevents the next step."""

import argparse
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from chitra.access import operations as access
from chitra.cli import failures, output
from chitra.delivery import queries as delivery
from chitra.kernel import errors, vnd, words
from chitra.kernel.messages import Language
from chitra.ledger import operations as books
from chitra.ledger import queries as ledger
from chitra.payouts import queries as payouts
from chitra.payouts import rules
from chitra.rosters import queries as rosters
from chitra.settlement import queries as settlement
from chitra.territory import queries as territory

HELD_SHOWN = 50


def document(
    *,
    organisation_code: str,
    programme: str,
    month: datetime.date,
    by: str,
    at: datetime.datetime,
    lang: Language,
) -> dict[str, object]:
    """Describe a month, in the sight of the officer who asks."""
    office = territory.organisation(organisation_code, on=month)
    lineage = territory.lineage(office.code, on=at.date())
    with transaction.atomic():
        access.enter(by=by, deed="show", organisation_id=office.id, lineage=lineage, programme=programme, on=at.date())
        found = ledger.period(organisation_code=office.code, programme_code=programme, month=month)
        if found is None:
            raise books.UnknownPeriod(
                "E-LEDGER-NO-PERIOD", org=office.code, programme=programme, period=f"{month:%Y-%m}"
            )
        runs = payouts.runs(found.id)
        held = payouts.held_payments(found.id, limit=HELD_SHOWN)
        status = found.status if found.status == "closed" else _least_advanced(runs)
        obstacles = [] if status == "closed" else [_told(each, lang) for each in _obstacles(found.id, runs)]
        return {
            "period": f"{month:%Y-%m}",
            "org": office.code,
            "programme": programme,
            "status": status,
            "runs": [_run(run) for run in runs],
            "payments": delivery.payment_states(found.id),
            "held": held,
            "ledger": ledger.balances(found.id),
            "next": "" if status == "closed" else rules.NEXT_DEED.get(status, "freeze"),
            "prevents": obstacles,
        }


def text(args: argparse.Namespace, answer: Mapping[str, Any]) -> str:
    """Set a month, or the refusal that stands in its place, as lines."""
    head = f"{answer['org']} {answer['programme']} {answer['period']}"
    if "error" in answer:
        error = answer["error"]
        return f"{head}: {error['code']}: {error['message']}"
    labels = output.in_language(
        args, "trạng thái|khoản|đồng|bị giữ|cản trở|tiếp theo", "status|payments|đồng|held|prevents|next"
    )
    status, count, money, held, prevents, following = labels.split("|")
    now, then = (words.said(answer[key], args.lang) for key in ("status", "next"))
    lines = [f"{head}: {status} {now}" + (f"; {following}: {then}" if then else "")]
    table = [(status, count, money)]
    table += [
        (words.said(name, args.lang), str(share.count), vnd.dotted(share.amount_vnd))
        for name, share in answer["payments"].items()
    ]
    table += [
        (words.said(kind, args.lang), "", vnd.dotted(amount)) for kind, amount in answer["ledger"].items() if amount
    ]
    lines.append(output.table(table))
    for each in answer["held"]:
        # Money that the month before carried out is, from here, what came in.
        kind = words.said("CARRIED_IN" if each.kind == "carried" else each.kind, args.lang)
        lines.append(f"  {held}: {each.id} {each.person_name}, {kind}, {vnd.dotted(each.amount_vnd)} [{each.reasons}]")
    lines += [f"  {prevents}: {each['code']}: {each['message']}" for each in answer["prevents"]]
    return "\n".join(lines)


def _least_advanced(runs: Iterable[payouts.Run]) -> str:
    """Name the state of the run that lags behind; a month without a run is still a draft."""
    return min((run.status for run in runs), key=rules.STATUSES.index, default="draft")


def _run(run: payouts.Run) -> dict[str, object]:
    content = payouts.content(run.id)
    return {
        "number": run.number,
        "status": run.status,
        "planned_pay_date": run.planned_pay_date,
        "count": content.payment_count,
        "amount_vnd": content.total_vnd,
        "content_hash": content.content_hash,
    }


def _obstacles(period_id: int, runs: tuple[payouts.Run, ...]) -> list[dict[str, Any]]:
    """Name what keeps the runs from their next step: a code with its fields."""
    statuses = {run.status for run in runs}
    found: list[dict[str, Any]] = []
    if not runs or "frozen" not in statuses:
        unready = rosters.unready_rows(period_id)
        if unready:
            found.append({"code": "E-MONTH-ROWS-REFUSED", "count": len(unready)})
    if statuses <= {"frozen", "submitted"}:
        blocking = rosters.blocking(period_id)
        if blocking:
            codes = ", ".join(sorted({finding.code for finding in blocking}))
            found.append({"code": "E-MONTH-BLOCKED", "count": len(blocking), "codes": codes})
    if "approved" in statuses:
        found += [
            {
                "code": "E-MONTH-UNFUNDED",
                "run": gap.number,
                "source": gap.source_code,
                "provider": gap.provider_code,
                "missing_vnd": gap.missing_vnd,
            }
            for gap in payouts.gaps(period_id)
            if gap.missing_vnd
        ]
    if statuses == {"released"}:
        found += [
            {"code": each.code, "count": each.count, "amount_vnd": each.amount_vnd}
            for each in settlement.prevents(period_id)
        ]
    return found


def _told(obstacle: dict[str, Any], lang: Language) -> dict[str, object]:
    """Add to an obstacle what it means and what to do about it."""
    fields = {name: value for name, value in obstacle.items() if name != "code"}
    said = failures.document(errors.StateForbids(obstacle["code"], **fields), lang)["error"]
    assert isinstance(said, Mapping)
    return {**obstacle, "message": said["message"], "fix": said["fix"]}
