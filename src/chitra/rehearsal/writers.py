"""Write sheets as xlsx, xls, ods or csv: the same rows and cells in each."""

import csv
import datetime
import pathlib
from collections.abc import Callable, Sequence

import xlsxwriter
import xlwt
from odf import opendocument, table
from odf import text as odf_text

from chitra.rehearsal import sheets

_ROWS_IN_MEMORY = 5_000
_MADE_AT = datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC)  # one moment, so that a seed makes the same bytes
_BOLD_ROWS = frozenset({"office", "title", "header", "group", "subtotal", "total", "signature"})
_CENTRED_ROWS = frozenset({"office", "title", "header", "number", "signature"})
_BORDERED_ROWS = frozenset({"header", "number", "group", "data", "subtotal", "total"})
_WIDTHS = {"STT": 5, "Họ và tên": 24, "Họ tên người hưởng": 24, "Thôn/Tổ": 18, "Ghi chú": 16}


def write(path: pathlib.Path, grids: Sequence[sheets.Grid]) -> tuple[pathlib.Path, ...]:
    """Write the grids to a file whose ending names the format; csv makes a file of each sheet. Return the files."""
    return _WRITERS[path.suffix](path, grids)


def _xlsx(path: pathlib.Path, grids: Sequence[sheets.Grid]) -> tuple[pathlib.Path, ...]:
    is_small = sum(len(grid.rows) for grid in grids) < _ROWS_IN_MEMORY
    options = {
        "in_memory": is_small,  # without files of its own beside the workbook: a third faster
        "constant_memory": not is_small,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": {"font_name": "Times New Roman", "font_size": 11},
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": _MADE_AT})
        styles = _Styles(book)
        for grid in grids:
            _xlsx_sheet(book.add_worksheet(grid.name), grid, styles)
    return (path,)


class _Styles:
    """One cell format for each look, made when first used."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, str], object] = {}

    def of(self, kind: str, is_money: bool, font: str = "") -> object:
        key = (kind, is_money, font)
        if key not in self._made:
            look: dict[str, object] = {"bold": kind in _BOLD_ROWS, "text_wrap": kind == "header"}
            look |= {"align": "center", "valign": "vcenter"} if kind in _CENTRED_ROWS else {}
            look |= {"border": 1} if kind in _BORDERED_ROWS else {}
            look |= {"num_format": "#,##0"} if is_money else {}
            look |= {"italic": True} if kind in {"unit", "words"} else {}
            look |= {"font_name": font} if font else {}
            self._made[key] = self._book.add_format(look)
        return self._made[key]


def _xlsx_sheet(sheet: xlsxwriter.worksheet.Worksheet, grid: sheets.Grid, styles: _Styles) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for place, head in enumerate(grid.rows[grid.kinds.index("header")]):
        sheet.set_column(place, place, _WIDTHS.get(str(head), 13))
    for row, (kind, cells) in enumerate(zip(grid.kinds, grid.rows, strict=True)):
        if row in grid.hidden:
            sheet.set_row(row, None, None, {"hidden": True})
        plain, money = styles.of(kind, False), styles.of(kind, True)
        has_border = kind in _BORDERED_ROWS
        for place, value in enumerate(cells):
            if type(value) is str:
                sheet.write_string(row, place, value, plain)
            elif type(value) is int or type(value) is float:
                sheet.write_number(row, place, value, money if place in grid.money else plain)
            elif value is not None:
                _xlsx_oddity(sheet, (row, place), value, styles)
            elif has_border:
                sheet.write_blank(row, place, None, plain)
    # `merge_range` writes cells too, which rows that have left memory do not allow: only the ranges are noted.
    sheet.merge.extend(list(merge) for merge in grid.merges)


def _xlsx_oddity(
    sheet: xlsxwriter.worksheet.Worksheet, cell: tuple[int, int], value: sheets.Value, styles: _Styles
) -> None:
    """Write what a plain cell cannot hold: a failed formula, text in a font of before Unicode."""
    if isinstance(value, sheets.ErrorText):
        sheet.write_formula(*cell, f"={value}", styles.of("data", False), str(value))
    elif isinstance(value, sheets.LegacyText):
        sheet.write_string(*cell, str(value), styles.of("data", False, value.font))


def _xls(path: pathlib.Path, grids: Sequence[sheets.Grid]) -> tuple[pathlib.Path, ...]:
    book = xlwt.Workbook(encoding="utf-8")
    for grid in grids:
        sheet = book.add_sheet(grid.name)
        covered = {
            (row, place)
            for top, left, bottom, right in grid.merges
            for row in range(top, bottom + 1)
            for place in range(left, right + 1)
        }
        for top, left, bottom, right in grid.merges:
            sheet.write_merge(top, bottom, left, right, _plain(grid.rows[top][left]))
        for row, cells in enumerate(grid.rows):
            if row in grid.hidden:
                sheet.row(row).hidden = True
            for place, value in enumerate(cells):
                if value is not None and (row, place) not in covered:
                    sheet.write(row, place, _plain(value))
        # A merged label swallows the sums beside it in no layout of ours, so nothing that is covered is lost.
    book.save(str(path))
    return (path,)


def _ods(path: pathlib.Path, grids: Sequence[sheets.Grid]) -> tuple[pathlib.Path, ...]:
    document = opendocument.OpenDocumentSpreadsheet()
    for grid in grids:
        sheet = table.Table(name=grid.name)
        spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in grid.merges}
        for row, cells in enumerate(grid.rows):
            line = table.TableRow(**({"visibility": "collapse"} if row in grid.hidden else {}))
            for place, value in enumerate(cells):
                line.addElement(_ods_cell(value, spans.get((row, place))))
            sheet.addElement(line)
        document.spreadsheet.addElement(sheet)
    document.save(str(path))
    return (path,)


def _ods_cell(value: sheets.Value, span: tuple[int, int] | None) -> table.TableCell:
    attributes: dict[str, object] = {}
    if span:
        attributes |= {"numberrowsspanned": span[0], "numbercolumnsspanned": span[1]}
    if isinstance(value, int | float):
        return table.TableCell(valuetype="float", value=value, **attributes)
    if value is None:
        return table.TableCell(**attributes)
    cell = table.TableCell(valuetype="string", **attributes)
    cell.addElement(odf_text.P(text=str(value)))
    return cell


def _csv(path: pathlib.Path, grids: Sequence[sheets.Grid]) -> tuple[pathlib.Path, ...]:
    written = []
    for grid in grids:
        name = path if len(grids) == 1 else path.with_name(f"{path.stem}_{grid.name.replace(' ', '_')}.csv")
        with name.open("w", encoding="utf-8-sig", newline="") as target:
            csv.writer(target).writerows(grid.rows)
        written.append(name)
    return tuple(written)


def _plain(value: sheets.Value) -> sheets.Value:
    """Take the mark of a damaged text off: only xlsx can show it."""
    return str(value) if isinstance(value, str) else value


_WRITERS: dict[str, Callable[[pathlib.Path, Sequence[sheets.Grid]], tuple[pathlib.Path, ...]]] = {
    ".xlsx": _xlsx,
    ".xls": _xls,
    ".ods": _ods,
    ".csv": _csv,
}
FORMATS = frozenset(_WRITERS)
