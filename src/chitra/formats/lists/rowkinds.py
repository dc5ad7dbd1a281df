"""What each row of a list is: data, group, subtotal, total … No row is lost and none is taken for another."""

import itertools
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from chitra.formats.lists import headers
from chitra.kernel import legacy_fonts
from chitra.kernel import text as texts

RowKind = Literal["data", "title", "header", "number", "group", "subtotal", "total", "words", "signature", "note"]

_TOTAL = re.compile(r"^\W*(?:[ivxlc]+[.)]\s*)?(?:tổng\s*cộng|tổng\s*số|tổng|tong\s*cong|tong\s*so)(?=\W|$)")
_SUBTOTAL = re.compile(
    r"^\W*(?:cộng(?=\W|$)|cong(?=\s*(?:thon|to|xa|phuong|khoi|nhom|:|$)))|^\W*(?:tiểu cộng|tieu cong)"
)
_WORDS = re.compile(r"^\W*(?:tong\s+)?(?:so tien\s+)?(?:\(?\s*)?(?:viet\s+)?(?:so tien\s+)?bang chu")
_NUMBERED = re.compile(r"^\(?\s*([0-9]{1,3}|[A-Z])\s*\)?$")
_ENUMERATOR = re.compile(r"^(?:[IVXLC]+|[A-Z]|[0-9]{1,3})\s*[.)/\-:]+\s*(?=\S)|^[IVXLC]+\s+(?=\S)")
_LETTERED = re.compile(r"^(?:[IVXLC]+|[A-Z])[.)]?$")
_COMMUNE_WORDS = re.compile(r"^(?:xa|phuong|thi tran|tt)\b")
_HAMLET_WORDS = re.compile(r"^(?:thon|to|khoi|ap|ban|khu|doi|kp|tdp|lang|xom|noc|buon)\b")

_DIGIT = re.compile(r"[0-9０-９]")
_PLACE_AND_DATE = re.compile(r"\bngay\b.{0,12}\bthang\b.{0,12}\bnam\b")
_OFFICES = re.compile(
    r"\b(?:nguoi lap|lap bieu|lap bang|ke toan|truong phong|pho truong phong|thu truong"
    r"|giam doc|chu tich|don vi chi tra|nguoi chi tra"
    r"|ky,? ?(?:ghi )?(?:ro )?ho ten|ky ten|dong dau|xac nhan cua|tm\. ?ubnd|kt\. ?|can bo)\b"
)


class Group(NamedTuple):
    """What a group row names: a commune, a hamlet, or something else (a category)."""

    level: Literal["commune", "hamlet", "category"]
    name: str


class Landmarks(NamedTuple):
    """The columns by which rows are told apart; -1 where a list has none."""

    stt: int
    name: int
    identity: tuple[int, ...]  # code, card, birth
    money: tuple[int, ...]


class Classifier:
    """Tells the rows below one header apart, from top to bottom."""

    def __init__(self, landmarks: Landmarks) -> None:
        self._at = landmarks
        self._stt, self._name = landmarks.stt, landmarks.name
        self._is_numbered = min(self._stt, self._name) >= 0
        self._total_seen = False

    def kind_of(self, row: Sequence[object]) -> RowKind | None:
        """Tell what a row is; None when it is empty."""
        if self._is_numbered and type(row[self._stt]) is float:
            name = row[self._name]
            if type(name) is str and len(name) > 5:  # nearly every row
                return "data"
        stt, name = self._cell(row, self._stt), self._cell(row, self._name)
        is_numbered = type(stt) is float or (type(stt) is str and stt.isdigit())
        if is_numbered and type(name) is str and name and (len(name) > 5 or not _NUMBERED.match(name)):
            return "data"
        first = next((cell for cell in row if type(cell) is str and cell.strip()), None)
        if first is None:
            return self._wordless(row)
        is_lettered = isinstance(stt, str) and bool(_LETTERED.match(stt.strip()))
        found = self._by_words(str(name or first) if is_lettered else first) or self._by_form(row)
        if found:
            return found
        if self._is_group(row, stt, name, first):
            return "group"
        if is_numbered or self._has_identity(row) or self._has_money(row):
            return "data"
        return "signature" if self._total_seen else "note"

    def _by_form(self, row: Sequence[object]) -> RowKind | None:
        if self._is_number_row(row):
            return "number"
        if len(headers.known_labels(row)) >= 4:
            return "header"
        if self._is_signature(row):
            return "signature" if self._total_seen else "note"
        return None

    def _by_words(self, first: str) -> RowKind | None:
        plain = legacy_fonts.legible(first).lower()
        if _WORDS.match(texts.without_accents(plain)):
            return "words"
        if _TOTAL.match(plain):
            self._total_seen = True
            return "total"
        return "subtotal" if _SUBTOTAL.match(plain) else None

    def _wordless(self, row: Sequence[object]) -> RowKind | None:
        if all(type(cell) is str for cell in row):
            return None
        return "number" if self._is_number_row(row) else "data"

    def _is_number_row(self, row: Sequence[object]) -> bool:
        """Tell whether the cells just count the columns: (1) (2) (3) or A B 1 2 3."""
        numbers = []
        for cell in row:
            if cell == "":
                continue
            if type(cell) is float and cell.is_integer():
                numbers.append(int(cell))
                continue
            found = _NUMBERED.match(cell.strip()) if type(cell) is str else None
            if not found:
                return False
            if found[1].isdigit():
                numbers.append(int(found[1]))
        return len(numbers) >= 3 and all(later - earlier in {0, 1} for earlier, later in itertools.pairwise(numbers))

    def _is_group(self, row: Sequence[object], stt: object, name: object, first: str) -> bool:
        if self._has_identity(row):
            return False
        filled = sum(1 for cell in row if cell != "")
        if isinstance(stt, str) and _LETTERED.match(stt.strip()) and isinstance(name, str) and name.strip():
            return True
        clean = legacy_fonts.legible(first)
        plain = texts.without_accents(_ENUMERATOR.sub("", clean)).lower()
        has_place = bool(_COMMUNE_WORDS.match(plain) or _HAMLET_WORDS.match(plain))
        if has_place and (filled == 1 or not isinstance(stt, float)):
            return not self._total_seen or filled > 1
        return filled == 1 and bool(_ENUMERATOR.match(clean)) and not self._total_seen

    def _is_signature(self, row: Sequence[object]) -> bool:
        """Tell whether a row is of the block of signatures: only words, an office or a place and date among them."""
        cells = [legacy_fonts.legible(cell) for cell in row if type(cell) is str and cell.strip()]
        if any(type(cell) is not str for cell in row):
            return False
        plain = [texts.without_accents(cell).lower() for cell in cells]
        return any(
            _PLACE_AND_DATE.search(cell) or (_OFFICES.search(cell) and not _DIGIT.search(cell)) for cell in plain
        )

    def _has_identity(self, row: Sequence[object]) -> bool:
        return any(_DIGIT.search(str(self._cell(row, place))) for place in self._at.identity)

    def _has_money(self, row: Sequence[object]) -> bool:
        cells = [self._cell(row, place) for place in self._at.money]
        return any(type(cell) is not str or _DIGIT.search(cell) or cell.startswith("#") for cell in cells)

    @staticmethod
    def _cell(row: Sequence[object], place: int) -> object:
        return row[place] if 0 <= place < len(row) else ""


def group_of(row: Sequence[object]) -> Group | None:
    """Read what a group row names."""
    cells = [legacy_fonts.legible(cell) for cell in row if type(cell) is str and cell.strip()]
    if not cells:
        return None
    text = cells[1] if len(cells) > 1 and _LETTERED.match(cells[0]) else cells[0]
    name = re.sub(r"\s*[:(].*$", "", _ENUMERATOR.sub("", text)).strip()
    plain = texts.without_accents(name).lower()
    if _COMMUNE_WORDS.match(plain):
        return Group("commune", name)
    return Group("hamlet" if _HAMLET_WORDS.match(plain) else "category", name)
