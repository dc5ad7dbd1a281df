"""Decide what happens to each payment: by seed and reference alone, so that the order of files does not matter."""

import dataclasses
import hashlib
from typing import Final, Literal

Outcome = Literal[
    "paid", "rejected", "late_return", "no_answer", "unclaimed", "wrong_amount", "wrong_account", "paid_twice"
]
Label = Literal["wrong_amount", "wrong_account", "paid_twice"]

_MILLION: Final = 1_000_000
# How often banks give which reason, out of 100, with the words that a clerk writes beside the code.
_REASONS: Final = (
    (30, "AC04", "Tài khoản đã đóng"),
    (25, "BE01", "Sai tên chủ tài khoản"),
    (20, "AC01", "Số tài khoản không tồn tại"),
    (12, "AC06", "Tài khoản bị phong tỏa"),
    (5, "AM02", "Vượt hạn mức nhận tiền"),
    (5, "AB08", "Ngân hàng nhận mất kết nối"),
    (3, "MD07", "Chủ tài khoản đã chết"),
)


@dataclasses.dataclass(frozen=True, slots=True)
class Rates:
    """How often things go wrong, in parts per million of payments."""

    rejected_ppm: int = 15_000
    late_return_ppm: int = 3_000
    no_answer_ppm: int = 2_000
    unclaimed_ppm: int = 30_000
    fingerprint_ppm: int = 150_000


@dataclasses.dataclass(frozen=True, slots=True)
class Fate:
    """What happens to one payment; `delay_days` after the pay date, `code` and `words` where it fails."""

    outcome: Outcome
    delay_days: int
    code: str = ""
    words: str = ""
    is_fingerprint: bool = False


def at_bank(reference: str, *, seed: int, rates: Rates, label: Label | None = None) -> Fate:
    """Decide the fate of a transfer."""
    die, second = _dice(reference, seed)
    delay_days = second % 2
    _, code, words = _reason(second // 2 % 100)
    if label is not None:
        return Fate(label, delay_days)
    if die < rates.rejected_ppm:
        return Fate("rejected", delay_days, code, words)
    die -= rates.rejected_ppm
    if die < rates.late_return_ppm:
        return Fate("late_return", delay_days, code, words)
    if die < rates.late_return_ppm + rates.no_answer_ppm:
        return Fate("no_answer", delay_days)
    return Fate("paid", delay_days)


def in_cash(reference: str, *, seed: int, rates: Rates) -> Fate:
    """Decide the fate of a cash payment."""
    die, second = _dice(reference, seed)
    if die < rates.unclaimed_ppm:
        return Fate("unclaimed", 0)
    return Fate("paid", second % 3, is_fingerprint=second // 3 % _MILLION < rates.fingerprint_ppm)


def _dice(reference: str, seed: int) -> tuple[int, int]:
    digest = hashlib.blake2b(f"{seed}:{reference}".encode(), digest_size=16).digest()
    return int.from_bytes(digest[:8]) % _MILLION, int.from_bytes(digest[8:])


def _reason(die: int) -> tuple[int, str, str]:
    for share in _REASONS:
        if die < share[0]:
            return share
        die -= share[0]
    return _REASONS[0]
