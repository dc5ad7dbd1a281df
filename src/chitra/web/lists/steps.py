"""The first steps of an import: the file, its sheets and headers, its columns."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.formats.lists import outlines, readers
from chitra.kernel import errors
from chitra.rosters import operations as rosters
from chitra.rosters import queries
from chitra.web import gate, pages
from chitra.web.lists import forms, places, words

STEP_OF_STATE = {
    "sheets": "import_sheets",
    "columns": "import_columns",
    "check": "import_check",
    "checked": "import_check",
}


@gate.reach("import")
def start(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Take files in, and show the imports that have not ended."""
    form = forms.Upload(request.POST or None, request.FILES or None)
    form.offer(
        org=places.payers(reach),
        programme=[each for each in places.programme_names() if not reach.programmes or each[0] in reach.programmes],
    )
    if form.is_bound and form.is_valid():
        begun = _begun(reach, form)
        if begun and form.is_valid():
            if len(begun) == 1:
                return redirect("import_sheets", draft_id=begun[0])
            messages.success(request, _("Đã giữ %(count)s tệp; làm tiếp từng tệp dưới đây.") % {"count": len(begun)})
            return redirect("import")
    drafts = [{"draft": each, "state": words.STATES[each.state]} for each in queries.open_drafts()]
    context = {"form": form, "drafts": drafts, "crumbs": places.crumbs()}
    return pages.page(request, "lists/start", context, status=422 if form.errors else 200)


def _begun(reach: gate.Reach, form: forms.Upload) -> list[int]:
    """Keep the files, all of them or, when one is refused, none: what is wrong is told on the form."""
    chosen = form.cleaned_data
    wish = rosters.Wish(chosen["period"], chosen["programme"] or None, chosen["org"] or None, chosen["kind"] or None)
    files: list[UploadedFile[bytes]] = chosen["files"]
    begun: list[int] = []
    kept = [(file.name or "", file.read()) for file in files]
    with transaction.atomic(), readers.Readers(min(2, len(kept))) as pool:
        looks = [pool.outline(data, name) for name, data in kept]
        for (_name, data), look in zip(kept, looks, strict=True):
            try:
                begun.append(
                    rosters.begin_draft(
                        data=data, outline=look.result(), wish=wish, by=reach.visitor.by, at=reach.visitor.at
                    )
                )
            except errors.BadInput as refusal:
                form.refuse(refusal, "files")
        transaction.set_rollback(bool(form.errors))
    return begun


@gate.reach("import")
def here(request: HttpRequest, reach: gate.Reach, draft_id: int) -> HttpResponse:  # noqa: ARG001 - every view takes it
    """Lead to the step at which an import stands, or to the month that it was stored in."""
    found = places.draft(reach, draft_id)
    if found.has_ended:
        return redirect(reverse("lists_month", kwargs=places.address(found)))
    return redirect(STEP_OF_STATE[found.state], draft_id=draft_id)


@gate.reach("import")
def sheets(request: HttpRequest, reach: gate.Reach, draft_id: int) -> HttpResponse:
    """Show the sheets and the headers that were found; take what the officer decides."""
    found = places.draft(reach, draft_id)
    if found.has_ended:
        return redirect("import_draft", draft_id=draft_id)
    decided = found.decisions
    offered = [
        forms.OneSheet(
            request.POST or None,
            prefix=f"sheet{number}",
            initial={
                "is_read": decided[sheet.name].is_read,
                "header_row": decided[sheet.name].header_row or None,
                "header_rows": decided[sheet.name].header_rows,
            },
        )
        for number, sheet in enumerate(found.sheets)
    ]
    is_valid = [form.is_valid() for form in offered]
    if request.method == "POST" and all(is_valid):
        chosen = [
            queries.SheetDecision(
                sheet.name,
                form.cleaned_data["is_read"],
                form.cleaned_data["header_row"] or 0,
                form.cleaned_data["header_rows"],
            )
            for sheet, form in zip(found.sheets, offered, strict=True)
        ]
        try:
            rosters.choose_sheets(draft_id=draft_id, sheets=chosen, by=reach.visitor.by, at=reach.visitor.at)
        except rosters.NotAWish as refusal:
            offered[0].refuse(refusal)
        else:
            return redirect("import_columns", draft_id=draft_id)
    context = {
        **frame(found, 2),
        "shown": [_shown(sheet, form) for sheet, form in zip(found.sheets, offered, strict=True)],
        "before": queries.handed_in_before(found.sha256),
    }
    is_wrong = any(form.errors for form in offered)
    return pages.page(request, "lists/sheets", context, status=422 if is_wrong else 200)


@gate.reach("import")
def columns(request: HttpRequest, reach: gate.Reach, draft_id: int) -> HttpResponse:
    """Show what the columns hold, as their labels or the office's memory say; take what the officer confirms."""
    found = places.draft(reach, draft_id)
    if found.has_ended or found.state == "sheets":
        return redirect("import_draft", draft_id=draft_id)
    groups = _groups(request, found)
    is_valid = [group["form"].is_valid() for group in groups]
    if request.method == "POST" and all(is_valid):
        chosen = {sheet.name: group["form"].chosen for group in groups for sheet in group["sheets"]}
        try:
            rosters.choose_columns(draft_id=draft_id, columns=chosen, by=reach.visitor.by, at=reach.visitor.at)
        except rosters.NotAWish as refusal:
            groups[0]["form"].refuse(refusal)
        else:
            return redirect("import_check", draft_id=draft_id)
    is_wrong = any(group["form"].errors for group in groups)
    context = {**frame(found, 3), "groups": groups}
    return pages.page(request, "lists/columns", context, status=422 if is_wrong else 200)


def _groups(request: HttpRequest, found: queries.Draft) -> list[dict[str, Any]]:
    """Put sheets with the same header together: they are decided at once."""
    alike_of: dict[str, list[outlines.Sheet]] = {}
    for sheet in found.read_sheets:
        alike_of.setdefault(outlines.fingerprint(found.columns_of(sheet)), []).append(sheet)
    remembered = queries.remembered_layouts(found.id, alike_of)
    groups = []
    for number, (mark, alike) in enumerate(alike_of.items()):
        shown = found.columns_of(alike[0])
        decided = dict(found.decisions[alike[0].name].columns)
        known = remembered.get(mark)
        proposed = decided or (dict(known.columns) if known else {column.letter: column.field for column in shown})
        form = forms.Columns(
            request.POST or None,
            prefix=f"group{number}",
            letters={column.letter: column.label for column in shown},
            initial={f"column_{letter}": field for letter, field in proposed.items()},
        )
        lines = [
            {
                "column": column,
                "field": form[f"column_{column.letter}"],
                "is_sensitive": proposed.get(column.letter, "") in outlines.CONFIRMED,
                "samples": [words.hide(sample) for sample in column.samples],
            }
            for column in shown
        ]
        groups.append({"form": form, "sheets": alike, "lines": lines, "remembered": known, "is_decided": bool(decided)})
    return groups


def frame(found: queries.Draft, step: int) -> dict[str, Any]:
    return {
        "draft": found,
        "programme": dict(places.programme_names()).get(found.programme, found.programme),
        "steps": places.steps(found, step),
        "crumbs": places.crumbs((_("Nhập danh sách"), reverse("import"))),
    }


def _shown(sheet: outlines.Sheet, form: forms.OneSheet) -> dict[str, Any]:
    """Describe the first rows of a sheet, the header among them."""
    letters = sheet.letters
    first = sheet.header_row or 0
    rows = [
        {
            "number": number,
            "cells": [words.hide(cell) for cell in row] + [""] * (len(letters) - len(row)),
            "is_header": bool(first) and first <= number < first + sheet.header_rows,
        }
        for number, row in zip(sheet.numbers, sheet.rows, strict=True)
    ]
    return {"sheet": sheet, "form": form, "letters": letters, "rows": rows}
