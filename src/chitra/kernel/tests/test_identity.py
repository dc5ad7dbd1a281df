"""Citizen cards, phones, accounts and our own references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chitra.kernel import identity, reference
from chitra.kernel import period as periods

cards = st.builds(
    lambda province, century, year, rest: f"{province}{century}{year:02d}{rest:06d}",
    st.sampled_from(sorted(identity.CARD_PROVINCES)),
    st.integers(0, 3),
    st.integers(0, 99),
    st.integers(0, 999_999),
)


def test_a_card_says_province_sex_and_year() -> None:
    assert identity.card("049137737549") == ("049", "female", 1937, False)
    assert identity.card("049204000001") == ("049", "male", 2004, False)


@given(cards)
def test_a_possible_card_has_no_fault_and_survives_a_lost_zero(number: str) -> None:
    assert identity.card_fault(number) is None
    assert identity.card_with_lost_zero(number[1:]) == (None if number.startswith("00") else number)


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("0491546602", "not_12_digits"),
        ("0491546602111", "not_12_digits"),
        ("００９１３７７３７５４９", "not_12_digits"),
        ("003137737549", "province"),
        ("049937737549", "century"),
    ],
)
def test_an_impossible_card_has_its_fault_named(number: str, fault: str) -> None:
    assert identity.card_fault(number) == fault


def test_a_lost_zero_is_not_given_back_to_an_impossible_card() -> None:
    assert identity.card_with_lost_zero("49937737549") is None
    assert identity.card_with_lost_zero("3137737549") is None


@pytest.mark.parametrize(
    ("text", "number", "was_converted"),
    [
        ("0905 123 456", "0905123456", False),
        ("+84905123456", "0905123456", False),
        ("01691234567", "0391234567", True),
        ("01201234567", "0701234567", True),
        ("84 235 3865 123", "02353865123", False),
    ],
)
def test_a_phone_is_read_as_it_is_dialled_today(text: str, number: str, was_converted: bool) -> None:
    phone = identity.phone(text)
    assert phone is not None
    assert (phone.number, phone.was_converted) == (number, was_converted)


@pytest.mark.parametrize("text", ["0605123456", "090512345", "Bưu điện", "", "01301234567"])
def test_what_cannot_be_dialled_is_no_phone(text: str) -> None:
    assert identity.phone(text) is None


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("4994796685917", None),
        ("5462924414", None),
        ("BUUDIEN2023", None),
        ("9704051234567890", "card_number"),
        ("4.2E+12", "damaged"),
        ("12345", "length"),
        ("1" * 20, "length"),
        ("4200-205", "characters"),
    ],
)
def test_an_impossible_account_has_its_fault_named(number: str, fault: str | None) -> None:
    assert identity.account_fault(number) == fault


def test_luhn_knows_a_card_number() -> None:
    assert identity.has_luhn_check("4111111111111111")
    assert not identity.has_luhn_check("4111111111111112")


@given(st.integers(2000, 2099), st.integers(1, 12), st.integers(0, reference.SERIAL_LIMIT - 1))
def test_a_reference_has_16_characters_and_is_valid(year: int, month: int, serial: int) -> None:
    made = reference.made(period=periods.Period(year, month), serial=serial)
    assert (len(made), reference.is_valid(made)) == (reference.LENGTH, True)


@given(st.integers(0, reference.SERIAL_LIMIT - 1), st.integers(2, 15), st.integers(1, 9))
def test_one_wrong_digit_makes_a_reference_invalid(serial: int, place: int, shift: int) -> None:
    made = reference.made(period=periods.Period(2023, 9), serial=serial)
    wrong = made[:place] + str((int(made[place]) + shift) % 10) + made[place + 1 :]
    assert not reference.is_valid(wrong)


@given(st.integers(0, reference.SERIAL_LIMIT - 1), st.integers(2, 14))
def test_two_swapped_digits_make_a_reference_invalid(serial: int, place: int) -> None:
    made = reference.made(period=periods.Period(2023, 9), serial=serial)
    swapped = made[:place] + made[place + 1] + made[place] + made[place + 2 :]
    assert swapped == made or not reference.is_valid(swapped)


def test_references_of_a_million_payments_differ() -> None:
    period = periods.Period(2023, 9)
    assert len({reference.made(period=period, serial=serial) for serial in range(200_000)}) == 200_000


@given(st.text(max_size=20))
def test_any_text_is_a_reference_or_not(text: str) -> None:
    assert reference.is_valid(text) in {True, False}
