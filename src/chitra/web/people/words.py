"""How a person's page calls things, and what it advises when a payment was not received."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chitra.delivery import queries as delivery
from chitra.enrolment import queries as enrolment
from chitra.web.months import words as months

CHANNELS = {
    "bank": _("tài khoản ngân hàng"),
    "ewallet": _("ví điện tử"),
    "mobile_money": _("tiền di động"),
    "cash_point": _("tiền mặt tại điểm chi trả"),
    "home": _("tiền mặt tại nhà"),
}
PAPERS = {"agent": _("giấy uỷ quyền"), "guardian": _("giám hộ")}
RELATIONS = {
    "self": _("chính người hưởng"),
    "guardian": _("người giám hộ"),
    "agent": _("người được uỷ quyền"),
    "organiser": _("người lo mai táng"),
}
STANDINGS = {"claimed": _("theo khai báo"), "verified": _("đã xác minh"), "closed": _("đã đóng")}
SOURCES = {"list": _("danh sách"), "registration": _("đăng ký tại cơ quan"), "provider": _("đơn vị chi trả")}
SEXES = {"m": _("nam"), "f": _("nữ")}
#: Why a provider did not pay: `formats.banking.reasons` in the office's words.
OUTCOMES = {
    "closed": _("tài khoản đã đóng"),
    "name_mismatch": _("tên chủ tài khoản không khớp"),
    "invalid_account": _("số tài khoản không đúng"),
    "invalid_bank": _("ngân hàng không đúng"),
    "blocked": _("tài khoản bị phong toả"),
    "limit": _("vượt hạn mức"),
    "bank_offline": _("ngân hàng tạm ngừng"),
    "duplicate": _("trùng lệnh"),
    "deceased": _("người hưởng đã chết"),
    "no_funds": _("tài khoản chi không đủ tiền"),
    "refused_by_payee": _("người nhận từ chối"),
    "cancelled": _("lệnh bị huỷ"),
    "bad_order": _("lệnh không đúng quy cách"),
    "not_collected": _("chưa đến nhận"),
    "unspecified": _("không nêu lý do"),
    "unknown": _("lý do chưa rõ"),
    "unclaimed": _("chưa đến nhận"),
    "held": _("bị giữ đến hết kỳ"),
    "returned": _("bị trả lại"),
    "rejected": _("bị từ chối"),
    "no answer": _("không có trả lời"),
    "late return": _("trả lại sau khi khoá sổ"),
}
_ANOTHER_ACCOUNT = frozenset({"closed", "invalid_account", "name_mismatch", "invalid_bank", "blocked"})
_BY_HOLD = {
    "AUTH_MISSING": _("Ghi giấy uỷ quyền hoặc giám hộ, rồi gỡ tạm giữ."),
    "AUTH_EXPIRED": _("Ghi giấy uỷ quyền mới, rồi gỡ tạm giữ."),
    "DECEASED": _("Xác minh việc người hưởng đã chết; lập danh sách giảm, xét mai táng phí."),
    "CCCD_BAD": _("Đối chiếu số căn cước, sửa trong danh sách, rồi gỡ tạm giữ."),
    "CCCD_OF_ANOTHER": _("Đối chiếu số căn cước, sửa trong danh sách, rồi gỡ tạm giữ."),
    "BIN_WRONG": _("Đăng ký lại ngân hàng và số tài khoản, rồi gỡ tạm giữ."),
    "NO_AGREEMENT": _("Ghi hợp đồng chi trả cho hình thức này, rồi gỡ tạm giữ."),
}
_NEXT = {
    "held": _("Xử lý lý do giữ, rồi gỡ tạm giữ tại kỳ chi trả."),
    "excluded": _("Đã loại sau duyệt: kiểm tra lý do; nếu vẫn được hưởng thì chi ở đợt bổ sung."),
    "unclaimed": _("Báo người hưởng đến nhận; nếu không đi lại được, đăng ký chi tại nhà hoặc uỷ quyền."),
    "returned": _("Kiểm tra tài khoản, rồi phát lệnh lại."),
    "rejected": _("Kiểm tra tài khoản, rồi phát lệnh lại."),
    "carried": _("Chi tiếp ở kỳ sau theo tên."),
}


def why(payment: delivery.PersonPayment) -> list[Any]:
    """Say why a payment was not received: the office's holds, else what the provider told."""
    if payment.plain_state != "not_received":
        return []
    if payment.reasons:
        return [_held(reason) for reason in payment.reasons]
    return [outcome(part.strip()) for part in payment.outcome.split(":") if part.strip()]


def _held(reason: str) -> Any:
    """Say a hold's reason: a code, and what an officer wrote after it."""
    code, _colon, written = reason.partition(": ")
    return f"{held(code)}: {written}" if written else held(code)


def held(code: str) -> Any:
    return months.HOLDS.get(code, code)


def standing(method: enrolment.Method) -> str:
    """Say whether a method is in force, and if not, why it ended."""
    if method.valid_until is None:
        return f"{gettext('đang dùng')}, {STANDINGS[method.standing]}"
    if method.reason in SOURCES:
        return f"{gettext('đã thôi, thay theo')} {SOURCES[method.reason]}"
    return f"{gettext('đã thôi')}: {outcome(method.reason)}" if method.reason else gettext("đã thôi")


def outcome(code: str) -> Any:
    return OUTCOMES.get(code, code)


def advice(payment: delivery.PersonPayment) -> Any:
    """Say what to do next about a payment that was not received."""
    if payment.plain_state != "not_received" or payment.followed_by:
        return ""
    held_for = {reason.partition(":")[0] for reason in payment.reasons}
    for code, said in _BY_HOLD.items():
        if code in held_for:
            return said
    told = {part.strip() for part in payment.outcome.split(":")}
    if "deceased" in told:
        return _("Xác minh việc người hưởng đã chết; lập danh sách giảm, xét mai táng phí.")
    if told & _ANOTHER_ACCOUNT:
        return _("Đăng ký tài khoản khác hoặc hình thức chi khác; lần chi sau dùng cách mới.")
    return _NEXT.get(payment.status, "")
