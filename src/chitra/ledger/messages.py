"""What this room says."""

from chitra.kernel.messages import Text, declare

declare(
    {
        "E-LEDGER-NO-PERIOD": Text(
            vi="Đơn vị {org} chưa mở kỳ {period} của chương trình {programme}.",
            en="{org} has no period {period} of the programme {programme}.",
            cause_vi="Kỳ được mở khi danh sách đầu tiên của tháng được nhận.",
            cause_en="A period opens when the month's first list is imported.",
            fix_vi="Nhận danh sách bằng «chitra import», hoặc kiểm tra lại kỳ, đơn vị và chương trình.",
            fix_en="Import a list with `chitra import`, or check period, organisation and programme.",
        ),
        "E-LEDGER-CLOSED": Text(
            vi="Kỳ chi trả này đã khoá sổ.",
            en="This period is closed.",
            cause_vi="Sau khi khoá sổ, không ghi thêm, sửa hay xóa được gì trong kỳ.",
            cause_en="Once closed, nothing in a period can be added, changed or removed.",
            fix_vi="Ghi vào kỳ đang mở: khoản bị trả về muộn và khoản điều chỉnh thuộc kỳ sau.",
            fix_en="Book it in the open period: late returns and corrections belong to the following one.",
        ),
        "E-LEDGER-SETTLED": Text(
            vi="Kỳ {period} của đơn vị {org}, chương trình {programme} đã quyết toán.",
            en="The period {period} of {org}, programme {programme}, is settled.",
            cause_vi="Hai bên đã ký; kỳ này chỉ còn chờ khoá sổ.",
            cause_en="Both sides have signed; the period waits only to be closed.",
            fix_vi="Khoá sổ bằng «chitra month close», rồi ghi vào kỳ đang mở.",
            fix_en="Close it with `chitra month close`, and book in the open period.",
        ),
        "E-LEDGER-BALANCE": Text(
            vi="Không đủ tiền để chuyển {amount_vnd} đồng ({movements}).",
            en="There is not enough to move {amount_vnd} đồng ({movements}).",
            cause_vi="Một tài khoản sẽ còn ít hơn không.",
            cause_en="An account would hold less than nothing.",
            fix_vi="Xem số dư bằng «chitra month show»; ghi nhận tạm ứng còn thiếu bằng «chitra month fund».",
            fix_en="See the balances with `chitra month show`; record the missing advance with `chitra month fund`.",
        ),
    }
)
