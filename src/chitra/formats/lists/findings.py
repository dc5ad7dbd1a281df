"""The rules about one row or one sheet: code, severity, what follows, cause, fix, legal basis.

Rules about many rows (duplicates, rates, month against month) are not the reader's.
"""

import dataclasses
from typing import Literal

from chitra.formats.lists import workbook
from chitra.kernel import messages

Consequence = Literal["refuse", "hold", "none"]


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """One rule. A row with a `refuse` finding is refused; with any block finding it is held; otherwise it is accepted."""

    code: str
    severity: workbook.Severity
    consequence: Consequence
    text: messages.Text
    basis: str


def _text(vi: str, en: str, cause: tuple[str, str], fix: tuple[str, str]) -> messages.Text:
    return messages.Text(f"{{cell}}: {vi}", f"{{cell}}: {en}", *cause, *fix)


_LISTS = "Nghị định 20/2021/NĐ-CP Điều 34; Thông tư 44/2022/TT-BTC Điều 8"
_CARDS = "Thông tư 59/2021/TT-BCA; Luật Căn cước 26/2023/QH15"
_VOUCHERS = "Luật Kế toán 88/2015/QH13 Điều 16"

_RETYPE = (
    "Gõ lại ô này trong danh sách gốc rồi nhập lại tệp.",
    "Retype the cell in the original list and import the file again.",
)
_NOTHING = ("Không cần làm gì; hãy xem giá trị trước và sau.", "Nothing to do; look at the value before and after.")
_COMPARE = ("Đối chiếu với hồ sơ của người hưởng.", "Compare with the beneficiary's file.")
_TYPING = ("Cách gõ hoặc bộ gõ trên máy lập danh sách.", "How the list was typed, or the machine it was typed on.")
_SPREADSHEET = ("Bảng tính đã đổi dạng số liệu.", "The spreadsheet changed the form of the value.")
_MONEY_CAUSE = (
    "Số tiền phải là số nguyên đồng, đọc được chắc chắn.",
    "An amount must be whole đồng and certain to read.",
)
_SUM_FIX = (
    "Cộng lại, sửa số sai trong danh sách gốc rồi nhập lại.",
    "Add up again, correct the list and import it again.",
)

_RULES = (
    # Repaired visibly
    Rule("NFD", "info", "none", _text("dấu tổ hợp đã ghép lại: “{expected}”", "combining accents were joined: “{expected}”", _TYPING, _NOTHING), _LISTS),
    Rule("NBSP", "info", "none", _text("khoảng trắng lạ đã thay: “{expected}”", "odd spaces were replaced: “{expected}”", _TYPING, _NOTHING), _LISTS),
    Rule("ZWSP", "info", "none", _text("ký tự vô hình đã bỏ: “{expected}”", "invisible characters were removed: “{expected}”", _TYPING, _NOTHING), _LISTS),
    Rule("BIDI", "info", "none", _text("ký tự đảo chiều chữ đã bỏ: “{expected}”", "characters that turn the writing were removed: “{expected}”", _TYPING, _COMPARE), _LISTS),
    Rule("CONTROL", "info", "none", _text("ký tự điều khiển đã bỏ: “{expected}”", "control characters were removed: “{expected}”", _TYPING, _COMPARE), _LISTS),
    Rule("TRAIL_SPACE", "info", "none", _text("khoảng trắng thừa đã bỏ: “{expected}”", "surplus spaces were removed: “{expected}”", _TYPING, _NOTHING), _LISTS),
    Rule("LOOKALIKE", "info", "none", _text("chữ Ð lạ đã thay bằng Đ: “{expected}”", "a look-alike of Đ was replaced: “{expected}”", _TYPING, _NOTHING), _LISTS),
    Rule("ENC_TCVN3", "info", "none", _text("chữ TCVN3 “{value}” đọc là “{expected}”", "TCVN3 text “{value}” was read as “{expected}”", _TYPING, _COMPARE), _LISTS),
    Rule("ENC_VNI", "info", "none", _text("chữ VNI “{value}” đọc là “{expected}”", "VNI text “{value}” was read as “{expected}”", _TYPING, _COMPARE), _LISTS),
    Rule("MOJIBAKE", "info", "none", _text("chữ vỡ mã “{value}” đọc là “{expected}”", "garbled text “{value}” was read as “{expected}”", _TYPING, _COMPARE), _LISTS),
    Rule("NUM_AS_TEXT", "info", "none", _text("số tiền ghi dạng chữ “{value}” đọc là {expected}", "the amount was text “{value}”, read as {expected}", _SPREADSHEET, _NOTHING), _VOUCHERS),
    Rule("CCCD_LOST_ZERO", "info", "none", _text("số CCCD {value} mất số 0 đầu, đã thêm: {expected}", "citizen card {value} had lost its leading zero: {expected}", _SPREADSHEET, _COMPARE), _CARDS),
    Rule("CCCD_OLD", "info", "none", _text("{value} là số CMND 9 số", "{value} is an old identity card of 9 digits", ("Người hưởng chưa có CCCD hoặc danh sách chưa cập nhật.", "No citizen card yet, or the list is out of date."), ("Bổ sung số CCCD khi có.", "Add the citizen card's number when known.")), _CARDS),
    Rule("CORRECTED", "info", "none", _text("ô ghi “{value}”, cán bộ sửa thành “{expected}”", "the cell says “{value}”; an officer corrected it to “{expected}”", ("Cán bộ sửa khi nhập; tệp gốc giữ nguyên.", "An officer corrected it when the list came in; the file stays as it is."), _NOTHING), _LISTS),
    # A human should look
    Rule("CCCD_MISSING", "warn", "none", _text("chưa có số CCCD", "no citizen card number", ("Ô để trống.", "The cell is empty."), ("Bổ sung số CCCD hoặc đề nghị công an cấp.", "Add the number, or ask the police to issue a card.")), _CARDS),
    Rule("CCCD_YEAR_MISMATCH", "warn", "none", _text("số CCCD {value} cho năm sinh {expected}, khác danh sách", "citizen card {value} says born in {expected}; the list differs", ("Gõ sai số CCCD hoặc năm sinh.", "The card's number or the year of birth is mistyped."), _COMPARE), _CARDS),
    Rule("CCCD_SEX_MISMATCH", "warn", "none", _text("số CCCD {value} cho giới tính {expected}, khác danh sách", "citizen card {value} says {expected}; the list differs", ("Gõ sai số CCCD hoặc cột Nam/Nữ.", "The card's number or the column of sex is wrong."), _COMPARE), _CARDS),
    Rule("DATE_BAD", "warn", "none", _text("ngày “{value}” không chắc, đọc là: {expected}", "date “{value}” is uncertain, read as: {expected}", ("Ngày không có thật, thiếu, hoặc bị bảng tính đổi.", "The date does not exist, is incomplete, or was changed by the spreadsheet."), _RETYPE), _LISTS),
    Rule("NAME_NOTE", "warn", "none", _text("trong họ tên “{value}” có ghi chú; họ tên là “{expected}”", "the name “{value}” carries a note; the name is “{expected}”", ("Ghi chú viết chung ô với họ tên.", "A note was written into the cell of the name."), ("Chuyển ghi chú sang cột Ghi chú; xét lại quyền hưởng.", "Move the note to the notes; reconsider the entitlement.")), _LISTS),
    Rule("ACC_NUMBER", "warn", "none", _text("số tài khoản {value} lưu dạng số; có thể đã mất số 0 đầu", "account {value} is stored as a number; a leading zero may be lost", _SPREADSHEET, _COMPARE), _LISTS),
    Rule("COEF_BAD", "warn", "none", _text("hệ số hoặc tỷ lệ “{value}” không đọc được", "coefficient or rate “{value}” can't be read", _TYPING, _RETYPE), _LISTS),
    Rule("MONTHS_BAD", "warn", "none", _text("số tháng hoặc tháng “{value}” không đọc được", "months “{value}” can't be read", _TYPING, _RETYPE), _LISTS),
    Rule("PHONE_BAD", "warn", "none", _text("số điện thoại “{value}” không hợp lệ", "phone number “{value}” is not valid", _TYPING, _RETYPE), _LISTS),
    Rule("UNIT_THOUSAND", "warn", "none", _text("số tiền {value} tính bằng nghìn đồng: {expected}", "amounts {value} are in thousands of đồng: {expected}", ("Đơn vị tính là nghìn đồng, hoặc số tiền nhỏ bất thường.", "The unit is a thousand đồng, or the amount is oddly small."), ("Kiểm tra đơn vị tính; nên gửi danh sách bằng đồng.", "Check the unit; send lists in đồng.")), _VOUCHERS),
    Rule("HIDDEN_ROW", "warn", "none", _text("dòng bị ẩn trong tệp nhưng vẫn được đọc", "the row is hidden in the file; it was read all the same", ("Dòng bị ẩn hoặc bị lọc.", "The row is hidden or filtered out."), ("Bỏ ẩn, bỏ lọc rồi kiểm tra.", "Unhide, remove the filter and check.")), _LISTS),
    Rule("HIDDEN_COLUMN", "warn", "none", _text("cột “{value}” bị ẩn nhưng vẫn được đọc", "column “{value}” is hidden; it was read all the same", ("Cột bị ẩn.", "The column is hidden."), ("Bỏ ẩn rồi kiểm tra.", "Unhide and check.")), _LISTS),
    Rule("HIDDEN_SHEET", "warn", "none", _text("trang “{value}” bị ẩn nhưng vẫn được đọc", "sheet “{value}” is hidden; it was read all the same", ("Trang bị ẩn.", "The sheet is hidden."), ("Bỏ ẩn rồi kiểm tra, hoặc xóa trang thừa.", "Unhide and check, or delete the sheet.")), _LISTS),
    Rule("UNKNOWN_COLUMN", "info", "none", _text("cột “{value}” không dùng đến", "column “{value}” is not used", ("Tên cột không có trong mẫu danh sách.", "The column's name is in no known list."), ("Đổi tên cột theo mẫu nếu cần dùng.", "Rename the column as in the form if it is needed.")), _LISTS),
    Rule("NO_TOTAL_COLUMN", "info", "none", _text("không có cột tổng cộng; tổng được cộng từ các khoản", "there is no column of totals; totals are the sum of the parts", _TYPING, _NOTHING), _LISTS),
    Rule("ONLY_TOTAL", "warn", "none", _text("chỉ có một cột tiền “{value}”; coi là mức trợ cấp", "there is only one amount “{value}”; it is taken as the allowance", _TYPING, ("Dùng mẫu có đủ các cột tiền.", "Use the form with all columns of money.")), _LISTS),
    Rule("SHEET_NOT_LIST", "info", "none", _text("trang “{value}” không phải danh sách", "sheet “{value}” is no list", ("Không tìm thấy dòng tiêu đề có Họ và tên.", "No header with a column of names was found."), _NOTHING), _LISTS),
    # The row waits
    Rule("CCCD_BAD", "block", "hold", _text("số CCCD “{value}” không hợp lệ ({expected})", "citizen card “{value}” is impossible ({expected})", ("Thiếu hoặc thừa số, sai mã tỉnh, hoặc bảng tính đã làm tròn.", "Digits are missing or too many, the province is wrong, or the spreadsheet rounded it."), _RETYPE), _CARDS),
    Rule("ACC_FORMAT", "block", "hold", _text("số tài khoản “{value}” không dùng được ({expected})", "account “{value}” can't be used ({expected})", ("Số thẻ thay cho số tài khoản, ký tự lạ, hoặc bảng tính đã làm tròn.", "A card's number instead of the account's, odd characters, or a rounded number."), ("Hỏi lại số tài khoản hoặc chi bằng tiền mặt.", "Ask for the account again, or pay in cash.")), "Thông tư 17/2024/TT-NHNN"),
    Rule("SUM_BAD", "block", "hold", _text("số liệu {value} không khớp, tính ra {expected}", "{value} does not agree; it adds up to {expected}", ("Cộng sai, có dòng bị ẩn, hoặc công thức chưa tính lại.", "Wrong addition, hidden rows, or a formula that was not recalculated."), _SUM_FIX), _VOUCHERS),
    Rule("DECEASED", "block", "hold", _text("họ tên “{value}” ghi người này đã mất", "the name “{value}” says that the person has died", ("Có ghi chú chết, mất, từ trần.", "A note of death is in the cell."), ("Kiểm tra ngày mất; thôi hưởng từ tháng sau; thu hồi nếu đã chi quá.", "Check the date of death; stop from the next month; recover what was overpaid.")), "Nghị định 20/2021/NĐ-CP Điều 8; Nghị định 131/2021/NĐ-CP Điều 121"),
    Rule("MONEY_ZERO", "block", "hold", _text("tổng số tiền bằng 0", "the total is 0", _MONEY_CAUSE, ("Bỏ dòng này hoặc ghi số tiền đúng.", "Remove the row or write the right amount.")), _VOUCHERS),
    Rule("TANG_NO_DECISION", "block", "hold", _text("tăng nhưng thiếu số hoặc ngày quyết định", "an increase without number or date of its decision", ("Chưa ghi quyết định hưởng.", "The decision is not in the list."), ("Ghi số và ngày quyết định.", "Add the decision's number and date.")), "Nghị định 20/2021/NĐ-CP Điều 8"),
    # The row can't be read
    Rule("NAME_MISSING", "block", "refuse", _text("thiếu họ tên", "no name", ("Ô họ tên trống.", "The name's cell is empty."), _RETYPE), _LISTS),
    Rule("NAME_BAD", "block", "refuse", _text("“{value}” không phải họ tên", "“{value}” is no name", ("Có công thức, ký tự lạ, chữ số hoặc chữ bị mất trong họ tên.", "A formula, odd characters, digits or lost letters are in the name."), _RETYPE), _LISTS),
    Rule("TEXT_LONG", "block", "refuse", _text("nội dung quá dài ({expected} ký tự là nhiều nhất)", "the text is too long (at most {expected} characters)", _TYPING, _RETYPE), _LISTS),
    Rule("MONEY_AMBIGUOUS", "block", "refuse", _text("số tiền “{value}” có thể hiểu hai cách", "amount “{value}” can be read in two ways", ("Dấu chấm hoặc phẩy có thể là hàng nghìn hoặc phần lẻ.", "The dot or comma may mark thousands or decimals."), _RETYPE), _VOUCHERS),
    Rule("MONEY_NEGATIVE", "block", "refuse", _text("số tiền “{value}” là số âm", "amount “{value}” is negative", _MONEY_CAUSE, ("Ghi khoản thu hồi vào cột Khấu trừ.", "Write recoveries into their own column.")), _VOUCHERS),
    Rule("MONEY_FRACTION", "block", "refuse", _text("số tiền “{value}” có phần lẻ", "amount “{value}” has decimals", _MONEY_CAUSE, _RETYPE), _VOUCHERS),
    Rule("MONEY_LARGE", "block", "refuse", _text("số tiền “{value}” lớn quá mức có thể", "amount “{value}” is impossibly large", _MONEY_CAUSE, _RETYPE), _VOUCHERS),
    Rule("MONEY_UNREADABLE", "block", "refuse", _text("không đọc được số tiền “{value}”", "amount “{value}” can't be read", _MONEY_CAUSE, _RETYPE), _VOUCHERS),
    Rule("MONEY_NO_VALUE", "block", "refuse", _text("công thức chưa có kết quả", "the formula has no stored result", ("Tệp được tạo mà chưa tính công thức.", "The file was made without calculating its formulas."), ("Mở tệp bằng Excel, lưu lại rồi nhập.", "Open the file in Excel, save it and import it again.")), _VOUCHERS),
    Rule("MONEY_MISSING", "block", "refuse", _text("thiếu số tiền", "no amount", ("Ô tiền trống.", "The amount's cell is empty."), _RETYPE), _VOUCHERS),
)  # fmt: skip

CATALOGUE: dict[str, Rule] = {rule.code: rule for rule in _RULES}
REFUSING = frozenset(rule.code for rule in _RULES if rule.consequence == "refuse")

messages.declare({rule.code: rule.text for rule in _RULES})


def fields_of(finding: workbook.Finding) -> dict[str, object]:
    """Give what the message of a finding needs, its cell named as Excel does."""
    cell = f"{finding.sheet}!{finding.column or ''}{finding.row}"
    return {
        "cell": cell,
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "value": finding.value,
        "expected": finding.expected,
    }
