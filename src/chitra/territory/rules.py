"""How units are named and looked up, and how organisations get their codes."""

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Literal

from chitra.kernel import text

FIRST_DAY = datetime.date(2021, 7, 1)  # the rates begin here; the units stood earlier, but nothing asks about that

SYNTHETIC_LIMIT = 99  # two digits number the invented provinces of a rehearsal

Certainty = Literal["full", "bare", "variant", "plain"]

PREFIXES: Mapping[str, str] = {
    "tỉnh": "tinh",
    "thành phố": "thanh_pho",
    "huyện": "huyen",
    "thị xã": "thi_xa",
    "phường": "phuong",
    "thị trấn": "thi_tran",
    "xã": "xa",
}
_ABBREVIATIONS = (
    (re.compile(r"^(?:ubnd|ủy ban nhân dân)\s+"), ""),
    (re.compile(r"^tt(?:\.\s*|\s+)"), "thị trấn "),
    (re.compile(r"^tx(?:\.\s*|\s+)"), "thị xã "),
    (re.compile(r"^tp(?:\.\s*|\s+)"), "thành phố "),
    (re.compile(r"^p\.\s*"), "phường "),
    (re.compile(r"^x\.\s*"), "xã "),
    (re.compile(r"^h\.\s*"), "huyện "),
)
_NOT_IN_KEYS = re.compile(r"[\W_]+")


def name_key(name: str) -> str:
    """Give the key under which a unit's name is looked up: accents kept, spelling of tones and spaces levelled."""
    return _squeezed(_spelt_out(name))


def name_keys(name: str, variants: Iterable[str] = ()) -> dict[str, Certainty]:
    """List every key under which a unit may be found, each with how certain it is."""
    keys: dict[str, Certainty] = {}
    certainties: tuple[Certainty, Certainty] = ("full", "bare")
    for spelling in (name, *variants):
        spelt = _spelt_out(spelling)
        for form, certainty in zip((spelt, _bare(spelt)), certainties, strict=True):
            keys.setdefault(_squeezed(form), certainty)
        certainties = ("variant", "variant")
    for key in tuple(keys):
        keys.setdefault(text.without_accents(key), "plain")
    return keys


def kind_of(name: str) -> str:
    """Read the kind of a unit from its name.

    :raises ValueError: when the name begins with no kind.
    """
    spelt = _spelt_out(name)
    for prefix, kind in PREFIXES.items():
        if spelt.startswith(prefix + " "):
            return kind
    raise ValueError(f"a unit's name begins with its kind: {name!r}")


def bare_name(name: str) -> str:
    """Take the kind off a unit's name: Xã Đại Hiệp → đại hiệp."""
    return _bare(_spelt_out(name))


def _spelt_out(name: str) -> str:
    spelt = text.canonical(name).casefold()
    for abbreviation, words in _ABBREVIATIONS:
        spelt = abbreviation.sub(words, spelt)
    return spelt


def _bare(spelt: str) -> str:
    for prefix in PREFIXES:
        if spelt.startswith(prefix + " "):
            return spelt[len(prefix) + 1 :]
    return spelt


def _squeezed(spelt: str) -> str:
    return _NOT_IN_KEYS.sub("", spelt)


def labour_office_code(district_code: str) -> str:
    return f"PL-{district_code}"


def department_code(province_code: str) -> str:
    return f"SO-{province_code}"


def committee_code(commune_code: str, founded: datetime.date) -> str:
    """Give a commune committee's code; one that came with a reform carries its year, for unit codes are used again."""
    if founded == FIRST_DAY:
        return f"UB-{commune_code}"
    return f"UB-{commune_code}-{founded.year % 100:02d}"
