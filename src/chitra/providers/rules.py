"""How banks are written, what a fee comes to, and which channels need an account."""

import re
from collections.abc import Collection, Mapping
from typing import Literal

from chitra.kernel import text

Channel = Literal["bank", "ewallet", "mobile_money", "cash_point", "home"]
ACCOUNT_CHANNELS = frozenset({"bank", "ewallet", "mobile_money"})

_BRANCH_WORDS = re.compile(
    r"^(?:(?:CHI NHANH|PHONG GIAO DICH|PGD|CN|VIET NAM|VN|TINH|HUYEN|THANH PHO|TP|THI XA|TX|THI TRAN|TT|XA|PHUONG)"
    r"(?: |$))+"
)
_LEGAL_FORM = re.compile(r"\b(?:TMCP|TNHH|MTV|CP)\b ?")


def bank_key(written: str) -> str:
    """Give the key under which a bank's name is looked up: NH No&PTNT → NHNOPTNT. Accents, spaces and legal form go."""
    return _without_form(written).replace(" ", "")


def bank_meant(written: str, *, aliases: Collection[str], places: Collection[str]) -> str | None:
    """Find the alias that a bank's name begins with, if the rest only names a branch: Agribank CN Đại Lộc → AGRIBANK.

    `aliases` are keys; `places` are names of units as `match_name` writes them. The longest alias wins; a rest that is
    no known place means no known bank.
    """
    words = _without_form(written).split()
    for end in range(len(words), 0, -1):
        key = "".join(words[:end])
        if key in aliases and _is_branch(" ".join(words[end:]), places):
            return key
    return None


def fee_vnd(*, paid_vnd: Mapping[str, int], rates_per_100k: Mapping[str, int]) -> int:
    """Compute the fee on what was paid by each channel; rounded once, half a đồng upwards (E12)."""
    hundred_thousandths = sum(amount_vnd * rates_per_100k[channel] for channel, amount_vnd in paid_vnd.items())
    return (hundred_thousandths + 50_000) // 100_000


def _without_form(written: str) -> str:
    return " ".join(_LEGAL_FORM.sub("", text.match_name(written.replace("&", " ").replace("-", " "))).split())


def _is_branch(rest: str, places: Collection[str]) -> bool:
    bare = rest
    while bare and bare not in places:
        shorter = _BRANCH_WORDS.sub("", bare).strip()
        if shorter == bare:
            return _is_two_places(bare, places)
        bare = shorter
    return True


def _is_two_places(rest: str, places: Collection[str]) -> bool:
    """Tell whether the text is one place within another: DAI LOC QUANG NAM."""
    words = rest.split()
    return any(
        " ".join(words[:cut]) in places and _BRANCH_WORDS.sub("", " ".join(words[cut:])) in places
        for cut in range(1, len(words))
    )
