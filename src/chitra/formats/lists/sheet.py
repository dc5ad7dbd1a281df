"""One grid becomes one list: header, rows by kind, typed columns, checks, COPY text."""

import dataclasses
import hashlib
from collections.abc import Iterable, Sequence

from chitra.formats.lists import (
    amounts,
    choices,
    columns,
    copy_text,
    fields,
    grids,
    headers,
    messages,
    peculiarities,
    remarks,
    rowkinds,
    tidy,
    titles,
    totals,
    workbook,
)


def read(grid: grids.Grid, hints: workbook.Hints) -> workbook.Sheet:
    """Read one sheet. A sheet without a header of a list keeps its rows, all of them ignored.

    :raises errors.BadInput: E-FILE-HEADER-TWICE, E-FILE-COLUMN-MISSING.
    """
    grid, repaired = choices.corrected(grid, hints.corrections)
    header = choices.header(grid, hints.choices)
    if header is None:
        return _no_list(grid)
    _check_header(header, grid)
    title = titles.facts(grid.rows[: header.first], grid.name)
    known = frozenset(header.columns)
    kind = (
        titles.kind(title, grid.name, known)
        or titles.kind_by_reason(header.labels.get("reason", ""))
        or hints.kind
        or "monthly"
    )
    if kind == "monthly" and not known & {*columns.MONEY}:
        raise messages.refusal("E-FILE-COLUMN-MISSING", sheet=grid.name, label="Tổng cộng")
    layout = titles.layout(known, header.labels)
    category = titles.category(title, grid.name) if layout == "ncc" else None
    body = _body(grid, header)
    notes = remarks.Remarks()
    how = amounts.Money(title.money_unit == "thousand", grid.is_text)
    table = fields.Table(grid, header.columns, body.data, notes, how)
    typed = fields.typed(
        table, kind, fields.Context(body.hamlets, body.communes, body.categories, title.commune, category, title.period)
    )
    letters = remarks.letters(header.columns, grid.first_column)
    stated = totals.verify(body.marks, totals.Sums(typed.amounts, notes.unread, header.columns, how), letters)
    located = [
        *notes.located(table.numbers, letters.get),
        *stated.located,
        *peculiarities.of_sheet(table, header, kind, is_thousand=how.is_thousand),
        *repaired,
    ]
    data_lines = _data_lines(typed.copied, table, notes)
    outcomes = [notes.outcome(place) for place in range(len(body.data))]
    return workbook.Sheet(
        name=grid.name,
        kind=kind,
        layout=layout,
        category_hint=category,
        header_row=grid.numbers[header.first],
        title=title,
        counts=workbook.Counts(
            outcomes.count("accepted"), outcomes.count("held"), outcomes.count("refused"), len(body.others)
        ),
        stated_total_vnd=stated.total_vnd,
        total_vnd=sum(amount or 0 for amount in typed.amounts.get("total_vnd", ())),
        rows_copy=copy_text.encoded(_other_lines(grid, body.others) + data_lines),
        findings_copy=remarks.encoded(located),
        finding_counts=remarks.counted(located),
        content_hash=_content_hash(typed.copied, table, notes),
        letters=letters,
        spellings={field: copy_text.different(typed.copied.get(field, ())) for field in columns.SPELT},
        is_hidden=grid.is_hidden,
    )


def _check_header(header: headers.Header, grid: grids.Grid) -> None:
    """Refuse two columns for the same thing where a choice would be a guess about money or identity."""
    for field, first, second in header.twice:
        if field not in {"stt", "note", "signature"}:
            at = f"{remarks.letter(first + grid.first_column)}, {remarks.letter(second + grid.first_column)}"
            raise messages.refusal("E-FILE-HEADER-TWICE", sheet=grid.name, label=header.labels[field], column=at)


@dataclasses.dataclass(frozen=True, slots=True)
class _Body:
    """The rows of a sheet by what they are. `data` are indexes into the grid; groups are by place of the data row."""

    data: list[int]
    others: list[tuple[int, rowkinds.RowKind]]
    marks: list[totals.Mark]
    hamlets: list[str | None]
    communes: list[str | None]
    categories: list[str | None]


def _body(grid: grids.Grid, header: headers.Header) -> _Body:
    at = header.columns
    landmarks = rowkinds.Landmarks(
        stt=at.get("stt", -1),
        name=at.get("full_name", at.get("given_part", -1)),
        identity=tuple(
            at[field] for field in ("source_code", "cccd", "birth", "birth_male", "birth_female") if field in at
        ),
        money=tuple(at[field] for field in (*columns.MONEY, *columns.CHANGE_MONEY) if field in at),
    )
    classifier = rowkinds.Classifier(landmarks)
    body = _Body([], [], [], [], [], [])
    commune = hamlet = category = None
    for index, row in enumerate(grid.rows):
        kind = classifier.kind_of(row) if index > header.last else _above_kind(index, row, header)
        if kind is None:
            continue
        if kind == "data":
            body.data.append(index)
            body.hamlets.append(hamlet)
            body.communes.append(commune)
            body.categories.append(category)
            continue
        if kind == "header" and index > header.last:
            block = titles.facts(grid.rows[(body.data[-1] if body.data else header.last) + 1 : index], "")
            commune, hamlet = (block.commune, None) if block.commune else (commune, hamlet)
        body.others.append((index, kind))
        group = rowkinds.group_of(row) if kind == "group" else None
        if group and group.level == "commune":
            commune, hamlet = group.name, None
        elif group and group.level == "hamlet":
            hamlet = group.name
        elif group:
            category = group.name
        if kind in {"group", "subtotal", "total", "words"}:
            body.marks.append(
                totals.Mark(grid.numbers[index], kind, len(body.data), row, group.level if group else None)
            )
    return body


def _above_kind(index: int, row: Sequence[object], header: headers.Header) -> rowkinds.RowKind | None:
    if all(type(cell) is str and not cell.strip() for cell in row):
        return None
    return "header" if index >= header.first else "title"


def _data_lines(copied: dict[str, list[str]], table: fields.Table, notes: remarks.Remarks) -> list[str]:
    """Put the typed columns of the data rows together, every column of `columns.COLUMNS` in its place."""
    size = len(table.numbers)
    outcomes, reasons = ["accepted"] * size, ["{}"] * size
    for place, codes in notes.reasons.items():
        outcomes[place] = notes.outcome(place)
        reasons[place] = copy_text.array(sorted(codes))
    head = {
        "row_number": [str(number) for number in table.numbers],
        "row_kind": ["data"] * size,
        "outcome": outcomes,
        "reasons": reasons,
        "raw": _raw_column(table),
    }
    absent = [copy_text.NULL] * size
    return copy_text.lines(head.get(name) or copied.get(name) or absent for name in columns.COLUMNS)


def _other_lines(grid: grids.Grid, others: Iterable[tuple[int, rowkinds.RowKind]]) -> list[str]:
    nulls = "\t".join([copy_text.NULL] * (len(columns.COLUMNS) - 5))
    return [
        f"{grid.numbers[index]}\t{kind}\tignored\t{{}}\t{nulls}\t{_raw(grid.rows[index])}" for index, kind in others
    ]


def _raw_column(table: fields.Table) -> list[str]:
    cells = (copy_text.escaped_column(column) for column in table.shown())
    return list(map("\\t".join, zip(*cells, strict=True)))


def _raw(row: Sequence[object]) -> str:
    """Show the cells of a row as they stand, joined by (escaped) tabs."""
    cells = [cell if type(cell) is str else tidy.displayed(cell) for cell in row]
    joined = "\x1f".join(cells)
    return copy_text.escaped(joined).replace("\x1f", "\\t")


def _content_hash(copied: dict[str, list[str]], table: fields.Table, notes: remarks.Remarks) -> str:
    """Hash what the data rows say, whatever their order, numbering and format; a refused row counts as it stands."""
    present = [copied[name] for name in columns.CONTENT if name in copied]
    named = "\t".join(name for name in columns.CONTENT if name in copied)
    rows = copy_text.lines(present) if present else []
    for place in notes.refused:
        cells = (tidy.displayed(cell).strip() for cell in table.grid.rows[table.indexes[place]])
        rows[place] += "\t" + "\x1f".join(
            cell for position, cell in enumerate(cells) if position != table.columns.get("stt")
        )
    rows.sort()
    return hashlib.sha256("\n".join([named, *rows]).encode("utf-8", "replace")).hexdigest()


def _no_list(grid: grids.Grid) -> workbook.Sheet:
    others: list[tuple[int, rowkinds.RowKind]] = [
        (index, "note")
        for index, row in enumerate(grid.rows)
        if any(type(cell) is not str or cell.strip() for cell in row)
    ]
    located: list[remarks.Located] = []
    if others:
        located.append((grid.numbers[others[0][0]], None, "SHEET_NOT_LIST", "info", grid.name, None))
    return workbook.Sheet(
        name=grid.name,
        kind=None,
        layout=None,
        category_hint=None,
        header_row=None,
        title=workbook.TitleFacts(),
        counts=workbook.Counts(0, 0, 0, len(others)),
        stated_total_vnd=None,
        total_vnd=0,
        rows_copy=copy_text.encoded(_other_lines(grid, others)),
        findings_copy=remarks.encoded(located),
        finding_counts=remarks.counted(located),
        content_hash=hashlib.sha256(b"").hexdigest(),
        is_hidden=grid.is_hidden,
    )
