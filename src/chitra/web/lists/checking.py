"""The fourth step: what the check found, row by row; corrections, exclusions, and the round trip of bad rows."""

import urllib.parse
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.audit import operations as audit
from chitra.formats.lists import readers
from chitra.kernel import errors
from chitra.rosters import operations as rosters
from chitra.rosters import queries
from chitra.web import gate, pages, tasks
from chitra.web.lists import badrows, forms, places, reading, words
from chitra.web.lists.steps import frame

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@gate.reach("import")
def check(request: HttpRequest, reach: gate.Reach, draft_id: int) -> HttpResponse:
    """Show what the last check found, by how rows stand; have the file checked again."""
    found = places.draft(reach, draft_id)
    if found.has_ended or found.state in {"sheets", "columns"}:
        return redirect("import_draft", draft_id=draft_id)
    if request.method == "POST":
        return _asked(reach, found)
    context = {**frame(found, 4), "states": words.STATES}
    if found.checked_at is not None:
        context |= _results(request, found)
    return pages.page(request, "lists/check", context)


def _asked(reach: gate.Reach, found: queries.Draft) -> HttpResponse:
    task_id = tasks.ask(
        kind="lists.check",
        officer_id=reach.visitor.officer.id,
        subject=_("Kiểm tra %(file)s") % {"file": found.file_name},
        arguments={"draft_id": found.id},
        at=reach.visitor.at,
    )
    return redirect("task", task_id=task_id)


@tasks.work("lists.check")
def _check(asked: tasks.Asked) -> str:
    draft_id = asked.arguments["draft_id"]
    book = reading.of_draft(draft_id, by=asked.by, at=asked.at)
    rosters.check_draft(draft_id=draft_id, book=book, by=asked.by, at=asked.at)
    return reverse("import_check", args=[draft_id])


def _results(request: HttpRequest, found: queries.Draft) -> dict[str, Any]:
    tab = request.GET.get("tab", "")
    tabs = queries.draft_tabs(found.id)
    first = next((each.standing for each in tabs if each.count), "valid")
    tab = tab if tab in words.STANDINGS else first
    after = request.GET.get("after", "")
    rows = queries.draft_rows(found.id, standing=tab, after=int(after) if after.isdigit() else 0, limit=places.PAGE + 1)
    shown = rows[: places.PAGE]
    said = queries.draft_row_findings(found.id, shown)
    corrections = queries.corrections(found.id)
    last = {(each.sheet, each.row_number): each.deed for each in corrections if each.deed != "cell"}
    numbers = {sheet.name: number for number, sheet in enumerate(found.sheets)}
    communes = places.communes(found.organisation_code, found.month)
    return {
        "tabs": [{"standing": each, "label": words.STANDINGS[each.standing]} for each in tabs],
        "tab": tab,
        "rows": [
            {
                "row": row,
                "sheet_no": numbers.get(row.sheet, 0),
                "commune": communes.get(row.unit_code, ""),
                "kind": words.ROW_KINDS.get(row.row_kind, row.row_kind),
                "text": words.hide(" · ".join(cell for cell in row.cells if cell.strip())[:160]),
                "findings": [
                    words.told(each)
                    for each in said.get((row.sheet, row.row_number), [])
                    if tab in {"valid", "ignored"} or each.severity != "info"
                ],
                "is_excluded": last.get((row.sheet, row.row_number)) == "exclude",
                "is_corrected": any(
                    each.deed == "cell" and (each.sheet, each.row_number) == (row.sheet, row.row_number)
                    for each in corrections
                ),
            }
            for row in shown
        ],
        "next_after": shown[-1].id if len(rows) > places.PAGE else "",
        "list_findings": [words.told(each) for each in queries.draft_list_findings(found.id)],
        "correction_count": sum(each.deed == "cell" for each in corrections),
        "excluded_count": sum(deed == "exclude" for deed in last.values()),
        "bad_most": badrows.MOST_ROWS,
        "bad_left": max(0, tabs[0].count - badrows.MOST_ROWS),
        "reason": forms.Reason(),
        "bad_rows": forms.BadRows(),
    }


@gate.reach("import")
def row(request: HttpRequest, reach: gate.Reach, draft_id: int, sheet_no: int, row_number: int) -> HttpResponse:
    """Show a row's cells beside what is wrong with them; take corrections. Hidden numbers are shown on purpose only."""
    found = places.draft(reach, draft_id)
    if found.has_ended or not 0 <= sheet_no < len(found.sheets):
        return redirect("import_draft", draft_id=draft_id)
    sheet = found.sheets[sheet_no]
    here = queries.draft_row(draft_id, sheet=sheet.name, row_number=row_number)
    if here is None or sheet.name not in found.decisions:
        return redirect("import_check", draft_id=draft_id)
    is_open = "show" in request.POST
    said = queries.draft_row_findings(draft_id, [here]).get((here.sheet, here.row_number), [])
    cells = _cells(found, sheet_no, here, is_open=is_open)
    form = forms.Cells(
        None if is_open else request.POST or None,
        cells=[tuple(each[name] for name in ("letter", "label", "initial", "hint")) for each in cells],
    )
    if is_open:
        audit.record(
            chain=found.organisation_code,
            at=reach.visitor.at,
            by=reach.visitor.by,
            deed="unmask",
            object_kind="draft",
            object_id=draft_id,
            facts={"file": found.file_name, "sheet": here.sheet, "row": here.row_number},
        )
    elif form.is_bound and form.is_valid():
        try:
            count = rosters.correct(
                draft_id=draft_id,
                cells=_changed(here, cells, form.cleaned_data),
                reason=form.cleaned_data["reason"],
                by=reach.visitor.by,
                at=reach.visitor.at,
            )
        except rosters.NotAWish as refusal:
            form.refuse(refusal)
        else:
            text = _("Đã ghi %(count)s ô sửa của dòng %(row)s. Kiểm tra lại để thấy kết quả.")
            messages.success(request, text % {"count": count, "row": row_number})
            return redirect("import_check", draft_id=draft_id)
    corrections = queries.corrections(draft_id, sheet=here.sheet, row_number=row_number)
    context = {
        **frame(found, 4),
        "row": here,
        "sheet_no": sheet_no,
        "is_excluded": any(each.deed == "exclude" for each in corrections),
        "form": form,
        "cells": [form[f"cell_{each['letter']}"] for each in cells],
        "findings": [words.told(each, is_open=is_open) for each in said],
        "corrections": [
            {"correction": each, "was": words.hide(each.was), "became": words.hide(each.became)} for each in corrections
        ],
        "is_open": is_open,
        "has_hidden": any(each["is_hidden"] for each in cells),
    }
    return pages.page(request, "lists/row", context, status=422 if form.errors else 200)


def _cells(found: queries.Draft, sheet_no: int, here: queries.DraftRow, *, is_open: bool) -> list[dict[str, Any]]:
    """Describe the cells of a row that are used; a hidden one is empty in the form, and stays unless typed anew."""
    sheet = found.sheets[sheet_no]
    labels = {column.letter: column.label for column in found.columns_of(sheet)}
    fields = dict(found.decisions[sheet.name].columns)
    cells = []
    for place, letter in enumerate(sheet.letters):
        if letter not in fields:
            continue
        value = here.cells[place] if place < len(here.cells) else ""
        is_hidden = bool(value) and not is_open and fields[letter] in words.HIDDEN_FIELDS
        hint = _("Đang ghi %(value)s; để trống nếu giữ nguyên.") % {"value": words.hide(value)} if is_hidden else ""
        cells.append(
            {
                "letter": letter,
                "label": labels.get(letter, letter),
                "value": value,
                "initial": "" if is_hidden else value,
                "hint": hint,
                "is_hidden": is_hidden,
            }
        )
    return cells


def _changed(here: queries.DraftRow, cells: list[dict[str, Any]], typed: dict[str, Any]) -> list[rosters.CellChange]:
    return [
        rosters.CellChange(here.sheet, here.row_number, each["letter"], each["value"], became)
        for each in cells
        if (became := typed[f"cell_{each['letter']}"].strip()) != each["value"].strip()
        and not (each["is_hidden"] and not became)
    ]


@gate.reach("import")
def exclude(request: HttpRequest, reach: gate.Reach, draft_id: int) -> HttpResponse:
    """Take chosen rows out of the draft, or take one back."""
    found = places.draft(reach, draft_id)
    if request.method != "POST" or found.has_ended:
        return redirect("import_draft", draft_id=draft_id)
    names = [sheet.name for sheet in found.sheets]
    chosen = [each.partition(":") for each in request.POST.getlist("row")]
    rows = [
        (names[int(sheet)], int(number))
        for sheet, _colon, number in chosen
        if sheet.isdigit() and number.isdigit() and int(sheet) < len(names)
    ]
    back = "back" in request.POST
    try:
        rosters.exclude_from_draft(
            draft_id=draft_id,
            places=rows,
            reason=request.POST.get("reason", "") or (_("Lấy lại dòng đã loại") if back else ""),
            by=reach.visitor.by,
            at=reach.visitor.at,
            back=back,
        )
    except rosters.NotAWish as refusal:
        told = pages.said(refusal)
        messages.warning(request, f"{told.message} {told.fix}")
    else:
        text = _("Đã lấy lại %(count)s dòng.") if back else _("Đã loại %(count)s dòng khỏi danh sách sẽ nhận.")
        messages.success(request, text % {"count": len(rows)})
    return redirect("import_check", draft_id=draft_id)


@gate.reach("import")
def bad_rows(request: HttpRequest, reach: gate.Reach, draft_id: int) -> HttpResponse:
    """Give the bad rows as an Excel file; that somebody took it is on record."""
    found = places.draft(reach, draft_id)
    if request.method != "POST" or found.checked_at is None:
        return redirect("import_draft", draft_id=draft_id)
    rows = queries.draft_rows(draft_id, standing="block", limit=badrows.MOST_ROWS)
    said = queries.draft_row_findings(draft_id, rows)
    bad = [
        badrows.BadRow(
            each,
            [
                words.told(one, is_open=True).message
                for one in said.get((each.sheet, each.row_number), [])
                if one.severity == "block"
            ],
        )
        for each in rows
    ]
    audit.record(
        chain=found.organisation_code,
        at=reach.visitor.at,
        by=reach.visitor.by,
        deed="report",
        object_kind="draft",
        object_id=draft_id,
        facts={"name": "bad_rows", "file": found.file_name, "count": len(rows)},
    )
    answer = HttpResponse(badrows.written(found, bad), content_type=XLSX)
    stem = found.file_name.rpartition(".")[0] or found.file_name
    name = urllib.parse.quote(f"dong-loi-{stem}.xlsx")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    answer["Cache-Control"] = "no-store"
    return answer


@gate.reach("import")
def back(request: HttpRequest, reach: gate.Reach, draft_id: int) -> HttpResponse:
    """Take corrected rows back: every cell that differs from the original becomes a correction."""
    found = places.draft(reach, draft_id)
    if request.method != "POST" or found.checked_at is None:
        return redirect("import_draft", draft_id=draft_id)
    form = forms.BadRows(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        rows = queries.draft_rows(draft_id, standing="block", limit=badrows.MOST_ROWS)
        try:
            with readers.Readers(1) as pool:
                book = pool.submit(file.read(), file.name, badrows.hints(found)).result()
            cells = badrows.changes(found, book, {(each.sheet, each.row_number): each for each in rows})
            count = rosters.correct(
                draft_id=draft_id,
                cells=cells,
                reason=_("Sửa trong tệp dòng lỗi %(file)s") % {"file": file.name},
                by=reach.visitor.by,
                at=reach.visitor.at,
            )
        except errors.BadInput as refusal:
            form.refuse(refusal, "file")
        else:
            text = _("Đã ghi %(count)s ô sửa từ tệp %(file)s. Kiểm tra lại để thấy kết quả.")
            messages.success(request, text % {"count": count, "file": file.name})
            return redirect("import_check", draft_id=draft_id)
    context = {**frame(found, 4), "states": words.STATES, **_results(request, found), "bad_rows": form}
    return pages.page(request, "lists/check", context, status=422)
