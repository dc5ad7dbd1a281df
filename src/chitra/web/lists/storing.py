"""The last step of an import: what changed since last month, and storing; giving an import up, or opening one again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.rosters import operations as rosters
from chitra.rosters import queries
from chitra.web import gate, pages, tasks
from chitra.web.lists import forms, places, reading, words
from chitra.web.lists.steps import frame


@gate.reach("import")
def compare(request: HttpRequest, reach: gate.Reach, draft_id: int) -> HttpResponse:
    """Show what changed since last month's frozen lists, and store the draft."""
    found = places.draft(reach, draft_id)
    if found.state != "checked":
        return redirect("import_draft", draft_id=draft_id)
    form = forms.Storing(request.POST or None)
    if form.is_bound and form.is_valid():
        if found.summary["replaces"] and not form.cleaned_data["replace"]:
            form.add_error(
                "replace", _("Kỳ này đã có danh sách đó với nội dung khác: hãy chọn thay, hoặc bỏ lần nhập này.")
            )
        else:
            return _asked(reach, found, replace=form.cleaned_data["replace"])
    counts = queries.draft_change_counts(draft_id)
    change = request.GET.get("change", "")
    change = change if change in words.CHANGES else next((each.change for each in counts if each.count), "new")
    after = request.GET.get("after", "")
    changes = queries.draft_changes(
        draft_id, change=change, after=int(after) if after.isdigit() else 0, limit=places.PAGE + 1
    )
    shown = changes[: places.PAGE]
    communes = places.communes(found.organisation_code, found.month)
    context = {
        **frame(found, 5),
        "form": form,
        "counts": [{"count": each, "label": words.CHANGES[each.change]} for each in counts],
        "change": change,
        "change_label": words.CHANGES[change],
        "changes": [_line(each, communes) for each in shown],
        "next_after": shown[-1].id if len(changes) > places.PAGE else "",
        "equation": _equation(found, counts),
        "tabs": [{"tab": each, "label": words.STANDINGS[each.standing]} for each in queries.draft_tabs(draft_id)],
        "previous": found.period.previous,
    }
    return pages.page(request, "lists/compare", context, status=422 if form.errors else 200)


def _line(each: Any, communes: dict[str, str]) -> dict[str, Any]:
    is_commune = each.change == "commune"
    return {
        "change": each,
        "commune": communes.get(each.unit_code, each.unit_code),
        "was": communes.get(each.was, each.was) if is_commune else words.hide(each.was),
        "became": communes.get(each.became, each.became) if is_commune else words.hide(each.became),
        "explained": words.EXPLAINED[each.explained_by],
    }


def _equation(found: queries.Draft, counts: tuple[Any, ...]) -> dict[str, Any] | None:
    """Put the control equation together: last month, plus new, less stopped, plus changed amounts, is this month."""
    base_count, base_vnd, now_count, now_vnd = found.summary["base"]
    if not base_count:
        return None
    by = {each.change: each for each in counts}
    explained_vnd = base_vnd + by["new"].became_vnd - by["stopped"].was_vnd + by["amount"].difference_vnd
    return {
        "base_count": base_count,
        "base_vnd": base_vnd,
        "new": by["new"],
        "stopped": by["stopped"],
        "amount": by["amount"],
        "now_count": now_count,
        "now_vnd": now_vnd,
        "left_count": now_count - (base_count + by["new"].count - by["stopped"].count),
        "left_vnd": now_vnd - explained_vnd,
    }


def _asked(reach: gate.Reach, found: queries.Draft, *, replace: bool) -> HttpResponse:
    task_id = tasks.ask(
        kind="lists.store",
        officer_id=reach.visitor.officer.id,
        subject=_("Nhận %(file)s") % {"file": found.file_name},
        arguments={"draft_id": found.id, "replace": replace, "month": places.written(found)},
        at=reach.visitor.at,
    )
    return redirect("task", task_id=task_id)


@tasks.work("lists.store")
def _store(asked: tasks.Asked) -> str:
    draft_id = asked.arguments["draft_id"]
    book = reading.of_draft(draft_id, by=asked.by, at=asked.at)
    rosters.store_draft(draft_id=draft_id, book=book, replace=asked.arguments["replace"], by=asked.by, at=asked.at)
    return f"{reverse('lists_month', kwargs=places.read(asked.arguments['month']))}?stored={draft_id}"


@gate.reach("import")
def drop(request: HttpRequest, reach: gate.Reach, draft_id: int) -> HttpResponse:
    """Give an import up, once it was asked whether that is meant."""
    found = places.draft(reach, draft_id)
    if found.has_ended:
        return redirect("import")
    if request.method == "POST":
        rosters.drop_draft(draft_id=draft_id, by=reach.visitor.by, at=reach.visitor.at)
        messages.success(request, _("Đã bỏ lần nhập %(file)s.") % {"file": found.file_name})
        return redirect("import")
    return pages.page(request, "lists/drop", {"draft": found, "crumbs": frame(found, 0)["crumbs"]})


@gate.month("look_lists", sends="import")
def reopen(request: HttpRequest, entered: gate.Month, list_id: int) -> HttpResponse:
    """Open a stored list's file once more, to correct it and store it anew."""
    if request.method != "POST":
        return redirect(reverse("list", kwargs={**entered.address, "list_id": list_id}))
    place = queries.place_of_list(list_id)
    kept = queries.original(place.sha256)
    if place.period_id != entered.period_id or kept is None:
        raise queries.ListUnknown("E-LIST-UNKNOWN", value=list_id)
    looked = reading.outline(kept[1], place.file_name)
    draft_id = rosters.reopen(roster_id=list_id, outline=looked, by=entered.visitor.by, at=entered.visitor.at)
    return redirect("import_draft", draft_id=draft_id)
