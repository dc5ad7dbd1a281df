"""The catalogue of everything Chitra says to an officer: Vietnamese first, English second, both complete.

Each room declares its own texts in its `messages.py`; the shell renders them.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from chitra.kernel import vnd

Language = Literal["vi", "en"]


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """One message in both languages: what happened, why, and what to do next. `{name}` marks a field."""

    vi: str
    en: str
    cause_vi: str = ""
    cause_en: str = ""
    fix_vi: str = ""
    fix_en: str = ""


class Rendered(NamedTuple):
    message: str
    cause: str
    fix: str


_CATALOGUE: dict[str, Text] = {}


def declare(texts: Mapping[str, Text]) -> None:
    """Add a room's texts; a code has one meaning, so a second one is a defect."""
    for code, text in texts.items():
        assert _CATALOGUE.get(code, text) == text, f"{code} is declared twice"
        _CATALOGUE[code] = text


def is_declared(code: str) -> bool:
    return code in _CATALOGUE


def declared() -> Mapping[str, Text]:
    return dict(_CATALOGUE)


def rendered(code: str, fields: Mapping[str, object], lang: Language = "vi") -> Rendered:
    """Fill a message; an unknown code is shown as itself with its fields, never as a failure."""
    text = _CATALOGUE.get(code)
    if text is None:
        known = ", ".join(f"{name}={value}" for name, value in fields.items())
        return Rendered(f"{code}: {known}" if known else code, "", "")
    values = _Fields(fields)
    parts = (text.en, text.cause_en, text.fix_en) if lang == "en" else (text.vi, text.cause_vi, text.fix_vi)
    return Rendered(*(part.format_map(values) for part in parts))


class _Fields(Mapping[str, str]):
    """Fields as an officer reads them: amounts with dots, what is missing as an ellipsis."""

    def __init__(self, fields: Mapping[str, object]) -> None:
        self._fields = fields

    def __getitem__(self, name: str) -> str:
        value = self._fields.get(name)
        if value is None:
            return "…"
        if name.endswith("_vnd") and isinstance(value, int):
            return vnd.dotted(value)
        return str(value)

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)
