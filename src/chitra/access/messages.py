"""What this room says."""

from chitra.kernel.messages import Text, declare

_ASK_ADMIN_VI = "Nhờ người quản trị giao quyền bằng «chitra officer mandate», hoặc để người có quyền thực hiện."
_ASK_ADMIN_EN = "Ask the administrator for a mandate (`chitra officer mandate`), or let somebody who holds it do this."

declare(
    {
        "E-ACCESS-UNKNOWN": Text(
            vi="Không có cán bộ nào tên đăng nhập là {username}.",
            en="No officer has the username {username}.",
            cause_vi="Tên đăng nhập chưa được tạo hoặc viết sai.",
            cause_en="The username was never added, or is misspelt.",
            fix_vi="Xem danh sách bằng «chitra officer list».",
            fix_en="See `chitra officer list`.",
        ),
        "E-ACCESS-INACTIVE": Text(
            vi="Tài khoản {username} không hoạt động vào ngày {on}.",
            en="The login {username} is not active on {on}.",
            cause_vi="Ngày này nằm ngoài thời gian công tác đã ghi.",
            cause_en="That day lies outside the recorded time in office.",
            fix_vi=_ASK_ADMIN_VI,
            fix_en=_ASK_ADMIN_EN,
        ),
        "E-ACCESS-DEED": Text(
            vi="{username} không được làm việc «{deed}».",
            en="{username} may not do “{deed}”.",
            cause_vi="Không vai trò nào được giao cho cán bộ này cho phép việc đó.",
            cause_en="None of the roles given to this officer allows it.",
            fix_vi=_ASK_ADMIN_VI,
            fix_en=_ASK_ADMIN_EN,
        ),
        "E-ACCESS-EXPIRED": Text(
            vi="Quyền làm việc «{deed}» của {username} không có hiệu lực vào ngày {on}.",
            en="The mandate of {username} for “{deed}” is not valid on {on}.",
            cause_vi="Quyền chưa bắt đầu hoặc đã hết hạn.",
            cause_en="It has not begun, or has ended.",
            fix_vi=_ASK_ADMIN_VI,
            fix_en=_ASK_ADMIN_EN,
        ),
        "E-ACCESS-PLACE": Text(
            vi="{username} không được làm việc «{deed}» cho đơn vị {org}.",
            en="{username} may not do “{deed}” for {org}.",
            cause_vi="Quyền được giao thuộc đơn vị khác.",
            cause_en="The mandate is for another organisation.",
            fix_vi=_ASK_ADMIN_VI,
            fix_en=_ASK_ADMIN_EN,
        ),
        "E-ACCESS-PROGRAMME": Text(
            vi="{username} không được làm việc «{deed}» cho chương trình {programme}.",
            en="{username} may not do “{deed}” for the programme {programme}.",
            cause_vi="Quyền được giao thuộc chương trình khác.",
            cause_en="The mandate is for another programme.",
            fix_vi=_ASK_ADMIN_VI,
            fix_en=_ASK_ADMIN_EN,
        ),
        "E-ACCESS-PROVIDER": Text(
            vi="{username} không được làm việc «{deed}» cho tổ chức dịch vụ {provider}.",
            en="{username} may not do “{deed}” for the provider {provider}.",
            cause_vi="Cán bộ này thuộc tổ chức cung ứng dịch vụ khác.",
            cause_en="This officer belongs to another provider.",
            fix_vi=_ASK_ADMIN_VI,
            fix_en=_ASK_ADMIN_EN,
        ),
        "E-ACCESS-APART": Text(
            vi="Không giao vai trò {role} cho {username}: cùng người này đang giữ vai trò {other}.",
            en="{role} cannot be given to {username}: the same person holds {other}.",
            cause_vi="Hai vai trò này phải do hai người giữ, dù dùng tên đăng nhập nào.",
            cause_en="Two persons must hold these two roles, whatever their logins.",
            fix_vi="Giao cho người khác, hoặc chọn thời hạn sau khi vai trò kia kết thúc.",
            fix_en="Give it to somebody else, or for days after the other has ended.",
        ),
        "E-ACCESS-TAKEN": Text(
            vi="Tên đăng nhập {username} đã có người dùng.",
            en="The username {username} is taken.",
            cause_vi="Mỗi tên đăng nhập thuộc về một cán bộ, kể cả khi đã nghỉ.",
            cause_en="A username belongs to one officer, even after they have left.",
            fix_vi="Chọn tên khác, hoặc giao thêm quyền cho tên này bằng «chitra officer mandate».",
            fix_en="Choose another, or give this one a further mandate with `chitra officer mandate`.",
        ),
        "E-ACCESS-UNNAMED": Text(
            vi="Thiếu thông tin cán bộ: {field}.",
            en="The officer lacks: {field}.",
            cause_vi="Tên đăng nhập, họ tên và mã người đều bắt buộc, vì chữ ký cần biết ai đã ký.",
            cause_en="Username, name and person key are required: a signature must say whose it is.",
            fix_vi="Điền thông tin còn thiếu.",
            fix_en="Fill in what is missing.",
        ),
        "E-ACCESS-ROLE": Text(
            vi="Không có vai trò {role}.",
            en="There is no role {role}.",
            cause_vi="Các vai trò có sẵn: {roles}.",
            cause_en="The roles are: {roles}.",
            fix_vi="Chọn một vai trò trong danh sách.",
            fix_en="Choose one of them.",
        ),
        "E-ACCESS-NO-PLACE": Text(
            vi="Quyền {role} chưa ghi đơn vị.",
            en="The mandate for {role} names no organisation.",
            cause_vi="Mọi quyền đều thuộc về một đơn vị và các đơn vị cấp dưới của nó.",
            cause_en="Every mandate belongs to an organisation and all below it.",
            fix_vi="Thêm --org, ví dụ --org PL-506; --org '*' là toàn hệ thống.",
            fix_en="Add --org, for example --org PL-506; --org '*' is everywhere.",
        ),
        "E-ACCESS-DATES": Text(
            vi="Thời hạn từ {valid_from} đến {valid_until} không có ngày nào.",
            en="From {valid_from} until {valid_until} there is no day.",
            cause_vi="Ngày kết thúc không tính vào thời hạn và phải sau ngày bắt đầu.",
            cause_en="The last date is exclusive and must come after the first.",
            fix_vi="Sửa --from hoặc --until.",
            fix_en="Correct --from or --until.",
        ),
        "E-ACCESS-OF-PROVIDER": Text(
            vi="Vai trò {role} và tổ chức dịch vụ {provider} không đi cùng nhau.",
            en="The role {role} and the provider {provider} do not go together.",
            cause_vi="Vai trò của tổ chức dịch vụ phải ghi rõ tổ chức nào; vai trò khác thì không được ghi.",
            cause_en="A provider's role must name its provider; every other role must not.",
            fix_vi="Thêm hoặc bỏ --provider.",
            fix_en="Add or leave out --provider.",
        ),
    }
)
