"""Statements in camt.053: every line is told for what it is; doubt makes a malformed line, never a guess."""

import pytest

from chitra.formats.banking import answers, reading
from chitra.formats.banking.tests import builders

MORE = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"


def read(data: bytes) -> answers.AnswerFile:
    return reading.read(data, file_name="sao-ke.xml", today=builders.TODAY)


def only_line(data: bytes) -> answers.Line:
    (line,) = read(data).lines
    return line


def test_a_debit_with_our_reference_is_a_payment():
    line = only_line(builders.statement(builders.entry()))

    assert (line.reference, line.amount_vnd, line.status) == (builders.reference(1), -2_055_000, "paid")
    assert (line.account, line.name, line.bank_ref) == ("4200205123456", "NGUYEN THI HAI", "FT1")
    assert (str(line.booked_on), line.malformed) == ("2023-09-05", None)


def test_a_statement_states_its_account_its_days_and_its_balances():
    (head,) = read(builders.statement(builders.entry())).heads

    assert (head.kind, head.number, head.sequence) == ("camt053", "S-1", 7)
    assert head.provider_account == builders.ADVANCE_ACCOUNT
    assert (head.opening_vnd, head.closing_vnd, head.debit_vnd) == (10_000_000, 7_945_000, 2_055_000)
    assert (str(head.from_date), str(head.to_date)) == ("2023-09-01", "2023-09-30")
    assert (head.line_count, head.malformed_count, head.notes) == (1, 0, ())


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        (builders.entry(mark="CRDT", more=MORE), "returned"),
        (builders.entry(mark="CRDT", reversal="<RvslInd>true</RvslInd>"), "returned"),
        (builders.entry(mark="CRDT"), "returned"),
        (builders.entry(mark="CRDT", ref="KB2309001"), "received"),
        (builders.entry(mark="CRDT", ref="NOTPROVIDED"), "received"),
        (builders.entry(mark="CRDT", ref="NOTPROVIDED", code="RRTN"), "returned"),
        (builders.entry(mark="DBIT", reversal="<RvslInd>true</RvslInd>"), "other"),
        (builders.entry(ref="NOTPROVIDED", code="CHRG"), "fee"),
        (builders.entry(ref="NOTPROVIDED"), "other"),
        (builders.entry(ref="SOMEONE-ELSE"), "paid"),
    ],
)
def test_each_movement_is_told_for_what_it_is(entry: str, status: str):
    assert only_line(builders.statement(entry)).status == status


def test_a_return_says_why_in_our_words_and_in_the_banks():
    line = only_line(builders.statement(builders.entry(mark="CRDT", more=MORE)))

    assert (line.amount_vnd, line.reason, line.reason_code) == (2_055_000, "closed", "AC04")


def test_a_reference_in_the_text_is_found_when_it_is_whole():
    text = f"<RmtInf><Ustrd>CHUYEN TIEN {builders.reference(3)} T9</Ustrd></RmtInf>"
    harmed = text.replace(builders.reference(3)[-1], "0")

    assert only_line(builders.statement(builders.entry(ref="NOTPROVIDED", more=text))).reference == builders.reference(
        3
    )
    assert only_line(builders.statement(builders.entry(ref="NOTPROVIDED", more=harmed))).reference is None


def part(serial: int, amount: int, mark: str = "DBIT") -> str:
    return (
        f"<TxDtls><Refs><EndToEndId>{builders.reference(serial)}</EndToEndId></Refs>"
        f"<Amt Ccy='VND'>{amount}</Amt><CdtDbtInd>{mark}</CdtDbtInd></TxDtls>"
    )


BATCH = "<Btch><PmtInfId>CT-2309</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>"


def test_a_batch_entry_becomes_one_line_a_payment():
    batch = builders.entry(details=BATCH + part(1, 2_000_000) + part(2, 55_000))
    answer = read(builders.statement(batch))

    assert [(line.line_no, line.amount_vnd, line.batch) for line in answer.lines] == [
        (1, -2_000_000, "CT-2309"),
        (2, -55_000, "CT-2309"),
    ]
    assert answer.heads[0].notes == ()


@pytest.mark.parametrize("parts", [part(1, 1) + part(2, 2), part(1, 2_055_000) + part(2, 0), part(1, 2_055_001)])
def test_a_batch_that_does_not_add_up_is_one_malformed_line(parts: str):
    line = only_line(builders.statement(builders.entry(details=BATCH + parts)))

    assert (line.malformed, line.amount_vnd) == ("E-STMT-BATCH-SUM", -2_055_000)


def test_a_batch_on_an_impossible_day_is_one_malformed_line_of_the_whole_amount():
    batch = builders.entry(day="9999-12-31", details=BATCH + part(1, 2_000_000) + part(2, 55_000))
    line = only_line(builders.statement(batch))

    assert (line.malformed, line.amount_vnd) == ("E-STMT-DATE", -2_055_000)


def test_a_batch_without_details_is_one_line_that_names_the_batch():
    line = only_line(builders.statement(builders.entry(details=BATCH)))

    assert (line.reference, line.batch, line.status) == (None, "CT-2309", "other")


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (builders.entry(currency="USD"), "E-STMT-CURRENCY"),
        (builders.entry("2055000.50"), "E-STMT-FRACTION"),
        (builders.entry("0"), "E-STMT-AMOUNT"),
        (builders.entry(day="2023-10-03"), "E-STMT-DATE"),
        (builders.entry(day="0001-01-01"), "E-STMT-DATE"),
        (builders.entry(day="9999-12-31"), "E-STMT-DATE"),
        (builders.entry(day=""), "E-STMT-DATE"),
        (builders.entry(status="<Cd>PDNG</Cd>"), "E-STMT-NOT-BOOKED"),
    ],
)
def test_a_broken_line_is_one_malformed_line_beside_good_ones(entry: str, code: str):
    answer = read(builders.statement(builders.entry(), entry))

    assert [line.malformed for line in answer.lines] == [None, code]
    assert answer.heads[0].malformed_count == 1


def test_zero_decimals_are_whole_dong():
    assert only_line(builders.statement(builders.entry("2055000.00"))).amount_vnd == -2_055_000


def test_a_comment_or_cdata_inside_an_amount_hides_no_digit():
    for amount in ("2055<!-- x -->000", "<![CDATA[2055]]>000", "20<?x y?>55000"):
        assert only_line(builders.statement(builders.entry(amount))).amount_vnd == -2_055_000


def test_two_identical_lines_are_two_lines():
    answer = read(builders.statement(builders.entry(), builders.entry(), closing="5890000"))

    assert [line.line_no for line in answer.lines] == [1, 2]
    assert answer.heads[0].notes == ()


def test_a_statement_that_does_not_add_up_is_noted():
    (head,) = read(builders.statement(builders.entry(), builders.entry())).heads

    assert [note.code for note in head.notes] == ["E-STMT-BALANCE"]
    assert dict(head.notes[0].fields)["actual_vnd"] == "5890000"


def test_several_statements_in_one_file_keep_their_own_heads():
    one = builders.statement(builders.entry())
    begins, ends = one.index(b"<Stmt>"), one.index(b"</BkToCstmrStmt>")
    two = one[:ends] + one[begins:ends].replace(b"S-1", b"S-2") + one[ends:]
    answer = read(two)

    assert [head.number for head in answer.heads] == ["S-1", "S-2"]
    assert [(line.head_no, line.line_no) for line in answer.lines] == [(1, 1), (2, 2)]


def test_a_statement_without_entries_is_a_statement():
    answer = read(builders.statement(closing="10000000"))

    assert (answer.lines, answer.heads[0].closing_vnd, answer.heads[0].notes) == ((), 10_000_000, ())


def test_an_overdrawn_balance_is_negative():
    data = builders.statement(builders.entry(), opening="1000000", closing="1055000")
    overdrawn = data.replace(b"1055000</Amt><CdtDbtInd>CRDT", b"1055000</Amt><CdtDbtInd>DBIT")
    (head,) = read(overdrawn).heads

    assert (head.closing_vnd, head.notes) == (-1_055_000, ())


@pytest.mark.parametrize("version", ["02", "03", "04", "05", "06"])
def test_older_versions_say_the_same(version: str):
    old = builders.entry(status="BOOK")
    if version < "07":
        old = old.replace("<Pty>", "").replace("</Pty>", "")
    if version > "02":
        amount = "</Refs><Amt Ccy='VND'>2055000</Amt><CdtDbtInd>DBIT</CdtDbtInd>"
        old = old.replace("</Refs>", amount)
    line = only_line(builders.statement(old, version=version))

    assert (line.amount_vnd, line.name, line.malformed) == (-2_055_000, "NGUYEN THI HAI", None)


@pytest.mark.parametrize("version", ["07", "08", "10", "13", "14"])
def test_newer_versions_say_the_same(version: str):
    assert only_line(builders.statement(builders.entry(), version=version)).name == "NGUYEN THI HAI"


def test_copy_rows_say_the_same_as_read():
    data = builders.statement(builders.entry(more="<RmtInf><Ustrd>a\\b&#9;c</Ustrd></RmtInf>"), builders.entry("0"))
    blocks: list[bytes] = []
    heads = reading.copy_rows(data, file_name="x.xml", today=builders.TODAY, write=blocks.append)
    answer = read(data)
    rows = b"".join(blocks).decode().splitlines()

    assert heads == answer.heads
    assert rows == [answers.copied(line).rstrip("\n") for line in answer.lines]
    assert len(rows[0].split("\t")) == len(answers.COLUMNS) == len(answers.SQL_TYPES)
    assert r"a\\b\tc" in rows[0]
