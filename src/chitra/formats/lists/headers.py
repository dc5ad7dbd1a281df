"""Finding a list's header and what each of its columns holds.

Labels are compared without accents, case and punctuation; a header has one to three rows, merged or not.
"""

import dataclasses
import difflib
import functools
import re
from collections.abc import Sequence

from chitra.kernel import legacy_fonts
from chitra.kernel import text as texts

SEARCHED_ROWS = 40
_ENOUGH_LABELS = 3
_PLENTY_OF_LABELS = 6

_LABELS = {
    "stt": "STT; TT; Số TT; Số thứ tự; No",
    "source_code": "Mã đối tượng; Mã ĐT; Mã số; Mã số đối tượng; Mã hồ sơ; Số hồ sơ; Số HS; Mã hưởng; Số sổ",
    "full_name": "Họ và tên; Họ tên; Họ và tên đối tượng; Họ tên đối tượng; Họ tên người hưởng; Họ và tên người hưởng; "
    "Tên đối tượng; Tên người hưởng; Họ và tên người được hưởng; Họ và tên đối tượng hưởng; Họ và tên người hưởng trợ cấp; "
    "Họ tên người hưởng trợ cấp; Họ và tên người có công; Đối tượng thụ hưởng; Người hưởng; Người thụ hưởng",
    "family_part": "Họ đệm; Họ và đệm; Họ và chữ đệm; Họ và tên đệm; Họ lót",
    "given_part": "Tên",
    "birth": "Ngày sinh; Năm sinh; Ngày tháng năm sinh; Ngày, tháng, năm sinh; Ngày/tháng/năm sinh; NTNS; Sinh năm; Ngày, năm sinh",
    "sex": "Giới tính; Phái; Nam/Nữ; Nam, nữ; Giới",
    "cccd": "Số CCCD/CMND; CCCD; Số CCCD; CMND/CCCD; Số CMND/CCCD; Số CMND; CMND; CCCD/CMND; Số định danh; Số định danh cá nhân; "
    "Mã định danh cá nhân; Mã định danh; Căn cước công dân; Số căn cước; Số căn cước công dân; Số giấy tờ tùy thân; Căn cước; "
    "Số CC/CCCD; CCCD/Mã định danh; Số CCCD/Mã định danh; Số CCCD/ĐDCN",
    "phone": "Số điện thoại; Điện thoại; SĐT; Số ĐT",
    "hamlet": "Thôn/Tổ; Thôn; Tổ dân phố; Thôn/Khối phố; Địa chỉ thôn; Địa chỉ; Khối phố; Thôn/Tổ dân phố; Tổ; Thôn/KP; Nơi ở; "
    "Thôn, tổ; Thôn/Tổ/KP; Nơi cư trú; Chỗ ở; Khu phố; Thôn (tổ); Thôn, khối phố",
    "commune_text": "Xã; Xã/Phường; Phường/Xã; Xã/Phường/Thị trấn; Xã, phường, thị trấn; Đơn vị xã; Xã, phường; Tên xã",
    "category_text": "Loại đối tượng; Nhóm đối tượng; Đối tượng; Diện đối tượng; Diện hưởng; Loại ĐT; Nhóm ĐT; Diện; "
    "Loại đối tượng hưởng; Loại đối tượng NĐ20; Đối tượng hưởng; Loại trợ cấp; Diện chính sách",
    "coefficient_milli": "Hệ số; Hệ số hưởng; Hệ số trợ cấp",
    "injury_pct": "Tỷ lệ %; Tỷ lệ; Tỉ lệ %; Tỉ lệ; Tỷ lệ thương tật; %; Tỷ lệ tổn thương cơ thể; Tỷ lệ TTCT; Tỷ lệ % TTCT; % thương tật",
    "allowance_vnd": "Mức trợ cấp; Trợ cấp; Mức hưởng; Trợ cấp hàng tháng; Mức trợ cấp hàng tháng; Tiền trợ cấp; Số tiền trợ cấp; "
    "Mức TC; Trợ cấp hằng tháng; Mức trợ cấp hằng tháng; Mức hưởng hàng tháng; Trợ cấp tháng; Mức trợ cấp tháng; Mức trợ cấp xã hội",
    "supplement_vnd": "Phụ cấp; Phụ cấp hàng tháng; Phụ cấp hằng tháng; Mức phụ cấp; Tiền phụ cấp",
    "caregiver_vnd": "KP chăm sóc, nuôi dưỡng; Kinh phí chăm sóc; Kinh phí chăm sóc, nuôi dưỡng; Người phục vụ; KP chăm sóc; "
    "Trợ cấp người phục vụ; Hỗ trợ chăm sóc; Hỗ trợ kinh phí chăm sóc; Chăm sóc, nuôi dưỡng; Tiền người phục vụ; Phục vụ; "
    "KP chăm sóc nuôi dưỡng; Kinh phí nuôi dưỡng, chăm sóc; Hỗ trợ chăm sóc, nuôi dưỡng",
    "arrears_vnd": "Truy lĩnh; Tiền truy lĩnh; Số tiền truy lĩnh; Truy lãnh; Truy lĩnh (số tiền)",
    "arrears_months": "Số tháng truy lĩnh; Tháng truy lĩnh; Truy lĩnh (số tháng)",
    "carried_vnd": "Tháng trước chuyển sang; Chuyển sang; Tháng trước mang sang; Mang sang; Kỳ trước chuyển sang; Tồn tháng trước; "
    "Tiền tháng trước chuyển sang; Chưa nhận tháng trước; Chưa lĩnh tháng trước; Chưa nhận tháng trước chuyển sang",
    "funeral_vnd": "Mai táng phí; MTP; Hỗ trợ chi phí mai táng; Mai táng; Hỗ trợ mai táng; Chi phí mai táng; Hỗ trợ mai táng phí",
    "one_time_vnd": "Trợ cấp một lần; Trợ cấp 1 lần; Một lần; 1 lần; TC một lần; TC 1 lần",
    "recovery_vnd": "Khấu trừ; Truy thu; Thu hồi; Số tiền truy thu; Tiền truy thu; Giảm trừ",
    "total_vnd": "Tổng cộng; Cộng; Tổng tiền; Tổng số tiền; Thành tiền; Số tiền; Tổng; Thực lĩnh; Số tiền thực lĩnh; Thực nhận; "
    "Tổng số; Số tiền được nhận; Số tiền thực nhận; Tổng số tiền được nhận; Tổng cộng tiền; Cộng tiền; Số tiền chi trả; Thực lãnh",
    "proxy_name": "Người nhận thay; Họ tên người nhận thay; Họ và tên người nhận thay; Người được ủy quyền; Người giám hộ; "
    "Người nhận; Họ tên người nhận; Họ và tên người nhận; Người nhận tiền; Họ tên người được ủy quyền",
    "proxy_cccd": "CCCD người nhận thay; Số CCCD người nhận thay; CCCD người nhận; Số CCCD người nhận; CCCD người được ủy quyền",
    "account_no": "Số tài khoản; Số TK; STK; Tài khoản; Số tài khoản ngân hàng; Số tài khoản người nhận; TK ngân hàng; Số TK ngân hàng",
    "bank_text": "Ngân hàng; NH; Tên ngân hàng; Mở tại ngân hàng; Tại ngân hàng; Mở tại; Ngân hàng mở tài khoản; Ngân hàng thụ hưởng",
    "method_text": "Hình thức; Hình thức chi trả; Phương thức; Hình thức nhận; Phương thức chi trả; Hình thức nhận tiền",
    "relation": "Quan hệ; Mối quan hệ; Quan hệ với liệt sĩ; Quan hệ với NCC; Quan hệ với LS; Quan hệ với người có công",
    "related_name": "Họ tên liệt sĩ/NCC; Họ tên liệt sĩ; Họ và tên liệt sĩ; Tên liệt sĩ; Họ tên NCC; Liệt sĩ; Thân nhân của; "
    "Họ và tên liệt sĩ/NCC; Họ tên người có công; Họ tên LS; Họ tên liệt sỹ; Họ và tên liệt sỹ; Họ tên LS/NCC",
    "signature": "Ký nhận; Chữ ký; Ký tên; Ký nhận tiền; Ký; Người nhận ký; Ký, ghi rõ họ tên",
    "note": "Ghi chú; Chú thích; Diễn giải",
    "reason": "Lý do; Lý do tăng; Lý do giảm; Lý do điều chỉnh; Nội dung điều chỉnh; Nguyên nhân; Lí do; Lí do tăng; Lí do giảm",
    "decision_no": "Số QĐ; Số quyết định; Quyết định số; Số QĐ thôi hưởng; Quyết định; Số QĐ hưởng; QĐ số; Số QĐ thôi hưởng/tạm dừng",
    "decision_date": "Ngày QĐ; Ngày quyết định; Ngày ký QĐ; Ngày ra QĐ; Ngày ký quyết định",
    "event_date": "Ngày chết/chuyển đi; Ngày chết; Ngày chuyển đi; Ngày mất; Ngày giảm; Ngày chết, chuyển đi; Ngày từ trần",
    "from_month": "Hưởng từ tháng; Thôi từ tháng; Từ tháng; Thời điểm hưởng; Thôi hưởng từ tháng; Thời điểm điều chỉnh; "
    "Tháng bắt đầu hưởng; Thời điểm thôi hưởng; Thời gian hưởng; Điều chỉnh từ tháng; Giảm từ tháng; Tăng từ tháng",
    "old_vnd": "Mức cũ; Mức trợ cấp cũ; Mức hưởng cũ; Mức đang hưởng; Trợ cấp cũ",
    "new_vnd": "Mức mới; Mức trợ cấp mới; Mức hưởng mới; Mức điều chỉnh; Trợ cấp mới",
    "diff_vnd": "Chênh lệch; Mức chênh lệch; Số tiền chênh lệch; Tăng/giảm",
}  # fmt: skip

_UNDER = {
    "Ngày sinh; Năm sinh; Ngày tháng năm sinh; Ngày, tháng, năm sinh": {"birth_male": "Nam", "birth_female": "Nữ"},
    "Giới tính; Phái": {"sex_male": "Nam", "sex_female": "Nữ"},
    "Truy lĩnh; Truy lãnh": {
        "arrears_months": "Số tháng; Tháng; Số tháng truy lĩnh",
        "arrears_vnd": "Số tiền; Tiền; Thành tiền",
    },
    "Truy thu; Khấu trừ; Thu hồi": {"recovery_months": "Số tháng; Tháng", "recovery_vnd": "Số tiền; Tiền; Thành tiền"},
    "Người nhận thay; Người được ủy quyền; Người giám hộ; Người nhận; Người nhận tiền": {
        "proxy_name": "Họ tên; Họ và tên; Tên",
        "proxy_cccd": "CCCD; Số CCCD; CMND/CCCD; CCCD/CMND; Số CCCD/CMND; CMND",
        "proxy_relation": "Quan hệ; Mối quan hệ",
    },
    "Quyết định; Quyết định hưởng": {"decision_no": "Số; Số QĐ", "decision_date": "Ngày; Ngày QĐ; Ngày tháng"},
    "Tài khoản; Tài khoản ngân hàng": {
        "account_no": "Số; Số TK; Số tài khoản",
        "bank_text": "Ngân hàng; NH; Tại ngân hàng",
    },
    "Họ và tên; Họ tên": {"family_part": "Họ; Họ đệm; Họ và đệm; Họ và chữ đệm", "given_part": "Tên"},
}

# Under a parent that splits into parts these labels say something else than alone: "Số tiền" under "Truy thu".
_ONLY_ON_TOP = frozenset({"total_vnd", "full_name", "cccd", "from_month", "given_part", "relation"})

# How each field is called first: what an officer chooses from when a label is not understood.
TITLES = {field: labels.partition(";")[0] for field, labels in _LABELS.items()} | {
    field: f"{parents.partition(';')[0]}: {labels.partition(';')[0]}"
    for parents, children in _UNDER.items()
    for field, labels in children.items()
    if field not in _LABELS
}

_NOT_LETTERS = re.compile(r"[^0-9a-z%]+")
_ASIDE = re.compile(r"\([^()]*\)")
_UNITS = re.compile(r" (?:dong|vnd|d|nghin dong|1000d|ngan dong|nd ?20(?: 2021)?(?: nd cp)?)$")


@functools.lru_cache(maxsize=8192)
def key_of(label: str) -> str:
    """Give a label as it is compared: without accents, case, punctuation."""
    return _NOT_LETTERS.sub(" ", texts.without_accents(legacy_fonts.legible(label)).lower()).strip()


_FIELDS = {key_of(label): field for field, labels in _LABELS.items() for label in labels.split(";")}
_PAIRS = {
    (key_of(parent), key_of(label)): field
    for parents, children in _UNDER.items()
    for parent in parents.split(";")
    for field, labels in children.items()
    for label in labels.split(";")
}
_PARENTS = frozenset(parent for parent, _ in _PAIRS)
_STRICT_PARENTS = _PARENTS - {
    key_of(label) for label in ("Quyết định", "Quyết định hưởng", "Tài khoản", "Tài khoản ngân hàng")
}


@functools.lru_cache(maxsize=8192)
def field_of(label: str) -> str | None:
    """Name the field that a label stands for, or None."""
    if len(label) > 120:
        return None
    for candidate in (key_of(label), key_of(_ASIDE.sub(" ", label))):
        known = _FIELDS.get(candidate) or _FIELDS.get(_UNITS.sub("", candidate))
        if known:
            return known
    return None


@functools.lru_cache(maxsize=1024)
def _nearly_field_of(label: str) -> str | None:
    """Forgive a slip of the pen in a long label, if it is close to the labels of one field only."""
    candidate = key_of(label)
    close = difflib.get_close_matches(candidate, _FIELDS, n=2, cutoff=0.92) if 8 <= len(candidate) <= 60 else []
    return _FIELDS[close[0]] if close and len({_FIELDS[match] for match in close}) == 1 else None


@dataclasses.dataclass(frozen=True, slots=True)
class Header:
    """Where the header is (indexes into the rows that were searched) and which column holds which field."""

    first: int
    last: int
    columns: dict[str, int]
    labels: dict[str, str]
    unknown: tuple[tuple[int, str], ...]
    twice: tuple[tuple[str, int, int], ...]


def find(rows: Sequence[Sequence[object]]) -> Header | None:
    """Find the header among the first rows: the row with the most known labels, a name among them."""
    best, best_count = -1, _ENOUGH_LABELS - 1
    for place, row in enumerate(rows[:SEARCHED_ROWS]):
        fields = known_labels(row)
        if len(fields) > best_count and fields & {"full_name", "family_part"}:
            best, best_count = place, len(fields)
        elif best_count >= _PLENTY_OF_LABELS:
            break
    if best < 0:
        return None
    rows = _as_typed(rows, best)
    first = best - 1 if best and _is_parent_row(rows[best - 1], rows[best]) else best
    return _mapped(rows, first, _last(rows, best))


def at(rows: Sequence[Sequence[object]], first: int, last: int) -> Header:
    """Read the header that somebody points at."""
    return _mapped(_as_typed(rows, first), first, last)


def _as_typed(rows: Sequence[Sequence[object]], best: int) -> Sequence[Sequence[object]]:
    """Decode a header in a legacy font and the rows around it: some labels don't show their font by themselves."""
    legacy = legacy_fonts.reading(" ".join(cell for cell in rows[best] if type(cell) is str))
    if legacy is None:
        return rows
    start, end = max(best - 1, 0), best + 3
    around = [
        [legacy_fonts.decoded(cell, legacy.encoding) if type(cell) is str else cell for cell in row]
        for row in rows[start:end]
    ]
    return [*rows[:start], *around, *rows[end:]]


def known_labels(row: Sequence[object]) -> set[str]:
    """Name the fields whose labels stand in a row."""
    return {field for cell in row if type(cell) is str and cell and (field := field_of(cell))}


def _is_parent_row(row: Sequence[object], below: Sequence[object]) -> bool:
    labels = [key_of(cell) for cell in row if type(cell) is str and cell]
    return bool(labels) and any(label in _PARENTS or label in _FIELDS for label in labels) and len(labels) <= len(below)


def _last(rows: Sequence[Sequence[object]], best: int) -> int:
    """Find the last row of the header; labels merged over several rows leave empty ones between."""
    last = best
    for place in range(best + 1, min(best + 3, len(rows))):
        if _is_continued(rows[best], rows[place]):
            last = place
        elif any(cell != "" for cell in rows[place]):
            break
    return last


def _is_continued(top: Sequence[object], row: Sequence[object]) -> bool:
    """Tell whether a row continues the header: labels only, each below a parent or known by itself."""
    found = False
    parent = ""
    for above, cell in zip(top, row, strict=False):
        if type(above) is str and above:
            parent = key_of(above)
        if cell == "":
            continue
        if type(cell) is not str:
            return False
        if (parent, key_of(cell)) not in _PAIRS and field_of(cell) is None:
            return False
        found = True
    return found


def _mapped(rows: Sequence[Sequence[object]], first: int, last: int) -> Header:
    block = tuple(tuple(cell if type(cell) is str else "" for cell in row) for row in rows[first : last + 1])
    return Header(first, last, *_columns_of(block))


_Columns = tuple[dict[str, int], dict[str, str], tuple[tuple[int, str], ...], tuple[tuple[str, int, int], ...]]


@functools.lru_cache(maxsize=256)
def _columns_of(block: tuple[tuple[str, ...], ...]) -> _Columns:
    """Map the columns of a header; the offices' headers are few, so most are known."""
    columns: dict[str, int] = {}
    labels: dict[str, str] = {}
    unknown: list[tuple[int, str]] = []
    twice: list[tuple[str, int, int]] = []
    parents = [""] * len(block)
    for place, cells in enumerate(zip(*block, strict=True)):
        own = [cell for cell in cells if cell.strip()]
        for level, cell in enumerate(cells):
            if cell.strip():
                parents[level:] = [key_of(cell), *[""] * (len(block) - level - 1)]
        deepest = max((level for level, cell in enumerate(cells) if cell.strip()), default=0)
        field = _field_in(own, parents[:deepest][::-1]) if own else None
        if field is None:
            if own:
                unknown.append((place, texts.clean(own[-1])))
        elif field in columns:
            twice.append((field, columns[field], place))
        else:
            columns[field], labels[field] = place, texts.clean(" ".join(own))
    return columns, labels, tuple(unknown), tuple(twice)


def _field_in(own: list[str], above: list[str]) -> str | None:
    """Name the field of a column by its lowest label and the labels above it, the nearest first."""
    for parent in above:
        paired = _PAIRS.get((parent, key_of(own[-1])))
        if paired:
            return paired
    alone = field_of(own[-1]) or _nearly_field_of(own[-1])
    nearest = next((parent for parent in above if parent), "")
    return None if nearest in _STRICT_PARENTS and alone in _ONLY_ON_TOP else alone
