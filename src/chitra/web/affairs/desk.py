"""How every form of this section is taken: shown, judged, done, and what came of it."""

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.access import rules as access_rules
from chitra.kernel import errors
from chitra.territory import queries as territory
from chitra.web import forms, gate, pages

PAGE_ROWS = 50

Crumbs = list[tuple[str, str]]
Given = Mapping[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Paper:
    """A form's page: its heading, its button, where it stands and where it leads back to."""

    title: str
    button: str
    back: str
    crumbs: Crumbs
    intro: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    is_grave: bool = False


Filing = tuple[forms.Form, Paper, Callable[[Given], str]]


def filed(request: HttpRequest, form: forms.Form, paper: Paper, does: Callable[[Given], str]) -> HttpResponse:
    """Show a form, or do its deed and lead back; what the deed refuses is told on the form, with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            told = does(form.cleaned_data)
        except errors.Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, told)
            return redirect(paper.back)
    return pages.page(request, "affairs/paper", {"form": form, "paper": paper}, status=422 if form.is_bound else 200)


def crumbs(*more: tuple[str, str]) -> Crumbs:
    """Name where a page of this section stands; `more` are the labels and names of addresses on the way."""
    return [(_("Nghiệp vụ khác"), reverse("affairs")), *((label, reverse(name)) for label, name in more)]


def day_asked(request: HttpRequest, reach: gate.Reach) -> tuple[forms.Form, datetime.date]:
    """Read for which day a page is asked; today where nothing, or nothing readable, is said."""
    form, asked = any_day_asked(request, initial=reach.visitor.on)
    return form, asked or reach.visitor.on


def any_day_asked(
    request: HttpRequest, *, initial: datetime.date | None = None
) -> tuple[forms.Form, datetime.date | None]:
    """Read for which day a page is asked, if for any."""
    form = OnDay(request.GET if "on" in request.GET else None, initial={"on": initial})
    if form.is_bound and form.is_valid():
        return form, form.cleaned_data["on"]
    return form, None


def after_asked(request: HttpRequest) -> int:
    """Read after which row the page begins."""
    asked = request.GET.get("after", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else 0


def offices(reach: gate.Reach, *, on: datetime.date) -> list[tuple[str, str]]:
    """List the paying organisations within reach, as the choices of a form."""
    codes = {mandate.organisation_code for mandate in reach.mandates}
    if access_rules.EVERYWHERE in codes:
        codes = {unit.code for unit in territory.units_below(code="", on=on)}
    found = {each.code: each.name for code in codes for each in territory.organisations_below(code=code, on=on)}
    return [(code, f"{code} – {name}") for code, name in sorted(found.items())]


def after(last_day: datetime.date) -> datetime.date:
    """Turn a last day, as people say it, into the day after it, as it is stored."""
    return last_day + datetime.timedelta(days=1)


def until(last_day: datetime.date | None) -> datetime.date | None:
    """Turn a last day that may be open into the day after it."""
    return None if last_day is None else after(last_day)


class OnDay(forms.Form):
    """For which day a page is asked."""

    on = forms.DayField(label=_("Tại ngày"), required=False)
