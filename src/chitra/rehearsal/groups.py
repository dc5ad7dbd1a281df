"""The groups that people are paid in: how lists name them, who is in them, and which rates of law they draw."""

import dataclasses
import functools

from chitra.kernel import period
from chitra.rehearsal import tariff as tariffs

NO_LIMIT = 1320  # months: nobody on a list is older than 110


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """A group of one programme. `label` is the list's own words: the category text of BTXH, the sheet of NCC.

    Ages are in months, `age_until` excluded; `becomes` is the group that a person grows into, "" where the right ends.
    """

    key: str
    label: str
    share: float
    age_from: int
    age_until: int
    coefficient: float = 0
    becomes: str = ""
    highland_share: float | None = None
    title: str = ""
    sex: str = ""

    @property
    def is_child(self) -> bool:
        return self.age_until <= 16 * 12

    def share_of(self, is_highland: bool) -> float:
        return self.highland_share if is_highland and self.highland_share is not None else self.share


def _years(first: int, until: int | None = None) -> tuple[int, int]:
    return first * 12, NO_LIMIT if until is None else until * 12


BTXH = {
    group.key: group
    for group in (
        Group("5C", "Người từ đủ 80 tuổi", 34, 80 * 12, 99 * 12, 1),
        Group("6.N", "Khuyết tật nặng", 20, *_years(16, 60), 1.5, "6.N.NCT"),
        Group("6.N.NCT", "Người cao tuổi khuyết tật nặng", 10, 60 * 12, 95 * 12, 2),
        Group("6.N.TE", "Trẻ em khuyết tật nặng", 3, *_years(1, 16), 2, "6.N"),
        Group("6.DBN", "Khuyết tật đặc biệt nặng", 7, *_years(16, 60), 2, "6.DBN.NCT"),
        Group("6.DBN.NCT", "Người cao tuổi khuyết tật đặc biệt nặng", 6, 60 * 12, 95 * 12, 2.5),
        Group("6.DBN.TE", "Trẻ em khuyết tật đặc biệt nặng", 1.5, *_years(1, 16), 2.5, "6.DBN"),
        Group("5A.60", "Người cao tuổi nghèo", 6, *_years(60, 80), 1.5, "5A.80"),
        Group("5A.80", "Người cao tuổi nghèo", 3, 80 * 12, 99 * 12, 2),
        Group("4", "Đơn thân nghèo nuôi con", 5.5, *_years(22, 55), 1),
        Group("1.U4", "Trẻ em không có nguồn nuôi dưỡng", 0.3, *_years(0, 4), 2.5, "1.4P"),
        Group("1.4P", "Trẻ em không có nguồn nuôi dưỡng", 1.2, *_years(4, 16), 1.5),
        Group("2", "Từ đủ 16 tuổi đang học", 0.7, *_years(16, 22), 1.5),
        Group("3.U4", "Trẻ em nhiễm HIV hộ nghèo", 0.1, *_years(0, 4), 2.5, "3.4P"),
        Group("3.4P", "Trẻ em nhiễm HIV hộ nghèo", 0.2, *_years(4, 16), 2),
        Group("8", "Người nhiễm HIV hộ nghèo", 0.4, *_years(18, 60), 1.5),
        Group("5D", "Người cao tuổi được nhận nuôi dưỡng", 0.2, 62 * 12, 95 * 12, 3),
        Group("5B", "Người cao tuổi từ 75 đến 80 tuổi vùng khó khăn", 0, *_years(75, 80), 1, "5C", 8),
        Group("7", "Trẻ em dưới 3 tuổi vùng khó khăn", 0, *_years(0, 3), 1.5, "", 7),
    )
}

NCC = {
    group.key: group
    for group in (
        Group("TNLS", "TNLS", 42, *_years(60, 92), title="THÂN NHÂN LIỆT SĨ"),
        Group("TB", "TB", 23, *_years(62, 88), title="THƯƠNG BINH", sex="nam"),
        Group("TBB", "TBB", 2, *_years(62, 85), title="THƯƠNG BINH LOẠI B", sex="nam"),
        Group("BB", "BB", 7, *_years(62, 88), title="BỆNH BINH", sex="nam"),
        Group("BMVNAH", "BMVNAH", 1.5, *_years(85, 103), title="BÀ MẸ VIỆT NAM ANH HÙNG", sex="nữ"),
        Group("CDHH", "CĐHH", 9, *_years(64, 88), title="NGƯỜI HOẠT ĐỘNG KHÁNG CHIẾN BỊ NHIỄM CHẤT ĐỘC HÓA HỌC"),
        Group("TD", "TĐ", 11, *_years(66, 92), title="NGƯỜI HOẠT ĐỘNG CÁCH MẠNG, KHÁNG CHIẾN BỊ ĐỊCH BẮT TÙ, ĐÀY"),
        Group("AH", "AH", 0.5, *_years(66, 90), title="ANH HÙNG LỰC LƯỢNG VŨ TRANG NHÂN DÂN, ANH HÙNG LAO ĐỘNG"),
        Group("TKN", "TKN", 0.5, *_years(93, 103), title="NGƯỜI HOẠT ĐỘNG CÁCH MẠNG TIỀN KHỞI NGHĨA"),
        Group("GDCM", "GDCM", 3.5, *_years(75, 97), title="NGƯỜI CÓ CÔNG GIÚP ĐỠ CÁCH MẠNG"),
    )
}

GROUPS = {"btxh": BTXH, "ncc": NCC}
RELATIONS = ("Mẹ đẻ", "Cha đẻ", "Vợ", "Con")
MEDALS = ("Bằng Có công với nước", "Huân chương Kháng chiến")


@dataclasses.dataclass(frozen=True, slots=True)
class Right:
    """What a person draws. `quantity` is children (4), injury in % (TB, BB, CĐHH), martyrs (TNLS), medal (GDCM)."""

    programme: str
    group: str
    quantity: int = 1
    has_carer: bool = False
    has_extra: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Due:
    coefficient: float
    allowance_vnd: int
    supplement_vnd: int
    care_vnd: int

    @property
    def regular_vnd(self) -> int:
        return self.allowance_vnd + self.supplement_vnd + self.care_vnd


@functools.lru_cache(maxsize=65536)
def due(right: Right, month: period.Period, tariff: tariffs.Tariff) -> Due:
    """Give what the law grants for one month."""
    allowance, supplement, care = rates_of(right)
    times = right.quantity if right.group == "4" else 1
    coefficient = BTXH[right.group].coefficient * times if right.programme == "btxh" else 0
    return Due(
        coefficient,
        tariff.amount_vnd(allowance, month) * times,
        tariff.amount_vnd(supplement, month) if supplement else 0,
        tariff.amount_vnd(care, month) if care else 0,
    )


@functools.lru_cache(maxsize=65536)
def rise_owed(right: Right, month: period.Period, since: period.Period, tariff: tariffs.Tariff) -> int:
    """Give the arrears that a decree with retroactive amounts puts on the month's list."""
    months = tariff.months_owed(month, since)
    return sum(tariff.rise_vnd(rate, owed) for owed in months for rate in rates_of(right) if rate)


@functools.lru_cache(maxsize=4096)
def rates_of(right: Right) -> tuple[str, str, str]:
    """Name the rates of allowance, supplement and carer ("" for none)."""
    if right.programme == "btxh":
        return f"BTXH.{right.group}", "", "BTXH.CS.HGD" if right.has_carer else ""
    injury = right.quantity
    has_heavy_injury = injury >= 81
    match right.group:
        case "TB" | "TBB":
            return _with_injury(f"NCC.{right.group}.{injury:03d}", "NCC.TB", has_heavy_injury, right.has_carer)
        case "BB":
            return _with_injury(f"NCC.BB.{(injury - 1) // 10 * 10 + 1}", "NCC.BB", has_heavy_injury, right.has_carer)
        case "CDHH":
            return _with_injury(
                f"NCC.CDHH.{(injury - 1) // 20 * 20 + 1}", "NCC.CDHH", has_heavy_injury, right.has_carer
            )
        case "TNLS":
            return f"NCC.LS.TN{min(right.quantity, 3)}", "NCC.LS.TND" if right.has_extra else "", ""
        case "BMVNAH":
            return "NCC.BMVNAH", "NCC.BMVNAH.PC", "NCC.BMVNAH.PV" if right.has_carer else ""
        case "GDCM":
            return ("NCC.GDCM.BCC" if right.quantity == 1 else "NCC.GDCM.HCKC"), "", ""
        case _:
            return {"TD": "NCC.TD", "AH": "NCC.AHLLVT", "TKN": "NCC.TKN"}[right.group], "", ""


def _with_injury(allowance: str, family: str, is_heavy: bool, has_carer: bool) -> tuple[str, str, str]:
    return allowance, f"{family}.PC81" if is_heavy else "", f"{family}.PV" if is_heavy and has_carer else ""
