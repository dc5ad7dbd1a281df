"""Defects and how they are spread over lists: one to a row, every kind in turn, each with its truth."""

import collections
import dataclasses
import typing
from collections.abc import Callable, Iterator, Sequence

from chitra.kernel import period
from chitra.rehearsal import chance, flaws, sheets
from chitra.rehearsal import tariff as tariffs

Deed: typing.TypeAlias = Callable[[flaws.Case], flaws.Written]


@dataclasses.dataclass(frozen=True, slots=True)
class Kind:
    """A defect: the finding it must raise, how severe it is, what becomes of the row."""

    code: str
    severity: str
    outcome: str
    deed: Deed
    also: tuple[str, ...] = ()


def _block(code: str, deed: Deed, *also: str) -> Kind:
    return Kind(code, "block", "held", deed, also)


def _unreadable(code: str, deed: Deed) -> Kind:
    return Kind(code, "block", "refused", deed)


def _warn(code: str, deed: Deed, *also: str) -> Kind:
    return Kind(code, "warn", "accepted", deed, also)


def _info(code: str, deed: Deed, *also: str) -> Kind:
    return Kind(code, "info", "accepted", deed, also)


MONTHLY = (
    _block("DUP_CCCD", flaws.card_of_another, "CCCD_YEAR_MISMATCH", "CCCD_SEX_MISMATCH"),
    _block("CCCD_BAD", flaws.card_too_short),
    _block("CCCD_BAD", flaws.card_too_long),
    _info("CCCD_LOST_ZERO", flaws.card_as_number),
    _info("CCCD_OLD", flaws.old_card),
    _warn("CCCD_YEAR_MISMATCH", flaws.card_of_another_year),
    _warn("CCCD_SEX_MISMATCH", flaws.card_of_another_sex),
    _warn("DATE_BAD", flaws.impossible_date),
    _info("DATE_BAD", flaws.traditional_age),
    _warn("DATE_BAD", flaws.date_of_the_future, "CCCD_YEAR_MISMATCH", "AGE_RULE", "RATE_MISMATCH"),
    _info("ENC_TCVN3", flaws.in_tcvn3),
    _info("ENC_VNI", flaws.in_vni),
    _info("NFD", flaws.decomposed),
    _info("TRAIL_SPACE", flaws.trailing_space),
    _info("NBSP", flaws.hard_space),
    _info("ZWSP", flaws.zero_width),
    _warn("NAME_NOTE", flaws.honorific),
    _warn("NAME_NOTE", flaws.note_of_agent),
    _block("DECEASED", flaws.died_in_name, "NAME_NOTE"),
    _block("DECEASED", flaws.died_in_note),
    _unreadable("NAME_BAD", flaws.formula_as_name),
    _block("RATE_MISMATCH", flaws.old_rate),
    _block("ARREARS_WRONG", flaws.wrong_arrears),
    _block("ARREARS_OVERLAP", flaws.arrears_again, "ARREARS_WRONG"),
    _block("SUM_BAD", flaws.wrong_row_total),
    _info("NUM_AS_TEXT", flaws.dotted_amount),
    _info("NUM_AS_TEXT", flaws.comma_amount),
    _info("NUM_AS_TEXT", flaws.hard_space_amount, "NBSP"),
    _info("NUM_AS_TEXT", flaws.wide_digits),
    _unreadable("MONEY_NEGATIVE", flaws.negative_amount),
    _unreadable("MONEY_FRACTION", flaws.broken_amount),
    _unreadable("MONEY_UNREADABLE", flaws.failed_formula),
    _unreadable("MONEY_AMBIGUOUS", flaws.ambiguous_amount),
    _unreadable("MONEY_UNREADABLE", flaws.amount_in_words),
    _warn("AGE_RULE", flaws.outgrown, "RATE_MISMATCH"),
    _block("CAREGIVER_ORPHAN", flaws.carer_without_subject, "RATE_MISMATCH"),
    _block("ACC_SHARED", flaws.account_of_another),
    _block("BIN_WRONG", flaws.bank_unknown),
    _block("ACC_FORMAT", flaws.card_for_account),
    _block("ACC_FORMAT", flaws.account_in_powers),
    _info("ACC_FORMAT", flaws.account_with_spaces),
)
INCREASES = (_block("TANG_NO_DECISION", flaws.increase_without_decision),)
_NEAR = 200  # lines on either side from which a card or an account is taken by mistake
EXTRA_CODES = ("DUP_PERSON", "DUP_CROSS_UNIT", "BTXH_MULTI")
SHEET_CODES = ("HIDDEN_ROW", "SUM_BAD", "HEADCOUNT_BAD", "TOTAL_BAD", "UNIT_THOUSAND", "AGENT_MANY", "STALE_UNIT")


class Spoiler:
    """Spoils lines of one office at a rate; the same seed spoils the same rows alike."""

    def __init__(self, *, rate: float, seed: str, month: period.Period, tariff: tariffs.Tariff) -> None:
        assert 0 <= rate <= 1, "a rate of defects is a share of the rows"
        self.rng = chance.dice(seed, "defects")
        self.rate = rate
        self.month, self.tariff = month, tariff
        self._turns: dict[tuple[Kind, ...], collections.deque[Kind]] = {
            kinds: collections.deque(self.rng.sample(kinds, len(kinds))) for kinds in (MONTHLY, INCREASES)
        }
        self._extras = collections.deque(self.rng.sample(EXTRA_CODES, len(EXTRA_CODES)))
        self._sheets = collections.deque(self.rng.sample(SHEET_CODES, len(SHEET_CODES)))

    def spoil(self, lines: Sequence[sheets.Line], kinds: tuple[Kind, ...] = MONTHLY) -> None:
        """Give each line, with the probability of the rate, the next kind of defect that fits it."""
        if not self.rate:
            return
        related: set[int] = set()
        for place, line in enumerate(lines):
            if self.rng.random() < self.rate and not line.marks and not line.is_spared and id(line) not in related:
                near = lines[max(0, place - _NEAR) : place + _NEAR]
                self._spoil(line, [other for other in near if id(other) not in related], kinds, related)

    def wants_extra(self) -> str:
        """Name the kind of extra line that comes after the present one, "" for none; a fifteenth of all defects."""
        if self.rng.random() >= self.rate / 15:
            return ""
        self._extras.rotate(-1)
        return self._extras[-1]

    def sheet_codes(self, has_lines: int) -> Iterator[str]:
        """Offer the defects of whole sheets in turn, to a sheet in seven at a rate of 5 %; the taker tells `used`."""
        if has_lines < 6 or self.rng.random() >= min(0.35, self.rate * 3):
            return iter(())
        return iter(tuple(self._sheets))

    def used(self, code: str) -> None:
        self._sheets.remove(code)
        self._sheets.append(code)

    def _spoil(
        self, line: sheets.Line, siblings: Sequence[sheets.Line], kinds: tuple[Kind, ...], related: set[int]
    ) -> None:
        assert line.person is not None, "only people's lines are spoilt"
        case = flaws.Case(line, line.person, siblings, self.month, self.tariff, self.rng)
        turns = self._turns[kinds]
        for kind in tuple(turns):
            written = kind.deed(case)
            if not written:
                continue
            turns.remove(kind)
            turns.append(kind)
            twins = _twins(line, kind, written, siblings)
            related.update(id(other) for other in twins)
            _write(line, kind, written, tuple(str(other.cells["code"]) for other in twins))
            return


def _twins(
    line: sheets.Line, kind: Kind, written: dict[str, sheets.Value], siblings: Sequence[sheets.Line]
) -> list[sheets.Line]:
    """Find whose card or account has been copied: what is found here may as well be found there."""
    if kind.code not in {"DUP_CCCD", "ACC_SHARED"}:
        return []
    copied = [(column, value) for column, value in written.items() if column in {"card", "account"}]
    others = (other for other in siblings if other is not line)
    return [other for other in others if any(other.cells.get(column) == value for column, value in copied)]


def _write(line: sheets.Line, kind: Kind, written: dict[str, sheets.Value], related: tuple[str, ...]) -> None:
    """Put what is written into the line; the first column named is where the defect sits."""
    column = next(iter(written))
    line.marks.append(
        sheets.Mark(
            kind.code, column, kind.severity, kind.outcome, line.cells.get(column), written[column], kind.also, related
        )
    )
    line.cells |= written
    total = written.get("total")
    if isinstance(total, int):
        line.counted_vnd = total


def mark_whole(line: sheets.Line, code: str, column: str, original: sheets.Value, *, outcome: str = "accepted") -> None:
    """Note a defect that was made while a sheet was put together."""
    severity = "block" if outcome == "ignored" else "warn"
    line.marks.append(sheets.Mark(code, column, severity, outcome, original, line.cells.get(column)))
