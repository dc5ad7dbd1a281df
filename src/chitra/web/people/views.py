"""Search, and one person: who they are, what they are entitled to, how they are paid, what they received."""

import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.audit import queries as journal
from chitra.beneficiaries import operations
from chitra.beneficiaries import queries as people_known
from chitra.delivery import queries as delivery
from chitra.enrolment import queries as enrolment
from chitra.kernel import identity, period, text
from chitra.payouts import queries as payouts
from chitra.providers import queries as providers
from chitra.rosters import queries as rosters
from chitra.web import gate, pages
from chitra.web.people import forms, timeline, words

PAGE = 50
LONGEST = 80


@gate.reach("look_people")
def people(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Find people by any part of their name, or by a card, an account or the code of a list."""
    wanted = text.clean(request.GET.get("q", ""))[:LONGEST]
    ids = (
        _by_number(wanted) if _is_number(wanted) else people_known.named(wanted, after=_after(request), limit=PAGE + 1)
    )
    found = people_known.people(ids[:PAGE])
    last = found[-1] if len(ids) > PAGE and not _is_number(wanted) else None
    context = {
        "wanted": wanted,
        "found": found,
        "is_too_short": bool(wanted) and not _is_number(wanted) and not text.match_name(wanted),
        "next_after": f"{last.id}.{last.sort_key}" if last else "",
        "sees_offices": len({each.organisation_code for each in found}) > 1,
        "office": ", ".join(sorted({mandate.organisation_code for mandate in reach.mandates} - {"*"})),
    }
    return pages.page(request, "people/people", context)


@gate.reach("look_people")
def person(request: HttpRequest, reach: gate.Reach, person_id: int) -> HttpResponse:
    """Show everything about one person, numbers hidden."""
    return _shown(request, reach, people_known.person(person_id), forms.Showing(), is_open=False)


@gate.reach("look_people", sends="unmask")
def numbers(request: HttpRequest, reach: gate.Reach, person_id: int) -> HttpResponse:
    """Show the full numbers once, for a reason that is recorded; nobody keeps the page."""
    if request.method != "POST":
        return redirect("person", person_id=person_id)
    form = forms.Showing(request.POST)
    if not form.is_valid():
        return _shown(request, reach, people_known.person(person_id), form, is_open=False, status=422)
    try:
        found = operations.unmask(
            person_id=person_id, reason=form.cleaned_data["reason"], by=reach.visitor.by, at=reach.visitor.at
        )
    except operations.ShowingUnexplained as refusal:
        form.refuse(refusal, "reason")
        return _shown(request, reach, people_known.person(person_id), form, is_open=False, status=422)
    return _shown(request, reach, found, forms.Showing(), is_open=True)


def _shown(
    request: HttpRequest,
    reach: gate.Reach,
    found: people_known.Person,
    form: forms.Showing,
    *,
    is_open: bool,
    status: int = 200,
) -> HttpResponse:
    """Put together all that is known of a person: a fixed number of questions, whatever there is to tell."""
    paid = delivery.payments_of_person(found.id, before=_before(request), limit=PAGE + 1)
    known = timeline.Known(
        person=found,
        entitlements=people_known.entitlements(found.id),
        reports=people_known.reports(found.id),
        papers=enrolment.papers(found.id),
        methods=enrolment.methods(found.id),
        payments=paid[:PAGE],
        holds=payouts.holds_of_person(found.id),
        findings=rosters.findings_of_person(found.id),
        entries=journal.entries_about("person", str(found.id)),
    )
    context: dict[str, Any] = {
        **_tables(known, reach.visitor.on),
        "person": found,
        "who": people_known.people([found.id])[0],
        "known": known,
        "events": timeline.events(known, on=reach.visitor.on),
        "is_open": is_open,
        "form": form,
        "next_after": paid[PAGE - 1].id if len(paid) > PAGE and not is_open else "",
        "may_unmask": _may(reach, "unmask", found),
        "may_register": _may(reach, "register", found),
        "may_authorise": _may(reach, "authorise", found),
        "crumbs": crumbs(),
    }
    return pages.page(request, "people/person", context, status=status)


def _tables(known: timeline.Known, on: datetime.date) -> dict[str, Any]:
    """Put the rows of the page's tables together with their words."""
    banks = {bank.bin: bank.short_name for bank in providers.banks()}
    return {
        "payments": [
            (each, period.Period.of(each.month), words.why(each), words.advice(each)) for each in known.payments
        ],
        "methods": [
            (
                each,
                banks.get(each.bin, each.bin),
                words.RELATIONS[each.holder_relation],
                words.standing(each),
                words.SOURCES[each.source],
            )
            for each in known.methods
        ],
        "papers": [(each, each.is_valid_on(on), words.PAPERS[each.kind]) for each in known.papers],
        "holds": [(each, words.held(each.reason_code)) for each in known.holds],
        "found": [(each, period.Period.of(each.month), timeline.told(each)) for each in known.findings],
    }


def crumbs() -> list[tuple[str, str]]:
    """Lead back to the search."""
    return [(_("Người hưởng"), reverse("people"))]


def _may(reach: gate.Reach, deed: str, found: people_known.Person) -> bool:
    """Tell whether the visitor may do a deed about a person in any programme: for buttons, never for admission."""
    programmes = {"", *reach.programmes, *(mandate.programme_code for mandate in reach.visitor.officer.mandates)}
    return any(reach.may(deed, organisation_id=found.organisation_id, programme=each) for each in programmes)


def _is_number(wanted: str) -> bool:
    """Tell a number or a code from a name: no name has a digit."""
    return any(character.isdigit() for character in wanted)


def _by_number(wanted: str) -> tuple[int, ...]:
    """Find people by a number, as it was typed and without what people put between its digits."""
    forms_of_it = {wanted, wanted.upper(), identity.digits_of(wanted)}
    by_account = enrolment.people_with_account({each.upper() for each in forms_of_it}, limit=PAGE)
    by_paper = people_known.numbered(forms_of_it, limit=PAGE)
    return tuple(dict.fromkeys((*by_paper, *by_account)))


def _after(request: HttpRequest) -> tuple[str, int]:
    """Read after whom a page of names begins: the id, a dot and the sort key of the last one seen."""
    number, _dot, key = request.GET.get("after", "").partition(".")
    is_key = number.isascii() and number.isdigit() and len(number) < 19
    return (key[:400], int(number)) if is_key else ("", 0)


def _before(request: HttpRequest) -> int | None:
    asked = request.GET.get("after", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
