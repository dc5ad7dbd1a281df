"""PostgreSQL's COPY text format: tabs between columns, a line for each row, `\\N` for NULL."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

NULL = "\\N"

_SPECIAL = re.compile("[\\\\\t\n\r\x00]")
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\x00": ""}
_UNESCAPES = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
_ESCAPED = re.compile(r"\\(.)")


def text(value: str | None) -> str:
    """Escape one text value."""
    if value is None:
        return NULL
    return escaped(value)


def escaped(value: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES[found[0]], value) if _SPECIAL.search(value) else value


def escaped_column(values: list[str]) -> list[str]:
    """Escape a column of texts; most need nothing, which one look at all of them tells."""
    return [escaped(value) for value in values] if _SPECIAL.search("".join(values)) else values


def text_column(values: Iterable[str | None]) -> list[str]:
    """Escape a column of texts; empty text is NULL."""
    return [value or NULL for value in escaped_column([value or "" for value in values])]


def plain_column(values: Iterable[str | None]) -> list[str]:
    """Write a column of texts that need no escapes: codes, digits, keys."""
    return [value or NULL for value in values]


def number_column(values: Sequence[int | None]) -> list[str]:
    written = {value: NULL if value is None else str(value) for value in set(values)}
    return [written[value] for value in values]


def date_column(values: Iterable[datetime.date | None]) -> list[str]:
    return [NULL if value is None else value.isoformat() for value in values]


def different(values: Iterable[str]) -> tuple[str, ...]:
    """Name what stands in an escaped column, each text once."""
    return tuple(sorted(_unescaped(value) for value in set(values) if value != NULL))


def array(values: Iterable[str]) -> str:
    """Write an array of codes (no code needs quotes)."""
    return "{" + ",".join(values) + "}"


def lines(columns: Iterable[Iterable[str]]) -> list[str]:
    """Put escaped columns together into lines without line ends."""
    return ["\t".join(row) for row in zip(*columns, strict=False)]


def encoded(rows: list[str]) -> bytes:
    return ("\n".join(rows) + "\n").encode("utf-8") if rows else b""


def rows_of(data: bytes) -> Iterator[list[str | None]]:
    """Read COPY text back into values."""
    for line in data.decode("utf-8").split("\n")[:-1]:
        yield [None if value == NULL else _unescaped(value) for value in line.split("\t")]


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda found: _UNESCAPES[found[1]], value) if "\\" in value else value
