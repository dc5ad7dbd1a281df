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
    }
)
