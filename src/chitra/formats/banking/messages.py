"""What this room says when it refuses an order, an answer, or a line of one."""

from chitra.kernel import messages
from chitra.kernel.messages import Text

_ASK_AGAIN_VI = "Yêu cầu đơn vị chi trả gửi lại tệp đầy đủ; không sửa tay."
_ASK_AGAIN_EN = "Ask the provider to send the whole file again; do not edit it by hand."
_CORRECT_LINE_VI = "Hỏi lại đơn vị chi trả về dòng này; các dòng khác vẫn được xử lý."
_CORRECT_LINE_EN = "Ask the provider about this line; the other lines are processed."
_CORRECT_PAYEE_VI = "Sửa thông tin nhận tiền, hoặc giữ lại khoản chi rồi lập tệp lại."
_CORRECT_PAYEE_EN = "Correct the payee's details, or hold the payment, then make the file again."

_FILES = {
    "E-ANSWER-EMPTY": Text(
        "Tệp {file} trống.", "The file {file} is empty.", fix_vi=_ASK_AGAIN_VI, fix_en=_ASK_AGAIN_EN
    ),
    "E-ANSWER-UNKNOWN": Text(
        "Không nhận ra tệp {file} là trả lời của đơn vị chi trả.",
        "The file {file} is none of the answers a provider sends.",
        "Nội dung không phải pain.002, camt.053, MT940, bảng kết quả hay danh sách ký nhận.",
        "Its content is no pain.002, camt.053, MT940, result table or signed cash list.",
        "Kiểm tra đã chọn đúng tệp và giữ nguyên dòng tiêu đề cột của mẫu.",
        "Check that it is the right file and that the column headers of the template are unchanged.",
    ),
    "E-XML-ENCODING": Text(
        "Tệp XML không ghi bằng UTF-8 ({value}).",
        "The XML file is not written in UTF-8 ({value}).",
        "Chữ có dấu sẽ bị đọc sai.",
        "Accented letters would be misread.",
        "Yêu cầu đơn vị chi trả xuất tệp bằng UTF-8.",
        "Ask the provider to export the file in UTF-8.",
    ),
    "E-XML-DOCTYPE": Text(
        "Tệp XML có khai báo DOCTYPE, không được phép.",
        "The XML file carries a DOCTYPE, which is not allowed.",
        fix_vi=_ASK_AGAIN_VI,
        fix_en=_ASK_AGAIN_EN,
    ),
    "E-XML-NAMESPACE": Text(
        "Loại hoặc phiên bản thông điệp không được hỗ trợ: {value}.",
        "This message or version is not supported: {value}.",
        fix_vi="Dùng pain.002.001.03/10/12/14/15 hoặc camt.053.001.02–14.",
        fix_en="Use pain.002.001.03/10/12/14/15 or camt.053.001.02–14.",
    ),
    "E-XML-TRUNCATED": Text(
        "Tệp XML bị cắt cụt.", "The XML file is cut off.", fix_vi=_ASK_AGAIN_VI, fix_en=_ASK_AGAIN_EN
    ),
    "E-XML-SYNTAX": Text(
        "Tệp XML hỏng ở dòng {row}: {detail}.",
        "The XML file is broken at line {row}: {detail}.",
        fix_vi=_ASK_AGAIN_VI,
        fix_en=_ASK_AGAIN_EN,
    ),
    "E-XML-SCHEMA": Text(
        "Tệp không đúng lược đồ ISO 20022 ở dòng {row}: {detail}.",
        "The file does not conform to the ISO 20022 schema at line {row}: {detail}.",
        fix_vi=_ASK_AGAIN_VI,
        fix_en=_ASK_AGAIN_EN,
    ),
    "E-XML-SCHEMA-MISSING": Text(
        "Thiếu lược đồ {schema} (gói {package}).",
        "The schema {schema} (package {package}) is missing.",
        fix_vi="Cài đặt lại phần mềm bằng ./chitra.",
        fix_en="Install the software again with ./chitra.",
    ),
    "E-STMT-ENCODING": Text(
        "Sao kê MT940 không ghi bằng UTF-8.",
        "The MT940 statement is not written in UTF-8.",
        fix_vi=_ASK_AGAIN_VI,
        fix_en=_ASK_AGAIN_EN,
    ),
    "E-STMT-UNREADABLE": Text(
        "Sao kê MT940 thiếu tài khoản hoặc số dư đầu (dòng {row}).",
        "The MT940 statement lacks its account or opening balance (line {row}).",
        fix_vi=_ASK_AGAIN_VI,
        fix_en=_ASK_AGAIN_EN,
    ),
    "E-STMT-TRUNCATED": Text(
        "Sao kê MT940 bị cắt cụt: thiếu số dư cuối (sau dòng {row}).",
        "The MT940 statement is cut off: no closing balance (after line {row}).",
        fix_vi=_ASK_AGAIN_VI,
        fix_en=_ASK_AGAIN_EN,
    ),
    "E-TABLE-UNREADABLE": Text(
        "Không mở được bảng: {detail}.",
        "The table cannot be opened: {detail}.",
        fix_vi="Lưu lại tệp bằng Excel (.xlsx) rồi gửi lại.",
        fix_en="Save the file again in Excel (.xlsx) and send it again.",
    ),
    "E-TABLE-ROWS": Text(
        "Bảng {sheet} vượt quá {limit} dòng hoặc có ô ở quá xa.",
        "Table {sheet} has more than {limit} rows, or a cell far away.",
        fix_vi="Chia tệp, hoặc xóa các ô thừa.",
        fix_en="Divide the file, or delete stray cells.",
    ),
    "E-TABLE-ENCODING": Text(
        "Tệp CSV không ghi bằng UTF-8 hay UTF-16.",
        "The CSV file is written neither in UTF-8 nor in UTF-16.",
        fix_vi="Lưu bằng “CSV UTF-8”.",
        fix_en="Save it as “CSV UTF-8”.",
    ),
    "E-TABLE-HEADER": Text(
        "Không thấy dòng tiêu đề có các cột: {columns}.",
        "No header row with the columns: {columns}.",
        fix_vi="Giữ nguyên dòng tiêu đề của mẫu.",
        fix_en="Keep the header row of the template.",
    ),
}

_HEADS = {
    "E-STMT-BALANCE": Text(
        "Sao kê {number} không khớp: số dư cuối ghi {stated_vnd}, cộng các dòng là {actual_vnd}.",
        "Statement {number} does not add up: it states {stated_vnd}, its lines give {actual_vnd}.",
        fix_vi=_ASK_AGAIN_VI,
        fix_en=_ASK_AGAIN_EN,
    ),
    "E-STMT-BALANCE-UNREADABLE": Text(
        "Số dư không phải đồng chẵn: {value}.",
        "A balance is not in whole đồng: {value}.",
        fix_vi=_ASK_AGAIN_VI,
        fix_en=_ASK_AGAIN_EN,
    ),
    "E-STMT-NO-BALANCE": Text(
        "Sao kê {number} thiếu số dư đầu hoặc cuối.",
        "Statement {number} lacks its opening or closing balance.",
        fix_vi=_ASK_AGAIN_VI,
        fix_en=_ASK_AGAIN_EN,
    ),
    "E-STMT-COUNT": Text(
        "{number}: ghi {stated_count} dòng nhưng có {actual_count}.",
        "{number}: {stated_count} lines are stated, {actual_count} are there.",
        fix_vi=_ASK_AGAIN_VI,
        fix_en=_ASK_AGAIN_EN,
    ),
    "E-TABLE-TOTAL": Text(
        "Tổng cộng ghi {stated_vnd}, cộng các dòng là {actual_vnd}.",
        "The stated total is {stated_vnd}, the rows give {actual_vnd}.",
        fix_vi=_ASK_AGAIN_VI,
        fix_en=_ASK_AGAIN_EN,
    ),
}

_LINES = {
    "E-STMT-LINE": ("Không đọc được dòng: {value}.", "The line cannot be read: {value}."),
    "E-STMT-CURRENCY": ("Không phải tiền đồng: {value}.", "Not in đồng: {value}."),
    "E-STMT-FRACTION": ("Số tiền có phần lẻ: {value}.", "The amount has decimals: {value}."),
    "E-STMT-AMOUNT": ("Số tiền không hợp lệ: {value}.", "The amount is not valid: {value}."),
    "E-STMT-DATE": ("Ngày thiếu hoặc không thể có: {value}.", "The date is missing or impossible: {value}."),
    "E-STMT-NOT-BOOKED": ("Bút toán chưa hạch toán ({value}).", "The entry is not booked ({value})."),
    "E-STMT-BATCH-SUM": (
        "Các giao dịch trong lô không cộng bằng bút toán {value}.",
        "The transactions of the batch do not add up to its entry {value}.",
    ),
    "E-STMT-NO-REFERENCE": ("Dòng không có mã tham chiếu.", "The line has no reference."),
    "E-STMT-STATUS": ("Trạng thái lạ: {value}.", "Unknown status: {value}."),
    "E-STMT-REASON": ("Mã lý do lạ: {value}.", "Unknown reason code: {value}."),
    "E-STMT-CONFLICT": (
        "Trả lời tự mâu thuẫn: cả lô bị từ chối nhưng khoản này không ({value}).",
        "The answer contradicts itself: the whole is rejected, this payment is not ({value}).",
    ),
    "E-CASH-SIGNATURE": (
        "Cột Ký nhận trống hoặc lạ: {value}.",
        "The receipt column is empty or unknown: {value}.",
    ),
}

_ORDERS = {
    "E-PAIN-EMPTY": ("Không có khoản nào để lập lệnh.", "There is nothing to order."),
    "E-PAIN-HEADER": ("Đầu lệnh sai ở {column}: {value}.", "The header is wrong at {column}: {value}."),
    "E-PAIN-CONTROL": (
        "Lệnh {message_id}: ghi {stated_count} khoản, {stated_total} đồng; thực có {actual_count}, {actual_vnd} đồng.",
        "Order {message_id} states {stated_count} payments, {stated_total} đồng; it has {actual_count}, {actual_vnd} đồng.",
    ),
    "E-PAIN-REFERENCE": ("Mã tham chiếu không đúng 16 ký tự: {value}.", "The reference is not 16 characters: {value}."),
    "E-PAIN-AMOUNT": (
        "{reference}: số tiền không hợp lệ ({value}).",
        "{reference}: the amount is not valid ({value}).",
    ),
    "E-PAIN-NAME-LONG": (
        "{reference}: họ tên dài quá 140 ký tự, không được cắt: {value}.",
        "{reference}: the name is longer than 140 characters and may not be cut: {value}.",
    ),
    "E-PAIN-NAME": ("{reference}: họ tên không dùng được: {value}.", "{reference}: the name cannot be used: {value}."),
    "E-PAIN-ACCOUNT": (
        "{reference}: số tài khoản không hợp lệ: {value}.",
        "{reference}: the account number is not valid: {value}.",
    ),
    "E-PAIN-BIN": (
        "{reference}: mã ngân hàng không hợp lệ: {value}.",
        "{reference}: the bank's BIN is not valid: {value}.",
    ),
    "E-PAIN-PURPOSE": (
        "{reference}: nội dung chuyển tiền trống, quá dài hoặc có ký tự lạ: {value}.",
        "{reference}: the purpose is empty, too long, or has odd characters: {value}.",
    ),
    "E-PAIN-TEXT": (
        "{reference}: có ký tự không in được: {value}.",
        "{reference}: it has unprintable characters: {value}.",
    ),
}

messages.declare(
    {
        **_FILES,
        **_HEADS,
        **{code: Text(vi, en, fix_vi=_CORRECT_LINE_VI, fix_en=_CORRECT_LINE_EN) for code, (vi, en) in _LINES.items()},
        **{
            code: Text(vi, en, fix_vi=_CORRECT_PAYEE_VI, fix_en=_CORRECT_PAYEE_EN) for code, (vi, en) in _ORDERS.items()
        },
    }
)
