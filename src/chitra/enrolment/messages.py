"""What this room says to an officer."""

from chitra.kernel.messages import Text, declare

declare(
    {
        "E-PAPER-UNLAWFUL": Text(
            vi="Giấy ủy quyền hoặc giám hộ ở dòng {row} chưa hợp lệ ({column}).",
            en="The authorisation or guardianship in row {row} is not lawful ({column}).",
            cause_vi="Thiếu người, số chứng thực hoặc thời hạn; ủy quyền phải có ngày hết hạn, dài nhất một năm.",
            cause_en="A person, the certificate's number or its term is missing; an authorisation ends within a year.",
            fix_vi="Sửa dòng đó rồi nhập lại cả tệp; chưa dòng nào được ghi.",
            fix_en="Correct that row and import the whole file again; nothing was recorded.",
        ),
        "E-PAPER-COLUMNS": Text(
            vi="Tệp {file} thiếu cột {column}, hoặc ô ở dòng {row} không đọc được: «{value}».",
            en="{file} lacks column {column}, or its cell in row {row} cannot be read: `{value}`.",
            cause_vi="Tệp CSV phải có dòng tiêu đề với đủ các cột: {expected}.",
            cause_en="The CSV must have a header with the columns {expected}.",
            fix_vi="Sửa tệp rồi nhập lại.",
            fix_en="Correct the file and import it again.",
        ),
    }
)
