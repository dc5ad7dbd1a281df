"""What the pages say when a form cannot be taken."""

from chitra.kernel import messages
from chitra.kernel.messages import Text

messages.declare(
    {
        "E-WEB-FORM-STALE": Text(
            vi="Biểu mẫu đã cũ, chưa có việc nào được thực hiện.",
            en="The form is out of date; nothing has been done.",
            cause_vi="Trang được mở từ trước hoặc được gửi từ nơi khác.",
            cause_en="The page was opened long ago, or sent from elsewhere.",
            fix_vi="Mở lại trang rồi gửi lại.",
            fix_en="Open the page again and send it anew.",
        ),
        "E-WEB-TASK-UNKNOWN": Text(
            vi="Không có công việc nền số {task}.",
            en="There is no task {task}.",
            cause_vi="Số công việc sai, hoặc công việc do người khác giao.",
            cause_en="The number is wrong, or somebody else asked for it.",
            fix_vi="Xem danh sách công việc của mình tại trang «Việc của tôi».",
            fix_en="See your own tasks on the page “My work”.",
        ),
    }
)
