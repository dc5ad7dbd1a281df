"""Money: whole đồng, read without guessing, spelt for vouchers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitra.kernel import vnd

SPELT = {
    0: "Không đồng",
    5: "Năm đồng",
    10: "Mười đồng",
    15: "Mười lăm đồng",
    21: "Hai mươi mốt đồng",
    24: "Hai mươi bốn đồng",
    105: "Một trăm linh năm đồng",
    1_031_000: "Một triệu không trăm ba mươi mốt nghìn đồng",
    2_055_000: "Hai triệu không trăm năm mươi lăm nghìn đồng",
    21_000_005: "Hai mươi mốt triệu không trăm linh năm đồng",
    20_550_000: "Hai mươi triệu năm trăm năm mươi nghìn đồng",
    98_640_000: "Chín mươi tám triệu sáu trăm bốn mươi nghìn đồng",
    1_200_000_015: "Một tỷ hai trăm triệu không trăm mười lăm đồng",
    1_000_001_000: "Một tỷ không trăm linh một nghìn đồng",
}


@pytest.mark.parametrize(("amount_vnd", "words"), SPELT.items())
def test_amounts_are_spelt_as_vouchers_require(amount_vnd: int, words: str) -> None:
    assert vnd.in_words(amount_vnd) == words


@given(st.integers(0, 10**15), st.integers(0, 10**15))
def test_different_amounts_are_spelt_differently(one: int, other: int) -> None:
    assert (vnd.in_words(one) == vnd.in_words(other)) == (one == other)


@given(st.integers(0, vnd.LIMIT_VND - 1))
def test_what_is_written_with_dots_is_read_back(amount_vnd: int) -> None:
    assert vnd.parse(f"{vnd.dotted(amount_vnd)} đ") == amount_vnd
    assert vnd.parse(str(amount_vnd)) == amount_vnd


@given(st.integers(1_000_000, vnd.LIMIT_VND - 1), st.sampled_from(".,\u00a0 "))
def test_two_groups_leave_no_doubt_about_the_separator(amount_vnd: int, separator: str) -> None:
    assert vnd.parse(f"{amount_vnd:,}".replace(",", separator)) == amount_vnd


@pytest.mark.parametrize(
    ("text", "amount_vnd"),
    [
        ("540.000 đ", 540_000),
        ("540.000", 540_000),
        ("2.055.000", 2_055_000),
        ("2,055,000đ", 2_055_000),
        ("2.055.000,00", 2_055_000),
        ("2.055.000 VNĐ", 2_055_000),
        ("2.055.000 đồng", 2_055_000),
        ("1\u00a0500\u00a0000", 1_500_000),
        ("１２３０００", 123_000),
        ("1.250 đ", 1_250),
        ("-", 0),
        ("0", 0),
    ],
)
def test_what_can_be_read_one_way_is_read(text: str, amount_vnd: int) -> None:
    assert vnd.parse(text) == amount_vnd


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1.250", "ambiguous"),
        ("36.000", "ambiguous"),
        ("1,5", "fraction"),
        ("1500000.4", "fraction"),
        ("-500000", "negative"),
        ("\u2212500.000", "negative"),
        ("(500.000)", "negative"),
        ("1e6", "unreadable"),
        ("1,5 triệu", "unreadable"),
        ("#REF!", "unreadable"),
        ("TRUE", "unreadable"),
        ("٣٤٥٠٠٠", "unreadable"),
        ("1.23.456", "unreadable"),
        ("2.055,000", "fraction"),
        ("", "unreadable"),
        ("999999999999999", "large"),
        ("9" * 5_000, "large"),
    ],
)
def test_what_could_mean_something_else_is_refused(text: str, reason: str) -> None:
    with pytest.raises(vnd.NotMoney) as refusal:
        vnd.parse(text)
    assert refusal.value.reason == reason
    assert reason in vnd.FAULTS


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_a_named_fault(text: str) -> None:
    try:
        outcome = 0 <= vnd.parse(text) < vnd.LIMIT_VND
    except vnd.NotMoney as fault:
        outcome = fault.reason in vnd.FAULTS
    assert outcome
