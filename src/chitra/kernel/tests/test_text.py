"""Vietnamese text: cleaned, compared, sorted; legacy fonts read."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitra.kernel import legacy_fonts, text

NAMES = (
    "Nguyễn Văn Phước", "Trần Thị Lê", "Đặng Hữu Quế", "Hứa Hữu Lợi", "Đoàn Thị Thúy", "Zơ Râm Bích Hoa",
    "A Lăng Ngọc Tuyết", "Võ Minh Tâm", "Trương Hồng Thủy", "Doãn Quỳnh Như", "Ngô Thu Uyên", "Phùng Nghĩa",
    "Huỳnh Khuê", "Tạ Quý Khoái",
    "Lữ Thị Hoà", "Mai Đỗ Quyên", "Lê Thanh Hà", "Hà Bé",
)  # fmt: skip
vietnamese_names = st.lists(st.sampled_from(" ".join(NAMES).split()), min_size=2, max_size=5).map(" ".join)
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def test_an_nfd_name_is_the_same_name() -> None:
    decomposed = unicodedata.normalize("NFD", "Nguyễn Văn Phước")
    assert len(decomposed) == 22
    assert text.clean(decomposed) == "Nguyễn Văn Phước"
    assert text.oddities(decomposed) == ("NFD",)


@pytest.mark.parametrize(
    ("dirty", "oddity"),
    [
        ("Võ\u00a0Văn Ba", "NBSP"),
        ("Võ Văn\u200b Ba", "ZWSP"),
        ("\ufeffVõ Văn Ba", "ZWSP"),
        ("Võ Văn Ba ", "TRAIL_SPACE"),
        ("Võ  Văn Ba", "TRAIL_SPACE"),
        ("Võ\tVăn Ba", "CONTROL_SPACE"),
        ("Võ Văn\x07 Ba", "CONTROL"),
        ("Võ \u202eVăn Ba", "BIDI"),
    ],
)
def test_what_cannot_be_seen_is_taken_off_and_named(dirty: str, oddity: str) -> None:
    assert text.clean(dirty) == "Võ Văn Ba"
    assert oddity == "CONTROL_SPACE" or oddity in text.oddities(dirty)


def test_a_look_alike_of_d_becomes_d() -> None:
    assert text.clean("Ðặng Văn Ðức") == "Đặng Văn Đức"


@given(any_text)
def test_cleaning_twice_changes_nothing_more(dirty: str) -> None:
    once = text.clean(dirty)
    assert text.clean(once) == once
    assert text.is_tidy(once)
    assert text.oddities(once) == ()


@given(any_text)
def test_whatever_cleaning_changes_is_named(dirty: str) -> None:
    assert bool(text.oddities(dirty)) or text.clean(dirty) == dirty or set(dirty) & set("\n\r\t")


def test_accents_come_off_with_the_bar_of_d() -> None:
    assert text.without_accents("Đặng Thị Hồng Ươm") == "Dang Thi Hong Uom"
    assert text.match_name("Bh'nướch Thanh-Thuận ") == "BHNUOCH THANH THUAN"


def test_different_communes_stay_different() -> None:
    assert text.canonical("Tam Dân") != text.canonical("Tam Đàn")


@pytest.mark.parametrize(
    ("one", "other"), [("hoà", "hòa"), ("Hoà Thuận", "Hòa Thuận"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("quý", "qúy")]
)
def test_tone_placement_makes_no_difference(one: str, other: str) -> None:
    assert text.canonical(one) == text.canonical(other)


def test_tone_placement_moves_nothing_else() -> None:
    assert text.canonical("Hoàng Quý Toản Thuần") == "Hoàng Quý Toản Thuần"


def test_names_sort_by_given_name_in_the_vietnamese_alphabet() -> None:
    ordered = [
        "Nguyễn Văn An",
        "Lê Văn Ăn",
        "Trần Thị Ân",
        "Võ Văn Ba",
        "Hà Bà",
        "Dậu",
        "Du",
        "Đa",
        "Hoa",
        "Nguyễn Thị Hòa",
        "Hoá",
    ]
    assert sorted(random.Random(1).sample(ordered, len(ordered)), key=text.sort_key) == ordered


def test_equal_given_names_sort_by_family_then_middle_name() -> None:
    ordered = ["Bùi Văn Lan", "Đỗ Thị Lan", "Đỗ Văn Lan", "Lê An Lan"]
    assert sorted(random.Random(1).sample(ordered, len(ordered)), key=text.sort_key) == ordered


@given(any_text)
def test_a_sort_key_is_plain_ascii_without_escapes(name: str) -> None:
    key = text.sort_key(name)
    assert key.isascii()
    assert not set(key) & set("\\\t")


@pytest.mark.parametrize(
    ("name", "other", "likeness"),
    [
        ("Nguyễn Văn Phước", "nguyễn văn phước", "exact_nfc"),
        ("Lê Thị Hoà", "Lê Thị Hòa", "exact_ignoring_tone_placement"),
        ("Nguyễn Văn Phước", "NGUYEN VAN PHUOC", "exact_unaccented"),
        ("Nguyễn Văn Phước", "NGUYEN PHUOC", "token_subset"),
        ("Bh'nướch Thanh Thuận Hòa", "BHNUOCH THANH THUAN H", "token_subset"),
        ("Nguyễn Văn Phước", "TRAN VAN PHUOC", "mismatch"),
        ("", "", "mismatch"),
    ],
)
def test_likeness_has_five_tiers(name: str, other: str, likeness: str) -> None:
    assert text.likeness(name, other) == likeness


@pytest.mark.parametrize(
    ("typed", "encoding", "read"),
    [
        ("NguyÔn V¨n Ph\u00adíc", "TCVN3", "Nguyễn Văn Phước"),
        ("TrÇn ThÞ Lª", "TCVN3", "Trần Thị Lê"),
        ("§Æng H÷u QuÕ", "TCVN3", "Đặng Hữu Quế"),
        ("Nguyeãn Vaên Phöôùc", "VNI", "Nguyễn Văn Phước"),
        ("Traàn Thò Leâ", "VNI", "Trần Thị Lê"),
        ("Vâ Kim Mai", "TCVN3", "Võ Kim Mai"),
        ("Phan Quèc TuÊn", "TCVN3", "Phan Quốc Tuấn"),
        ("Nguyá»…n VÄƒn A", "MOJIBAKE", "Nguyễn Văn A"),
    ],
)
def test_legacy_text_is_read_as_its_typist_saw_it(typed: str, encoding: str, read: str) -> None:
    assert legacy_fonts.reading(typed) == (encoding, read)


@pytest.mark.parametrize("name", [*NAMES, "Bh'nướch Thanh Thuận", "José Müller", "Hòa", "Hoàng Oanh", "Doãn Ngoãn"])
def test_unicode_names_are_never_taken_for_legacy_text(name: str) -> None:
    assert legacy_fonts.reading(name) is None


@given(vietnamese_names)
def test_legacy_writing_is_read_back(name: str) -> None:
    assert legacy_fonts.from_tcvn3(legacy_fonts.to_tcvn3(name)).lower() == name.lower()
    assert legacy_fonts.from_vni(legacy_fonts.to_vni(name)) == name


@given(any_text)
def test_reading_never_fails(dirty: str) -> None:
    legacy_fonts.reading(dirty)
