"""Money: whole đồng, as text and in words. Never a float, never a decimal."""

import functools
import re
import unicodedata

LIMIT_VND = 1_000_000_000_000  # more than the country's month for one person or one hamlet; larger is a slip of the pen

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", " nghìn", " triệu")
_BILLION = 1_000_000_000


class NotMoney(ValueError):
    """The text is no amount of đồng; `reason` is a fault of `FAULTS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


FAULTS = frozenset({"ambiguous", "fraction", "large", "negative", "unreadable"})

_CURRENCY = re.compile(r"(?:đồng|vnđ|vnd|đ|₫)\.?$", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"([0-9]{1,3})(?:\.[0-9]{3})+|([0-9]{1,3})(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+")
_ZERO_TAIL = re.compile(r"(?:(?<=\.[0-9]{3}),|(?<=,[0-9]{3})\.)0{1,2}$")
_FRACTION = re.compile(r"[0-9]+(?:[.,][0-9]{3})*[.,][0-9]+")


def dotted(amount_vnd: int) -> str:
    """Write an amount as offices do: 2.055.000."""
    return f"{amount_vnd:,}".replace(",", ".")


@functools.lru_cache(maxsize=8192)
def parse(text: str) -> int:
    """Read an amount of đồng from text such as `2055000`, `2.055.000`, `2,055,000 đ`, `540.000`.

    One separator after one or two digits without a currency (`1.250`, `36.000`) could be a decimal: it is refused, not
    guessed. So are negative amounts, fractions, exponents, and words. A dash alone is how tables write nothing.

    :raises NotMoney: with the reason.
    """
    written = " ".join(unicodedata.normalize("NFKC", text).replace("\u2212", "-").split())
    if written in {"-", "\u2013", "\u2014"}:
        return 0
    amount = _CURRENCY.sub("", written).rstrip()
    has_currency = amount != written
    if _PLAIN.fullmatch(amount) and amount.isascii():
        return _limited(amount)
    if amount[:1] in {"-", "("}:
        raise NotMoney("negative")
    whole = _ZERO_TAIL.sub("", amount)
    grouped = _GROUPED.fullmatch(whole)
    if grouped:
        head = grouped[1] or grouped[2] or ""
        if len(whole) == len(head) + 4 and head and len(head) < 3 and not has_currency:
            raise NotMoney("ambiguous")
        if whole.startswith("0"):
            raise NotMoney("fraction")
        return _limited(re.sub(r"[., ]", "", whole))
    raise NotMoney("fraction" if _FRACTION.fullmatch(amount) else "unreadable")


def _limited(digits: str) -> int:
    if len(digits) > 15 or int(digits) >= LIMIT_VND:
        raise NotMoney("large")
    return int(digits)


def in_words(amount_vnd: int) -> str:
    """Spell an amount for a voucher: Hai triệu không trăm năm mươi lăm nghìn đồng."""
    assert amount_vnd >= 0, "a voucher never spells a negative amount"
    words = _spelt(amount_vnd, is_inner=False) if amount_vnd else _DIGITS[0]
    return f"{words[0].upper()}{words[1:]} đồng"


def _spelt(number: int, *, is_inner: bool) -> str:
    billions, rest = divmod(number, _BILLION)
    parts = [f"{_spelt(billions, is_inner=is_inner)} tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            parts.append(_spelt_group(group, is_inner=is_inner or bool(parts)) + _GROUPS[power])
    return " ".join(parts)


def _spelt_group(group: int, *, is_inner: bool) -> str:
    """Spell 1…999; an inner group names its missing hundreds and tens."""
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or is_inner else []
    if tens == 0 and units and words:
        words.append("linh")
    elif tens == 1:
        words.append("mười")
    elif tens > 1:
        words.append(f"{_DIGITS[tens]} mươi")
    if units == 1 and tens > 1:
        words.append("mốt")
    elif units == 5 and tens:
        words.append("lăm")
    elif units:
        words.append(_DIGITS[units])
    return " ".join(words)
