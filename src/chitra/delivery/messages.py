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
    }
)
