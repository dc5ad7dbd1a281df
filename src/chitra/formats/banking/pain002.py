"""Status reports in pain.002, versions .03 to .15, whole or by exception (only what failed is listed)."""

import dataclasses
from collections.abc import Generator
from datetime import date
from typing import Final

from chitra.formats.banking import amounts, answers, markup, reasons, schemas

CONFLICT: Final = "E-STMT-CONFLICT"
_GROUP_ONLY: Final = frozenset({"PART"})

Fields = dict[str, str]


def lines(source: markup.Source, *, today: date) -> Generator[answers.Line, None, tuple[answers.Head, ...]]:
    """Yield a line for each payment the report lists, then return its head.

    :raises markup.XmlRefused: when the file is not a whole, valid pain.002; lines may have been yielded before.
    """
    version = markup.message_name(source)
    if version not in schemas.PAIN_002:
        raise markup.XmlRefused("E-XML-NAMESPACE", value=version)
    plans = {tag: markup.qualified(plan, version) for tag, plan in _PLANS.items()}
    space = f"{{{schemas.namespace(version)}}}"
    report: Fields = {}
    orders: dict[str, str] = {}
    order: Fields | None = None
    tally = answers.Tally()
    is_contradicted = False
    for element in markup.streamed(source, version, tuple(_PLANS)):
        tag = str(element.tag).removeprefix(space)
        if tag == "TxInfAndSts":
            parent = element.getparent()
            if order is None and parent is not None and str(parent.tag) == f"{space}OrgnlPmtInfAndSts":
                order = markup.gathered(parent, plans["OrgnlPmtInfAndSts"], {})
            line = _line(markup.gathered(element, plans[tag], {}), report, order or {}, tally.count + 1, today)
            tally.add(line)
            is_contradicted |= line.malformed == CONFLICT
            yield line
            markup.released(element)
        elif tag == "OrgnlPmtInfAndSts":
            ended = markup.gathered(element, plans[tag], {})
            orders[ended["order_id"]] = ended.get("status") or report.get("status", "")
            report.update({f"order_{key}": value for key, value in ended.items()})
            order = None
            markup.released(element)
        else:
            markup.gathered(element, plans[tag], report)
    head = _head(version, report, orders, tally)
    # A report that contradicts itself decides nothing about payments it does not list.
    return (dataclasses.replace(head, unlisted=None) if is_contradicted else head,)


def _line(detail: Fields, report: Fields, order: Fields, line_no: int, today: date) -> answers.Line:
    group_code = order.get("status") or report.get("status", "")
    code = detail.get("status") or group_code
    status = reasons.status(code)
    booked_on = amounts.iso_date(detail["accepted_at"]) if "accepted_at" in detail else None
    reason, reason_code = _reason(detail, status)
    amount_vnd, fault, value = _amount(detail)
    reference = (detail.get("end_to_end") or detail.get("instruction") or "").strip() or None
    if reference is None:
        fault, value = "E-STMT-NO-REFERENCE", ""
    elif status is None:
        fault, value = "E-STMT-STATUS", code
    elif status == "rejected" and reason == "unknown":
        fault, value = "E-STMT-REASON", reason_code
    elif (booked_on is None and "accepted_at" in detail) or (booked_on and not amounts.is_credible(booked_on, today)):
        fault, value = "E-STMT-DATE", detail["accepted_at"]
    elif reasons.status(group_code) == "rejected" and status != "rejected":
        fault, value = CONFLICT, f"{group_code}/{code}"
    return answers.Line(
        head_no=1,
        line_no=line_no,
        reference=reference,
        amount_vnd=amount_vnd,
        booked_on=booked_on,
        status=status or "other",
        reason=reason,
        reason_code=reason_code,
        account=detail.get("account"),
        name=detail.get("name"),
        text=detail.get("reason_text"),
        bank_ref=detail.get("bank_ref"),
        batch=order.get("order_id"),
        malformed=fault,
        malformed_value=value,
    )


def _reason(fields: Fields, status: answers.Status | None) -> tuple[str | None, str | None]:
    """Return the reason of a rejection and its raw code; the first of several codes is the one that counts."""
    if status != "rejected":
        return None, fields.get("reason_code")
    raw = fields.get("reason_code") or fields.get("reason_own")
    if raw is None:
        return "unspecified", None
    first = raw.split()[0]
    return reasons.by_code(first) or reasons.by_phrase(raw.upper()) or "unknown", first


def _amount(detail: Fields) -> tuple[int | None, str | None, str | None]:
    if "amount" not in detail:
        return None, None, None
    if detail.get("currency") != amounts.CURRENCY:
        return None, "E-STMT-CURRENCY", f"{detail['amount']} {detail.get('currency')}"
    try:
        return amounts.whole_dong(detail["amount"]), None, None
    except amounts.NotWholeDong as error:
        return None, error.code, detail["amount"]


def _head(version: str, report: Fields, orders: dict[str, str], tally: answers.Tally) -> answers.Head:
    codes = set(orders.values()) - {""}
    group_code = codes.pop() if len(codes) == 1 else report.get("status", "") if not codes else "PART"
    unlisted = reasons.status(group_code)
    reason, reason_code = _reason(report if "reason_code" in report else _of_order(report), unlisted)
    notes: list[answers.Note] = []
    if group_code and unlisted is None and group_code not in _GROUP_ONLY:
        notes.append(answers.note("E-STMT-STATUS", value=group_code, number=report.get("number")))
    if reasons.status(report.get("status", "")) == "rejected" and unlisted != "rejected":
        notes.append(answers.note(CONFLICT, value=f"{report['status']}/{group_code}", number=report.get("number")))
        unlisted = None
    count = report.get("count") or report.get("order_count") or ""
    total = report.get("total") or report.get("order_total") or ""
    if count.isdigit() and tally.count > int(count):
        notes.append(
            answers.note("E-STMT-COUNT", number=report.get("number"), stated_count=count, actual_count=tally.count)
        )
    head = answers.Head(
        kind="pain002",
        version=version,
        number=report["number"],
        created_at=amounts.iso_moment(report.get("created_at")),
        original_message_id=report["message_id"],
        original_count=int(count) if count.isdigit() else None,
        original_total_vnd=_total(total),
        group_status=group_code or None,
        unlisted=unlisted,
        unlisted_reason=reason if unlisted == "rejected" else None,
        unlisted_reason_code=reason_code if unlisted == "rejected" else None,
        notes=tuple(notes),
    )
    return dataclasses.replace(head, line_count=tally.count, malformed_count=tally.malformed)


def _of_order(report: Fields) -> Fields:
    return {key.removeprefix("order_"): value for key, value in report.items() if key.startswith("order_")}


def _total(text: str) -> int | None:
    try:
        return amounts.whole_dong(text, may_be_zero=True)
    except amounts.NotWholeDong:
        return None


_REASON: Final[markup.Plan] = {"Rsn": {"Cd": "reason_code", "Prtry": "reason_own"}, "AddtlInf": "reason_text"}
_PARTY: Final[markup.Plan] = {"Nm": "name", "Pty": {"Nm": "name"}}
_PLANS: Final[dict[str, markup.Plan]] = {
    "GrpHdr": {"MsgId": "number", "CreDtTm": "created_at"},
    "OrgnlGrpInfAndSts": {
        "OrgnlMsgId": "message_id",
        "OrgnlNbOfTxs": "count",
        "OrgnlCtrlSum": "total",
        "GrpSts": "status",
        "StsRsnInf": _REASON,
    },
    "TxInfAndSts": {
        "OrgnlInstrId": "instruction",
        "OrgnlEndToEndId": "end_to_end",
        "TxSts": "status",
        "StsRsnInf": _REASON,
        "AccptncDtTm": "accepted_at",
        "AcctSvcrRef": "bank_ref",
        "OrgnlTxRef": {
            "Amt": {"InstdAmt": ("amount", "currency")},
            "Cdtr": _PARTY,
            "CdtrAcct": {"Id": {"Othr": {"Id": "account"}, "IBAN": "account"}},
        },
    },
    "OrgnlPmtInfAndSts": {
        "OrgnlPmtInfId": "order_id",
        "OrgnlNbOfTxs": "count",
        "OrgnlCtrlSum": "total",
        "PmtInfSts": "status",
        "StsRsnInf": _REASON,
    },
}
