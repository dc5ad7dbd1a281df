"""Statements of the advance account in MT940. The grammar of the fields is the package's; the walk over them is ours,
so that one broken line stays one broken line."""

import re
from collections.abc import Generator, Iterator
from datetime import date
from typing import Final, NamedTuple

from mt940 import tags as grammar

from chitra.formats.banking import amounts, answers, markup, reasons
from chitra.kernel import errors
from chitra.kernel import reference as references

_BLOCK = re.compile(r"\{[0-35]:[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\{4:|^-\}?\s*$", re.MULTILINE)
_TAG = re.compile(r"^:(\d{2}[A-Z]?):", re.MULTILINE)
_REFERENCE_IN_TEXT = re.compile(r"\bCT\d{14}\b")
_CODE_WORD = re.compile(r"/([A-Z]{4})/([^/]*)")
_STATEMENT_LINE = grammar.Statement()
_BALANCE = grammar.FinalOpeningBalance()
_NUMBER = grammar.StatementNumber()
_DECIMAL_MARK: Final = ","
_CENTURY: Final = 2000
_FEES: Final = frozenset({"NCHG", "NCOM", "FCHG"})
_RETURNS: Final = frozenset({"NRTI", "FRTI", "NRTR"})


class StatementRefused(errors.BadInput):
    """The file is not an MT940 statement that can be read whole."""


class _Field(NamedTuple):
    tag: str
    text: str
    row: int


def lines(source: markup.Source, *, today: date) -> Generator[answers.Line, None, tuple[answers.Head, ...]]:
    """Yield every line of every statement (or page of one) in the file, then return the heads.

    :raises StatementRefused: when the text is not UTF-8, is no MT940, or ends before a closing balance.
    """
    data = source if isinstance(source, bytes) else source.read_bytes()
    heads: list[answers.Head] = []
    line_no = 0
    for statement in _statements(_text(data)):
        head = _head(statement, len(heads) + 1)
        tally = answers.Tally()
        for field, details in _entries(statement):
            line_no += 1
            line = _line(field.text, details, len(heads) + 1, line_no, today)
            tally.add(line)
            yield line
        heads.append(tally.closed(head))
    return tuple(heads)


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise StatementRefused("E-STMT-ENCODING", value=data[error.start : error.start + 4].hex()) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _fields(text: str) -> Iterator[_Field]:
    """Cut the text into tagged fields; SWIFT's envelope around them says nothing we need."""
    bare = _BLOCK.sub(lambda match: "\n" * match[0].count("\n"), text)
    opened: re.Match[str] | None = None
    row = 1
    for match in _TAG.finditer(bare):
        if opened is not None:
            yield _Field(opened[1], bare[opened.end() : match.start()].strip("\n "), row)
            row += bare.count("\n", opened.start(), match.start())
        else:
            row += bare.count("\n", 0, match.start())
        opened = match
    if opened is not None:
        yield _Field(opened[1], bare[opened.end() :].strip("\n "), row)


def _statements(text: str) -> Iterator[list[_Field]]:
    """Group the fields into statements, each of which must have an account, an opening and a closing balance."""
    statement: list[_Field] = []
    count = 0
    for field in _fields(text):
        if field.tag == "20" and statement:
            yield _complete(statement)
            statement = []
        count += field.tag == "20"
        statement.append(field)
    if not count:
        raise StatementRefused("E-STMT-UNREADABLE")
    yield _complete(statement)


def _complete(statement: list[_Field]) -> list[_Field]:
    present = {field.tag for field in statement}
    if "25" not in present or not present & {"60F", "60M"}:
        raise StatementRefused("E-STMT-UNREADABLE", row=statement[0].row)
    if not present & {"62F", "62M"}:
        raise StatementRefused("E-STMT-TRUNCATED", row=statement[-1].row)
    return statement


def _entries(statement: list[_Field]) -> Iterator[tuple[_Field, str]]:
    """Yield each statement line with the information field that follows it."""
    for index, field in enumerate(statement):
        if field.tag == "61":
            following = statement[index + 1] if index + 1 < len(statement) else field
            yield field, following.text if following.tag == "86" else ""


def _head(statement: list[_Field], head_no: int) -> answers.Head:
    first = {field.tag: field for field in reversed(statement)}
    opening_vnd, from_date, opening_notes = _balance(first.get("60F") or first["60M"])
    closing_vnd, to_date, closing_notes = _balance(first.get("62F") or first["62M"])
    number = first.get("28C") or first.get("28")
    matched = _NUMBER.re.match(number.text) if number is not None else None
    return answers.Head(
        kind="mt940",
        version="MT940",
        head_no=head_no,
        number=f"{first['20'].text} {number.text if number is not None else ''}".strip(),
        sequence=int(matched["statement_number"]) if matched is not None else None,
        provider_account=first["25"].text.rsplit("/", 1)[-1].strip(),
        from_date=from_date,
        to_date=to_date,
        opening_vnd=opening_vnd,
        closing_vnd=closing_vnd,
        notes=opening_notes + closing_notes,
    )


def _balance(field: _Field) -> tuple[int | None, date | None, tuple[answers.Note, ...]]:
    """Read a balance; one whose amount is cut off or not in đồng refuses the file or leaves a note."""
    match = _BALANCE.re.fullmatch(field.text)
    if match is None or _DECIMAL_MARK not in match["amount"]:
        raise StatementRefused("E-STMT-TRUNCATED" if field.tag.startswith("62") else "E-STMT-UNREADABLE", row=field.row)
    booked_on = _day(match["year"], match["month"], match["day"])
    if match["currency"].upper() != amounts.CURRENCY:  # the lines have no currency of their own
        raise StatementRefused("E-STMT-CURRENCY", row=field.row, value=field.text)
    unreadable = (answers.note("E-STMT-BALANCE-UNREADABLE", value=field.text, row=field.row),)
    try:
        amount_vnd = amounts.whole_dong(match["amount"], _DECIMAL_MARK, may_be_zero=True)
    except amounts.NotWholeDong:
        return None, booked_on, unreadable
    return -amount_vnd if match["status"].upper() == "D" else amount_vnd, booked_on, ()


def _line(text: str, details: str, head_no: int, line_no: int, today: date) -> answers.Line:
    broken = answers.Line(
        head_no, line_no, None, None, None, "other", text=details or None, malformed="E-STMT-LINE", malformed_value=text
    )
    match = _STATEMENT_LINE.re.match(text)
    if match is None or _DECIMAL_MARK not in match["amount"]:
        return broken
    booked_on = _booked_on(match)
    sign = 1 if match["status"].upper() in {"C", "RD"} else -1
    flat = details.replace("\n", "")
    words = dict(_CODE_WORD.findall(flat))
    reference = _reference(match["customer_reference"] or "", words, flat)
    code = words.get("RTRN") or None
    status = _status(sign, match, reference, is_returned=code is not None)
    line = broken._replace(
        reference=reference,
        booked_on=booked_on,
        status=status,
        reason=None if status != "returned" else reasons.by_code(code or "") or "unknown",
        reason_code=code,
        account=words.get("ACCT") or None,
        name=words.get("NAME") or None,
        text=words.get("REMI") or flat or None,
        bank_ref=(match["bank_reference"] or "").strip() or None,
        malformed=None,
        malformed_value=None,
    )
    try:
        line = line._replace(amount_vnd=sign * amounts.whole_dong(match["amount"], _DECIMAL_MARK))
    except amounts.NotWholeDong as error:
        return line._replace(malformed=error.code, malformed_value=match["amount"])
    if not amounts.is_credible(booked_on, today):
        return line._replace(malformed="E-STMT-DATE", malformed_value=text[:10])
    return line


def _booked_on(match: re.Match[str]) -> date | None:
    """Return the entry date, whose year is that of the value date unless the two straddle New Year."""
    value_date = _day(match["year"], match["month"], match["day"])
    month, day = (match["entry_month"] or "").strip(), (match["entry_day"] or "").strip()
    if value_date is None or not month:
        return value_date
    shift = {("12", 1): 1, ("01", 12): -1}.get((f"{value_date.month:02d}", int(month)), 0)
    return _day(f"{value_date.year + shift - _CENTURY:02d}", month, day)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(_CENTURY + int(year), int(month), int(day))
    except ValueError:
        return None


def _reference(customer_reference: str, words: dict[str, str], details: str) -> str | None:
    """Return the payment's reference from its own field, its code word, or whole and unharmed from the text."""
    for text in (customer_reference.strip(), words.get("EREF", "").strip()):
        if text not in {"", "NONREF", "NOTPROVIDED"}:
            return text
    found = {candidate for candidate in _REFERENCE_IN_TEXT.findall(details) if references.is_valid(candidate)}
    return found.pop() if len(found) == 1 else None


def _status(sign: int, match: re.Match[str], reference: str | None, *, is_returned: bool) -> answers.Status:
    code = (match["id"] or "").upper()
    is_reversal = match["status"].upper().startswith("R")
    if sign < 0:
        if is_reversal:
            return "other"
        if code in _FEES:
            return "fee"
        return "paid" if reference else "other"
    is_ours = reference is not None and references.is_valid(reference)
    return "returned" if is_reversal or is_returned or is_ours or code in _RETURNS else "received"
