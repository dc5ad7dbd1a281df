"""Units and organisations as they stand on a day, and what became of those that are no more."""

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from chitra.territory import queries
from chitra.web import gate, pages
from chitra.web.affairs import choices, desk


@gate.reach("look_affairs")
def units(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List the provinces of a day."""
    form, on = desk.day_asked(request, reach)
    context = {"form": form, "on": on, "below": queries.units_below(code="", on=on), "crumbs": desk.crumbs()}
    return pages.page(request, "affairs/units", context)


@gate.reach("look_affairs")
def unit(request: HttpRequest, reach: gate.Reach, code: str) -> HttpResponse:
    """Show what a unit's code means on a day, what lies below, who serves it, where its people came from and went."""
    form, on = desk.day_asked(request, reach)
    versions = queries.units_coded(code)
    if not versions:
        raise Http404
    found = queries.unit(code=code, on=on)
    last = versions[0]
    context = {
        "form": form,
        "on": on,
        "code": code,
        "unit": found,
        "name": found.name if found else last.name,
        "versions": versions,
        "below": queries.units_below(code=code, on=on if found else _last_day(last, on)),
        "organisations": queries.organisations_serving(unit_code=code, on=on) if found else (),
        "steps": queries.unit_steps(code),
        "became": () if found else queries.unit_successors(code=code, as_of=last.valid_from, on=on),
        "crumbs": desk.crumbs((_("Đơn vị hành chính"), "units")),
    }
    return pages.page(request, "affairs/unit", context)


@gate.reach("look_affairs")
def organisation(request: HttpRequest, reach: gate.Reach, code: str) -> HttpResponse:
    """Show an organisation with its lineage, what it pays, and who took over from whom."""
    form, on = desk.day_asked(request, reach)
    found = queries.organisation_entry(code=code, on=on)
    if found is None:
        raise Http404
    context = {
        "form": form,
        "on": on,
        "organisation": found,
        "confidence": choices.confidence(found.confidence),
        "lineage": queries.lineage(code, on=on),
        "heir": queries.successor_of(organisation_code=code, programme_code="", on=on),
        "crumbs": desk.crumbs((_("Đơn vị hành chính và cơ quan"), "units")),
    }
    return pages.page(request, "affairs/organisation", context)


def _last_day(last: queries.UnitEntry, on: datetime.date) -> datetime.date:
    """Name the last day on which a code meant a unit."""
    return on if last.valid_until is None else last.valid_until - datetime.timedelta(days=1)
