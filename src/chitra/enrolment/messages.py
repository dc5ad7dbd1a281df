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
        "E-PAPER-INCOMPLETE": Text(
            vi="Giấy uỷ quyền hoặc giám hộ chưa đủ điều kiện ({column}).",
            en="The authorisation or guardianship is not complete ({column}).",
            cause_vi="Thiếu người nhận thay, số chứng thực hoặc thời hạn; uỷ quyền phải có ngày hết hạn, dài nhất một năm.",
            cause_en="The receiver, the certificate's number or its term is missing; an authorisation ends within a year.",
            fix_vi="Bổ sung theo bản giấy; chưa có gì được ghi.",
            fix_en="Complete it from the paper; nothing was recorded.",
        ),
        "E-PAPER-KNOWN": Text(
            vi="Giấy số {value} của người nhận thay này đã được ghi.",
            en="Paper {value} of this receiver is recorded already.",
            cause_vi="Cùng người hưởng, cùng người nhận thay, cùng số chứng thực.",
            cause_en="Same person, same receiver, same certificate number.",
            fix_vi="Kiểm tra số chứng thực; giấy mới phải có số mới.",
            fix_en="Check the certificate's number; a new paper has a new one.",
        ),
        "E-METHOD-ACCOUNT": Text(
            vi="Số tài khoản không hợp với hình thức chi đã chọn.",
            en="The account cannot be one of the chosen channel.",
            cause_vi="Tài khoản ngân hàng có 6 đến 19 chữ số; tiền di động là số điện thoại di động; tiền mặt không có tài khoản.",
            cause_en="A bank account has 6 to 19 digits; mobile money is a mobile phone's number; cash has no account.",
            fix_vi="Đối chiếu với giấy tờ của người hưởng rồi nhập lại.",
            fix_en="Compare it with the person's papers and type it again.",
        ),
        "E-METHOD-BANK": Text(
            vi="Phải chọn ngân hàng của tài khoản.",
            en="The account's bank must be chosen.",
            cause_vi="Mã ngân hàng «{value}» trống hoặc không có trong danh mục.",
            cause_en="Bank `{value}` is empty or not in the register.",
            fix_vi="Chọn ngân hàng trong danh sách.",
            fix_en="Choose a bank of the list.",
        ),
        "E-METHOD-KNOWN": Text(
            vi="Người hưởng đang được chi đúng theo cách này.",
            en="The person is paid exactly so already.",
            cause_vi="Hình thức, tài khoản và người nhận không khác cách chi đang dùng.",
            cause_en="Channel, account and receiver are those in force.",
            fix_vi="Không cần đăng ký lại.",
            fix_en="Nothing needs to be registered.",
        ),
        "E-METHOD-CLOSED": Text(
            vi="Đơn vị chi trả đã báo tài khoản này đóng.",
            en="The provider has reported this account closed.",
            cause_vi="Khoản chi trước vào tài khoản này bị trả lại.",
            cause_en="An earlier payment into it came back.",
            fix_vi="Đề nghị người hưởng cung cấp tài khoản khác hoặc chọn hình thức chi khác.",
            fix_en="Ask the person for another account, or choose another channel.",
        ),
        "E-METHOD-HOLDER": Text(
            vi="Người nhận thay không có giấy còn hiệu lực cho chương trình này.",
            en="The receiver has no paper in force for this programme.",
            cause_vi="Tài khoản của người khác chỉ được dùng khi có giấy giám hộ hoặc uỷ quyền còn hiệu lực.",
            cause_en="Another's account is used only under a guardianship or authorisation in force.",
            fix_vi="Ghi giấy giám hộ hoặc uỷ quyền trước.",
            fix_en="Record the guardianship or authorisation first.",
        ),
        "E-METHOD-REASON": Text(
            vi="Phải ghi lý do đổi cách nhận tiền.",
            en="The reason for the change must be given.",
            cause_vi="Ô lý do để trống.",
            cause_en="The reason is empty.",
            fix_vi="Ghi căn cứ, ví dụ: đơn đề nghị ngày 12/10/2023.",
            fix_en="Name the basis, such as the request of 12/10/2023.",
        ),
    }
)
