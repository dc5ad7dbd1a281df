"""What a provider's answer says, whatever its format: heads (one for each statement or report) and lines.

`COLUMNS` and `SQL_TYPES` describe the lines as rows for COPY; `copied` turns a line into COPY text.
"""

import dataclasses
from datetime import date, datetime
from typing import Literal, NamedTuple

NOT_BOOKED = "E-STMT-NOT-BOOKED"
"""The code of an entry that a statement shows but has not booked: it moves no balance."""

Kind = Literal["pain002", "camt053", "mt940", "xlsx", "csv", "cash"]
Status = Literal["paid", "rejected", "returned", "accepted", "unclaimed", "received", "fee", "other"]


class Line(NamedTuple):
    """Say one thing about one payment, or one movement of the advance account.

    A tuple, not a dataclass: a province's month is 170,000 of them. Field by field:

    - `head_no`, `line_no`: the head it stands under (from 1); its ordinal in the file, or its row in a table.
    - `amount_vnd`: in statements the signed movement of the advance account (credit +, debit −); in other answers the
      amount the answer states, positive; None where the answer is silent or the amount is unreadable.
    - `status`: paid, rejected, returned are outcomes; accepted is no outcome yet; unclaimed is cash nobody fetched;
      received is money coming into the advance account; fee and other concern no payment.
    - `reason` is one of `reasons.REASONS`, `reason_code` what the file really says.
    - `account`, `name`: the other side, as the provider writes it.
    - `bank_ref`: the provider's own reference of the movement; `batch`: the message or payment-information id of a
      declared batch debit.
    - `collector_name`, `collector_cccd`, `signature` ("signed", "fingerprint"): who took the cash, how proved.
    - `malformed`: the code of what is wrong with this line, `malformed_value` the offending text. The code
      `E-STMT-CONFLICT` means that the answer contradicts itself (group rejected, item settled).
    """

    head_no: int
    line_no: int
    reference: str | None
    amount_vnd: int | None
    booked_on: date | None
    status: Status
    reason: str | None = None
    reason_code: str | None = None
    account: str | None = None
    name: str | None = None
    text: str | None = None
    bank_ref: str | None = None
    batch: str | None = None
    collector_name: str | None = None
    collector_cccd: str | None = None
    signature: str | None = None
    malformed: str | None = None
    malformed_value: str | None = None


COLUMNS: tuple[str, ...] = Line._fields
SQL_TYPES: tuple[str, ...] = ("integer", "integer", "text", "bigint", "date", *["text"] * 13)


@dataclasses.dataclass(frozen=True, slots=True)
class Note:
    """State something odd about a whole head that does not make the file unreadable: a code and its values."""

    code: str
    fields: tuple[tuple[str, str], ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Head:
    """Hold what one statement or report says about itself, and the sums of its lines.

    - `number` identifies it at the provider (statement id, message id, batch id); `sequence` counts statements.
    - `opening_vnd`, `closing_vnd`, `from_date`, `to_date`: statements only.
    - `original_message_id`, `original_count`, `original_total_vnd`: the order answered, as the answer repeats it.
    - `unlisted`: what the answer says of payments of that order which it does not list (answers by exception), or None.
    - `credit_vnd`, `debit_vnd`: sums of the readable lines, both positive.
    """

    kind: Kind
    version: str
    head_no: int = 1
    number: str | None = None
    sequence: int | None = None
    provider_account: str | None = None
    created_at: datetime | None = None
    from_date: date | None = None
    to_date: date | None = None
    opening_vnd: int | None = None
    closing_vnd: int | None = None
    original_message_id: str | None = None
    original_count: int | None = None
    original_total_vnd: int | None = None
    group_status: str | None = None
    unlisted: Status | None = None
    unlisted_reason: str | None = None
    unlisted_reason_code: str | None = None
    line_count: int = 0
    malformed_count: int = 0
    credit_vnd: int = 0
    debit_vnd: int = 0
    notes: tuple[Note, ...] = ()


@dataclasses.dataclass(slots=True)
class Tally:
    """Add up the lines of one head while they pass."""

    count: int = 0
    malformed: int = 0
    unreadable: int = 0
    credit_vnd: int = 0
    debit_vnd: int = 0

    def add(self, line: Line) -> None:
        self.count += 1
        if line.malformed is not None:
            self.malformed += 1
        if line.amount_vnd is None:
            self.unreadable += line.malformed != NOT_BOOKED
        elif line.amount_vnd > 0:
            self.credit_vnd += line.amount_vnd
        else:
            self.debit_vnd -= line.amount_vnd

    def closed(self, head: Head) -> Head:
        """Return the head with its sums, and a note when a statement does not add up."""
        notes = head.notes
        if head.opening_vnd is not None and head.closing_vnd is not None and not self.unreadable:
            computed_vnd = head.opening_vnd + self.credit_vnd - self.debit_vnd
            if computed_vnd != head.closing_vnd:
                notes += (
                    note("E-STMT-BALANCE", number=head.number, stated_vnd=head.closing_vnd, actual_vnd=computed_vnd),
                )
        return dataclasses.replace(
            head,
            line_count=self.count,
            malformed_count=self.malformed,
            credit_vnd=self.credit_vnd,
            debit_vnd=self.debit_vnd,
            notes=notes,
        )


def note(code: str, **fields: object) -> Note:
    return Note(code, tuple((name, str(value)) for name, value in fields.items()))


@dataclasses.dataclass(frozen=True, slots=True)
class AnswerFile:
    """Hold one file read whole: for files of a district, tests and screens. Large files go through `copy_rows`."""

    kind: Kind
    heads: tuple[Head, ...]
    lines: tuple[Line, ...]


_ESCAPES = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})


def copied(line: Line) -> str:
    r"""Return the line as COPY text: tab-separated, `\N` for nothing, ended by a newline."""
    return (
        "\t".join(
            [
                r"\N"
                if cell is None
                else str(cell)
                if cell.__class__ is not str
                else cell
                if cell.isprintable() and "\\" not in cell
                else cell.translate(_ESCAPES)
                for cell in line
            ]
        )
        + "\n"
    )
