"""What reconciliation says to officers."""

from chitra.kernel import messages
from chitra.kernel.messages import Text

messages.declare(
    {
        "E-RECON-UNKNOWN": Text(
            vi="Không có lệnh chi nào mang số tham chiếu «{reference}».",
            en="No instruction carries the reference “{reference}”.",
            fix_vi="Hỏi đơn vị chi trả dòng này thuộc khoản nào; không tự ghép theo tên hoặc số tiền.",
            fix_en="Ask the provider what this line is; never place it by name or amount alone.",
        ),
        "E-RECON-PROVIDER": Text(
            vi="Số tham chiếu thuộc lệnh chi của đơn vị chi trả khác.",
            en="The reference belongs to another provider's instruction.",
            fix_vi="Kiểm tra tệp có đúng của đơn vị chi trả này không.",
            fix_en="Check whether the file is this provider's.",
        ),
        "E-RECON-NOT-SENT": Text(
            vi="Lệnh chi chưa được gửi nhưng đã có kết quả.",
            en="The instruction was answered before it was sent.",
            fix_vi="Báo người quản trị; kiểm tra nguồn gốc của tệp.",
            fix_en="Tell the administrator; check where the file comes from.",
        ),
        "E-RECON-AMOUNT": Text(
            vi="Số tiền khác với lệnh chi.",
            en="The amount differs from the instruction.",
            fix_vi="Yêu cầu đơn vị chi trả giải trình và sửa sai; Chitra không sửa số cho khớp.",
            fix_en="Have the provider explain and put it right; Chitra never edits an amount to match.",
        ),
        "E-RECON-ACCOUNT": Text(
            vi="Số tài khoản khác với lệnh chi.",
            en="The account differs from the instruction.",
            fix_vi="Xác minh tiền đã vào tài khoản nào; yêu cầu đơn vị chi trả thu hồi nếu sai.",
            fix_en="Find out which account got the money; have the provider recover it if it was the wrong one.",
        ),
        "E-RECON-DIRECTION": Text(
            vi="Dòng ghi có, ghi nợ không đúng chiều của khoản chi.",
            en="The line's direction is not that of a payment.",
            fix_vi="Đối chiếu với sao kê gốc của ngân hàng.",
            fix_en="Compare with the bank's own statement.",
        ),
        "E-RECON-FEE": Text(
            vi="Ngân hàng trừ phí vào tài khoản tạm ứng.",
            en="The bank charged a fee to the advance account.",
            cause_vi="Phí không được lấy từ tiền của người hưởng (TT 44/2022/TT-BTC Điều 7.2g).",
            cause_en="A fee never comes out of beneficiaries' money.",
            fix_vi="Yêu cầu đơn vị chi trả hoàn lại khoản phí.",
            fix_en="Have the provider put the fee back.",
        ),
        "E-RECON-CARRIED": Text(
            vi="Khoản này đã chuyển sang kỳ sau nhưng lại có kết quả chi.",
            en="This payment was carried to a later period, yet an answer has come.",
            fix_vi="Kiểm tra người hưởng đã nhận hay chưa trước khi chi kỳ sau.",
            fix_en="Find out whether the person has received it before the later period pays.",
        ),
        "E-RECON-PAID-TWICE": Text(
            vi="Ngân hàng ghi nợ hai lần cho cùng một lệnh chi.",
            en="The bank debited the same instruction twice.",
            fix_vi="Yêu cầu đơn vị chi trả thu hồi khoản chi thừa.",
            fix_en="Have the provider recover what was paid twice.",
        ),
        "E-RECON-PAID-AFTER-RETURN": Text(
            vi="Lệnh chi đã bị từ chối hoặc hoàn trả nay lại báo đã chi.",
            en="An instruction that was rejected or returned is now said to be paid.",
            fix_vi="Xác minh với đơn vị chi trả bằng sao kê.",
            fix_en="Verify with the provider, by statement.",
        ),
        "E-RECON-RETURN-WITHOUT-MONEY": Text(
            vi="Báo từ chối sau khi đã chi, nhưng tiền chưa về tài khoản tạm ứng.",
            en="A rejection after payment, but no money has come back.",
            cause_vi="Sau khi đã chi, chỉ dòng ghi có trên sao kê mới chứng minh việc hoàn trả.",
            cause_en="After payment only a booked credit proves a return.",
            fix_vi="Chờ dòng ghi có trên sao kê, hoặc yêu cầu đơn vị chi trả giải trình.",
            fix_en="Wait for the credit on the statement, or have the provider explain.",
        ),
        "E-RECON-RETURN-BEFORE-PAID": Text(
            vi="Có tiền hoàn trả cho lệnh chi chưa được ghi nợ.",
            en="Money came back for an instruction that was not debited yet.",
            fix_vi="Nhập sao kê có dòng ghi nợ; dòng này sẽ tự khớp.",
            fix_en="Take in the statement with the debit; this line will then match by itself.",
        ),
        "E-RECON-RETURNED-TWICE": Text(
            vi="Tiền hoàn trả hai lần cho cùng một lệnh chi.",
            en="The same instruction came back twice.",
            fix_vi="Hỏi đơn vị chi trả khoản ghi có thừa thuộc lệnh nào.",
            fix_en="Ask the provider what the further credit is for.",
        ),
        "E-RECON-CONTRADICTS": Text(
            vi="Các dòng trong cùng một tệp mâu thuẫn nhau về một lệnh chi.",
            en="Lines of one file contradict each other about one instruction.",
            fix_vi="Yêu cầu đơn vị chi trả xác nhận kết quả đúng.",
            fix_en="Have the provider confirm which is right.",
        ),
        "E-RECON-RECEIPT": Text(
            vi="Có tiền về tài khoản tạm ứng nhưng không khớp lần rút dự toán nào.",
            en="Money reached the advance account that matches no drawdown.",
            fix_vi="Ghi nhận lần rút dự toán bằng «month fund» nếu còn thiếu, hoặc hỏi đơn vị chi trả.",
            fix_en="Record the drawdown with “month fund” if it is missing, or ask the provider.",
        ),
        "E-RECON-RECEIPT-TWICE": Text(
            vi="Một lần rút dự toán được ghi có hai lần.",
            en="One drawdown was credited twice.",
            fix_vi="Đối chiếu với Kho bạc.",
            fix_en="Check with the Treasury.",
        ),
        "E-RECON-EXCEPTION-GONE": Text(
            vi="Không có mục bất thường số {exception} đang mở.",
            en="No open exception {exception}.",
            fix_vi="Xem danh sách bằng «exception list».",
            fix_en="See “exception list”.",
        ),
        "E-RECON-ADVANCE-ACCOUNT": Text(
            vi="Dòng nằm trên sao kê của tài khoản tạm ứng khác với tài khoản của lệnh chi.",
            en="The line stands on the statement of another advance account than the instruction's.",
            cause_vi="Tiền tạm ứng của đơn vị, chương trình này không dùng chi cho đơn vị, chương trình khác.",
            cause_en="One office's or programme's advance does not pay for another's.",
            fix_vi="Yêu cầu đơn vị chi trả hạch toán lại đúng tài khoản.",
            fix_en="Have the provider book it on the right account.",
        ),
        "E-RECON-FOREIGN-ACCOUNT": Text(
            vi="Sao kê của tài khoản {value} không phải tài khoản tạm ứng của {provider}. Tệp không được nhận.",
            en="The statement's account {value} is no advance account of {provider}. The file was not taken in.",
            cause_vi="Tệp của đơn vị chi trả khác, hoặc của khách hàng khác của ngân hàng.",
            cause_en="It is another provider's file, or that of another customer of the bank.",
            fix_vi="Kiểm tra mã đơn vị chi trả, hoặc ghi nhận tài khoản bằng «agreement account» rồi nhập lại.",
            fix_en="Check the provider's code, or record the account with “agreement account” and take the file in again.",
        ),
        "E-RECON-ORDER-UNKNOWN": Text(
            vi="Báo cáo trả lời trọn lô {value}, nhưng {provider} không nhận lô nào như vậy. Tệp không được nhận.",
            en="The report answers the whole order {value}, which {provider} never got. The file was not taken in.",
            fix_vi="Kiểm tra mã đơn vị chi trả và nguồn gốc của tệp.",
            fix_en="Check the provider's code and where the file comes from.",
        ),
        "E-RECON-EXCEPTION-UNKNOWN": Text(
            vi="Không có mục bất thường số {exception}, hoặc nằm ngoài phạm vi được giao.",
            en="There is no exception {exception}, or it lies outside what you were given.",
            fix_vi="Xem danh sách tại trang «Đối chiếu».",
            fix_en="See the list on the page of reconciliation.",
        ),
        "E-RECON-ANSWER-UNKNOWN": Text(
            vi="Không có kết quả số {answer}, hoặc nằm ngoài phạm vi được giao.",
            en="There is no answer {answer}, or it lies outside what you were given.",
            fix_vi="Xem danh sách tại trang «Đối chiếu».",
            fix_en="See the list on the page of reconciliation.",
        ),
        "E-RECON-DEBIT-CAME": Text(
            vi="Dòng ghi nợ đã đến sau; dòng hoàn trả tự khớp.",
            en="The debit came later; the credit matched by itself.",
        ),
        "E-RECON-CREDIT-CAME": Text(
            vi="Dòng ghi có đã đến sau; việc hoàn trả tự khớp.",
            en="The credit came later; the return matched by itself.",
        ),
    }
)
