"""Hostile and damaged answers: refused with a code, or told line by line; never a traceback, never a guess."""

import pathlib

import pytest

from chitra.formats.banking import answers, markup, reading, recognise
from chitra.formats.banking.tests import builders, hostile
from chitra.kernel import errors

STATEMENT, REPORT = hostile.STATEMENT, hostile.REPORT


def read(data: bytes | pathlib.Path) -> answers.AnswerFile:
    return reading.read(data, file_name="x.xml", today=builders.TODAY)


@pytest.mark.parametrize("case", hostile.CASES, ids=lambda case: f"{case.number}-{case.name}")
def test_each_bad_file_has_its_outcome(case: hostile.Case):
    if case.refused is not None:
        with pytest.raises(errors.BadInput) as refusal:
            read(case.data)
        assert refusal.value.code == case.refused
        return
    answer = read(case.data)

    assert tuple(line.malformed for line in answer.lines) == case.lines
    assert tuple(note.code for note in answer.heads[0].notes) == case.notes


@pytest.mark.parametrize("data", [STATEMENT, REPORT], ids=["camt053", "pain002"])
def test_every_truncation_is_refused(data: bytes):
    end = data.rindex(b"</Document>")
    for length in {*range(1, end, 64), *range(512, end, 512), end}:
        with pytest.raises(errors.BadInput) as refusal:
            read(data[:length])
        assert refusal.value.code in {"E-XML-TRUNCATED", "E-XML-SYNTAX", "E-ANSWER-UNKNOWN"}, length


def test_no_digit_of_an_amount_is_hidden():
    for case in hostile.CASES:
        if case.number == 68 and case.refused is None:
            assert [line.amount_vnd for line in read(case.data).lines] == [-2_055_000, 2_055_000]


def test_the_head_names_whose_account_it_is():
    (case,) = [case for case in hostile.CASES if case.number == 69]

    assert read(case.data).heads[0].provider_account == "9999999999999"


def test_a_namespace_prefix_does_no_harm():
    prefixed = STATEMENT.replace(b"xmlns=", b"xmlns:c=").replace(b"</", b"</c:")
    for name in {tag.split(b">")[0].split(b" ")[0] for tag in STATEMENT.split(b"<")[2:] if not tag.startswith(b"/")}:
        for end in (b">", b" "):
            prefixed = prefixed.replace(b"<" + name + end, b"<c:" + name + end)

    assert read(prefixed).lines == read(STATEMENT).lines


def test_a_file_on_disk_is_read_like_bytes(tmp_path: pathlib.Path):
    path = tmp_path / "x.xml"
    path.write_bytes(STATEMENT)

    assert read(path) == read(STATEMENT)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(STATEMENT, "camt053"), (REPORT, "pain002"), (builders.MT940.encode(), "mt940")],
)
def test_an_answer_is_recognised_by_its_content(data: bytes, kind: str):
    assert recognise.kind(data, "misleading.xlsx") == kind


def test_a_refusal_names_the_row_where_the_parser_stopped():
    broken = STATEMENT.replace(b"</Ntry>", b"</Entry>", 1)
    with pytest.raises(markup.XmlRefused) as refusal:
        read(broken)

    assert isinstance(refusal.value.fields["row"], int)
