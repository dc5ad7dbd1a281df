"""Names as they are given along the coast and in the highlands of Quảng Nam; none belongs to a real person."""

import random

_FAMILIES = (
    ("Nguyễn", 30), ("Trần", 11), ("Lê", 10), ("Phạm", 6), ("Huỳnh", 6), ("Võ", 6), ("Phan", 5), ("Đặng", 4),
    ("Bùi", 3), ("Đỗ", 3), ("Hồ", 3), ("Ngô", 3), ("Trương", 3), ("Dương", 2), ("Lý", 2), ("Đoàn", 2), ("Đinh", 2),
    ("Hứa", 1), ("Tăng", 1), ("Thái", 1), ("Lương", 1), ("Mai", 1), ("Châu", 1), ("Văn", 1), ("Doãn", 1),
)  # fmt: skip
_LOWLAND = tuple(name for name, share in _FAMILIES for _ in range(share))
_CO_TU = (
    "A Lăng", "Alăng", "Zơ Râm", "Bh'nướch", "Bríu", "Pơ Loong", "Cơ Lâu", "Hôih", "Arất", "Ating", "Tơ Ngôl", "Bling",
)  # fmt: skip
_HIGHLAND = {
    "504": _CO_TU,
    "505": _CO_TU,
    "510": (*_CO_TU, "Chơ Rum", "Un", "Kring"),
    "511": ("Hồ", "Hồ", "Hồ", "Đinh", "Nguyễn", "Lê", "Un", "Y"),
    "515": ("Hồ", "Hồ", "Nguyễn", "Đinh", "Trần", "Phạm", "Huỳnh"),
    "516": ("Hồ", "Hồ", "Hồ", "Nguyễn", "Đinh", "Trần"),
}
_MIDDLE_OF_MEN = "Văn Văn Văn Hữu Đình Công Minh Quốc Xuân Thanh Ngọc Viết Đức Bá Tấn Quang"
_MIDDLE_OF_WOMEN = "Thị Thị Thị Thị Thu Kim Ngọc Thanh Bích Hồng Mỹ Xuân Như Tuyết Lệ"
_MIDDLE = {"nam": _MIDDLE_OF_MEN.split(), "nữ": _MIDDLE_OF_WOMEN.split()}
_MEN = (
    "Bình Cường Dũng Đào Đức Hải Hậu Hòa Hùng Hưng Khánh Lâm Lợi Lộc Long Mẫn Nam Nghĩa Nhơn Phúc Phước Quế Quý Sơn "
    "Tài Tâm Tấn Thạnh Thắng Thành Thảo Thiện Thọ Thuận Tiến Toàn Trung Tuấn Tùng Út Vinh Xuân Bảy Ba Năm Sáu Chín Mười"
)
_WOMEN = (
    "Ánh Ba Bảy Bông Cúc Đào Dung Diệu Én Gái Hà Hạnh Hiền Hoa Hồng Huệ Hương Hường Lan Lài Lê Liên Liễu Loan Lý Mai "
    "Miên Năm Nga Nguyệt Nhạn Phương Phượng Quyên Sáu Sen Sương Tâm Thảo Thu Thúy Thủy Tư Tuyết Vân Xinh Yến"
)
_GIVEN = {"nam": _MEN.split(), "nữ": _WOMEN.split()}
_PLACES = (
    "Phú Đông", "Phú Quý", "Đông Phú", "Tích Phú", "Hòa Bình", "An Lộc", "Mỹ Sơn", "Trung Chánh", "Vĩnh Phước",
    "Tân Lập", "Bình Yên", "Phước Mỹ", "Thạnh Phú", "Xuân Tây", "Lâm Tây", "Giao Thủy", "Quảng Huế", "Ấp Bắc", "Phú An",
    "Hà Vy", "Thanh Vân", "Hội Khách", "Đông Lâm", "Nghĩa Trung", "Gia Huệ", "Bàu Tròn", "Mậu Lâm", "Đại Mỹ",
    "Phú Nghĩa", "Cẩm Tú", "Trường An", "Hóa Mỹ",
)  # fmt: skip
_HIGHLAND_PLACES = (
    "A Rớh", "Bh'lừa", "Ta Lang", "Pơ Ning", "Aró", "Pà Toi", "A Ting", "Chờ Un", "Tắc Pỏ", "Măng Lin", "Lăng Lương",
)  # fmt: skip


def person(rng: random.Random, sex: str, district_code: str) -> str:
    """Invent a full name of a man (nam) or a woman (nữ) of the district."""
    highland = _HIGHLAND.get(district_code[-3:])
    families = highland if highland and rng.random() < 0.8 else _LOWLAND
    family = families[int(rng.random() * len(families))]
    middles, given = _MIDDLE[sex], _GIVEN[sex]
    name = given[int(rng.random() * len(given))]
    if " " in family and rng.random() < 0.5:
        return f"{family} {name}"
    return f"{family} {middles[int(rng.random() * len(middles))]} {name}"


def hamlets(rng: random.Random, commune_kind: str, is_highland: bool) -> tuple[str, ...]:
    """Name the hamlets of a commune, the blocks of a ward."""
    places = _HIGHLAND_PLACES if is_highland else _PLACES
    word = {"phuong": "Khối phố", "thi_tran": "Khu"}.get(commune_kind, "Thôn")
    return tuple(f"{word} {place}" for place in rng.sample(places, rng.randint(4, 8)))
