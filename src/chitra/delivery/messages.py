"""What delivery says to officers."""

from chitra.kernel import messages
from chitra.kernel.messages import Text

messages.declare(
    {
        "E-PAY-NOTHING-RELEASED": Text(
            vi="Kỳ {period} của {org}, chương trình {programme}: chưa có lô nào được duyệt chi cho đơn vị {provider}.",
            en="Period {period} of {org}, programme {programme}: nothing is released yet to provider {provider}.",
            cause_vi="Chỉ lập tệp chi trả sau khi kỳ đã được duyệt, cấp kinh phí và phát lệnh chi.",
            cause_en="Payment files are made only after the run is approved, funded and released.",
            fix_vi="Xem kỳ bằng lệnh «month show», hoàn tất bước còn thiếu rồi lập lại tệp.",
            fix_en="Look at the period with “month show”, finish the missing step, then make the files again.",
        ),
        "E-PAY-NO-ADVANCE-ACCOUNT": Text(
            vi="Chưa ghi nhận tài khoản tạm ứng của {provider} cho {org}, chương trình {programme}, ngày {date}.",
            en="No advance account of {provider} is recorded for {org}, programme {programme}, on {date}.",
            cause_vi="Tệp chuyển khoản phải ghi tài khoản trích nợ là tài khoản nhận tạm ứng của đơn vị chi trả.",
            cause_en="A bank file debits the account in which the provider received the advance.",
            fix_vi="Ghi nhận tài khoản bằng lệnh «agreement account» rồi lập lại tệp.",
            fix_en="Record the account with “agreement account”, then make the files again.",
        ),
        "E-PAY-TOTALS-DIFFER": Text(
            vi="Tệp của lô {batch} cộng được {counted} đồng, khác số đã phát lệnh {expected} đồng. Tệp không được phát hành.",
            en="The file of batch {batch} adds up to {counted} đồng, not the released {expected} đồng. It was not issued.",
            cause_vi="Số trong tệp không khớp số đã ký duyệt.",
            cause_en="What the file holds differs from what was signed.",
            fix_vi="Không gửi tệp; chạy lệnh «verify» và báo người quản trị.",
            fix_en="Do not send the file; run “verify” and tell the administrator.",
        ),
        "E-PAY-NOT-WRITABLE": Text(
            vi="Không phát lệnh chi: {count} khoản không ghi được vào tệp chi trả ({codes}): {payments}.",
            en="Not released: {count} payments cannot be written into a payment file ({codes}): {payments}.",
            cause_vi="Tên, tài khoản hoặc mã ngân hàng của người nhận không dùng được; Chitra không cắt bớt, không bỏ dấu.",
            cause_en="A payee's name, account or bank code is unusable; Chitra neither cuts names nor strips accents.",
            fix_vi="Loại các khoản này bằng «month exclude», sửa thông tin người nhận, rồi chi ở đợt bổ sung.",
            fix_en="Take them out with “month exclude”, mend the payee, then pay in a supplementary run.",
        ),
        "E-PAY-REFERENCE": Text(
            vi="Trong kỳ này không có lệnh chi mang số tham chiếu: {references} (hoặc một số được nêu hai lần).",
            en="No instruction of this period carries the reference: {references} (or one is named twice).",
            fix_vi="Kiểm tra lại số tham chiếu trên danh sách chưa chi.",
            fix_en="Check the references against the list of unpaid.",
        ),
        "E-PAY-NOT-RETURNED": Text(
            vi="{count} lệnh chi chưa có kết quả trả về cuối cùng nên không lập lại được: {references}.",
            en="{count} instructions have not finally come back, so they are not ordered again: {references}.",
            cause_vi="Chưa có trả lời không phải là thất bại; lập lại có thể chi hai lần.",
            cause_en="No answer is not a failure; ordering again could pay twice.",
            fix_vi="Hỏi lại đơn vị chi trả theo đúng số tham chiếu cũ.",
            fix_en="Ask the provider again under the same reference.",
        ),
        "E-PAY-REISSUE-DIED": Text(
            vi="{count} người hưởng đã chết: {references}.",
            en="{count} of the people have died: {references}.",
            fix_vi="Để khoản này chuyển kỳ sau và giải quyết theo hồ sơ của thân nhân.",
            fix_en="Let the payment be carried over, and settle it by the heirs' papers.",
        ),
        "E-PAY-REISSUE-UNAUTHORISED": Text(
            vi="{count} người nhận thay không còn giấy uỷ quyền có hiệu lực: {references}.",
            en="{count} collectors hold no valid authorisation any more: {references}.",
            fix_vi="Ghi nhận giấy uỷ quyền mới rồi lập lại.",
            fix_en="Record a new authorisation, then order again.",
        ),
        "E-PAY-REISSUE-PROVIDER": Text(
            vi="{count} người hưởng nay nhận qua đơn vị chi trả khác đơn vị đang giữ tiền: {references}.",
            en="{count} people are now paid by another provider than the one that holds the money: {references}.",
            cause_vi="Tiền tạm ứng của một đơn vị không chi qua đơn vị khác trong cùng kỳ.",
            cause_en="One provider's advance is not paid out by another within the period.",
            fix_vi="Để khoản này chuyển kỳ sau; kỳ sau sẽ chi qua đơn vị mới.",
            fix_en="Let the payment be carried over; the next month pays it through the new provider.",
        ),
        "E-PAY-BATCH-UNKNOWN": Text(
            vi="{provider} không có lô số {batch}, hoặc lô nằm ngoài phạm vi được giao.",
            en="{provider} has no batch {batch}, or it lies outside what you were given.",
            fix_vi="Xem danh sách tại trang «Đợt chi».",
            fix_en="See the list on the page of batches.",
        ),
        "E-PAY-FILE-UNKNOWN": Text(
            vi="Không có tệp số {file} của lô này.",
            en="The batch has no file {file}.",
            fix_vi="Mở lại trang của lô rồi chọn tệp trong danh sách.",
            fix_en="Open the batch's page again and choose a file of its list.",
        ),
        "E-PAY-BYTES-DIFFER": Text(
            vi="Tệp «{file}» lập lại không giống tệp đã ghi nhận, nên không được tải về.",
            en="The file “{file}”, written again, is not the one that was recorded, so it is not handed out.",
            cause_vi="Tên đơn vị, tài khoản tạm ứng hoặc phiên bản phần mềm đã thay đổi sau khi lập tệp.",
            cause_en="A name, the advance account or the software has changed since.",
            fix_vi="Lập tệp mới cho lô này; mã SHA-256 mới được ghi nhận bên cạnh mã cũ.",
            fix_en="Prepare the file anew; its SHA-256 is recorded beside the earlier one.",
        ),
    }
)
