"""Hostile and damaged XML: refused with a code, whole, before anything is believed."""

import pathlib

import pytest

from chitra.formats.banking import answers, markup, reading, recognise
from chitra.formats.banking.tests import builders
from chitra.kernel import errors

STATEMENT = builders.statement(builders.entry(), builders.entry(mark="CRDT"), closing="10000000")
REPORT = builders.report(builders.rejection())
BILLION_LAUGHS = (
    b'<?xml version="1.0"?>\n<!DOCTYPE Document [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;">' % (98 + i, 97 + i, 97 + i, 97 + i) for i in range(20))
    + b"]>\n"
)


def read(data: bytes | pathlib.Path) -> answers.AnswerFile:
    return reading.read(data, file_name="x.xml", today=builders.TODAY)


def prolog_replaced(prolog: bytes, data: bytes = STATEMENT) -> bytes:
    return prolog + data[data.index(b"<Document") :]


@pytest.mark.parametrize("data", [STATEMENT, REPORT], ids=["camt053", "pain002"])
def test_every_truncation_is_refused(data: bytes):
    end = data.rindex(b"</Document>")
    for length in {*range(1, end, 64), *range(512, end, 512), end}:
        with pytest.raises(errors.BadInput) as refusal:
            read(data[:length])
        assert refusal.value.code in {"E-XML-TRUNCATED", "E-XML-SYNTAX", "E-ANSWER-UNKNOWN"}, length


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (prolog_replaced(b'<?xml version="1.0"?><!DOCTYPE Document>'), "E-XML-DOCTYPE"),
        (prolog_replaced(b'<!DOCTYPE Document SYSTEM "file:///etc/passwd">'), "E-XML-DOCTYPE"),
        (prolog_replaced(BILLION_LAUGHS).replace(b"S-1", b"&u;"), "E-XML-DOCTYPE"),
        (prolog_replaced(b"<!--" + b"x" * 200_000 + b"--><!DOCTYPE Document>"), "E-XML-DOCTYPE"),
        (prolog_replaced(b"").replace(b"S-1", b"&nbsp;"), "E-XML-SYNTAX"),
        (STATEMENT.replace(b"camt.053.001.08", b"camt.053.001.99"), "E-XML-NAMESPACE"),
        (STATEMENT.replace(b"camt.053.001.08", b"camt.054.001.08"), "E-XML-NAMESPACE"),
        (STATEMENT.replace(b"urn:iso:std:iso:20022:tech:xsd:", b"urn:other:"), "E-XML-NAMESPACE"),
        (STATEMENT.replace(b"camt.053.001.08", b"camt.053.001.02"), "E-XML-SCHEMA"),
        (builders.order(), "E-XML-NAMESPACE"),
        (b"<html><body>404</body></html>", "E-XML-NAMESPACE"),
        (STATEMENT.replace(b"NGUYEN", "NGUYỄN".encode("utf-16-le")), "E-XML-SYNTAX"),
        (STATEMENT.decode().encode("utf-16"), "E-XML-ENCODING"),
        (STATEMENT.replace(b"NGUYEN", b"NGUY\xcaN"), "E-XML-SYNTAX"),
        (STATEMENT.replace(b'"UTF-8"', b'"ISO-8859-1"').replace(b"NGUYEN", "NGUYỄN".encode()), "E-XML-ENCODING"),
        (STATEMENT.replace(b"2055000<", b"-2055000<"), "E-XML-SCHEMA"),
        (STATEMENT.replace(b"2055000<", b"1e6<"), "E-XML-SCHEMA"),
        (STATEMENT.replace(b'Ccy="VND">2', b">2"), "E-XML-SCHEMA"),
        (STATEMENT.replace(b"<Ntry>", b'<Ntry xml:space="preserve">'), "E-XML-SCHEMA"),
        (STATEMENT.replace(b"<Ntry>", b"<Ntry><Surprise/>"), "E-XML-SCHEMA"),
        (STATEMENT.replace(b"</Ntry>", b"</Entry>", 1), "E-XML-SYNTAX"),
        (STATEMENT + b"<Document/>", "E-XML-SYNTAX"),
        (prolog_replaced(b"<a>" * 200_000), "E-XML-SYNTAX"),
        (STATEMENT.replace(b"<Ntry>", b"<a>" * 200_000 + b"<Ntry>", 1), "E-XML-SYNTAX"),
        (STATEMENT.replace(b"NGUYEN", b"N" * 11_000_000, 1), "E-XML-SYNTAX"),
    ],
)
def test_each_damage_has_its_code(data: bytes, code: str):
    with pytest.raises(errors.BadInput) as refusal:
        read(data)

    assert refusal.value.code == code


def test_a_byte_order_mark_does_no_harm():
    assert read(b"\xef\xbb\xbf" + STATEMENT).lines == read(STATEMENT).lines


def test_a_header_that_lies_about_plain_ascii_does_no_harm():
    assert read(STATEMENT.replace(b'"UTF-8"', b'"ISO-8859-1"')).lines == read(STATEMENT).lines


def test_a_namespace_prefix_does_no_harm():
    prefixed = STATEMENT.replace(b"xmlns=", b"xmlns:c=").replace(b"</", b"</c:")
    for name in {tag.split(b">")[0].split(b" ")[0] for tag in STATEMENT.split(b"<")[2:] if not tag.startswith(b"/")}:
        prefixed = prefixed.replace(b"<" + name + b">", b"<c:" + name + b">").replace(
            b"<" + name + b" ", b"<c:" + name + b" "
        )

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
