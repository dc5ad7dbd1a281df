import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitra.providers import rules

ALIASES = frozenset({"AGRIBANK", "NHNNPTNT", "NHNN", "VCB"})
PLACES = frozenset({"DAI LOC", "HOI AN", "QUANG NAM"})


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Agribank", "AGRIBANK"),
        ("AGRI BANK", "AGRIBANK"),
        ("Agribank Đại Lộc", "AGRIBANK"),
        ("Agribank CN huyện Đại Lộc", "AGRIBANK"),
        ("Agribank - Chi nhánh Đại Lộc - Quảng Nam", "AGRIBANK"),
        ("NHNN&PTNT Đại Lộc", "NHNNPTNT"),
        ("NHNN Đại Lộc", "NHNN"),
        ("VCB Việt Nam", "VCB"),
        ("Agribank của chị Ba", None),
        ("Đại Lộc", None),
        ("", None),
    ],
)
def test_a_bank_is_what_the_text_begins_with_if_the_rest_is_a_branch(written: str, key: str | None) -> None:
    assert rules.bank_meant(written, aliases=ALIASES, places=PLACES) == key


def test_the_legal_form_says_nothing() -> None:
    assert rules.bank_key("NH TMCP Ngoại thương") == rules.bank_key("NH Ngoại Thương")


@given(st.text(max_size=40))
def test_no_text_breaks_the_lookup(written: str) -> None:
    rules.bank_meant(written, aliases=ALIASES, places=PLACES)


def test_a_fee_is_rounded_once_and_half_a_dong_upwards() -> None:
    rates = {"bank": 500, "cash_point": 750}
    assert rules.fee_vnd(paid_vnd={"bank": 20_070_000}, rates_per_100k=rates) == 100_350
    assert rules.fee_vnd(paid_vnd={"bank": 100, "cash_point": 0}, rates_per_100k=rates) == 1
    assert rules.fee_vnd(paid_vnd={"bank": 99}, rates_per_100k=rates) == 0
    assert rules.fee_vnd(paid_vnd={"bank": 60, "cash_point": 60}, rates_per_100k=rates) == 1
    assert rules.fee_vnd(paid_vnd={}, rates_per_100k=rates) == 0


@given(st.integers(0, 10**13), st.integers(0, 750))
def test_a_fee_within_the_cap_stays_within_it(paid_vnd: int, rate: int) -> None:
    assert (
        rules.fee_vnd(paid_vnd={"bank": paid_vnd}, rates_per_100k={"bank": rate})
        <= (paid_vnd * 750 + 50_000) // 100_000
    )
