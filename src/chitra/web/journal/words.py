"""How the journal calls deeds, their objects and their facts."""

import dataclasses
import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from chitra.audit import rules as audit
from chitra.kernel import vnd
from chitra.kernel import words as office
from chitra.web import pages

DEEDS: Mapping[str, Any] = {
    "draft": _("Bắt đầu nhập tệp"),
    "columns": _("Ghép cột"),
    "correct": _("Sửa ô khi nhập tệp"),
    "draft_exclude": _("Bỏ dòng khi nhập tệp"),
    "draft_include": _("Lấy lại dòng khi nhập tệp"),
    "draft_drop": _("Bỏ tệp đang nhập"),
    "import": _("Nhập danh sách"),
    "exclude": _("Loại dòng danh sách"),
    "check": _("Kiểm tra danh sách"),
    "note": _("Ghi chú"),
    "freeze": _("Chốt đợt chi"),
    "hold": _("Tạm giữ khoản chi"),
    "unhold": _("Gỡ tạm giữ"),
    "exclude_after_approval": _("Loại khoản chi sau duyệt"),
    "submit": _("Trình đợt chi"),
    "approve": _("Duyệt đợt chi"),
    "return": _("Trả lại đợt chi"),
    "fund": _("Ghi nhận kinh phí"),
    "funded": _("Đợt chi đủ kinh phí"),
    "estimate": _("Ghi dự toán"),
    "release": _("Phát lệnh chi"),
    "instruct": _("Lập lệnh chi"),
    "reissue": _("Phát lệnh lại"),
    "payfile": _("Lập tệp chi trả"),
    "payfile_handover": _("Giao tệp chi trả"),
    "answer": _("Nhận kết quả, sao kê"),
    "book": _("Ghi kết quả chi"),
    "exception_resolve": _("Xử lý chênh lệch"),
    "settle": _("Quyết toán"),
    "settle_sign": _("Ký quyết toán"),
    "fee": _("Ghi phí chi trả"),
    "close": _("Khoá sổ"),
    "report": _("Xuất, in, tải về"),
    "unmask": _("Xem đầy đủ số giấy tờ, tài khoản"),
    "authorise": _("Ghi giấy uỷ quyền, giám hộ"),
    "register": _("Đăng ký cách nhận tiền"),
    "officer_add": _("Thêm cán bộ"),
    "officer_end": _("Cán bộ thôi việc"),
    "officer_mandate": _("Giao vai trò"),
    "officer_mandate_end": _("Kết thúc vai trò"),
    "officer_delegate": _("Uỷ quyền có thời hạn"),
    "officer_password": _("Cấp mật khẩu"),
    "agreement": _("Ghi hợp đồng chi trả"),
    "agreement_end": _("Kết thúc hợp đồng chi trả"),
    "advance_account": _("Ghi tài khoản tạm ứng"),
    "payout_point": _("Ghi điểm chi trả"),
    "fee_rate": _("Ghi mức phí"),
    "rate": _("Ghi mức trợ cấp"),
    "setting": _("Đổi thiết lập"),
    "territory_invent": _("Thêm đơn vị diễn tập"),
    "demo": _("Dựng bản diễn tập"),
    "verify_journal": _("Kiểm tra sổ nhật ký"),
}
OBJECTS: Mapping[str, Any] = {
    "period": _("kỳ"),
    "run": _("đợt chi"),
    "batch": _("lô tệp"),
    "draft": _("tệp đang nhập"),
    "list": _("danh sách"),
    "row": _("dòng danh sách"),
    "person": _("người hưởng"),
    "organisation": _("cơ quan"),
    "original": _("tệp gốc"),
    "exception": _("chênh lệch"),
    "drawdown": _("lần rút dự toán"),
    "estimate": _("dự toán"),
    "agreement": _("hợp đồng"),
    "advance_account": _("tài khoản tạm ứng"),
    "payout_point": _("điểm chi trả"),
    "fee_rate": _("mức phí"),
    "rate": _("mức trợ cấp"),
    "setting": _("thiết lập"),
    "officer": _("cán bộ"),
    "figures": _("số liệu"),
    "territory": _("địa bàn"),
    "folder": _("thư mục"),
    "journal": _("sổ nhật ký"),
}
FACTS: Mapping[str, Any] = {
    "accepted": _("nhận"), "account": _("tài khoản"), "account_no": _("số tài khoản"), "active_from": _("từ ngày"),
    "active_until": _("trước ngày"), "agent": _("người nhận thay"), "amount_vnd": _("số tiền"), "bank": _("ngân hàng"),
    "batches": _("lô tệp"), "bin": _("ngân hàng"), "block": _("chặn"), "carried": _("chuyển kỳ sau"),
    "carried_in_vnd": _("kỳ trước chuyển sang"), "carried_vnd": _("chuyển kỳ sau"),
    "certificate_no": _("số chứng thực"), "channel": _("hình thức chi"), "channels": _("hình thức chi"),
    "content_hash": _("mã nội dung"), "count": _("số lượng"), "document": _("văn bản"),
    "document_date": _("ngày văn bản"), "document_no": _("số văn bản"), "due_vnd": _("được chi"),
    "entries": _("số mục"), "events": _("mã sự việc"), "excluded": _("bị loại"), "excluded_vnd": _("tiền bị loại"),
    "fault": _("lỗi"), "faults": _("số lỗi"), "fee_vnd": _("phí"), "file": _("tệp"), "first": _("mục đầu"),
    "first_fault": _("mục lỗi đầu tiên"), "form": _("biểu mẫu"), "former_account": _("tài khoản cũ"),
    "former_channel": _("hình thức cũ"), "full_name": _("họ tên"), "head": _("mã đầu sổ"), "held": _("tạm giữ"),
    "held_vnd": _("tiền tạm giữ"), "holder": _("người nhận"), "holder_name": _("chủ tài khoản"),
    "ignored": _("bỏ qua"), "info": _("thông tin"), "kind": _("loại"), "known": _("đã có"), "lines": _("các dòng"),
    "month": _("kỳ"), "name": _("tên"), "org": _("cơ quan"), "organisation_code": _("cơ quan"),
    "paid_vnd": _("đã chi"), "payment_count": _("số khoản"), "people": _("số người"), "person_key": _("mã người"),
    "programme": _("chương trình"), "programme_code": _("chương trình"), "provider": _("đơn vị chi trả"),
    "provider_code": _("đơn vị chi trả"), "reason": _("lý do"), "received_on": _("ngày nhận"),
    "recorded": _("ghi mới"), "ref": _("tham chiếu"), "refunded_vnd": _("nộp trả ngân sách"), "refused": _("từ chối"),
    "role": _("vai trò"), "row": _("dòng"), "rows": _("số dòng"), "run": _("đợt"), "sha256": _("mã SHA-256"),
    "sheet": _("trang tính"), "side": _("bên ký"), "source": _("nguồn kinh phí"), "text": _("nội dung"),
    "title": _("chức danh"), "unknown": _("không rõ"), "username": _("tên đăng nhập"), "valid_from": _("từ ngày"),
    "valid_until": _("trước ngày"), "warn": _("cảnh báo"), "year": _("năm"),
}  # fmt: skip
#: What is told in codes of ours: their values have words of their own.
_CODED = frozenset({"channel", "channels", "former_channel", "holder", "kind", "role", "side"})
_HIDDEN = frozenset({"account_no", "person_key", "cccd", "agent_cccd", "phone"})
_SHOWN_DIGITS = 3
#: What is told first of a deed, where it is told at all.
_FIRST = ("reason", "text", "programme", "month", "run", "file", "count", "amount_vnd", "full_name", "role", "name")


@dataclasses.dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a deed, readable. A hash is long and written so that it may break."""

    label: Any
    value: str
    is_hash: bool
    rank: int


def deed(name: str) -> Any:
    return DEEDS.get(name, name)


def about(entry: audit.Entry) -> str:
    """Name what a deed was about."""
    return f"{OBJECTS.get(entry.object_kind, entry.object_kind)} {entry.object_id}"


def facts(canonical: str) -> list[Fact]:
    """Read a deed's facts for people: money with dots, days as offices write them, numbers of people hidden."""
    return sorted(_facts(json.loads(canonical), ""), key=lambda fact: (fact.is_hash, fact.rank))


def number(canonical: str, name: str) -> int:
    """Read one fact that is a number; nothing is 0."""
    found = json.loads(canonical).get(name)
    return found if isinstance(found, int) else 0


def _facts(told: Mapping[str, Any], above: str) -> Iterator[Fact]:
    for name, value in told.items():
        label = f"{above}{FACTS.get(name, name)}"
        if isinstance(value, dict):
            yield from _facts(value, f"{label} – ")
        elif value not in (None, ""):
            rank = _FIRST.index(name) if name in _FIRST else len(_FIRST)
            yield Fact(label, _value(name, value), is_hash=_is_hash(value), rank=rank)


def _value(name: str, value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_value(name, each) for each in value)
    if isinstance(value, bool):
        return "✓" if value else "–"
    if isinstance(value, int):
        return f"{vnd.dotted(value)} đ" if name.endswith("_vnd") else str(value)
    if isinstance(value, dict):
        return ", ".join(f"{fact.label}: {fact.value}" for fact in _facts(value, ""))
    written = str(value)
    if name in _HIDDEN:
        return f"…{written[-_SHOWN_DIGITS:]}"
    if name in _CODED:
        return office.said(written, pages.language())
    return _day(name, written)


def _day(name: str, written: str) -> str:
    """Write an ISO day as offices do; a month is written by month and year."""
    try:
        day = datetime.date.fromisoformat(written)
    except ValueError:
        return written
    return f"{day:%m/%Y}" if name == "month" else f"{day:%d/%m/%Y}"


def _is_hash(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 64 and value.isalnum()
