"""Estimates by funding source: what was granted, what has been drawn, what is left."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from chitra.treasury import operations, queries
from chitra.web import gate, pages
from chitra.web.affairs import desk, forms


@gate.reach("look_affairs")
def estimates(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Compare a year's estimates with what was drawn, and list the documents."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else reach.visitor.on.year
    found = queries.estimate_papers(after=desk.after_asked(request), limit=desk.PAGE_ROWS + 1)
    shown = found[: desk.PAGE_ROWS]
    context = {
        "year": year,
        "standings": queries.estimate_standings(year),
        "papers": shown,
        "next_after": shown[-1].id if len(found) > len(shown) else "",
        "may_record": reach.visitor.may("estimate"),
        "crumbs": desk.crumbs(),
    }
    return pages.page(request, "affairs/estimates", context)


@gate.reach("estimate")
def add_estimate(request: HttpRequest, reach: gate.Reach) -> HttpResponse:
    """Record a document that grants, adds or takes away."""
    form = forms.EstimateForm(
        request.POST or None,
        reach=reach,
        offices=desk.offices(reach, on=reach.visitor.on),
        initial={"year": reach.visitor.on.year},
    )

    def does(given: desk.Given) -> str:
        operations.record_estimate(
            organisation_code=given["organisation"],
            programme=given["programme"],
            source_code=given["source"],
            year=given["year"],
            amount_vnd=-given["amount"] if given["is_reduction"] else given["amount"],
            document_no=given["document_no"],
            document_date=given["document_date"],
            by=reach.visitor.by,
            at=reach.visitor.at,
        )
        return _("Đã ghi dự toán theo quyết định %(number)s.") % {"number": given["document_no"]}

    paper = desk.Paper(
        title=_("Ghi dự toán"),
        button=_("Ghi dự toán"),
        back=reverse("estimates"),
        crumbs=desk.crumbs((_("Dự toán theo nguồn"), "estimates")),
        intro=_("Quyết định bổ sung hoặc điều chỉnh giảm là một lần ghi mới; những gì đã ghi không sửa."),
    )
    return desk.filed(request, form, paper, does)
