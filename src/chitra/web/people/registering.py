"""At the counter: how a person wants to be paid, and the paper that lets another receive for them."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.beneficiaries import queries as people
from chitra.enrolment import operations
from chitra.enrolment import queries as enrolment
from chitra.enrolment import rules as papers
from chitra.kernel import errors
from chitra.programmes import queries as programmes
from chitra.providers import queries as providers
from chitra.web import gate, pages
from chitra.web.affairs import desk
from chitra.web.people import forms, views, words


@gate.signed
@gate.reach("register")
def method(request: HttpRequest, reach: gate.Reach, person_id: int) -> HttpResponse:
    """Register how a person is paid from the next freezing on."""
    found = people.person(person_id)
    entitled = [right.programme_code for right in people.entitlements(person_id) if right.recipient_id == person_id]
    form = forms.MethodForm(
        request.POST or None,
        programmes=_offered(reach, first=entitled),
        banks=[
            (bank.bin, f"{bank.short_name} – {bank.name}")
            for bank in sorted(providers.banks(), key=lambda bank: bank.short_name.casefold())
        ],
        receivers=[
            (str(paper.id), f"{paper.agent_name} ({words.PAPERS[paper.kind]} {paper.certificate_no})")
            for paper in enrolment.papers(person_id)
            if paper.is_valid_on(reach.visitor.on)
        ],
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        wanted = operations.Registration(
            programme_code=given["programme"],
            channel=given["channel"],
            reason=given["reason"],
            bin=given["bank"],
            account_no=given["account"],
            authorisation_id=int(given["receiver"]) if given["receiver"] else None,
        )
        try:
            operations.register(person_id=person_id, wanted=wanted, by=reach.visitor.by, at=reach.visitor.at)
        except errors.Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã ghi cách nhận tiền mới; áp dụng từ lần chốt đợt chi sau."))
            return redirect("person", person_id=person_id)
    context = {
        "current": [each for each in enrolment.methods(person_id) if each.valid_until is None],
        "title": _("Đăng ký cách nhận tiền"),
        "button": _("Ký và ghi cách nhận tiền"),
        "hint": _("Cách đang dùng kết thúc hôm nay. Khoản đã chốt vẫn chi theo cách cũ."),
        "is_signed": True,
    }
    return _page(request, found, form, context)


@gate.reach("authorise")
def paper(request: HttpRequest, reach: gate.Reach, person_id: int) -> HttpResponse:
    """Record a guardianship or a certified authorisation."""
    found = people.person(person_id)
    form = forms.PaperForm(
        request.POST or None, programmes=_offered(reach, first=()), initial={"valid_from": reach.visitor.on}
    )
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        handed_in = papers.Paper(
            line=1,
            kind=given["kind"],
            principal_name=found.full_name,
            agent_name=given["agent_name"],
            agent_cccd=given["agent_cccd"],
            programme_code=given["programme"],
            certificate_no=given["certificate_no"],
            certified_on=given["certified_on"],
            valid_from=given["valid_from"],
            valid_until=desk.until(given["last_day"]),
        )
        try:
            operations.record_authorisation(
                person_id=person_id, paper=handed_in, by=reach.visitor.by, at=reach.visitor.at
            )
        except errors.Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Đã ghi giấy của người nhận thay %(name)s.") % {"name": handed_in.agent_name})
            return redirect("person", person_id=person_id)
    context = {
        "title": _("Ghi giấy uỷ quyền hoặc giám hộ"),
        "button": _("Ghi giấy"),
        "hint": _("Ghi đúng theo bản giấy đã chứng thực; bản giấy lưu tại hồ sơ của người hưởng."),
    }
    return _page(request, found, form, context)


def _offered(reach: gate.Reach, *, first: Iterable[str]) -> list[tuple[str, str]]:
    """Offer the programmes that the officer serves, those that the person is entitled to in front."""
    served, entitled = reach.programmes, list(first)
    known = [each for each in programmes.programmes() if not served or each.code in served]
    known.sort(key=lambda each: each.code not in entitled)
    return [(each.code, each.name) for each in known]


def _page(request: HttpRequest, found: people.Person, form: Any, context: dict[str, Any]) -> HttpResponse:
    crumbs = [*views.crumbs(), (found.full_name, reverse("person", args=[found.id]))]
    shown = {**context, "person": found, "form": form, "words": words, "crumbs": crumbs}
    return pages.page(request, "people/paper", shown, status=422 if form.errors else 200)
