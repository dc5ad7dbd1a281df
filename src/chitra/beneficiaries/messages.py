"""What this room says to an officer."""

from chitra.kernel.messages import Text, declare

declare(
    {
        "E-RECOVERY-KNOWN": Text(
            vi="Quyết định thu hồi {value} của người này đã được ghi.",
            en="The decision of recovery {value} of this person is recorded already.",
            cause_vi="Cùng người, cùng số quyết định.",
            cause_en="Same person, same number.",
            fix_vi="Kiểm tra số quyết định.",
            fix_en="Check the decision's number.",
        ),
        "E-PERSON-UNKNOWN": Text(
            vi="Không có người hưởng số {value} trong phạm vi được giao.",
            en="There is no person {value} within your mandate.",
            cause_vi="Số sai, hoặc người này thuộc cơ quan khác.",
            cause_en="The number is wrong, or another office looks after this person.",
            fix_vi="Tìm lại theo tên hoặc số căn cước tại trang «Người hưởng».",
            fix_en="Search again by name or card on the page “People”.",
        ),
        "E-PERSON-UNMASK": Text(
            vi="Phải ghi lý do xem đầy đủ số giấy tờ và tài khoản.",
            en="The reason for seeing the full numbers must be given.",
            cause_vi="Mỗi lần xem đầy đủ được ghi vào nhật ký kèm lý do.",
            cause_en="Each showing is recorded with its reason.",
            fix_vi="Ghi lý do, ví dụ: đối chiếu căn cước do người hưởng xuất trình.",
            fix_en="Give the reason, such as: compared with the card that was shown.",
        ),
    }
)
