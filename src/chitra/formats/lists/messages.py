"""Why a whole file is refused."""

from chitra.kernel import errors, messages

_RESAVE_VI = "Mở tệp bằng Excel, lưu thành .xlsx mới rồi nhập lại."
_RESAVE_EN = "Open the file in Excel, save it as a new .xlsx and import it again."


def refusal(code: str, **fields: object) -> errors.BadInput:
    """Make the refusal of a file; what it says is declared here."""
    assert messages.is_declared(code), code
    return errors.BadInput(code, **fields)


def _file(vi: str, en: str, cause_vi: str, cause_en: str, *fix: str) -> messages.Text:
    fix_vi, fix_en = fix or (_RESAVE_VI, _RESAVE_EN)
    return messages.Text(
        f"Không nhập được {{file}}: {vi}", f"{{file}} was not imported: {en}", cause_vi, cause_en, fix_vi, fix_en
    )


messages.declare(
    {
        "E-FILE-EMPTY": _file("tệp trống.", "the file is empty.", "Tệp không có dòng nào.", "The file has no rows."),
        "E-FILE-FORMAT": _file(
            "không phải bảng tính ({found}).", "it is no spreadsheet ({found}).",
            "Chỉ đọc được xlsx, xls, ods và csv; đuôi tệp không quyết định.", "Only xlsx, xls, ods and csv are read; the name's ending does not matter.",
        ),
        "E-FILE-HTML": _file(
            "đây là trang web đặt tên như tệp Excel.", "it is a web page with the name of a spreadsheet.",
            "Phần mềm cũ xuất HTML với đuôi .xls.", "Older software exports HTML as .xls.",
        ),
        "E-FILE-DAMAGED": _file("tệp hỏng ({detail}).", "the file is damaged ({detail}).", "Tệp bị cắt hoặc lưu dở.", "The file is cut off or half saved."),
        "E-FILE-ENCRYPTED": _file(
            "tệp có mật khẩu.", "it has a password.", "Tệp được bảo vệ bằng mật khẩu.", "The file is protected.",
            "Bỏ mật khẩu rồi nhập lại.", "Remove the password and import it again.",
        ),
        "E-FILE-MACRO": _file(
            "tệp có macro.", "it has macros.", "Tệp có mã chương trình, có thể gây hại cho máy người mở.", "The file carries a program that may harm who opens it.",
            "Lưu thành .xlsx (không macro) rồi nhập lại.", "Save it as .xlsx without macros and import it again.",
        ),
        "E-FILE-BOMB": _file(
            "tệp giải nén quá lớn ({detail}).", "it unpacks to far too much ({detail}).",
            "Dung lượng giải nén vượt giới hạn {limit}.", "What it unpacks to exceeds the limit of {limit}.",
        ),
        "E-FILE-DIMENSION": _file(
            "trang tính {sheet} có ô {found}, ngoài vùng cho phép.", "sheet {sheet} has a cell at {found}, beyond what a list needs.",
            "Danh sách có nhiều nhất {limit}.", "A list has at most {limit}.",
            "Xóa các ô thừa ở xa rồi lưu lại.", "Delete the stray cells and save again.",
        ),
        "E-FILE-ROWS": _file(
            "có {found} dòng dữ liệu.", "it has {found} rows of data.", "Mỗi tệp nhiều nhất {limit} dòng.", "A file has at most {limit} rows.",
            "Chia danh sách theo xã rồi nhập từng tệp.", "Split the list by commune and import each file.",
        ),
        "E-FILE-SIZE": _file(
            "tệp quá lớn ({found} byte).", "it is too large ({found} bytes).", "Giới hạn là {limit} byte.", "The limit is {limit} bytes.",
            "Chia danh sách theo xã rồi nhập từng tệp.", "Split the list by commune and import each file.",
        ),
        "E-FILE-HOSTILE": _file(
            "tệp có nội dung nguy hiểm ({detail}).", "it has dangerous content ({detail}).",
            "Excel không bao giờ tạo nội dung này.", "Excel never makes such content.",
        ),
        "E-FILE-READER": _file(
            "trình đọc đã dừng ({detail}).", "the reader was stopped ({detail}).",
            "Tệp đòi quá nhiều bộ nhớ hoặc thời gian.", "The file asked for too much memory or time.",
        ),
        "E-FILE-OPEN": _file(
            "không mở được tệp ({detail}).", "it can't be opened ({detail}).", "Tệp không có ở đó hoặc không có quyền đọc.", "It is not there, or may not be read.",
            "Kiểm tra đường dẫn và quyền đọc.", "Check the path and the permission to read it.",
        ),
        "E-FILE-TEXT": _file(
            "tệp chữ không đọc được ở dòng {row} ({detail}).", "the text file can't be read at line {row} ({detail}).",
            "Sai bảng mã, dấu nháy không đóng, hoặc dòng quá dài.", "Unknown encoding, an unclosed quote, or a line that is too long.",
        ),
        "E-FILE-NO-LIST": _file(
            "không trang nào có dòng tiêu đề của danh sách.", "no sheet has the header of a list.",
            "Cần ít nhất các cột Họ và tên và số tiền.", "At least a column of names and one of amounts are needed.",
            "Thêm dòng tiêu đề theo mẫu rồi nhập lại.", "Add the header of the form and import it again.",
        ),
        "E-FILE-HEADER-GONE": messages.Text(
            "Trang «{sheet}» không có dòng {row}.", "Sheet `{sheet}` has no row {row}.",
            "Dòng tiêu đề được chọn nằm ngoài trang tính.", "The header that was chosen lies outside the sheet.",
            "Chọn lại dòng tiêu đề.", "Choose the header again.",
        ),
        "E-FILE-HEADER-TWICE": _file(
            "trang {sheet} có hai cột {label} ({column}).", "sheet {sheet} has two columns {label} ({column}).",
            "Không thể biết cột nào đúng.", "There is no telling which one is right.",
            "Xóa hoặc đổi tên một cột.", "Delete or rename one of them.",
        ),
        "E-FILE-COLUMN-MISSING": _file(
            "trang {sheet} thiếu cột {label}.", "sheet {sheet} lacks the column {label}.",
            "Không thể chi trả khi thiếu cột này.", "Nothing can be paid without it.",
            "Thêm cột theo mẫu rồi nhập lại.", "Add the column as in the form and import it again.",
        ),
    }
)  # fmt: skip
