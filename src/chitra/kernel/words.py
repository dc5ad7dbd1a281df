"""The office's own words for what the code calls by one English word. JSON keeps the English ones."""

from chitra.kernel.messages import Language

_VIETNAMESE = {
    # where a run stands
    "draft": "chưa chốt",
    "frozen": "đã chốt",
    "submitted": "đã trình",
    "approved": "đã duyệt",
    "funded": "đã cấp kinh phí",
    "released": "đã phát lệnh chi",
    "settled": "đã quyết toán",
    "closed": "đã khoá sổ",
    # where a payment stands
    "due": "được chi",
    "held": "tạm giữ",
    "excluded": "loại sau duyệt",
    "instructed": "đã gửi đơn vị chi trả",
    "paid": "đã nhận",
    "rejected": "bị từ chối",
    "returned": "bị trả lại",
    "unclaimed": "chưa đến nhận",
    "carried": "chuyển kỳ sau",
    # why a payment is made
    "regular": "hằng tháng",
    "arrears": "truy lĩnh",
    "one_time": "một lần",
    "annual": "hằng năm",
    "education": "học tập",
    "funeral": "mai táng phí",
    # where money is
    "FUNDED": "kinh phí đã nhận",
    "CARRIED_IN": "kỳ trước chuyển sang",
    "UNALLOCATED": "chưa phân bổ",
    "HELD": "tại điểm chi, chờ nhận",
    "IN_FLIGHT": "đang chuyển",
    "PAID": "đã chi",
    "RETURNED": "trả về, chờ chi lại",
    "REFUNDED": "nộp trả ngân sách",
    "CARRIED_OUT": "chuyển kỳ sau",
    "FEE": "phí chi trả",
    "FEE_DUE": "phí phải trả",
    # what comes next
    "freeze": "chốt",
    "submit": "trình",
    "approve": "duyệt",
    "fund": "cấp kinh phí",
    "release": "phát lệnh chi",
    "settle": "quyết toán",
    "close": "khoá sổ",
}


def said(word: str, lang: Language) -> str:
    """Say a word of the code as an office does; what has no other name keeps its own."""
    return word if lang == "en" else _VIETNAMESE.get(word, word)
