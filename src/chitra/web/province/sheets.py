"""The figures of a month as tables of a workbook."""

import datetime
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from chitra.kernel import words
from chitra.reports import queries
from chitra.web import pages
from chitra.web.province import progress


def workbook(
    *,
    month: datetime.date,
    on: datetime.date,
    standings: Iterable[progress.OfficeMonth],
    communes: Sequence[queries.Figures],
    groups: Sequence[queries.Figures],
    trend: Sequence[queries.MonthFigures],
) -> tuple[queries.Sheet, ...]:
    """Put where each month stands, the figures by office, commune and group, and the trend into sheets."""
    standings = tuple(standings)
    notes = (
        _("Kỳ chi trả tháng %(month)s; lập ngày %(day)s.") % {"month": f"{month:%m/%Y}", "day": f"{on:%d/%m/%Y}"},
        *definitions(),
    )
    return (
        queries.Sheet(
            _("Tiến độ"), _("Tiến độ kỳ chi trả của các cơ quan"), notes[:1], _progress_columns(), _progress(standings)
        ),
        queries.Sheet(
            _("Theo cơ quan"),
            _("Chi trả không dùng tiền mặt theo cơ quan"),
            notes,
            _columns(_("Cơ quan")),
            _figures(each.figures for each in standings if each.figures),
        ),
        queries.Sheet(
            _("Theo xã"), _("Chi trả không dùng tiền mặt theo xã"), notes, _columns(_("Xã")), _figures(communes)
        ),
        queries.Sheet(
            _("Theo nhóm"), _("Chi trả không dùng tiền mặt theo nhóm"), notes, _columns(_("Nhóm")), _figures(groups)
        ),
        queries.Sheet(
            _("Xu hướng"),
            _("Xu hướng chi trả không dùng tiền mặt"),
            notes[1:],
            (queries.Column(_("Kỳ"), "text", 10), *_columns("")[3:]),
            tuple((f"{each.month:%m/%Y}", *_numbers(each.figures)) for each in trend),
        ),
    )


def definitions() -> tuple[str, ...]:
    """Say what the shares mean, as every table must."""
    return (
        _("Tỷ lệ có tài khoản: người được chi qua tài khoản trên tổng số người được chi trong kỳ."),
        _("Tỷ lệ không dùng tiền mặt: nhận qua tài khoản trên số đã nhận (theo người, theo tiền)."),
        _("Mỗi người tính một lần trong mỗi chương trình. Tài khoản của người giám hộ, ủy quyền nêu riêng."),
    )


def _progress_columns() -> tuple[queries.Column, ...]:
    return (
        queries.Column(_("Mã cơ quan"), "text", 12),
        queries.Column(_("Cơ quan"), "text", 44),
        queries.Column(_("Chương trình"), "text", 14),
        queries.Column(_("Tình trạng"), "text", 22),
        queries.Column(_("Việc tiếp theo"), "text", 18),
        queries.Column(_("Hạn"), "day", 12),
        queries.Column(_("Số ngày chậm"), "count", 12),
        queries.Column(_("Ngày khoá sổ"), "day", 14),
    )


def _progress(standings: Iterable[progress.OfficeMonth]) -> tuple[tuple[object, ...], ...]:
    language = pages.language()
    return tuple(
        (
            each.standing.organisation_code,
            each.standing.organisation_name,
            each.standing.programme_code.upper(),
            words.said(each.standing.state, language),
            words.said(each.waiting.step, language) if each.waiting.step else None,
            each.waiting.deadline,
            each.waiting.days_late or None,
            each.standing.closed_on,
        )
        for each in standings
    )


def _columns(first: str) -> tuple[queries.Column, ...]:
    return (
        queries.Column(first, "text", 44),
        queries.Column(_("Mã cơ quan"), "text", 12),
        queries.Column(_("Chương trình"), "text", 14),
        queries.Column(_("Số người được chi"), "count"),
        queries.Column(_("Có tài khoản"), "count"),
        queries.Column(_("trong đó của người giám hộ, ủy quyền"), "count"),
        queries.Column(_("Tỷ lệ có tài khoản"), "share"),
        queries.Column(_("Số người đã nhận"), "count"),
        queries.Column(_("qua tài khoản"), "count"),
        queries.Column(_("tại điểm chi trả"), "count"),
        queries.Column(_("tại nhà"), "count"),
        queries.Column(_("Chưa nhận"), "count"),
        queries.Column(_("Tỷ lệ không tiền mặt (người)"), "share"),
        queries.Column(_("Tiền được chi"), "vnd", 18),
        queries.Column(_("Đã nhận qua tài khoản"), "vnd", 18),
        queries.Column(_("Đã nhận tiền mặt tại điểm"), "vnd", 18),
        queries.Column(_("Đã nhận tiền mặt tại nhà"), "vnd", 18),
        queries.Column(_("Tiền chưa nhận"), "vnd", 18),
        queries.Column(_("Tỷ lệ không tiền mặt (tiền)"), "share"),
    )


def _figures(found: Iterable[queries.Figures]) -> tuple[tuple[object, ...], ...]:
    return tuple(
        (each.name or _("Chưa rõ xã"), each.organisation_code, each.programme_code.upper(), *_numbers(each))
        for each in found
    )


def _numbers(each: queries.Figures) -> tuple[object, ...]:
    return (
        each.people,
        each.account_people,
        each.agent_people,
        each.account_share,
        each.paid_people,
        each.cashless_people,
        each.cash_people,
        each.home_people,
        each.unpaid_people,
        each.cashless_people_share,
        each.payable_vnd,
        each.cashless_vnd,
        each.cash_vnd,
        each.home_vnd,
        each.unpaid_vnd,
        each.cashless_money_share,
    )
