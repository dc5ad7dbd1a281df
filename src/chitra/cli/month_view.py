"""How `chitra month` shows where a month stands: its runs, payments, books, and what prevents the next step."""

import argparse
import datetime
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from chitra.access import operations as access
from chitra.cli import failures, output
from chitra.delivery import queries as delivery
from chitra.kernel import errors, vnd, words
from chitra.kernel.messages import Language
from chitra.ledger import operations as books
from chitra.ledger import queries as ledger
from chitra.oversight import queries as oversight
from chitra.payouts import queries as payouts
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
        standing = oversight.standing(found)
        return {
            "period": f"{month:%Y-%m}",
            "org": office.code,
            "programme": programme,
            "status": standing.status,
            "runs": [_run(run) for run in standing.runs],
            "payments": delivery.payment_states(found.id),
            "held": payouts.held_payments(found.id, limit=HELD_SHOWN),
            "ledger": ledger.balances(found.id),
            "next": standing.next_deed,
            "prevents": [_told(obstacle, lang) for obstacle in standing.obstacles],
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


def _told(obstacle: oversight.Obstacle, lang: Language) -> dict[str, object]:
    """Add to an obstacle what it means and what to do about it."""
    said = failures.document(errors.StateForbids(obstacle.code, **obstacle.fields), lang)["error"]
    assert isinstance(said, Mapping)
    return {"code": obstacle.code, **obstacle.fields, "message": said["message"], "fix": said["fix"]}
