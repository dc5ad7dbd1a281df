"""What this room says to an officer."""

from chitra.kernel import messages

messages.declare(
    {
        "E-PROVIDER-UNKNOWN": messages.Text(
            vi="Không có đơn vị chi trả nào mang mã {value}.",
            en="No payment provider has the code {value}.",
            fix_vi="Dùng mã đã khai báo, ví dụ VNPOST-QNA, AGRIBANK-QNA, VIETTEL-QNA.",
            fix_en="Use a recorded code, such as VNPOST-QNA, AGRIBANK-QNA or VIETTEL-QNA.",
        ),
        "E-PARTY-UNKNOWN": messages.Text(
            vi="Chưa khai báo: {value}.",
            en="Not recorded: {value}.",
            cause_vi="Mã đơn vị chi trả, cơ quan, chương trình hoặc ngân hàng không có trong danh mục.",
            cause_en="The code of a provider, organisation, programme or bank is in no catalogue.",
            fix_vi="Sửa mã, hoặc khai báo trước khi ghi thỏa thuận.",
            fix_en="Correct the code, or record it before the agreement.",
        ),
        "E-AGREEMENT-CHANNEL": messages.Text(
            vi="Hình thức chi trả không hợp lệ hoặc còn trống: {value}.",
            en="A payout channel is unknown or missing: {value}.",
            fix_vi="Chọn trong: bank, ewallet, mobile_money, cash_point, home.",
            fix_en="Choose among bank, ewallet, mobile_money, cash_point, home.",
        ),
        "E-AGREEMENT-DOCUMENT": messages.Text(
            vi="Thỏa thuận của {organisation} chưa có số văn bản.",
            en="The agreement of {organisation} has no document number.",
            fix_vi="Ghi số và ngày của hợp đồng hoặc thỏa thuận chi trả.",
            fix_en="Give the number and date of the contract or agreement.",
        ),
        "E-AGREEMENT-DATES": messages.Text(
            vi="Ngày kết thúc {value} không sau ngày bắt đầu.",
            en="The end {value} is not after the beginning.",
            fix_vi="Sửa thời hạn của thỏa thuận hoặc tài khoản.",
            fix_en="Correct the dates of the agreement or account.",
        ),
        "E-AGREEMENT-OVERLAPS": messages.Text(
            vi="Đã có thỏa thuận khác cho cùng cơ quan, chương trình và hình thức trong thời gian này.",
            en="Another agreement covers the same organisation, programme and channel in this time.",
            cause_vi="Mỗi ngày chỉ có một thỏa thuận cho một hình thức, để mỗi khoản chi biết đi qua đơn vị nào.",
            cause_en="One agreement a day covers a channel, so that every payment knows its provider.",
            fix_vi="Kết thúc thỏa thuận cũ trước, hoặc sửa thời hạn.",
            fix_en="End the former agreement first, or correct the dates.",
        ),
        "E-AGREEMENT-ENDED": messages.Text(
            vi="Thỏa thuận {value} đã kết thúc trước {until} hoặc chưa bắt đầu.",
            en="Agreement {value} has ended by {until}, or had not begun.",
            fix_vi="Kiểm tra thời hạn của thỏa thuận.",
            fix_en="Check the dates of the agreement.",
        ),
        "E-ADVANCE-OVERLAPS": messages.Text(
            vi="Đơn vị chi trả đã có tài khoản nhận tạm ứng cho cơ quan và chương trình này trong thời gian đó.",
            en="The provider already has an advance account for this organisation and programme in this time.",
            fix_vi="Kết thúc tài khoản cũ trước, hoặc sửa thời hạn.",
            fix_en="End the former account first, or correct the dates.",
        ),
        "E-ADVANCE-NUMBER": messages.Text(
            vi="Số tài khoản nhận tạm ứng không hợp lệ.",
            en="The number of the advance account is impossible.",
            cause_vi="Số tài khoản gồm 6 đến 19 chữ số hoặc chữ in hoa, không có dấu cách.",
            cause_en="An account number has 6 to 19 digits or capital letters, and no spaces.",
            fix_vi="Chép lại số tài khoản theo hợp đồng.",
            fix_en="Copy the number again from the contract.",
        ),
        "E-FEE-CAP": messages.Text(
            vi="Mức phí {value} trên 100.000 đồng vượt trần {cap}.",
            en="A fee of {value} for each 100,000 đồng is above the cap of {cap}.",
            fix_vi="Giảm mức phí hoặc kiểm tra văn bản quy định trần.",
            fix_en="Lower the fee, or check the text that sets the cap.",
        ),
        "E-FEE-DOCUMENT": messages.Text(
            vi="Mức phí chưa ghi văn bản quy định.",
            en="The fee names no document.",
            fix_vi="Ghi số, ngày của quyết định quy định mức phí.",
            fix_en="Give the number and date of the decision that fixes it.",
        ),
        "E-FEE-STANDS": messages.Text(
            vi="Đã có mức phí cùng phạm vi áp dụng từ {value} hoặc muộn hơn.",
            en="A fee of the same scope begins on {value} or later already.",
            cause_vi="Các mức phí được ghi theo thứ tự thời gian.",
            cause_en="Fees are recorded in order of time.",
            fix_vi="Chọn ngày áp dụng muộn hơn.",
            fix_en="Choose a later first day.",
        ),
    }
)
