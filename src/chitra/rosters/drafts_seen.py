"""What a check of a draft looks at while its lists stand, before they are undone."""

from collections.abc import Sequence
from typing import Any

from chitra.formats.lists import workbook
from chitra.ledger import queries as ledger
from chitra.rosters import draft_queries, placement, queries


def replaced(draft: draft_queries.Draft, book: workbook.Workbook, wish: placement.Wish) -> list[queries.StandingList]:
    """List what stands under the keys of a draft with another content."""
    period = ledger.period(organisation_code=draft.organisation_code, programme_code=draft.programme, month=draft.month)
    if period is None:
        return []
    lists = placement.placed(book, wish).lists
    hashes = {(each.list_key, each.kind): each.sheet.content_hash for each in lists}
    standing = queries.lists_under_keys(period.id, lists)
    return [each for each in standing if hashes[each.list_key, each.kind] != each.content_hash]


class Seen:
    """What a check looks at before it is undone."""

    def __init__(self) -> None:
        self._rows: list[tuple[Any, ...]] = []
        self._changes: list[tuple[Any, ...]] = []
        self.base: tuple[int, ...] = (0, 0, 0, 0)

    def look(self, period_id: int, roster_ids: Sequence[int]) -> None:
        told = {"period_id": period_id, "roster_ids": list(roster_ids)}
        self._rows = draft_queries.rows("seen_rows", told)
        self._changes = draft_queries.rows("compared", told)
        self.base = draft_queries.rows("compared_sums", told)[0]

    def arrays(self, findings: Sequence[queries.FoundOne]) -> dict[str, list[Any]]:
        found = [
            (
                each.sheet, each.row_number, each.row_id is not None, each.stage, each.code, each.severity, each.holds,
                each.cell_column, each.value, each.expected,
            )
            for each in findings
        ]  # fmt: skip
        return {**_columns("r", self._rows, 9), **_columns("f", found, 10), **_columns("c", self._changes, 11)}


def _columns(letter: str, rows: Sequence[tuple[Any, ...]], width: int) -> dict[str, list[Any]]:
    return {f"{letter}{place}": [row[place] for row in rows] for place in range(width)}
