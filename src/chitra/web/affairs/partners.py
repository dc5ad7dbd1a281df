"""Providers and the papers with them: agreements, advance accounts, fees and limits, payout points."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.providers import operations, queries
from chitra.web import gate, pages
from chitra.web.affairs import choices, desk, forms


@gate.reach("look_affairs")
def providers(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List the providers; an officer of one sees their own."""
    own = reach.provider_code
    banks = {bank.bin: bank.short_name for bank in queries.banks()}
    rows = [
        {"provider": each, "kind": choices.provider_kind(each.kind), "bank": banks.get(each.bin, "")}
        for each in queries.providers()
        if own in {"", each.code}
    ]
    return pages.page(request, "affairs/providers", {"rows": rows, "crumbs": desk.crumbs()})


@gate.provider("look_affairs")
def provider(request: HttpRequest, entered: gate.Provider) -> HttpResponse:
    """Show a provider's agreements in force, accounts and points, within the visitor's reach."""
    on, code = entered.visitor.on, entered.code
    found = queries.provider(code)
    context = {
        "provider": found,
        "kind": choices.provider_kind(found.kind),
        "agreements": queries.agreement_papers(on=on, provider_code=code),
        "accounts": queries.account_papers(provider_code=code),
        "points": queries.point_papers(on=on, provider_code=code),
        "on": on,
        "crumbs": desk.crumbs((_("Đơn vị chi trả"), "providers")),
    }
    return pages.page(request, "affairs/provider", context)


@gate.reach("look_affairs")
def agreements(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List agreements, those in force on a day if one is asked."""
    form, on = desk.any_day_asked(request)
    found = queries.agreement_papers(
        on=on,
        provider_code=reach.provider_code,
        after=desk.after_asked(request),
        limit=desk.PAGE_ROWS + 1,
    )
    shown = found[: desk.PAGE_ROWS]
    today = reach.visitor.on
    rows = [{"paper": paper, "is_open": paper.valid_until is None or paper.valid_until > today} for paper in shown]
    context = {
        "form": form,
        "rows": rows,
        "next_after": shown[-1].id if len(found) > len(shown) else "",
        "may_sign": reach.visitor.may("agreement"),
        "crumbs": desk.crumbs(),
    }
    return pages.page(request, "affairs/agreements", context)


@gate.reach("agreement")
def add_agreement(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Record a signed agreement."""
    form = forms.AgreementForm(request.POST or None, reach=reach, offices=desk.offices(reach, on=reach.visitor.on))

    def does(given: desk.Given) -> str:
        count = operations.record_agreement(
            agreement=operations.NewAgreement(
                provider_code=given["provider"],
                organisation_code=given["organisation"],
                programme_code=given["programme"],
                channels=tuple(given["channels"]),
                valid_from=given["valid_from"],
                valid_until=desk.until(given["last_day"]),
                document_no=given["document_no"],
                document_date=given["document_date"],
            ),
            by=reach.visitor.by,
            at=reach.visitor.at,
        )
        return _("Đã ghi hợp đồng %(number)s cho %(count)s hình thức chi trả.") % {
            "number": given["document_no"],
            "count": count,
        }

    paper = desk.Paper(
        title=_("Ghi hợp đồng, thỏa thuận chi trả"),
        button=_("Ghi hợp đồng"),
        back=reverse("agreements"),
        crumbs=desk.crumbs((_("Hợp đồng"), "agreements")),
    )
    return desk.filed(request, form, paper, does)


@gate.reach("agreement")
def end_agreement(request: HttpRequest, reach: gate.Reach, agreement_id: int) -> HttpResponse:
    """End an agreement on a day."""
    found = queries.agreement_paper(agreement_id)
    if found is None:
        raise operations.AlreadyEnded("E-AGREEMENT-ENDED", value=agreement_id, until=reach.visitor.on)
    form = forms.EndForm(request.POST or None, initial={"last_day": reach.visitor.on})

    def does(given: desk.Given) -> str:
        operations.end_agreement(
            agreement_id=agreement_id,
            until=desk.after(given["last_day"]),
            document=given["document"],
            by=reach.visitor.by,
            at=reach.visitor.at,
        )
        return _("Hợp đồng kết thúc sau ngày %(day)s.") % {"day": f"{given['last_day']:%d/%m/%Y}"}

    paper = desk.Paper(
        title=_("Kết thúc hợp đồng"),
        button=_("Kết thúc hợp đồng"),
        back=reverse("agreements"),
        crumbs=desk.crumbs((_("Hợp đồng"), "agreements")),
        facts=(
            (_("Số hợp đồng"), f"{found.document_no} ({found.document_date:%d/%m/%Y})"),
            (_("Đơn vị chi trả"), found.provider_name),
            (_("Cơ quan"), f"{found.organisation_code} – {found.organisation_name}"),
            (_("Chương trình"), found.programme_code.upper()),
            (_("Hình thức"), choices.said(found.channel)),
        ),
        is_grave=True,
    )
    return desk.filed(request, form, paper, does)


@gate.reach("look_affairs")
def accounts(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List the accounts that receive advances; their numbers are masked."""
    found = queries.account_papers(
        provider_code=reach.provider_code, after=desk.after_asked(request), limit=desk.PAGE_ROWS + 1
    )
    shown = found[: desk.PAGE_ROWS]
    context = {
        "accounts": shown,
        "next_after": shown[-1].id if len(found) > len(shown) else "",
        "may_sign": reach.visitor.may("agreement"),
        "crumbs": desk.crumbs(),
    }
    return pages.page(request, "affairs/accounts", context)


@gate.signed
@gate.reach("agreement")
def add_account(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Record the account that receives an office's advances."""
    form = forms.AccountForm(request.POST or None, reach=reach, offices=desk.offices(reach, on=reach.visitor.on))

    def does(given: desk.Given) -> str:
        operations.record_advance_account(
            account=operations.NewAdvanceAccount(
                provider_code=given["provider"],
                organisation_code=given["organisation"],
                programme_code=given["programme"],
                bin=given["bin"],
                account_no=given["account_no"].replace(" ", "").upper(),
                holder_name=given["holder_name"],
                valid_from=given["valid_from"],
                valid_until=desk.until(given["last_day"]),
                document=given["document"],
            ),
            by=reach.visitor.by,
            at=reach.visitor.at,
        )
        return _("Đã ghi tài khoản nhận tạm ứng.")

    paper = desk.Paper(
        title=_("Ghi tài khoản nhận tạm ứng"),
        button=_("Ghi tài khoản"),
        back=reverse("accounts"),
        crumbs=desk.crumbs((_("Tài khoản nhận tạm ứng"), "accounts")),
    )
    return desk.filed(request, form, paper, does)


@gate.reach("look_affairs")
def fees(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List fees with their caps, and the monthly limits of channels."""
    form, on = desk.day_asked(request, reach)
    found = queries.fee_papers(on=on, after=desk.after_asked(request), limit=desk.PAGE_ROWS + 1)
    shown = found[: desk.PAGE_ROWS]
    context = {
        "form": form,
        "fees": shown,
        "next_after": shown[-1].id if len(found) > len(shown) else "",
        "limits": queries.limit_papers(),
        "may_fix": reach.visitor.may("fee_rate"),
        "crumbs": desk.crumbs(),
    }
    return pages.page(request, "affairs/fees", context)


@gate.signed
@gate.reach("fee_rate")
def add_fee(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Record a fee; the one before it ends."""
    form = forms.FeeForm(request.POST or None, reach=reach)

    def does(given: desk.Given) -> str:
        operations.record_fee_rate(
            rate=operations.NewFeeRate(
                programme_code=given["programme"],
                channel=given["channel"],
                rate_per_100k=given["rate"],
                cap_per_100k=given["cap"],
                valid_from=given["valid_from"],
                source_document=given["document"],
                provider_code=given["provider"],
                unit_code=given["unit_code"],
            ),
            by=reach.visitor.by,
            at=reach.visitor.at,
        )
        return _("Đã ghi mức phí, áp dụng từ ngày %(day)s.") % {"day": f"{given['valid_from']:%d/%m/%Y}"}

    paper = desk.Paper(
        title=_("Ghi mức phí chi trả"),
        button=_("Ghi mức phí"),
        back=reverse("fees"),
        crumbs=desk.crumbs((_("Phí chi trả"), "fees")),
        intro=_("Phí do ngân sách trả cho đơn vị chi trả, không bao giờ trừ vào tiền của người hưởng."),
    )
    return desk.filed(request, form, paper, does)


@gate.reach("look_affairs")
def points(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """List payout points, and the communes without one."""
    form, on = desk.day_asked(request, reach)
    found = queries.point_papers(
        on=on, provider_code=reach.provider_code, after=desk.after_asked(request), limit=desk.PAGE_ROWS + 1
    )
    shown = found[: desk.PAGE_ROWS]
    context = {
        "form": form,
        "points": shown,
        "bare": queries.communes_without_point(on),
        "next_after": shown[-1].id if len(found) > len(shown) else "",
        "may_add": reach.visitor.may("payout_point"),
        "crumbs": desk.crumbs(),
    }
    return pages.page(request, "affairs/points", context)


@gate.reach("payout_point")
def add_point(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Record a payout point."""
    form = forms.PointForm(request.POST or None, reach=reach, initial={"valid_from": reach.visitor.on})

    def does(given: desk.Given) -> str:
        point = operations.NewPayoutPoint(
            provider_code=given["provider"],
            unit_code=given["unit_code"],
            name=given["name"],
            valid_from=given["valid_from"],
            address=given["address"],
            days=given["days"],
            document=given["document"],
        )
        is_new = operations.record_payout_points(points=(point,), by=reach.visitor.by, at=reach.visitor.at)
        return _("Đã ghi điểm chi trả.") if is_new else _("Điểm chi trả này đã được ghi trước đó.")

    paper = desk.Paper(
        title=_("Ghi điểm chi trả"),
        button=_("Ghi điểm chi trả"),
        back=reverse("points"),
        crumbs=desk.crumbs((_("Điểm chi trả"), "points")),
    )
    return desk.filed(request, form, paper, does)
