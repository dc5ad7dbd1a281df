"""Month against month: who is new, stopped or changed, what explains it, and whether the equations hold."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chitra.kernel import errors
from chitra.payouts import operations as deeds
from chitra.payouts import queries as payouts
from chitra.rosters import queries as rosters
from chitra.web import gate, pages
from chitra.web.months import forms, places

PAGE = 50
#: Which equation of the controls a finding breaks.
EQUATIONS = {"E1": ("E1",), "E2": ("E2",), "E3 – E4": ("SUM_BAD",), "E5": ("RATE_MISMATCH",)}


@gate.month("look_people")
def changes(request: HttpRequest, entered: gate.Month) -> HttpResponse:
    """Compare a month with the one before."""
    period_id = places.known(entered)
    communes = places.commune_names(entered)
    form = forms.ChangeFilters(request.GET)
    form.fields["commune"].choices = [forms.ALL, *communes.items()]  # type: ignore[attr-defined]
    form.is_valid()
    chosen = form.cleaned_data
    after = request.GET.get("after", "")
    found = rosters.changes(
        period_id,
        kind=chosen.get("change", ""),
        is_unexplained=chosen.get("unexplained", False),
        commune=chosen.get("commune", ""),
        words=chosen.get("words", ""),
        after=int(after) if after.isdecimal() and len(after) < 9 else 0,
        limit=PAGE,
    )
    equations = rosters.equations(period_id)
    notes = payouts.notes(period_id, [each.person_id for each in found.page])
    return pages.page(
        request,
        "months/changes",
        {
            "month": entered,
            "title": places.title(entered),
            "crumbs": places.crumbs(entered),
            "form": form,
            "found": found,
            "rows": [(each, [note for note in notes if note.person_id == each.person_id]) for each in found.page],
            "whole": equations[0] if equations else None,
            "by_commune": [each for each in equations[1:] if not each.holds],
            "controls": _controls(period_id),
            "communes": communes,
            "next_after": found.next_after,
            "may_note": entered.may("note") and entered.status != "closed",
        },
    )


@gate.month("note")
def note(request: HttpRequest, entered: gate.Month, person_id: int) -> HttpResponse:
    """Remark something about a person."""
    form = forms.Noting(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            deeds.note(**entered.deed, person_id=person_id, text=form.cleaned_data["text"])
        except errors.Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã ghi chú."))
            return redirect(reverse("month_changes", kwargs=entered.address))
    period_id = places.known(entered)
    context = {
        "month": entered,
        "title": places.title(entered),
        "crumbs": [
            *places.crumbs(entered),
            (_("So với tháng trước"), reverse("month_changes", kwargs=entered.address)),
        ],
        "form": form,
        "notes": payouts.notes(period_id, [person_id]),
    }
    return pages.page(request, "months/note", context, status=422 if form.errors else 200)


def _controls(period_id: int) -> list[tuple[str, int]]:
    """Count the findings of the last check that break each equation."""
    found = rosters.finding_counts(period_id)
    return [
        (name, sum(count for code, severity, count in found if code in codes and severity != "info"))
        for name, codes in EQUATIONS.items()
    ]
