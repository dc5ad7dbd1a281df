"""Entries that wait for the statement of their account: a country's are too many for memory, so most lie on disk."""

import dataclasses
import json
import pathlib
from collections.abc import Iterable, Iterator
from datetime import date

from chitra.rehearsal.provider import statements

MOST_HELD = 50_000  # some 25 MB


class Waiting:
    """Keeps entries by account in the order of their coming; `folder` is its own, and somebody else's to remove."""

    def __init__(self, folder: pathlib.Path, *, most_held: int = MOST_HELD) -> None:
        self._folder, self._most_held = folder, most_held
        self._held: dict[str, list[statements.Entry]] = {}
        self._count = 0
        self._put_away: dict[str, pathlib.Path] = {}

    def add(self, account: str, entry: statements.Entry) -> None:
        self._held.setdefault(account, []).append(entry)
        self._count += 1
        if self._count >= self._most_held:
            self._clear_memory()

    def accounts(self) -> frozenset[str]:
        return frozenset(self._held.keys() | self._put_away.keys())

    def of(self, account: str) -> list[statements.Entry]:
        """Gather everything that waits for one account."""
        found: list[statements.Entry] = []
        if account in self._put_away:
            with self._put_away[account].open(encoding="utf-8") as lines:
                found += _read(lines)
        return found + self._held.get(account, [])

    def _clear_memory(self) -> None:
        for account, entries in self._held.items():
            path = self._put_away.setdefault(account, self._folder / str(len(self._put_away)))
            with path.open("a", encoding="utf-8") as target:
                target.writelines(_line(entry) for entry in entries)
        self._held.clear()
        self._count = 0


_FIELDS = tuple(field.name for field in dataclasses.fields(statements.Entry))


def _line(entry: statements.Entry) -> str:
    return json.dumps([getattr(entry, field) for field in _FIELDS], ensure_ascii=False, default=str) + "\n"


def _read(lines: Iterable[str]) -> Iterator[statements.Entry]:
    for line in lines:
        kind, amount_vnd, booked_on, *rest = json.loads(line)
        yield statements.Entry(kind, amount_vnd, date.fromisoformat(booked_on), *rest)
