"""What this room says: why a file or a deed is refused, and what each rule finds."""

from chitra.kernel.messages import Text, declare
from chitra.rosters import draft_messages  # noqa: F401 - declares its own

_TITLE_FIX_VI = "Kiểm tra tiêu đề của danh sách hoặc tham số của lệnh, rồi nhập lại."
_TITLE_FIX_EN = "Check the list's title or the command's options, then import again."

declare(
    {
        "E-LIST-NONE": Text(
            vi="{file} không có danh sách nào.",
            en="{file} has no list.",
            cause_vi="Không trang tính nào có dòng tiêu đề của danh sách chi trả.",
            cause_en="No sheet has the header of a payment list.",
            fix_vi="Dùng mẫu MIS POSASoft hoặc mẫu NCC; dòng tiêu đề phải có cột Họ và tên.",
            fix_en="Use the layout of MIS POSASoft or of NCC; the header must have a column of names.",
        ),
        "E-LIST-PERIOD-DIFFERS": Text(
            vi="Tiêu đề ghi kỳ {value}, nhưng lệnh yêu cầu kỳ {expected}.",
            en="The title says period {value}, the command says {expected}.",
            cause_vi="Nhầm tệp hoặc nhầm kỳ.",
            cause_en="The wrong file, or the wrong period.",
            fix_vi=_TITLE_FIX_VI,
            fix_en=_TITLE_FIX_EN,
        ),
        "E-LIST-PERIOD-UNKNOWN": Text(
            vi="Không rõ {file} thuộc kỳ nào.",
            en="It is unclear which period {file} belongs to.",
            cause_vi="Tiêu đề không ghi tháng, lệnh cũng không có --period.",
            cause_en="The title names no month, and --period is missing.",
            fix_vi="Chọn kỳ của danh sách (dòng lệnh: --period 2023-09).",
            fix_en="Choose the list's period (command line: --period 2023-09).",
        ),
        "E-LIST-PROGRAMME-DIFFERS": Text(
            vi="Danh sách theo mẫu của chương trình {value}, nhưng lệnh yêu cầu {expected}.",
            en="The list has the layout of programme {value}, the command says {expected}.",
            cause_vi="Nhầm tệp hoặc nhầm chương trình.",
            cause_en="The wrong file, or the wrong programme.",
            fix_vi=_TITLE_FIX_VI,
            fix_en=_TITLE_FIX_EN,
        ),
        "E-LIST-PROGRAMME-UNKNOWN": Text(
            vi="Không rõ {file} thuộc chương trình nào.",
            en="It is unclear which programme {file} belongs to.",
            cause_vi="Mẫu danh sách không cho biết.",
            cause_en="Its layout does not say.",
            fix_vi="Chọn chương trình (dòng lệnh: --programme ncc, btxh hoặc qnam).",
            fix_en="Choose the programme (command line: --programme ncc, btxh or qnam).",
        ),
        "E-LIST-ORG-DIFFERS": Text(
            vi="Tiêu đề thuộc đơn vị {value}, nhưng lệnh yêu cầu {expected}.",
            en="The title belongs to {value}, the command says {expected}.",
            cause_vi="Nhầm tệp, hoặc các trang tính thuộc nhiều đơn vị chi trả.",
            cause_en="The wrong file, or its sheets belong to several paying organisations.",
            fix_vi=_TITLE_FIX_VI,
            fix_en=_TITLE_FIX_EN,
        ),
        "E-LIST-ORG-UNKNOWN": Text(
            vi="Không rõ đơn vị nào chi trả danh sách {file}.",
            en="It is unclear who pays the list {file}.",
            cause_vi="Tiêu đề không ghi huyện hoặc xã có trong danh mục của kỳ đó, lệnh cũng không có --org.",
            cause_en="The title names no district or commune of that period, and --org is missing.",
            fix_vi="Chọn đơn vị chi trả (dòng lệnh: --org PL-506).",
            fix_en="Choose the paying organisation (command line: --org PL-506).",
        ),
        "E-LIST-ORG-PAYS-NOT": Text(
            vi="Đơn vị {value} không chi trả chương trình {programme} trong kỳ này.",
            en="{value} does not pay programme {programme} in this period.",
            cause_vi="Mỗi địa bàn chỉ có một đơn vị chi trả trong một kỳ.",
            cause_en="Each area has one paying organisation in a period.",
            fix_vi="Dùng mã phòng LĐ-TB&XH của huyện, ví dụ PL-506.",
            fix_en="Use the code of the district's labour office, such as PL-506.",
        ),
        "E-LIST-KEY-TWICE": Text(
            vi="Trang «{sheet}» và trang «{value}» là cùng một danh sách.",
            en="Sheets `{sheet}` and `{value}` are the same list.",
            cause_vi="Hai trang trùng xã, loại đối tượng và loại danh sách.",
            cause_en="They have the same commune, category and kind.",
            fix_vi="Gộp hai trang, hoặc xóa trang thừa, rồi nhập lại.",
            fix_en="Merge the two sheets or delete one, then import again.",
        ),
        "E-LIST-EXISTS": Text(
            vi="Danh sách này của kỳ đã có, với nội dung khác (trang «{sheet}»).",
            en="This list of the period exists with another content (sheet `{sheet}`).",
            cause_vi="Cùng kỳ, đơn vị, chương trình, xã và loại danh sách.",
            cause_en="Same period, organisation, programme, commune and kind.",
            fix_vi="Nếu đây là bản đúng, chọn thay danh sách cũ (dòng lệnh: --replace).",
            fix_en="If this is the right version, choose to replace the old one (command line: --replace).",
        ),
        "E-LIST-FROZEN": Text(
            vi="Danh sách này đã chốt vào đợt chi trả, không thay được nữa (trang «{sheet}»).",
            en="A run has taken this list; it cannot be replaced any more (sheet `{sheet}`).",
            cause_vi="Chỉ thay được danh sách trước khi chốt.",
            cause_en="A list can be replaced only before freezing.",
            fix_vi="Đưa phần thay đổi vào danh sách điều chỉnh hoặc đợt bổ sung.",
            fix_en="Put the change into an adjustment list or a supplementary run.",
        ),
        "E-LIST-WHO": Text(
            vi="Chưa rõ ai nhập danh sách.",
            en="It is unclear who imports.",
            cause_vi="Chỉ nhập thử (--dry-run) mới không cần người chịu trách nhiệm.",
            cause_en="Only a dry run is nobody's deed.",
            fix_vi="Thêm --as TÊN, hoặc --dry-run.",
            fix_en="Add --as USER, or --dry-run.",
        ),
        "E-ROW-UNKNOWN": Text(
            vi="Không có dòng số {row} trong phạm vi của cán bộ.",
            en="There is no row {row} in the officer's territory.",
            fix_vi="Lấy số dòng từ «chitra month check».",
            fix_en="Take the number from `chitra month check`.",
        ),
        "E-ROW-STATE": Text(
            vi="Dòng {row} không loại ra được.",
            en="Row {row} cannot be excluded.",
            cause_vi="Chỉ loại dòng bị từ chối hoặc bị giữ, một lần, trước khi chốt danh sách.",
            cause_en="Only a refused or held row can be, once, before a run has taken the list.",
            fix_vi="Xem trạng thái của dòng; sau khi chốt hãy dùng «chitra month hold».",
            fix_en="Look at the row's state; after freezing use `chitra month hold`.",
        ),
        "E-ROW-REASON": Text(
            vi="Sửa hoặc loại một dòng phải có lý do.",
            en="Correcting or excluding a row needs a reason.",
            fix_vi="Ghi lý do (dòng lệnh: --reason).",
            fix_en="Say why (command line: --reason).",
        ),
    }
)


def _rule(vi: str, en: str, cause: tuple[str, str], fix: tuple[str, str]) -> Text:
    return Text(f"{{cell}}: {vi}", f"{{cell}}: {en}", *cause, *fix)


_LIST_FIX = ("Sửa danh sách gốc rồi nhập lại với --replace.", "Correct the original list and import it with --replace.")
_FILE_FIX = ("Đối chiếu hồ sơ và giấy tờ của người hưởng.", "Compare with the beneficiary's file and papers.")
_PAPER_FIX = (
    "Nhập giấy ủy quyền hoặc quyết định giám hộ còn hiệu lực, hoặc chi tiền mặt cho chính người hưởng.",
    "Record a valid authorisation or guardianship, or pay the beneficiary in cash.",
)
_CHANGE_FIX = (
    "Bổ sung danh sách tăng, giảm hoặc điều chỉnh; nếu không có, sửa danh sách chi trả.",
    "Import the list of increases, decreases or adjustments; if there is none, correct the payment list.",
)

RULES = {
    "ACC_SHARED": _rule(
        "tài khoản {value} của nhiều người: {expected}",
        "account {value} belongs to several people: {expected}",
        (
            "Gõ nhầm số tài khoản, hoặc nhận thay mà không ghi ủy quyền.",
            "A mistyped number, or an agent without authorisation.",
        ),
        _PAPER_FIX,
    ),
    "AGE_RULE": _rule(
        "tròn {value} tuổi trong tháng; xét lại nhóm và hệ số",
        "turns {value} this month; reconsider group and coefficient",
        ("Mức hưởng đổi theo tuổi.", "The benefit depends on age."),
        ("Lập điều chỉnh nếu đúng; hệ thống không tự đổi.", "Make an adjustment if so; nothing changes by itself."),
    ),
    "AGENT_MANY": _rule(
        "{value} nhận thay cho {expected} người",
        "{value} receives for {expected} people",
        ("Một người hoặc một tài khoản nhận cho nhiều người.", "One person or account receives for many."),
        _PAPER_FIX,
    ),
    "ARREARS_MISMATCH": _rule(
        "truy lĩnh {value}, theo luật là {expected}",
        "arrears of {value}; by law {expected}",
        ("Tính sai số tháng hoặc mức chênh lệch, hoặc đã truy lĩnh.", "Wrong months or difference, or paid already."),
        _LIST_FIX,
    ),
    "AUTH_EXPIRED": _rule(
        "ủy quyền cho {value} hết hiệu lực ({expected})",
        "the authorisation of {value} is not valid ({expected})",
        ("Giấy ủy quyền hoặc giám hộ không còn hiệu lực vào ngày chi.", "It does not cover the day of payment."),
        _PAPER_FIX,
    ),
    "AUTH_MISSING": _rule(
        "{value} nhận thay qua tài khoản nhưng chưa có giấy ủy quyền",
        "{value} receives by account without an authorisation",
        ("Chưa nhập giấy ủy quyền hoặc quyết định giám hộ.", "No authorisation or guardianship is recorded."),
        _PAPER_FIX,
    ),
    "BIN_WRONG": _rule(
        "không rõ ngân hàng «{value}»",
        "bank `{value}` is unknown or ambiguous",
        (
            "Tên ngân hàng viết tắt, thiếu, hoặc hiểu được nhiều cách.",
            "The name is short, missing, or has several meanings.",
        ),
        ("Ghi tên ngân hàng đầy đủ, ví dụ Agribank.", "Write the bank's name in full, such as Agribank."),
    ),
    "BTXH_MULTI": _rule(
        "hưởng nhiều mức trợ cấp xã hội: {expected}",
        "draws several social allowances: {expected}",
        (
            "Chỉ được hưởng mức cao nhất, trừ người đơn thân nuôi con.",
            "Only the highest applies, single parents excepted.",
        ),
        _LIST_FIX,
    ),
    "CAREGIVER_ORPHAN": _rule(
        "có kinh phí chăm sóc {value} nhưng không có người được chăm sóc đang hưởng",
        "care money of {value} without anybody cared for",
        ("Người được chăm sóc không có trong danh sách.", "The person cared for is on no list."),
        _FILE_FIX,
    ),
    "CARRIED_DIFFERS": _rule(
        "tháng trước chuyển sang {value}, sổ sách là {expected}",
        "carried over {value}; the books say {expected}",
        (
            "Tiền chuyển sang lấy từ quyết toán của kỳ trước, không lấy từ danh sách.",
            "What is carried comes from the settlement.",
        ),
        _LIST_FIX,
    ),
    "CATEGORY_UNKNOWN": _rule(
        "không rõ loại đối tượng «{value}»",
        "group `{value}` is unknown, or its conditions are not met",
        ("Tên loại lạ, hoặc tuổi, tỷ lệ không hợp với loại.", "An unknown name, or age or rate do not fit the group."),
        ("Ghi loại đối tượng theo Nghị định 20 hoặc tên trang theo mẫu NCC.", "Name the group as the decree does."),
    ),
    "CCCD_CHANGED": _rule(
        "số CCCD {value} khác số đã biết {expected} của cùng mã",
        "citizen card {value} differs from {expected}, known under the same code",
        ("Đổi giấy tờ hoặc gõ sai.", "A new card, or a slip."),
        _FILE_FIX,
    ),
    "CCCD_OF_ANOTHER": _rule(
        "số CCCD {value} đã biết của {expected}",
        "citizen card {value} is known as that of {expected}",
        ("Gõ nhầm số CCCD hoặc họ tên.", "The card or the name is mistyped."),
        _FILE_FIX,
    ),
    "CODE_OF_ANOTHER": _rule(
        "mã {value} đã biết của {expected}",
        "code {value} is known as that of {expected}",
        ("Gõ nhầm mã đối tượng, số hồ sơ hoặc họ tên.", "The code or the name is mistyped."),
        _FILE_FIX,
    ),
    "DECEASED": _rule(
        "{value} đã mất hoặc đã có trong danh sách giảm ({expected})",
        "{value} has died or is on the list of decreases ({expected})",
        ("Danh sách chi trả chưa cắt.", "The payment list still has the person."),
        ("Bỏ khỏi danh sách; thu hồi nếu đã chi quá tháng mất.", "Remove the row; recover what was overpaid."),
    ),
    "DUP_CCCD": _rule(
        "{value} trùng với {expected}",
        "{value} also stands at {expected}",
        ("Một người ghi hai lần, hoặc hai người cùng một số CCCD.", "One person twice, or two people with one card."),
        _LIST_FIX,
    ),
    "DUP_CROSS_UNIT": _rule(
        "{value} cũng được chi tại {expected}",
        "{value} is also paid at {expected}",
        ("Chuyển nơi ở nhưng nơi cũ chưa cắt.", "A move that the former place has not ended."),
        (
            "Nơi đi cắt trước; nơi đến chi từ tháng sau.",
            "The former place ends first; the new one pays from the next month.",
        ),
    ),
    "DUP_PERSON": _rule(
        "«{value}» giống {expected}: cùng tên, năm sinh, thôn",
        "`{value}` resembles {expected}: name, year of birth, hamlet",
        ("Có thể là một người ghi hai lần.", "Perhaps one person twice."),
        _FILE_FIX,
    ),
    "E1": _rule(
        "số người {value}, tính ra {expected} (E1)",
        "{value} people, expected {expected} (E1)",
        ("Tháng trước + tăng − giảm không bằng tháng này.", "Last month + increases − decreases is not this month."),
        _CHANGE_FIX,
    ),
    "E2": _rule(
        "tiền trợ cấp {value}, tính ra {expected} (E2)",
        "allowances of {value}, expected {expected} (E2)",
        ("Tháng trước + tăng − giảm + điều chỉnh không bằng tháng này.", "Last month + changes is not this month."),
        _CHANGE_FIX,
    ),
    "LATE_DEATH": _rule(
        "mất tháng {value}, đã chi {expected} tháng sau đó",
        "died in {value}; {expected} later months were paid",
        ("Báo tử muộn.", "The death was reported late."),
        ("Lập quyết định truy thu.", "Make a decision of recovery."),
    ),
    "LIST_DIFF_UNEXPLAINED": _rule(
        "{value}: {expected}",
        "{value}: {expected}",
        (
            "Thay đổi so với tháng trước mà không danh sách nào giải thích.",
            "A change against last month that no list explains.",
        ),
        _CHANGE_FIX,
    ),
    "METHOD_CONFLICT": _rule(
        "danh sách: {value}; đã đăng ký: {expected}",
        "the list says {value}, the registration {expected}",
        ("Hình thức nhận trong danh sách khác đăng ký.", "The list's way of paying differs from the registered one."),
        ("Hỏi người hưởng; cập nhật đăng ký.", "Ask the beneficiary; update the registration."),
    ),
    "MOVED": _rule(
        "xã của danh sách {value}, xã đã biết {expected}",
        "commune {value} on the list, {expected} in the registry",
        ("Chuyển nơi ở, hoặc ghi nhầm xã.", "A move, or a slip."),
        _FILE_FIX,
    ),
    "PERSON_PROVISIONAL": _rule(
        "«{value}» chưa nhận ra được: không có CCCD, mã riêng",
        "`{value}` cannot be recognised: no card or code of their own",
        ("Thiếu giấy tờ, hoặc số đang thuộc người khác.", "Papers are missing, or the number is somebody else's."),
        ("Bổ sung số CCCD hoặc mã đối tượng.", "Add the citizen card or the code."),
    ),
    "RATE_MISMATCH": _rule(
        "mức {value}, theo luật là {expected}",
        "amount {value}; by law {expected}",
        ("Mức cũ, sai tỷ lệ, sai hệ số hoặc sai nhóm.", "An old rate, or a wrong percentage, coefficient or group."),
        _LIST_FIX,
    ),
    "RECOVERY_NO_DECISION": _rule(
        "khấu trừ {value} chưa có quyết định thu hồi",
        "a deduction of {value} without a decision of recovery",
        ("Chỉ được khấu trừ theo quyết định.", "Only a decision allows a deduction."),
        ("Nhập quyết định thu hồi, hoặc bỏ khoản khấu trừ.", "Record the decision, or drop the deduction."),
    ),
    "STALE_UNIT": _rule(
        "mã xã {value} không có hiệu lực trong kỳ",
        "commune {value} does not exist in this period",
        ("Đơn vị hành chính đã sáp nhập hoặc chưa thành lập.", "The unit was merged, or is not yet founded."),
        ("Dùng tên xã đúng của kỳ.", "Use the commune's name of that period."),
    ),
    "SUDDEN_ACC_CHANGE": _rule(
        "tài khoản mới {value}, trước là {expected}",
        "a new account {value}; it was {expected}",
        ("Đổi tài khoản ngay trước đợt chi.", "The account changed just before payment."),
        ("Người thứ hai xác nhận với người hưởng.", "A second officer confirms with the beneficiary."),
    ),
    "UNIT_UNKNOWN": _rule(
        "chưa rõ xã «{value}»",
        "the commune is unknown: `{value}`",
        (
            "Danh sách không ghi xã, hoặc tên xã không có trong danh mục của kỳ.",
            "The list names none, or none of that period.",
        ),
        ("Ghi tên xã ở tiêu đề, dòng nhóm hoặc cột riêng.", "Name the commune in the title, a group row or a column."),
    ),
}

declare({f"check:{code}": text for code, text in RULES.items()})
