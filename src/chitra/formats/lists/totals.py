"""E4: subtotals, headcounts, grand totals and amounts in words agree with the rows they are about."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from chitra.formats.lists import amounts as amounts_
from chitra.formats.lists import remarks, rowkinds, tidy
from chitra.kernel import legacy_fonts, vnd
from chitra.kernel import text as texts

_HEADCOUNT = re.compile(
    r"([0-9][0-9.]*)\s*(?:người|nguoi|đối tượng|doi tuong|trường hợp|khẩu|suất|đt\b)", re.IGNORECASE
)
_COMMUNE = re.compile(r"\b(?:xa|phuong|thi tran|tt)\b")
_HAMLET = re.compile(r"\b(?:thon|to|khoi|ap|ban|khu|kp|nhom)\b")
_NUMBER = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+|[0-9]{4,}")
_WORDS_LEAD = re.compile(r"^.*?bằng chữ\s*\)?\s*[:.]?\s*|^.*?bang chu\s*\)?\s*[:.]?\s*", re.IGNORECASE)
_SAME_WORDS = {"ngàn": "nghìn", "lẻ": "linh", "tư": "bốn", "tỉ": "tỷ", "nhăm": "lăm", "chẵn": "", "y": "", "đồng": ""}


class Mark(NamedTuple):
    """A row that says something about the data rows above it, or opens a group of those below."""

    row_number: int
    kind: rowkinds.RowKind
    place: int  # how many data rows come before it
    row: Sequence[object]
    level: str | None = None  # of a group: commune, hamlet, category


class Stated(NamedTuple):
    """What the list says it adds up to, and what is wrong with that."""

    total_vnd: int | None
    located: list[remarks.Located]


class Sums:
    """Running sums of the money columns, and of the amounts in them that can't be read."""

    def __init__(
        self,
        amounts: dict[str, list[int | None]],
        unread: dict[str, set[int]],
        columns: dict[str, int],
        how: amounts_.Money,
    ) -> None:
        self.columns = {field: columns[field] for field in amounts if field in columns}
        self._how = how
        self._unread = unread
        self._running = {
            field: list(itertools.accumulate((amount or 0 for amount in amounts[field]), initial=0))
            for field in amounts
        }

    def between(self, field: str, start: int, end: int) -> int:
        running = self._running[field]
        return running[end] - running[start]

    def is_known(self, field: str, start: int, end: int) -> bool:
        """Tell whether every amount of the column between the places could be read."""
        return not any(start <= place < end for place in self._unread.get(field, ()))

    def stated(self, row: Sequence[object], field: str) -> int | None:
        """Read an amount in a row of totals, in đồng; None when there is none or it can't be read."""
        place = self.columns[field]
        cell = row[place] if place < len(row) else ""
        amount = amounts_.read(cell)
        return amount * 1000 if amount is not None and self._how.is_thousand else amount


def verify(marks: Sequence[Mark], sums: Sums, letters: dict[str, str]) -> Stated:
    """Check every subtotal, total and amount in words, from top to bottom.

    A total over an amount that can't be read can't be judged and is let alone.
    """
    summaries = [mark for mark in marks if mark.kind in {"subtotal", "total"}]
    if not summaries:
        return Stated(None, [])
    if len(summaries) == 1:  # the only sum of a list is its total, whatever it is called
        marks = [mark._replace(kind="total") if mark is summaries[0] else mark for mark in marks]
    located: list[remarks.Located] = []
    starts = {"hamlet": 0, "commune": 0, "total": 0}
    stated: int | None = None
    for mark in marks:
        if mark.kind == "group":
            starts["hamlet"] = mark.place
            if mark.level == "commune":
                starts["commune"] = mark.place
        elif mark.kind in {"subtotal", "total"}:
            scopes = _scopes(mark, starts)
            located += _differences(mark, scopes, sums, letters)
            if mark.kind == "total" and "total_vnd" in sums.columns:
                stated = _stated_total(mark, sums, stated, starts["total"])
            for scope in ("hamlet", "commune", "total")[
                : 3 if mark.kind == "total" else 2 if scopes[0] != starts["hamlet"] else 1
            ]:
                starts[scope] = mark.place
        elif mark.kind == "words" and stated is not None:
            located += _words(mark, stated)
    return Stated(stated, located)


def _stated_total(mark: Mark, sums: Sums, before: int | None, start: int) -> int | None:
    """Take the grand total; a second one is either over everything or over its own block."""
    amount = sums.stated(mark.row, "total_vnd")
    if amount is None or before is None or amount == sums.between("total_vnd", 0, mark.place):
        return before if amount is None else amount
    return before + amount if start < mark.place else before


def _scopes(mark: Mark, starts: dict[str, int]) -> list[int]:
    """Say where the rows begin that a subtotal can be about; the first is the likeliest."""
    if mark.kind == "total":
        return [0, starts["total"]]
    plain = texts.without_accents(_first_text(mark.row)).lower()
    if _COMMUNE.search(plain):
        return [starts["commune"]]
    if _HAMLET.search(plain):
        return [starts["hamlet"]]
    return list(dict.fromkeys([starts["hamlet"], starts["commune"], 0]))


def _differences(mark: Mark, scopes: list[int], sums: Sums, letters: dict[str, str]) -> list[remarks.Located]:
    found: list[remarks.Located] = []
    for field in sums.columns:
        said = sums.stated(mark.row, field)
        if said is None or not sums.is_known(field, scopes[0], mark.place):
            continue
        expected = [sums.between(field, start, mark.place) for start in scopes]
        if said not in expected:
            found.append(
                (mark.row_number, letters.get(field), "SUM_BAD", "block", vnd.dotted(said), vnd.dotted(expected[0]))
            )
    for place, cell in enumerate(mark.row):
        count = _HEADCOUNT.search(cell) if type(cell) is str else None
        if count:
            people = int(count[1].replace(".", ""))
            expected = [mark.place - start for start in scopes]
            if people not in expected:
                found.append(
                    (mark.row_number, remarks.letter(place), "SUM_BAD", "block", str(people), str(expected[0]))
                )
            break
    return found


def _words(mark: Mark, total: int) -> list[remarks.Located]:
    """Compare an amount in words, or in digits in their stead, with the grand total."""
    place = next(place for place, cell in enumerate(mark.row) if type(cell) is str and cell.strip())
    text = " ".join(legacy_fonts.legible(cell) for cell in mark.row if type(cell) is str and cell.strip())
    number = _NUMBER.search(text)
    if number:
        agrees = int(re.sub(r"[.,]", "", number[0])) == total
    else:
        written = _plain_words(_WORDS_LEAD.sub("", text))
        agrees = not written or written == _plain_words(vnd.in_words(total))
    if agrees:
        return []
    return [(mark.row_number, remarks.letter(place), "SUM_BAD", "block", tidy.shortened(text), vnd.in_words(total))]


def _plain_words(text: str) -> list[str]:
    words = re.sub(r"[^\w]+|_", " ", texts.canonical(text).lower()).split()
    return [word for word in (_SAME_WORDS.get(word, word) for word in words) if word]


def _first_text(row: Sequence[object]) -> str:
    return next((legacy_fonts.legible(cell) for cell in row if type(cell) is str and cell.strip()), "")
