"""Status reports in pain.002: by exception, whole, contradicting themselves."""

import pytest

from chitra.formats.banking import answers, markup, reading, reasons
from chitra.formats.banking.tests import builders


def read(data: bytes) -> answers.AnswerFile:
    return reading.read(data, file_name="tra-loi.xml", today=builders.TODAY)


@pytest.mark.parametrize("version", ["03", "10", "12", "14", "15"])
def test_a_rejection_says_why_in_our_words(version: str):
    (line,) = read(builders.report(builders.rejection(), version=version)).lines

    assert (line.reference, line.status, line.reason, line.reason_code) == (
        builders.reference(2),
        "rejected",
        "closed",
        "AC04",
    )
    assert (line.amount_vnd, line.malformed, line.batch) == (540_000, None, builders.HEADER.message_id)


@pytest.mark.parametrize(("code", "unlisted"), [("ACCP", "accepted"), ("ACSC", "paid"), ("RJCT", "rejected")])
def test_what_is_not_listed_follows_the_group(code: str, unlisted: str):
    (head,) = read(builders.report(group=code, order_status=code)).heads

    assert (head.group_status, head.unlisted) == (code, unlisted)
    assert (head.original_message_id, head.original_count, head.original_total_vnd) == (
        builders.HEADER.message_id,
        3,
        3_626_000,
    )


def test_the_order_level_counts_where_the_group_is_silent():
    (head,) = read(builders.report(group="", order_status="ACSC")).heads

    assert head.unlisted == "paid"


def test_a_partial_report_says_nothing_of_what_it_does_not_list():
    (head,) = read(builders.report(group="PART", order_status="PART")).heads

    assert (head.group_status, head.unlisted, head.notes) == ("PART", None, ())


def test_a_rejected_group_says_why():
    why = "<StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf>"
    (head,) = read(builders.report(group="RJCT", order_status="", group_reason=why)).heads

    assert (head.unlisted, head.unlisted_reason, head.unlisted_reason_code) == ("rejected", "no_funds", "AM04")


def test_an_item_settled_inside_a_rejected_group_is_a_conflict():
    data = builders.report(builders.rejection(status="ACSC", reason=""), group="RJCT", order_status="RJCT")
    (line,) = read(data).lines

    assert (line.status, line.malformed) == ("paid", "E-STMT-CONFLICT")


def test_levels_that_contradict_each_other_say_nothing_of_the_rest():
    (head,) = read(builders.report(group="RJCT", order_status="ACSC")).heads

    assert head.unlisted is None
    assert [note.code for note in head.notes] == ["E-STMT-CONFLICT"]


def test_an_item_without_a_status_of_its_own_follows_its_order():
    data = builders.report(
        builders.rejection(reason="").replace("<TxSts>RJCT</TxSts>", ""), order_status="ACSC", group=""
    )
    (line,) = read(data).lines

    assert line.status == "paid"


@pytest.mark.parametrize(
    ("transaction", "code"),
    [
        (builders.rejection(status="ZZZZ"), "E-STMT-STATUS"),
        (builders.rejection(reason="QQ99"), "E-STMT-REASON"),
        (builders.rejection(amount="540000.50"), "E-STMT-FRACTION"),
        (builders.rejection(currency="USD"), "E-STMT-CURRENCY"),
        (
            builders.rejection().replace(f"<OrgnlEndToEndId>{builders.reference(2)}</OrgnlEndToEndId>", ""),
            "E-STMT-NO-REFERENCE",
        ),
    ],
)
def test_a_broken_line_is_one_malformed_line_beside_good_ones(transaction: str, code: str):
    answer = read(builders.report(transaction, builders.rejection(3)))

    assert [line.malformed for line in answer.lines] == [code, None]


def test_more_lines_than_the_order_had_are_noted():
    (head,) = read(builders.report(*[builders.rejection(serial) for serial in range(4)])).heads

    assert [note.code for note in head.notes] == ["E-STMT-COUNT"]


def test_an_unknown_version_is_refused():
    with pytest.raises(markup.XmlRefused, match="E-XML-NAMESPACE"):
        read(builders.report(version="99"))


def test_every_reason_code_leads_into_the_vocabulary():
    assert {reasons.by_code(code) for code in ("AC01", "AC04", "BE01", "AM05", "AB08", "MD07")} <= reasons.REASONS
    assert reasons.by_code("ZZ99") is None
    assert reasons.by_phrase("AC06 - TAI KHOAN BI PHONG TOA") == "blocked"
    assert reasons.by_phrase("TAI KHOAN DA DONG") == "closed"
    assert reasons.by_phrase("LY DO KHAC") is None
