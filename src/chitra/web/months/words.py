"""What this section calls things that the code names by one word."""

from django.utils.translation import gettext_lazy as _

RISKS = {
    "risk_new_person": _("người mới"),
    "risk_new_account": _("tài khoản mới"),
    "risk_large_change": _("mức hưởng thay đổi lớn"),
    "risk_arrears": _("truy lĩnh"),
    "risk_one_time": _("khoản một lần"),
    "risk_carried": _("kỳ trước chuyển sang"),
    "risk_proxy": _("người khác nhận thay"),
    "risk_finding": _("dòng danh sách có cảnh báo"),
    "risk_shared_account": _("nhiều người chung một tài khoản"),
    "risk_lifted": _("đã từng bị giữ, được gỡ"),
}
CHANGES = {
    "new": _("Mới hưởng"),
    "stopped": _("Dừng hưởng"),
    "amount": _("Đổi mức hưởng"),
    "account": _("Đổi tài khoản"),
    "commune": _("Chuyển xã"),
}
EXPLAINED = {
    "increase": _("danh sách tăng"),
    "decrease": _("danh sách giảm"),
    "adjustment": _("danh sách điều chỉnh"),
    "law": _("đúng mức chuẩn của văn bản hiện hành"),
    "unread": _("dòng không đọc được hoặc đã loại khỏi danh sách"),
    "": _("không danh sách nào giải thích"),
}
RELATIONS = {
    "self": _("chính người hưởng"),
    "guardian": _("người giám hộ"),
    "agent": _("người được uỷ quyền"),
    "organiser": _("người lo mai táng"),
}
CHANNELS = {
    "bank": _("tài khoản ngân hàng"),
    "ewallet": _("ví điện tử"),
    "mobile_money": _("tiền di động"),
    "cash_point": _("tiền mặt tại điểm chi"),
    "home": _("tiền mặt tại nhà"),
}
STAGES = {"submitted": _("Người lập"), "approved": _("Người duyệt"), "released": _("Người phát lệnh")}
GROUPS = {
    "btxh": {
        "1": _("Trẻ em không có nguồn nuôi dưỡng"),
        "2": _("Người từ 16 đến 22 tuổi đang đi học"),
        "3": _("Trẻ em nhiễm HIV/AIDS thuộc hộ nghèo"),
        "4": _("Người đơn thân nghèo nuôi con"),
        "5": _("Người cao tuổi"),
        "6": _("Người khuyết tật"),
        "7": _("Trẻ em dưới 3 tuổi vùng đặc biệt khó khăn"),
        "8": _("Người nhiễm HIV/AIDS thuộc hộ nghèo"),
        "CS": _("Hộ, người nhận chăm sóc"),
        "MTP": _("Mai táng phí"),
    },
    "ncc": {
        "1L": _("Trợ cấp một lần"),
        "AHLLVT": _("Anh hùng LLVTND, Anh hùng Lao động"),
        "BAO3T": _("Ba tháng trợ cấp khi từ trần"),
        "BB": _("Bệnh binh và thân nhân"),
        "BMVNAH": _("Bà mẹ Việt Nam anh hùng"),
        "CDHH": _("Người nhiễm chất độc hoá học"),
        "DD": _("Điều dưỡng"),
        "GDCM": _("Người giúp đỡ cách mạng"),
        "HT": _("Ưu đãi học tập"),
        "LS": _("Thân nhân liệt sĩ"),
        "LTCM": _("Hoạt động cách mạng trước 1945"),
        "MTP": _("Mai táng phí"),
        "OTHER": _("Quân nhân theo QĐ 142, 53, 62"),
        "TB": _("Thương binh và thân nhân"),
        "TBB": _("Thương binh loại B"),
        "TCLS": _("Thờ cúng liệt sĩ"),
        "TD": _("Người bị địch bắt tù, đày"),
        "TKN": _("Tiền khởi nghĩa"),
    },
    "qnam": {"CTMS": _("Cải thiện mức sống"), "NQ43": _("Nghị quyết 43/2021 của tỉnh")},
    "htxh": {"75": _("Trợ cấp hưu trí xã hội")},
}
UNKNOWN_COMMUNE = _("chưa rõ xã")
#: Why payments are kept back, in few words; whatever is not among them keeps its code.
HOLDS = {
    "BY_HAND": _("cán bộ giữ lại"),
    "HELD_IN_LIST": _("danh sách ghi tạm giữ"),
    "AUTH_MISSING": _("thiếu giấy uỷ quyền, giám hộ"),
    "AUTH_EXPIRED": _("giấy uỷ quyền hết hạn"),
    "DECEASED": _("người hưởng đã chết"),
    "RATE_MISMATCH": _("sai mức hưởng"),
    "CAREGIVER_ORPHAN": _("người được chăm sóc không hưởng"),
    "LIST_DIFF_UNEXPLAINED": _("thay đổi không có danh sách giải thích"),
    "CCCD_BAD": _("số căn cước sai"),
    "CCCD_OF_ANOTHER": _("số căn cước của người khác"),
    "DUP_CCCD": _("trùng số căn cước"),
    "DUP_CROSS_UNIT": _("nơi khác cũng đang chi"),
    "ACC_SHARED": _("nhiều người chung tài khoản"),
    "AGENT_MANY": _("một người nhận thay cho nhiều người"),
    "BIN_WRONG": _("không rõ ngân hàng"),
    "BTXH_MULTI": _("hưởng nhiều chế độ cùng nhóm"),
    "ARREARS_MISMATCH": _("truy lĩnh không khớp"),
    "RECOVERY_NO_DECISION": _("khấu trừ không có quyết định"),
    "CATEGORY_UNKNOWN": _("không rõ đối tượng"),
    "CARRIED_DIFFERS": _("số kỳ trước chuyển sang không khớp"),
    "STALE_UNIT": _("đơn vị không còn"),
    "ALREADY_COVERED": _("tháng này đã có khoản khác chi"),
    "MM_LIMIT": _("vượt hạn mức tiền di động"),
    "NO_AGREEMENT": _("chưa có hợp đồng chi trả"),
    "NO_FUNDING_SOURCE": _("chưa rõ nguồn kinh phí"),
    "SUM_BAD": _("cộng sai"),
}
