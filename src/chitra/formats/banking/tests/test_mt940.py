"""Statements in MT940: the same lines as camt.053, from an older dialect."""

from datetime import date

import pytest

from chitra.formats.banking import answers, mt940, reading
from chitra.formats.banking.tests import builders


def read(text: str) -> answers.AnswerFile:
    return reading.read(text.encode(), file_name="sao-ke.sta", today=builders.TODAY)


def test_each_line_is_told_for_what_it_is():
    answer = read(builders.MT940)

    assert [(line.status, line.amount_vnd, line.reference) for line in answer.lines] == [
        ("paid", -2_055_000, builders.reference(1)),
        ("returned", 540_000, builders.reference(2)),
        ("received", 5_000_000, None),
        ("fee", -3_300, None),
    ]
    assert (answer.lines[1].reason, answer.lines[1].account) == ("closed", "0041000123456")
    assert answer.lines[0].booked_on == date(2023, 9, 5)


def test_a_statement_states_its_account_its_days_and_its_balances():
    (head,) = read(builders.MT940).heads

    assert (head.provider_account, head.sequence) == (builders.ADVANCE_ACCOUNT, 7)
    assert (head.opening_vnd, head.closing_vnd, head.notes) == (10_000_000, 13_481_700, ())
    assert (head.from_date, head.to_date) == (date(2023, 9, 1), date(2023, 9, 30))


def test_swift_envelopes_say_nothing_we_need():
    enveloped = "{1:F01BANKVNVX0000000000}{2:I940X}{4:\r\n" + builders.MT940.replace("-\r\n", "-}")

    assert read(enveloped).lines == read(builders.MT940).lines


def test_the_year_of_the_entry_follows_the_value_date_over_new_year():
    text = builders.MT940.replace(":61:2309050905DD", ":61:2312310102DD")
    line = reading.read(text.encode(), file_name="x.sta", today=date(2024, 1, 5)).lines[0]

    assert line.booked_on == date(2024, 1, 2)


@pytest.mark.parametrize(
    ("was", "became", "code"),
    [
        ("DD2055000,", "DD2055000,50", "E-STMT-FRACTION"),
        ("DD2055000,", "DD0,", "E-STMT-AMOUNT"),
        ("DD2055000,", "DD2055000", "E-STMT-LINE"),
        ("2309050905DD", "2309310931DD", "E-STMT-DATE"),
        ("2309050905DD", "2310050905DD", None),
        ("2309050905DD", "2311051105DD", "E-STMT-DATE"),
        (":61:2309050905DD", ":61:XX", "E-STMT-LINE"),
    ],
)
def test_a_broken_line_is_one_malformed_line_beside_good_ones(was: str, became: str, code: str | None):
    answer = read(builders.MT940.replace(was, became))

    assert [line.malformed for line in answer.lines] == [code, None, None, None]


def test_a_statement_that_does_not_add_up_is_noted():
    (head,) = read(builders.MT940.replace("VND13481700,", "VND13481701,")).heads

    assert [note.code for note in head.notes] == ["E-STMT-BALANCE"]


@pytest.mark.parametrize("balance", ["C230901VND", "C230930VND"])
def test_a_statement_in_another_currency_is_refused(balance: str):
    with pytest.raises(mt940.StatementRefused) as refusal:
        read(builders.MT940.replace(balance, balance.replace("VND", "USD")))

    assert refusal.value.code == "E-STMT-CURRENCY"


def test_every_truncation_is_refused_until_the_closing_balance_is_whole():
    data = builders.MT940.encode()
    whole_from = data.index(b":62F:") + len(":62F:C230930VND13481700,")
    for length in range(10, len(data)):
        if length >= whole_from:
            assert reading.read(data[:length], file_name="x.sta", today=builders.TODAY).heads[0].notes == ()
            continue
        with pytest.raises(mt940.StatementRefused):
            reading.read(data[:length], file_name="x.sta", today=builders.TODAY)


def test_another_encoding_is_refused():
    with pytest.raises(mt940.StatementRefused, match="E-STMT-ENCODING"):
        reading.read(b":20:X\r\n:25:1\r\n:86:Qu\xe9\r\n", file_name="x.sta", today=builders.TODAY)
