"""Statements of the advance account in camt.053, .02 to .14: streamed, schema-checked, one line a transaction."""

import dataclasses
import re
from collections.abc import Generator, Iterator
from datetime import date
from typing import Final

from lxml import etree

from chitra.formats.banking import amounts, answers, markup, reasons, schemas
from chitra.kernel import reference as references

_NO_REFERENCE: Final = frozenset({"", "NOTPROVIDED", "NONREF"})
_REFERENCE_IN_TEXT = re.compile(r"\bCT\d{14}\b")
_FEES: Final = frozenset({"CHRG", "COMM", "COME", "FEES", "FEE", "CHG", "NCHG"})
_RETURNS: Final = frozenset({"RRTN", "RPCR", "ARET", "RTRN", "NRTI", "RTI", "CAJT"})


Fields = dict[str, str]


def lines(source: markup.Source, *, today: date) -> Generator[answers.Line, None, tuple[answers.Head, ...]]:
    """Yield every line of every statement in the file, then return the heads.

    :raises markup.XmlRefused: when the file is not a whole, valid camt.053; lines may have been yielded before.
    """
    version = markup.message_name(source)
    if not version.startswith("camt.053.") or version not in schemas.CAMT_053:
        raise markup.XmlRefused("E-XML-NAMESPACE", value=version)
    reading = _Reading(version, today)
    for element in markup.streamed(source, version, ("Ntry", "Stmt")):
        if element.tag == reading.entry_tag:
            yield from reading.entry(element)
        else:
            reading.statement_ends(element)
        markup.released(element)
    return tuple(reading.heads)


class _Reading:
    """Remember where in the file we are: which statement, which line."""

    def __init__(self, version: str, today: date) -> None:
        space = f"{{{schemas.namespace(version)}}}"
        self.version = version
        self.today = today
        self.entry_tag = f"{space}Ntry"
        self.group_tag = f"{space}NtryDtls"
        self.details_tag = f"{space}TxDtls"
        self.entry_plan = markup.qualified(_ENTRY, version)
        self.batch_plan = markup.qualified(_BATCH, version)
        self.details_plan = markup.qualified(_DETAILS, version)
        self.heads: list[answers.Head] = []
        self.line_no = 0
        self._begins_anew()

    def _begins_anew(self) -> None:
        self.head: answers.Head | None = None
        self.stated_entries: str | None = None
        self.entries = 0
        self.tally = answers.Tally()

    def entry(self, element: etree._Element) -> Iterator[answers.Line]:
        """Yield the lines of one entry: one for each transaction of a batch that adds up, otherwise one."""
        statement = element.getparent()
        if self.head is None and statement is not None:
            self._statement_begins(statement)
        self.entries += 1
        entry = markup.gathered(element, self.entry_plan, {})
        details: list[Fields] = []
        for group in element.iterchildren(self.group_tag):
            for part in group:
                if part.tag == self.details_tag:
                    details.append(_transaction(markup.gathered(part, self.details_plan, {})))
                else:
                    markup.gathered(part, self.batch_plan, entry)
        for line in self._lines(entry, details):
            self.tally.add(line)
            yield line

    def statement_ends(self, element: etree._Element) -> None:
        if self.head is None:
            self._statement_begins(element)
        assert self.head is not None
        head = self.tally.closed(self.head)
        if self.stated_entries is not None and self.stated_entries != str(self.entries):
            counted = answers.note(
                "E-STMT-COUNT", number=head.number, stated_count=self.stated_entries, actual_count=self.entries
            )
            head = dataclasses.replace(head, notes=(*head.notes, counted))
        self.heads.append(head)
        self._begins_anew()

    def _statement_begins(self, statement: etree._Element) -> None:
        fields = markup.gathered(statement, markup.qualified(_STATEMENT, self.version), {})
        balance_plan = markup.qualified(_BALANCE, self.version)
        balances = [
            markup.gathered(balance, balance_plan, {})
            for balance in statement.iterchildren(f"{{{schemas.namespace(self.version)}}}Bal")
        ]
        self.stated_entries = fields.get("entries")
        self.head = _head(self.version, len(self.heads) + 1, fields, balances)

    def _lines(self, entry: Fields, details: list[Fields]) -> Iterator[answers.Line]:
        sign = 1 if entry["mark"] == "CRDT" else -1
        total_vnd, fault, value = _amount(entry)
        booked_on = amounts.iso_date(entry.get("booked", ""))
        if entry["status"] != "BOOK":
            total_vnd, fault, value = None, answers.NOT_BOOKED, entry["status"]
        elif fault is None and not amounts.is_credible(booked_on, self.today):
            fault, value = "E-STMT-DATE", entry.get("booked", "")
        elif fault is None and details and not _adds_up(entry, details):
            fault, value, details = "E-STMT-BATCH-SUM", entry["amount"], []
        if fault is not None and len(details) > 1:
            details = []
        if len(details) > 1:
            for detail in details:
                yield self._line(entry, detail, sign, _amount(detail)[0], booked_on)
        else:
            yield self._line(entry, details[0] if details else {}, sign, total_vnd, booked_on, fault=fault, value=value)

    def _line(
        self,
        entry: Fields,
        detail: Fields,
        sign: int,
        amount_vnd: int | None,
        booked_on: date | None,
        *,
        fault: str | None = None,
        value: str | None = None,
    ) -> answers.Line:
        assert self.head is not None
        self.line_no += 1
        reference = _reference(entry, detail)
        status = _status(entry, detail, sign, reference)
        code = detail.get("return_code")
        is_creditor = sign < 0 or detail.get("creditor_account") not in {None, self.head.provider_account}
        return answers.Line(
            self.head.head_no,
            self.line_no,
            reference,
            None if amount_vnd is None else sign * amount_vnd,
            booked_on,
            status,
            reason=None if status != "returned" else reasons.by_code(code or "") or "unknown",
            reason_code=code,
            account=detail.get("creditor_account" if is_creditor else "debtor_account"),
            name=detail.get("creditor_name" if is_creditor else "debtor_name"),
            text=detail.get("text") or detail.get("note") or entry.get("note"),
            bank_ref=detail.get("bank_ref") or entry.get("bank_ref") or entry.get("entry_ref"),
            batch=entry.get("batch_id") or entry.get("batch_message") or detail.get("batch_id"),
            malformed=fault,
            malformed_value=value,
        )


def _head(version: str, head_no: int, fields: Fields, balances: list[Fields]) -> answers.Head:
    notes: list[answers.Note] = []
    found: dict[str, tuple[int | None, Fields]] = {}
    for balance in balances:
        amount_vnd, fault, value = _amount(balance, may_be_zero=True)
        if fault is not None:
            notes.append(answers.note("E-STMT-BALANCE-UNREADABLE", value=value, number=fields.get("number")))
        elif balance["mark"] == "DBIT" and amount_vnd is not None:
            amount_vnd = -amount_vnd
        found.setdefault(balance.get("type", ""), (amount_vnd, balance))
    opening_vnd, opening = found.get("OPBD") or found.get("PRCD") or (None, {})
    closing_vnd, closing = found.get("CLBD") or found.get("ITBD") or (None, {})
    if not opening or not closing:
        notes.append(answers.note("E-STMT-NO-BALANCE", number=fields.get("number")))
    sequence = fields.get("sequence", "")
    return answers.Head(
        kind="camt053",
        version=version,
        head_no=head_no,
        number=fields["number"],
        sequence=int(sequence) if sequence.isdigit() else None,
        provider_account=fields.get("account"),
        created_at=amounts.iso_moment(fields.get("created_at")),
        from_date=amounts.iso_date(fields.get("from") or opening.get("date", "")),
        to_date=amounts.iso_date(fields.get("to") or closing.get("date", "")),
        opening_vnd=opening_vnd,
        closing_vnd=closing_vnd,
        notes=tuple(notes),
    )


def _transaction(detail: Fields) -> Fields:
    """Move the amount to where version .08 has it; version .02 keeps it among the amount details."""
    if "amount" not in detail and "amount_detail" in detail:
        detail["amount"], detail["currency"] = detail["amount_detail"], detail["currency_detail"]
    return detail


def _amount(fields: Fields, *, may_be_zero: bool = False) -> tuple[int | None, str | None, str | None]:
    """Return the amount, or None with the code of what is wrong and the text that is."""
    text, currency = fields.get("amount", ""), fields.get("currency")
    if currency != amounts.CURRENCY:
        return None, "E-STMT-CURRENCY", f"{text} {currency}"
    try:
        return amounts.whole_dong(text, may_be_zero=may_be_zero), None, None
    except amounts.NotWholeDong as error:
        return None, error.code, text


def _adds_up(entry: Fields, details: list[Fields]) -> bool:
    """Tell whether the transactions of an entry are whole đồng that sum to it; one silent transaction is the entry."""
    if len(details) == 1 and "amount" not in details[0]:
        return True
    parts = [_amount(detail)[0] for detail in details]
    marks_agree = all(detail.get("mark", entry["mark"]) == entry["mark"] for detail in details)
    return marks_agree and None not in parts and sum(filter(None, parts)) == _amount(entry)[0]


def _reference(entry: Fields, detail: Fields) -> str | None:
    """Return the payment's reference: as the bank gives it back, or found whole and unharmed in the text."""
    for key in ("end_to_end", "instruction"):
        if (text := detail.get(key, "").strip()) not in _NO_REFERENCE:
            return text
    text = " ".join(filter(None, (detail.get("text"), detail.get("note"), entry.get("note"))))
    found = {candidate for candidate in _REFERENCE_IN_TEXT.findall(text) if references.is_valid(candidate)}
    return found.pop() if len(found) == 1 else None


def _status(entry: Fields, detail: Fields, sign: int, reference: str | None) -> answers.Status:
    family = detail.get("family") or entry.get("family")
    own_code = detail.get("own_code") or entry.get("own_code")
    is_reversal = entry.get("reversal") in {"true", "1"}
    if sign < 0:
        if is_reversal:
            return "other"
        if family in _FEES or own_code in _FEES:
            return "fee"
        return "paid" if reference else "other"
    is_ours = reference is not None and references.is_valid(reference)
    is_return = is_reversal or is_ours or "returned" in detail or family in _RETURNS or own_code in _RETURNS
    return "returned" if is_return else "received"


_CODES: Final[markup.Plan] = {"Domn": {"Fmly": {"SubFmlyCd": "family"}}, "Prtry": {"Cd": "own_code"}}
_DAY: Final[markup.Plan] = {"Dt": "booked", "DtTm": "booked"}
_ENTRY: Final[markup.Plan] = {
    "NtryRef": "entry_ref",
    "Amt": ("amount", "currency"),
    "CdtDbtInd": "mark",
    "RvslInd": "reversal",
    "Sts": {"": "status", "Cd": "status", "Prtry": "status"},
    "BookgDt": _DAY,
    "AcctSvcrRef": "bank_ref",
    "BkTxCd": _CODES,
    "AddtlNtryInf": "note",
}
_BATCH: Final[markup.Plan] = {"MsgId": "batch_message", "PmtInfId": "batch_id"}
_ACCOUNT: Final[markup.Plan] = {"Othr": {"Id": "account"}, "IBAN": "account"}
_DETAILS: Final[markup.Plan] = {
    "Refs": {"AcctSvcrRef": "bank_ref", "PmtInfId": "batch_id", "InstrId": "instruction", "EndToEndId": "end_to_end"},
    "Amt": ("amount", "currency"),
    "CdtDbtInd": "mark",
    "AmtDtls": {"TxAmt": {"Amt": ("amount_detail", "currency_detail")}},
    "BkTxCd": _CODES,
    "RltdPties": {
        "Dbtr": {"Nm": "debtor_name", "Pty": {"Nm": "debtor_name"}},
        "DbtrAcct": {"Id": {"Othr": {"Id": "debtor_account"}, "IBAN": "debtor_account"}},
        "Cdtr": {"Nm": "creditor_name", "Pty": {"Nm": "creditor_name"}},
        "CdtrAcct": {"Id": {"Othr": {"Id": "creditor_account"}, "IBAN": "creditor_account"}},
    },
    "RmtInf": {"Ustrd": "text"},
    "RtrInf": {"": "returned", "Rsn": {"Cd": "return_code", "Prtry": "return_code"}},
    "AddtlTxInf": "note",
}
_STATEMENT: Final[markup.Plan] = {
    "Id": "number",
    "ElctrncSeqNb": "sequence",
    "CreDtTm": "created_at",
    "FrToDt": {"FrDtTm": "from", "ToDtTm": "to"},
    "Acct": {"Id": _ACCOUNT},
    "TxsSummry": {"TtlNtries": {"NbOfNtries": "entries"}},
}
_BALANCE: Final[markup.Plan] = {
    "Tp": {"CdOrPrtry": {"Cd": "type"}},
    "Amt": ("amount", "currency"),
    "CdtDbtInd": "mark",
    "Dt": {"Dt": "date", "DtTm": "date"},
}
