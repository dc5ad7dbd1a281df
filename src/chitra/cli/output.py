"""What a command prints: one answer on stdout, as text or as one JSON document, and its progress on stderr."""

import argparse
import dataclasses
import datetime
import enum
import json
import pathlib
import sys
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Self

from chitra.kernel import period

PROGRESS_AFTER_SECONDS = 2.0
PROGRESS_EVERY_SECONDS = 0.2


def answer(args: argparse.Namespace, document: Mapping[str, object], text: str) -> None:
    """Print the command's one answer: the document with --json, else the text."""
    print(as_json(document) if args.json else text, flush=True)


def as_json(document: object) -> str:
    """Write a document of dataclasses, dates, periods and paths as JSON."""
    return json.dumps(document, ensure_ascii=False, default=_plain)


def in_language(args: argparse.Namespace, vi: str, en: str) -> str:
    """Choose the sentence in the language asked for."""
    return en if args.lang == "en" else vi


class Progress:
    """One line on a terminal that says how far a long deed has come; silent elsewhere, and for the first seconds."""

    def __init__(self, label: str, total: int) -> None:
        self._label = label
        self._total = total
        self._done = 0
        self._started = time.monotonic()
        self._drawn = 0.0

    def __enter__(self) -> Self:
        return self

    def advance(self, count: int = 1) -> None:
        """Count what is done, and redraw the line a few times a second."""
        self._done += count
        moment = time.monotonic()
        if not sys.stderr.isatty() or moment - self._started < PROGRESS_AFTER_SECONDS:
            return
        if moment - self._drawn >= PROGRESS_EVERY_SECONDS:
            self._drawn = moment
            share = self._done / self._total if self._total else 1.0
            line = f"\r{self._label} {self._done:,}/{self._total:,} ({share:.0%})\x1b[K"
            print(line, end="", file=sys.stderr, flush=True)

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Set rows of text in columns, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(map(_set, row, widths)) for row in rows)
    return "\n".join(line.rstrip() for line in lines)


def _set(cell: str, width: int) -> str:
    is_number = cell.replace(".", "").replace(",", "").lstrip("-").isdigit()
    return cell.rjust(width) if is_number else cell.ljust(width)


def _plain(value: object) -> object:
    if isinstance(value, pathlib.Path | period.Period):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if isinstance(value, frozenset | set):
        return sorted(value, key=str)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
