"""Programmes, categories and rates with their documents; a new decree; settings."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.programmes import operations, queries, rules
from chitra.web import gate, pages
from chitra.web.affairs import choices, desk, forms


@gate.reach("look_affairs")
def programmes(request: HttpRequest, reach: gate.Reach) -> HttpResponse:  # noqa: ARG001 - all are called alike
    """List programmes with the law they rest on."""
    context = {"programmes": queries.programme_documents(), "crumbs": desk.crumbs()}
    return pages.page(request, "affairs/programmes", context)


@gate.reach("look_affairs")
def rates(request: HttpRequest, reach: gate.Reach, code: str) -> HttpResponse:
    """List a programme's categories with the rates of a day."""
    form, on = desk.day_asked(request, reach)
    wanted, after = request.GET.get("wanted", "").strip()[:60], request.GET.get("after", "")[:40]
    found = queries.rates_on(programme_code=code, on=on, wanted=wanted, after=after, limit=desk.PAGE_ROWS + 1)
    shown = found[: desk.PAGE_ROWS]
    context = {
        "form": form,
        "on": on,
        "wanted": wanted,
        "programme": queries.programme(code),
        "rates": shown,
        "next_after": shown[-1].category_code if len(found) > len(shown) else "",
        "crumbs": desk.crumbs((_("Chương trình"), "programmes")),
    }
    return pages.page(request, "affairs/rates", context)


@gate.reach("look_affairs")
def category(request: HttpRequest, reach: gate.Reach, code: str) -> HttpResponse:
    """Show every rate that a category has had."""
    found = queries.category(code)
    context = {
        "category": found,
        "rates": queries.rates_of(code),
        "on": reach.visitor.on,
        "may_enter": reach.visitor.may("enter_rate"),
        "crumbs": _crumbs(found),
    }
    return pages.page(request, "affairs/category", context)


@gate.signed
@gate.reach("enter_rate")
def enter_rate(request: HttpRequest, reach: gate.Reach, code: str) -> HttpResponse:
    """Enter what a new decree gives a category."""
    found = queries.category(code)
    latest = queries.rates_of(code)[:1]
    form = forms.RateForm(request.POST or None, initial={"unit": latest[0].unit} if latest else None)

    def does(given: desk.Given) -> str:
        operations.enter_rate(
            rate=operations.NewRate(
                category_code=code,
                amount_vnd=given["amount"],
                applies_from=given["applies_from"],
                applies_until=desk.until(given["last_day"]),
                in_force_from=given["in_force_from"],
                legal_basis=given["legal_basis"],
                source_document=given["document"],
                unit=given["unit"],
            ),
            by=reach.visitor.by,
            at=reach.visitor.at,
        )
        return _("Đã ghi mức mới của %(code)s, áp dụng từ ngày %(day)s.") % {
            "code": code,
            "day": f"{given['applies_from']:%d/%m/%Y}",
        }

    paper = desk.Paper(
        title=_("Ghi mức trợ cấp mới"),
        button=_("Ghi mức mới"),
        back=reverse("category", args=[code]),
        crumbs=[*_crumbs(found), (found.code, reverse("category", args=[code]))],
        intro=_("Mức mới khép lại mức đang áp dụng từ ngày bắt đầu; mức đã ghi không sửa được."),
        facts=((_("Nhóm đối tượng"), f"{found.code} – {found.name}"),),
    )
    return desk.filed(request, form, paper, does)


@gate.reach("look_affairs")
def settings(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Show every setting with the value of today, its document and what it was before."""
    on, is_english = reach.visitor.on, pages.language() == "en"
    values = queries.settings()
    holding: set[str] = set()
    rows = []
    for value in values:
        known = rules.SETTINGS[value.key]
        holds = value.valid_from <= on and value.key not in holding
        if holds:
            holding.add(value.key)
        rows.append(
            {
                "name": known.name_en if is_english else known.name_vi,
                "unit": known.unit_en if is_english else known.unit_vi,
                "value": value,
                "confidence": choices.confidence(value.confidence),
                "standing": "holds" if holds else "former" if value.valid_from <= on else "coming",
            }
        )
    context = {"rows": rows, "may_enter": reach.visitor.may("setting"), "crumbs": desk.crumbs()}
    return pages.page(request, "affairs/settings", context)


@gate.signed
@gate.reach("setting")
def enter_setting(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Enter a figure that holds from a day on."""
    form = forms.SettingForm(request.POST or None, initial={"valid_from": reach.visitor.on})

    def does(given: desk.Given) -> str:
        operations.enter_setting(
            key=given["key"],
            value=given["value"],
            valid_from=given["valid_from"],
            source_document=given["document"],
            by=reach.visitor.by,
            at=reach.visitor.at,
        )
        return _("Đã ghi thiết lập, áp dụng từ ngày %(day)s.") % {"day": f"{given['valid_from']:%d/%m/%Y}"}

    paper = desk.Paper(
        title=_("Ghi thiết lập mới"),
        button=_("Ghi thiết lập"),
        back=reverse("settings"),
        crumbs=desk.crumbs((_("Thiết lập"), "settings")),
        intro=_("Giá trị cũ vẫn được giữ cho những ngày trước đó."),
    )
    return desk.filed(request, form, paper, does)


def _crumbs(found: queries.CategoryFacts) -> desk.Crumbs:
    programme = (found.programme_code.upper(), reverse("rates", args=[found.programme_code]))
    return [*desk.crumbs((_("Chương trình"), "programmes")), programme]
