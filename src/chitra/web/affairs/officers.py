"""Officers: who they are, what each may act as where and how long, and their first password."""

import re
import secrets
from typing import Any

from django.contrib.auth import hashers
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.access import operations, queries
from chitra.access import rules as access_rules
from chitra.programmes import queries as programmes
from chitra.providers import queries as providers
from chitra.territory import queries as territory
from chitra.web import gate, pages
from chitra.web.affairs import choices, desk, forms

_USERNAME = re.compile(forms.USERNAME)


@gate.reach("officer")
def officers(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List officers with the mandates that are in force."""
    wanted, after = request.GET.get("wanted", "").strip()[:60], request.GET.get("after", "")[:60]
    found = queries.officers_page(after=after, wanted=wanted, limit=desk.PAGE_ROWS + 1)
    shown = found[: desk.PAGE_ROWS]
    on = reach.visitor.on
    rows = [
        {
            "officer": officer,
            "is_active": officer.is_active_on(on),
            "mandates": [mandate for mandate in officer.mandates if mandate.is_valid_on(on)],
        }
        for officer in shown
    ]
    context = {
        "rows": rows,
        "wanted": wanted,
        "crumbs": desk.crumbs(),
        "next_after": shown[-1].username if len(found) > len(shown) else "",
    }
    return pages.page(request, "affairs/officers", context)


@gate.reach("officer")
def officer(request: HttpRequest, reach: gate.Reach, username: str) -> HttpResponse:
    """Show an officer with every mandate ever given and the paper it rests on."""
    on = reach.visitor.on
    found = _known(username)
    held = [
        {"given": given, "is_open": given.mandate.valid_until is None or given.mandate.valid_until > on}
        for given in queries.mandates_of(username)
    ]
    context = {
        "officer": found,
        "held": held,
        "is_active": found.is_active_on(on),
        "is_oneself": username == reach.visitor.by,
        "crumbs": desk.crumbs((_("Cán bộ"), "officers")),
    }
    return pages.page(request, "affairs/officer", context)


@gate.signed
@gate.reach("officer")
def add_officer(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Add an officer together with the first mandate."""
    form = forms.OfficerForm(request.POST or None, initial={"valid_from": reach.visitor.on})
    username = str(form["username"].value() or "")

    def does(given: desk.Given) -> str:
        operations.appoint(
            username=given["username"],
            full_name=given["full_name"],
            person_key=given["person_key"],
            title=given["title"],
            **_mandate(given, reach),
        )
        return _("Đã thêm cán bộ %(username)s. Cấp mật khẩu lần đầu để người này đăng nhập.") % given

    paper = desk.Paper(
        title=_("Thêm cán bộ"),
        button=_("Thêm cán bộ"),
        back=reverse("officer", args=[username]) if _USERNAME.fullmatch(username) else reverse("officers"),
        crumbs=desk.crumbs((_("Cán bộ"), "officers")),
    )
    return desk.filed(request, form, paper, does)


@gate.signed
@gate.reach("officer")
def give_mandate(request: HttpRequest, reach: gate.Reach, username: str) -> HttpResponse:
    """Give an officer a further mandate."""
    found = _known(username)
    form = forms.MandateForm(request.POST or None, initial={"valid_from": reach.visitor.on})

    def does(given: desk.Given) -> str:
        operations.give_mandate(username=username, **_mandate(given, reach))
        return _("Đã giao thêm vai trò cho %(name)s.") % {"name": found.full_name}

    paper = desk.Paper(
        title=_("Giao vai trò cho %(name)s") % {"name": found.full_name},
        button=_("Giao vai trò"),
        back=reverse("officer", args=[username]),
        crumbs=_crumbs(found),
    )
    return desk.filed(request, form, paper, does)


@gate.signed
@gate.reach("officer")
def end_mandate(request: HttpRequest, reach: gate.Reach, mandate_id: int) -> HttpResponse:
    """End one mandate, and what was delegated from it."""
    held = queries.mandate(mandate_id)
    if held is None:
        raise operations.MandateEnded("E-ACCESS-ENDED", value=mandate_id, until=reach.visitor.on)
    paper = desk.Paper(
        title=_("Kết thúc một vai trò của %(name)s") % {"name": held.full_name},
        button=_("Kết thúc vai trò"),
        back=reverse("officer", args=[held.username]),
        crumbs=[*desk.crumbs((_("Cán bộ"), "officers")), (held.full_name, reverse("officer", args=[held.username]))],
        intro=_("Những gì đã ủy quyền từ vai trò này cũng kết thúc."),
        facts=mandate_facts(held),
        is_grave=True,
    )
    return desk.filed(request, *ending(request, reach, mandate_id, paper))


def ending(request: HttpRequest, reach: gate.Reach, mandate_id: int, paper: desk.Paper) -> desk.Filing:
    """Make the form that ends a mandate, and its deed."""

    def does(given: desk.Given) -> str:
        operations.end_mandate(
            mandate_id=mandate_id,
            until=desk.after(given["last_day"]),
            document=given["document"],
            by=reach.visitor.by,
            at=reach.visitor.at,
        )
        return _("Đã kết thúc vai trò sau ngày %(day)s.") % {"day": f"{given['last_day']:%d/%m/%Y}"}

    return forms.EndForm(request.POST or None, initial={"last_day": reach.visitor.on}), paper, does


@gate.signed
@gate.reach("officer")
def end_officer(request: HttpRequest, reach: gate.Reach, username: str) -> HttpResponse:
    """Let an officer leave."""
    found = _known(username)

    def does(given: desk.Given) -> str:
        operations.end_officer(
            username=username,
            until=desk.after(given["last_day"]),
            document=given["document"],
            by=reach.visitor.by,
            at=reach.visitor.at,
        )
        return _("%(name)s thôi làm việc sau ngày %(day)s.") % {
            "name": found.full_name,
            "day": f"{given['last_day']:%d/%m/%Y}",
        }

    paper = desk.Paper(
        title=_("Cho %(name)s thôi làm việc") % {"name": found.full_name},
        button=_("Kết thúc tài khoản"),
        back=reverse("officer", args=[username]),
        crumbs=_crumbs(found),
        intro=_("Tài khoản, mọi vai trò và những gì đã ủy quyền cùng kết thúc. Chữ ký đã ký vẫn còn nguyên."),
        is_grave=True,
    )
    form = forms.EndForm(request.POST or None, initial={"last_day": reach.visitor.on})
    return desk.filed(request, form, paper, does)


@gate.signed
@gate.reach("officer")
def first_password(request: HttpRequest, reach: gate.Reach, username: str) -> HttpResponse:
    """Make a first password and show it once: it is kept hashed, and the page is kept nowhere."""
    found = _known(username)
    if username == reach.visitor.by:
        return redirect("officer", username=username)
    context: dict[str, Any] = {"officer": found, "crumbs": _crumbs(found), "password": ""}
    if request.method == "POST":
        context["password"] = secrets.token_urlsafe(12)
        operations.set_password(
            username=username,
            hashed=hashers.make_password(context["password"]),
            by=reach.visitor.by,
            at=reach.visitor.at,
        )
    return pages.page(request, "affairs/password", context)


def mandate_facts(held: queries.GivenMandate) -> tuple[tuple[str, str], ...]:
    """Describe a mandate above the form that ends it."""
    mandate = held.mandate
    return (
        (_("Vai trò"), choices.said(mandate.role)),
        (_("Cơ quan"), mandate.organisation_code),
        (_("Chương trình"), mandate.programme_code or _("mọi chương trình")),
        (_("Từ ngày"), f"{mandate.valid_from:%d/%m/%Y}"),
        (_("Văn bản"), held.document or "–"),
    )


def _known(username: str) -> queries.Officer:
    found = queries.officer(username)
    if found is None:
        raise operations.MandateMissing("E-ACCESS-UNKNOWN", username=username)
    return found


def _crumbs(found: queries.Officer) -> desk.Crumbs:
    return [*desk.crumbs((_("Cán bộ"), "officers")), (found.full_name, reverse("officer", args=[found.username]))]


def _mandate(given: desk.Given, reach: gate.Reach) -> dict[str, Any]:
    """Read a mandate from its form; codes that name nothing are refused here, for the door stands below their rooms."""
    if given["organisation"] != access_rules.EVERYWHERE:
        territory.organisation(given["organisation"], on=given["valid_from"])
    if given["programme"]:
        programmes.programme(given["programme"])
    if given["provider"]:
        providers.provider(given["provider"])
    return {
        "role": given["role"],
        "organisation_code": given["organisation"],
        "programme_code": given["programme"],
        "provider_code": given["provider"],
        "valid_from": given["valid_from"],
        "valid_until": desk.until(given["last_day"]),
        "document": given["document"],
        "by": reach.visitor.by,
        "at": reach.visitor.at,
    }
