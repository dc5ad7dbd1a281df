"""The findings of one sheet while it is being read, and what follows from them for each row."""

from collections.abc import Callable, Iterable, Mapping

from chitra.formats.lists import copy_text, findings, workbook

_Line = tuple[int, str | None, str, workbook.Severity, str | None, str | None]


class Remarks:
    """Collects findings by the place of the data row; rows and columns get their Excel names at the end."""

    def __init__(self) -> None:
        self._lines: list[_Line] = []
        self.reasons: dict[int, set[str]] = {}
        self.refused: set[int] = set()
        self.unread: dict[str, set[int]] = {}  # places of amounts that can't be read, by field

    def add(
        self,
        place: int,
        field: str | None,
        code: str,
        value: str | None = None,
        expected: str | None = None,
        *,
        severity: workbook.Severity | None = None,
    ) -> None:
        """Note a finding about the data row at `place`."""
        rule = findings.CATALOGUE[code]
        weight = severity or rule.severity
        self._lines.append((place, field, code, weight, value, expected))
        if weight == "block":
            self.reasons.setdefault(place, set()).add(code)
            if rule.consequence == "refuse":
                self.refused.add(place)

    def add_unread(self, place: int, field: str, code: str, value: str | None = None) -> None:
        """Refuse a row for an amount that can't be read."""
        self.unread.setdefault(field, set()).add(place)
        self.add(place, field, code, value)

    def outcome(self, place: int) -> str:
        return "refused" if place in self.refused else "held" if place in self.reasons else "accepted"

    def located(self, row_numbers: list[int], letter_of: Callable[[str], str | None]) -> list["Located"]:
        """Give every finding its Excel row and column."""
        return [
            (row_numbers[place], letter_of(field) if field else None, code, severity, value, expected)
            for place, field, code, severity, value, expected in self._lines
        ]


Located = tuple[int, str | None, str, str, str | None, str | None]


def encoded(located: Iterable[Located]) -> bytes:
    """Write findings as COPY text in the order of the sheet."""
    ordered = sorted(located, key=lambda line: (line[0], line[1] or "", line[2]))
    text = copy_text.text
    return copy_text.encoded(
        [
            f"{row}\t{text(column)}\t{code}\t{severity}\t{text(value)}\t{text(expected)}"
            for row, column, code, severity, value, expected in ordered
        ]
    )


def counted(located: Iterable[Located]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for line in located:
        counts[line[2]] = counts.get(line[2], 0) + 1
    return tuple(sorted(counts.items()))


def letter(place: int) -> str:
    """Name the column at `place`, counted from 0, as Excel does: A, B … AA."""
    name = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def letters(columns: Mapping[str, int], offset: int) -> dict[str, str]:
    """Name the column of each field."""
    return {field: letter(place + offset) for field, place in columns.items()}
