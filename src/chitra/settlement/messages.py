"""What settlement says to officers."""

from chitra.kernel import messages
from chitra.kernel.messages import Text

messages.declare(
    {
        "E-SETTLE-NO-RUN": Text(
            vi="Kỳ này chưa có đợt chi trả nào để quyết toán.",
            en="There is no run in this period to settle.",
            fix_vi="Nhập danh sách, chốt và chi trả trước khi quyết toán.",
            fix_en="Import the lists, freeze and pay before settling.",
        ),
        "E-SETTLE-RUN-UNFINISHED": Text(
            vi="Còn {count} đợt chi trả chưa phát lệnh chi.",
            en="{count} runs are not released yet.",
            fix_vi="Duyệt, cấp kinh phí và phát lệnh chi, hoặc trả lại đợt chi đó.",
            fix_en="Approve, fund and release them.",
        ),
        "E-SETTLE-NOT-SENT": Text(
            vi="Còn {count} lô ({amount_vnd} đồng) chưa lập tệp gửi đơn vị chi trả.",
            en="{count} batches ({amount_vnd} đồng) have no file for the provider yet.",
            fix_vi="Lập tệp bằng lệnh «payfiles» và gửi đơn vị chi trả.",
            fix_en="Make the files with “payfiles” and hand them over.",
        ),
        "E-SETTLE-UNANSWERED": Text(
            vi="Còn {count} lệnh chi ({amount_vnd} đồng) chưa có kết quả từ đơn vị chi trả.",
            en="{count} instructions ({amount_vnd} đồng) are not answered yet.",
            cause_vi="Chưa có trả lời không có nghĩa là thất bại; tiền có thể đã đến người hưởng.",
            cause_en="No answer is not a failure; the money may have arrived.",
            fix_vi="Hỏi lại đơn vị chi trả theo đúng số tham chiếu cũ rồi nhập sao kê hoặc kết quả.",
            fix_en="Ask the provider again under the same references, then take in the statement or result.",
        ),
        "E-SETTLE-EXCEPTIONS": Text(
            vi="Còn {count} dòng đối chiếu bất thường chưa giải quyết.",
            en="{count} reconciliation exceptions are not resolved.",
            fix_vi="Xem bằng «exception list», xử lý và ghi kết quả bằng «exception resolve».",
            fix_en="See “exception list”, look into each and record it with “exception resolve”.",
        ),
        "E-SETTLE-STATEMENT-GAP": Text(
            vi="Có {count} sao kê không nối tiếp nhau hoặc không khớp số dư.",
            en="{count} statements do not follow one another or do not add up.",
            cause_vi="Số dư đầu của sao kê phải bằng số dư cuối của sao kê trước.",
            cause_en="A statement opens with the balance that the one before closed with.",
            fix_vi="Xin đơn vị chi trả sao kê còn thiếu rồi nhập vào.",
            fix_en="Get the missing statement from the provider and take it in.",
        ),
        "E-SETTLE-NO-FEE-RATE": Text(
            vi="Chưa có mức phí cho {count} hình thức chi trả đã dùng trong kỳ.",
            en="There is no fee rate for {count} methods used in this period.",
            fix_vi="Nhập mức phí kèm văn bản quy định.",
            fix_en="Enter the fee rate with the document that fixes it.",
        ),
        "E-SETTLE-DIFFERS": Text(
            vi="Số liệu của {provider}, nguồn {source} không khớp: số dư phải là {closing_vnd} đồng, sổ ghi {unpaid_vnd} đồng, "
            "danh sách chưa nhận {named_vnd} đồng; đã chi {paid_vnd} đồng, sổ ghi {booked_vnd} đồng.",
            en="The figures of {provider}, source {source} differ: closing {closing_vnd}, booked {unpaid_vnd}, unpaid by name "
            "{named_vnd}; paid {paid_vnd}, booked {booked_vnd}.",
            fix_vi="Không ký; chạy lệnh «verify» và báo người quản trị.",
            fix_en="Do not sign; run “verify” and tell the administrator.",
        ),
        "E-SETTLE-NEITHER-SIDE": Text(
            vi="{username} không được ký quyết toán cho {org}, cũng không đại diện đơn vị chi trả nào của kỳ này.",
            en="{username} may sign for neither {org} nor a provider of this period.",
            fix_vi="Ký bằng kế toán của cơ quan và người kiểm soát của đơn vị chi trả.",
            fix_en="Sign as the office's accountant and as the provider's controller.",
        ),
        "E-CLOSE-NOT-SETTLED": Text(
            vi="Kỳ {period} của {org}, chương trình {programme} chưa quyết toán xong nên chưa khoá sổ được.",
            en="Period {period} of {org}, programme {programme} is not settled, so it cannot be closed.",
            fix_vi="Hai bên ký quyết toán bằng lệnh «month settle» rồi khoá sổ.",
            fix_en="Both sides sign with “month settle”, then close.",
        ),
        "E-CLOSE-CHECKS": Text(
            vi="Không khoá sổ kỳ {period}: kiểm tra toàn vẹn phát hiện {prevents}.",
            en="Period {period} is not closed: integrity checks found {prevents}.",
            fix_vi="Chạy lệnh «verify» để xem chi tiết và báo người quản trị.",
            fix_en="Run “verify” for the details and tell the administrator.",
        ),
        "E-REPORT-NOT-SETTLED": Text(
            vi="Kỳ {period} của {org}, chương trình {programme} chưa quyết toán, chưa có biểu «{name}».",
            en="Period {period} of {org}, programme {programme} is not settled; there is no “{name}” yet.",
            fix_vi="Hai bên ký quyết toán bằng lệnh «month settle» trước.",
            fix_en="Have both sides sign with “month settle” first.",
        ),
        "E-SETTLE-CHANGED": Text(
            vi="Số liệu đã thay đổi sau khi mở trang ký: mã {seen}… nay là {now}…; chữ ký chưa được ghi nhận.",
            en="The figures have changed since the page was opened: {seen}… is now {now}…; nothing was signed.",
            cause_vi="Có sao kê, kết quả mới được nhập hoặc khoản chi thay đổi.",
            cause_en="A statement or result came in, or a payment changed.",
            fix_vi="Xem lại số liệu mới rồi ký.",
            fix_en="Look at the new figures, then sign.",
        ),
        "E-CLOSE-NOT-CLOSED": Text(
            vi="Kỳ {period} của {org}, chương trình {programme} chưa khoá sổ nên chưa có giấy xác nhận.",
            en="Period {period} of {org}, programme {programme} is not closed; there is no certificate yet.",
            fix_vi="Khoá sổ tại trang «Quyết toán».",
            fix_en="Close it on the page of the settlement.",
        ),
        "E-REPORT-UNKNOWN": Text(
            vi="Không có biểu «{name}».",
            en="There is no form “{name}”.",
            fix_vi="Chọn một biểu tại trang «Quyết toán».",
            fix_en="Choose a form on the page of the settlement.",
        ),
    }
)
