"""The settled month as tables that an office hands over: summary, minutes, unclaimed by name, fee, clearance.

A table is plain data: title, columns, rows, totals, who signs. `workbook` turns it into Excel; other forms of paper
stand on the same.
"""

import dataclasses
import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

from django.db import connection

from chitra.kernel import sql

Kind = Literal["text", "id", "place", "count", "vnd", "percent"]

CHANNEL_NAMES: Final = {
    "bank": "Tài khoản ngân hàng",
    "ewallet": "Ví điện tử",
    "mobile_money": "Tiền di động",
    "cash_point": "Tiền mặt tại điểm chi trả",
    "home": "Tiền mặt tại nhà",
}
REASON_NAMES: Final = {
    "unclaimed": "Chưa đến nhận",
    "held": "Đang tạm giữ để xác minh",
    "excluded": "Loại khỏi đợt chi sau khi duyệt",
    "rejected": "Ngân hàng từ chối",
    "returned": "Ngân hàng hoàn trả",
    "late return": "Hoàn trả sau khi quyết toán",
}
REJECTIONS: Final = {
    "closed": "tài khoản đã đóng",
    "name_mismatch": "sai tên chủ tài khoản",
    "invalid_account": "số tài khoản không đúng",
    "invalid_bank": "sai mã ngân hàng",
    "blocked": "tài khoản bị phong tỏa",
    "limit": "vượt hạn mức",
    "bank_offline": "ngân hàng gián đoạn",
    "duplicate": "trùng lệnh",
    "deceased": "chủ tài khoản đã chết",
    "no_funds": "tài khoản tạm ứng không đủ số dư",
    "refused_by_payee": "người nhận từ chối",
    "cancelled": "lệnh bị hủy",
    "bad_order": "lệnh không hợp lệ",
    "not_collected": "không đến nhận",
    "unspecified": "không nêu lý do",
    "unknown": "lý do khác",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading (a group heading above it, if it has one), what stands in it, its width in characters."""

    heading: str
    kind: Kind
    width: int
    group: str = ""
    is_summed: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """One form, ready to be written: rows hold text and whole đồng only."""

    name: str
    title: str
    basis: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    signers: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Heading:
    """Whose month it is, as printed above every form."""

    office_name: str
    programme_name: str
    month: datetime.date
    made_on: datetime.date


def table(name: str, period_id: int, *, provider_code: str = "") -> Table:
    """Draw up one form of a settled period; for a provider, the part of it that is its own.

    :raises KeyError: for a name that is not in `NAMES`.
    """
    return _FORMS[name](Of(period_id, provider_code))


@dataclasses.dataclass(frozen=True, slots=True)
class Of:
    """Whose form it is: a period's, or one provider's part of it."""

    period_id: int
    provider_code: str


def _summary(of: Of) -> Table:
    pairs = ("Phải chi", "Đã chi tiền mặt", "Đã chi qua tài khoản", "Chưa chi")
    columns = [
        Column("TT", "place", 5),
        Column("Xã, phường, thị trấn", "text", 18),
        Column("Nhóm đối tượng", "text", 38),
    ]
    for pair in pairs:
        columns.append(Column("Số người", "count", 8, pair, is_summed=True))
        columns.append(Column("Số tiền", "vnd", 15, pair, is_summed=True))
    rows = [(place, commune or "Chưa rõ xã", *rest) for place, (commune, *rest) in enumerate(_rows("summary", of), 1)]
    return Table(
        name="summary",
        title="BẢNG TỔNG HỢP QUYẾT TOÁN CHI TRẢ TRỢ CẤP",
        basis="Mẫu D9 – kế hoạch chi trả không dùng tiền mặt, mục III.5a",
        columns=tuple(columns),
        rows=tuple(rows),
        signers=("NGƯỜI LẬP", "KẾ TOÁN TRƯỞNG", "GIÁM ĐỐC ĐƠN VỊ CHI TRẢ", "TRƯỞNG PHÒNG XÁC NHẬN"),
        notes=("Một người hưởng nhiều khoản trong cùng nhóm được đếm một lần.",),
    )


def _minutes(of: Of) -> Table:
    money = (
        "Số dư đầu kỳ",
        "Kinh phí nhận trong kỳ",
        "Đã chi qua tài khoản",
        "Đã chi tiền mặt",
        "Hoàn trả ngân sách",
        "Số dư cuối kỳ",
    )
    return Table(
        name="minutes",
        title="BIÊN BẢN ĐỐI CHIẾU KINH PHÍ CHI TRẢ",
        basis="Mẫu D10 – kế hoạch chi trả không dùng tiền mặt, mục III.5a",
        columns=(
            Column("Đơn vị chi trả", "text", 24),
            Column("Nguồn kinh phí", "text", 28),
            *(Column(heading, "vnd", 16, is_summed=True) for heading in money),
            Column("Đại diện cơ quan LĐ-TB&XH", "text", 18),
            Column("Đại diện đơn vị chi trả", "text", 18),
        ),
        rows=tuple(
            tuple(cell or "" if isinstance(cell, str | None) else cell for cell in row)
            for row in _rows("settled_minutes", of)
        ),
        signers=("ĐẠI DIỆN ĐƠN VỊ CHI TRẢ", "ĐẠI DIỆN CƠ QUAN LĐ-TB&XH"),
        notes=(
            "Số dư đầu kỳ + kinh phí nhận − đã chi − hoàn trả = số dư cuối kỳ "
            "(tiền của người chưa nhận, theo danh sách kèm theo).",
        ),
    )


def _unclaimed(of: Of) -> Table:
    rows = [
        (
            place,
            commune or "Chưa rõ xã",
            name,
            cccd,
            category,
            CHANNEL_NAMES[channel],
            amount if is_funded else 0,
            0 if is_funded else amount,
            reason_text(reason),
            months,
        )
        for place, (commune, name, cccd, category, channel, amount, is_funded, reason, months) in enumerate(
            _rows("unclaimed_by_name", of), 1
        )
    ]
    return Table(
        name="unclaimed",
        title="DANH SÁCH ĐỐI TƯỢNG CHƯA NHẬN TRỢ CẤP CHUYỂN KỲ SAU",
        basis="Mẫu D8b – NĐ 20/2021/NĐ-CP Điều 34.5; TT 44/2022/TT-BTC Điều 8.4",
        columns=(
            Column("TT", "place", 5),
            Column("Xã, phường, thị trấn", "text", 22),
            Column("Họ và tên", "text", 28),
            Column("Số CCCD", "id", 15),
            Column("Nhóm đối tượng", "text", 34),
            Column("Hình thức chi trả", "text", 20),
            Column("Đơn vị chi trả đang giữ", "vnd", 15, "Số tiền", is_summed=True),
            Column("Chưa cấp kinh phí", "vnd", 15, "Số tiền", is_summed=True),
            Column("Lý do", "text", 28),
            Column("Số tháng liên tục chưa nhận", "count", 12),
        ),
        rows=tuple(rows),
        signers=("NGƯỜI LẬP", "KẾ TOÁN TRƯỞNG", "GIÁM ĐỐC ĐƠN VỊ CHI TRẢ"),
        notes=("Tổng số tiền đơn vị chi trả đang giữ bằng số dư cuối kỳ của biên bản đối chiếu.",),
    )


def _fee(of: Of) -> Table:
    rows = [
        (
            provider,
            source,
            CHANNEL_NAMES[channel],
            count,
            paid,
            rate / 1000,
            "" if cap is None else cap / 1000,
            fee,
            document,
        )
        for provider, source, channel, count, paid, rate, cap, fee, document in _rows("fees", of)
    ]
    return Table(
        name="fee",
        title="BẢNG TÍNH PHÍ CHI TRẢ",
        basis="TT 44/2022/TT-BTC Điều 7; TT 76/2021/TT-BTC Điều 3.7",
        columns=(
            Column("Đơn vị chi trả", "text", 24),
            Column("Nguồn kinh phí", "text", 18),
            Column("Hình thức chi trả", "text", 26),
            Column("Số lượt chi", "count", 11, is_summed=True),
            Column("Số tiền đã chi", "vnd", 18, is_summed=True),
            Column("Tỷ lệ phí (%)", "percent", 12),
            Column("Mức trần (%)", "percent", 12),
            Column("Phí chi trả", "vnd", 16, is_summed=True),
            Column("Căn cứ", "text", 34),
        ),
        rows=tuple(rows),
        signers=("NGƯỜI LẬP", "KẾ TOÁN TRƯỞNG", "THỦ TRƯỞNG ĐƠN VỊ"),
        notes=("Phí do cơ quan chi trả thanh toán riêng, không trừ vào tiền của người hưởng.",),
    )


def _clearance(of: Of) -> Table:
    money = (
        "Số dư tạm ứng kỳ trước",
        "Tạm ứng trong kỳ",
        "Đã chi trả cho đối tượng",
        "Nộp trả kinh phí",
        "Số dư tạm ứng còn lại",
    )
    return Table(
        name="clearance",
        title="BẢNG KÊ KINH PHÍ ĐÃ CHI TRẢ CHO ĐỐI TƯỢNG – ĐỀ NGHỊ THANH TOÁN TẠM ỨNG",
        basis="NĐ 11/2020/NĐ-CP, Mẫu số 10; TT 17/2024/TT-BTC Điều 5.2.3a",
        columns=(
            Column("Nguồn kinh phí", "text", 28),
            Column("Đơn vị chi trả", "text", 24),
            Column("Giấy rút dự toán (tạm ứng)", "text", 32),
            *(Column(heading, "vnd", 16, is_summed=True) for heading in money),
        ),
        rows=tuple(tuple("" if cell is None else cell for cell in row) for row in _rows("clearance", of)),
        signers=("NGƯỜI LẬP", "KẾ TOÁN TRƯỞNG", "THỦ TRƯỞNG ĐƠN VỊ"),
        notes=("Số dư tạm ứng còn lại bằng số dư cuối kỳ của đơn vị chi trả.",),
    )


def reason_text(reason: str) -> str:
    """Say in an office's words why a payment was not received: `rejected: closed` and the like."""
    kind, _, detail = reason.partition(": ")
    said = REASON_NAMES.get(kind, kind)
    return f"{said}: {REJECTIONS.get(detail, detail)}" if detail else said


def rejection_text(reason: str) -> str:
    """Say in an office's words what a bank or post gave as its reason."""
    return REJECTIONS.get(reason, reason)


def _rows(statement: str, of: Of) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql.statement("settlement", statement), dataclasses.asdict(of))
        return list(cursor.fetchall())


_FORMS: Final[Mapping[str, Callable[[Of], Table]]] = {
    "summary": _summary,
    "minutes": _minutes,
    "unclaimed": _unclaimed,
    "fee": _fee,
    "clearance": _clearance,
}
NAMES: Final = tuple(_FORMS)
# Forms that name people: they ask for more than leave to read figures.
NAMING: Final = frozenset({"unclaimed"})
