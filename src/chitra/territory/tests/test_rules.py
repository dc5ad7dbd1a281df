import datetime

import pytest

from chitra.territory import rules


@pytest.mark.parametrize(
    ("written", "proper"),
    [
        ("TT. Ái Nghĩa", "Thị trấn Ái Nghĩa"),
        ("tt Ái Nghĩa", "Thị trấn Ái Nghĩa"),
        ("UBND xã Đại Hiệp", "Xã Đại Hiệp"),
        ("P. Hoà Thuận", "Phường Hòa Thuận"),
        ("TP Hội An", "Thành phố Hội An"),
        ("XÃ  ĐẠI HIỆP ", "Xã Đại Hiệp"),
        ("Xã Chơm", "Xã Ch'ơm"),
        ("Thị trấn P Rao", "Thị trấn Prao"),
    ],
)
def test_a_name_has_one_key_however_clerks_write_it(written: str, proper: str) -> None:
    assert rules.name_key(written) == rules.name_key(proper)


@pytest.mark.parametrize(("one", "other"), [("Xã Tam Dân", "Xã Tam Đàn"), ("Xã Trà Don", "Xã Trà Dơn")])
def test_accents_keep_two_communes_apart(one: str, other: str) -> None:
    assert rules.name_key(one) != rules.name_key(other)


def test_keys_say_how_certain_they_are() -> None:
    assert rules.name_keys("Xã Bha Lêê", ("Xã Bha Lê",)) == {
        "xãbhalêê": "full",
        "bhalêê": "bare",
        "xãbhalê": "variant",
        "bhalê": "variant",
        "xabhalee": "plain",
        "bhalee": "plain",
        "xabhale": "plain",
        "bhale": "plain",
    }


def test_a_unit_without_a_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="Đại Hiệp"):
        rules.kind_of("Đại Hiệp")


def test_a_committee_that_came_with_a_reform_carries_its_year() -> None:
    assert rules.committee_code("20410", rules.FIRST_DAY) == "UB-20410"
    assert rules.committee_code("20410", datetime.date(2025, 7, 1)) == "UB-20410-25"
