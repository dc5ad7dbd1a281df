"""Where the pages about lists stand: a draft that the visitor may see, crumbs, names of programmes and communes."""

import datetime
from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.kernel import period as periods
from chitra.programmes import queries as programmes
from chitra.rosters import operations as rosters
from chitra.rosters import queries
from chitra.territory import queries as territory
from chitra.web import gate
from chitra.web.templatetags import office

PAGE = 50


def draft(reach: gate.Reach, draft_id: int) -> queries.Draft:
    """Find a draft that the visitor's mandates reach.

    :raises rosters.DraftUnknown:
    """
    found = queries.draft(draft_id)
    if found is None or (reach.programmes and found.programme not in reach.programmes):
        raise rosters.DraftUnknown("E-DRAFT-UNKNOWN", draft=draft_id)
    return found


def address(found: queries.Draft) -> dict[str, Any]:
    """Name the month that a draft belongs to, as every address of a month does."""
    return {"org": found.organisation_code, "programme": found.programme, "period": found.period}


def month_address(found: queries.ListPlace) -> dict[str, Any]:
    return {"org": found.organisation_code, "programme": found.programme, "period": found.period}


def crumbs(*more: tuple[str, str]) -> list[tuple[str, str]]:
    return [(_("Danh sách"), reverse("lists")), *more]


def month_crumb(entered: gate.Month) -> tuple[str, str]:
    label = f"{entered.office.code} · {entered.programme} · {office.month(entered.period)}"
    return label, reverse("lists_month", kwargs=entered.address)


def programme_names() -> list[tuple[str, str]]:
    return [(each.code, each.name) for each in programmes.programmes()]


def communes(organisation_code: str, on: datetime.date) -> dict[str, str]:
    """Name the communes that an organisation answers for."""
    return {unit.code: unit.name for unit in territory.communes_of(organisation_code=organisation_code, on=on)}


def payers(reach: gate.Reach) -> list[tuple[str, str]]:
    """List the organisations whose lists the visitor may take in."""
    codes = {mandate.organisation_code for mandate in reach.mandates}
    found = {
        each.code: each.name
        for code in sorted(codes)
        for each in territory.organisations_below(code=code, on=reach.visitor.on)
    }
    return sorted(found.items())


def steps(found: queries.Draft, here: int) -> list[dict[str, Any]]:
    """Say which of the five steps there are, which can be opened, and which this is."""
    reached = {"sheets": 2, "columns": 3, "check": 4, "checked": 5}.get(found.state, 0)
    names: Sequence[tuple[str, str]] = (
        (_("Tệp"), ""),
        (_("Trang tính và dòng tiêu đề"), "import_sheets"),
        (_("Ghép cột"), "import_columns"),
        (_("Kiểm tra và sửa"), "import_check"),
        (_("So với tháng trước và nhận"), "import_compare"),
    )
    return [
        {
            "number": number,
            "label": label,
            "is_here": number == here,
            "is_done": number < min(reached, here) or number == 1,
            "url": reverse(name, args=[found.id]) if name and number <= reached and number != here else "",
        }
        for number, (label, name) in enumerate(names, 1)
    ]


def written(found: queries.Draft) -> dict[str, str]:
    """Write a draft's month down for the worker."""
    return {"org": found.organisation_code, "programme": found.programme, "period": str(found.period)}


def read(told: dict[str, str]) -> dict[str, Any]:
    """Read it back as what an address is made of."""
    return {**told, "period": periods.Period.parse(told["period"])}
