"""What the steps of an import say when they refuse."""

from chitra.kernel.messages import Text, declare

declare(
    {
        "E-LIST-UNKNOWN": Text(
            vi="Không có danh sách số {value} trong phạm vi của cán bộ.",
            en="There is no list {value} in the officer's territory.",
        ),
        "E-FINDING-UNKNOWN": Text(
            vi="Không có phát hiện số {value}; danh sách có thể đã được kiểm tra lại.",
            en="There is no finding {value}; the lists may have been judged anew.",
        ),
        "E-ROWS-STATE": Text(
            vi="{count} dòng đã chọn không loại ra được (số nội bộ: {rows}).",
            en="{count} of the chosen rows cannot be excluded (internal numbers: {rows}).",
            fix_vi="Mở lại trang rồi chọn lại các dòng.",
            fix_en="Open the page again and choose the rows anew.",
        ),
        "E-DRAFT-UNKNOWN": Text(
            vi="Không có lần nhập số {draft} trong phạm vi của cán bộ.",
            en="There is no import {draft} in the officer's territory.",
            fix_vi="Mở danh sách các lần nhập dở dang rồi chọn lại.",
            fix_en="Open the list of unfinished imports and choose again.",
        ),
        "E-DRAFT-STATE": Text(
            vi="Lần nhập tệp {file} không còn ở bước này.",
            en="The import of {file} is not at this step any more.",
            cause_vi="Tệp đã nhận, đã bỏ, hoặc có thay đổi sau lần kiểm tra cuối.",
            cause_en="It was stored or dropped, or something has changed since it was last checked.",
            fix_vi="Mở lại lần nhập và làm tiếp từ bước đang hiện.",
            fix_en="Open the import again and go on from the step that it shows.",
        ),
        "E-DRAFT-SHEETS": Text(
            vi="Chưa có trang tính nào để đọc.",
            en="No sheet is to be read.",
            fix_vi="Chọn ít nhất một trang và dòng tiêu đề của trang đó.",
            fix_en="Choose at least one sheet and the row of its header.",
        ),
        "E-DRAFT-COLUMN-TWICE": Text(
            vi="Trang «{sheet}»: cột {column} và cột {other} cùng một nội dung.",
            en="Sheet `{sheet}`: columns {column} and {other} hold the same field.",
            fix_vi="Mỗi nội dung chỉ thuộc một cột: bỏ bớt một cột.",
            fix_en="A field belongs to one column: leave one of them out.",
        ),
        "E-DRAFT-COLUMN-NAME": Text(
            vi="Trang «{sheet}» chưa có cột họ và tên.",
            en="Sheet `{sheet}` has no column of names yet.",
            fix_vi="Chọn cột chứa họ và tên người hưởng.",
            fix_en="Choose the column that holds the beneficiaries' names.",
        ),
        "E-DRAFT-CELL": Text(
            vi="Không có ô nào thay đổi.",
            en="No cell has changed.",
            fix_vi="Sửa ít nhất một ô và ghi lý do.",
            fix_en="Correct at least one cell and say why.",
        ),
        "E-NOTE-EMPTY": Text(
            vi="Ghi chú chưa có nội dung.",
            en="The note is empty.",
            fix_vi="Viết ghi chú rồi gửi lại.",
            fix_en="Write the note and send it again.",
        ),
    }
)
