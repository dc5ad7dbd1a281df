"""One chain at a time, the latest entry first; and the question whether it is whole."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.access import operations as access
from chitra.access import rules as access_rules
from chitra.audit import queries
from chitra.audit import rules as audit
from chitra.kernel import period
from chitra.ledger import queries as ledger
from chitra.ledger import rules as ledger_rules
from chitra.territory import queries as territory
from chitra.web import gate, pages, tasks
from chitra.web.journal import forms, words, works

PAGE = 50
#: Whose mandates reach what belongs to no one office: officers, the law, providers' answers.
_OF_THE_SYSTEM = frozenset({"dolisa_officer", "dolisa_approver", "admin"})
_WORKS = works  # the worker finds this section's work through its addresses


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """An entry as the page shows it."""

    entry: audit.Entry
    deed: Any
    about: Any
    url: str
    facts: list[words.Fact]


@gate.reach("look_journal")
def journal(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Show a chain's entries, whether those shown are whole, and what the last full look at it found."""
    chains = _chains(reach)
    form = forms.Filters(request.GET, chains=[(name, label) for name, (label, _head) in chains.items()])
    form.is_valid()
    given = form.cleaned_data
    chain = given.get("chain") or next(iter(chains), "")
    context: dict[str, Any] = {"form": form, "chain": chain, "lines": [], "chains": chains}
    if chain in chains:
        label, head = chains[chain]
        found = queries.links(chain, _filters(given), before=_before(request), count=PAGE + 1)
        shown = found[:PAGE]
        looked = queries.entries_about("journal", chain, count=1)
        context |= {
            "label": label,
            "head": head,
            "head_hash": head.hash.hex(),
            "lines": _lines(reach, [link.entry for link in shown]),
            "faults": audit.faults(reversed(shown)),
            "looked": next(iter(_lines(reach, looked)), None),
            "is_broken": bool(looked) and words.number(looked[0].facts, "faults") > 0,
            "next_after": shown[-1].entry.seq if len(found) > PAGE else "",
        }
    return pages.page(request, "journal/journal", context)


@gate.reach("look_journal")
def verify(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Ask the worker to recompute a whole chain."""
    chain = request.POST.get("chain", "")
    if request.method != "POST":
        return redirect("journal")
    if chain not in _chains(reach):
        raise access.MandateMissing(
            "E-ACCESS-PLACE", username=reach.visitor.by, deed="look_journal", org=chain or "-", on=reach.visitor.on
        )
    task_id = tasks.ask(
        kind="verify_journal",
        officer_id=reach.visitor.officer.id,
        subject=_("Kiểm tra sổ nhật ký %(chain)s") % {"chain": chain},
        arguments={"chain": chain},
        at=reach.visitor.at,
    )
    return redirect("task", task_id)


def _chains(reach: gate.Reach) -> dict[str, tuple[str, queries.ChainHead]]:
    """Name the chains that the visitor's mandates reach, the system's last: the journal itself knows no territory."""
    codes = {mandate.organisation_code for mandate in reach.mandates}
    heads = {head.name: head for head in queries.heads()}
    is_everywhere = access_rules.EVERYWHERE in codes
    names = territory.organisation_names({each for code in codes - {"*"} for each in reach.below[code]})
    seen = {
        name: (f"{name} – {names[name]}" if name in names else name, head)
        for name, head in heads.items()
        if name != audit.SYSTEM_CHAIN and (is_everywhere or name in names)
    }
    if audit.SYSTEM_CHAIN in heads and any(mandate.role in _OF_THE_SYSTEM for mandate in reach.mandates):
        seen[audit.SYSTEM_CHAIN] = (_("hệ thống – việc chung của mọi cơ quan"), heads[audit.SYSTEM_CHAIN])
    return seen


def _filters(given: dict[str, Any]) -> queries.Filters:
    """Read the filters; days are the office's own."""
    last_day = given.get("last_day")
    return queries.Filters(
        by=given.get("by", ""),
        deed=given.get("deed", ""),
        object_kind=given.get("kind", ""),
        object_id=given.get("number", ""),
        since=_midnight(given.get("since")),
        until=_midnight(last_day + datetime.timedelta(days=1) if last_day else None),
    )


def _midnight(day: datetime.date | None) -> datetime.datetime | None:
    zone = datetime.timezone(datetime.timedelta(hours=7))
    return datetime.datetime.combine(day, datetime.time(), zone) if day else None


def _lines(reach: gate.Reach, entries: Iterable[audit.Entry]) -> list[Line]:
    """Word entries; a period is called by its month, and what has a page leads to it."""
    entries = list(entries)
    ids = [int(each.object_id) for each in entries if each.object_kind == "period" and each.object_id.isdigit()]
    periods = ledger.periods(ids) if ids else {}
    return [_line(reach, each, periods) for each in entries]


def _line(reach: gate.Reach, entry: audit.Entry, periods: Mapping[int, ledger_rules.PeriodFacts]) -> Line:
    about, url = words.about(entry), ""
    if entry.object_kind == "period" and entry.object_id.isdigit() and int(entry.object_id) in periods:
        found = periods[int(entry.object_id)]
        about = f"{words.OBJECTS['period']} {found.programme_code.upper()} {found.month:%m/%Y}"
        address = (found.organisation_code, found.programme_code, period.Period.of(found.month))
        url = reverse("month", args=address)
    elif entry.object_kind == "person" and entry.object_id.isdigit() and reach.visitor.may("look_people"):
        url = reverse("person", args=[entry.object_id])
    return Line(entry, words.deed(entry.deed), about, url, words.facts(entry.facts))


def _before(request: HttpRequest) -> int | None:
    asked = request.GET.get("after", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
