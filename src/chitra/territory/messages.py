"""What this room says to an officer."""

from chitra.kernel import messages

messages.declare(
    {
        "E-ORG-UNKNOWN": messages.Text(
            vi="Không có cơ quan nào mang mã {value}.",
            en="No organisation has the code {value}.",
            cause_vi="Mã viết sai, hoặc cơ quan chưa được khai báo.",
            cause_en="The code is misspelt, or the organisation has not been recorded.",
            fix_vi="Dùng mã như PL-506 (Phòng LĐ-TB&XH Đại Lộc), UB-20524 (UBND xã Đại Hiệp), SO-49 hoặc mã tỉnh 49.",
            fix_en="Use a code like PL-506 (labour office of Đại Lộc), UB-20524 (commune Đại Hiệp), SO-49 or the province 49.",
        ),
    }
)
