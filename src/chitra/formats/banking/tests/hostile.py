"""Bad answers, numbered as in the catalogue of bad inputs (53 to 69), each with what must come of it.

`refused` names the code of the whole file, `lines` the codes of its lines (None for a good one), `notes` those of its
head.
"""

import dataclasses

from chitra.formats.banking.tests import builders


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """One bad file and its outcome."""

    number: int
    name: str
    data: bytes
    refused: str | None = None
    lines: tuple[str | None, ...] = (None, None)
    notes: tuple[str, ...] = ()


STATEMENT = builders.statement(builders.entry(), builders.entry(mark="CRDT"), closing="10000000")
REPORT = builders.report(builders.rejection())

_LAUGHS = b"".join(b'<!ENTITY %c "&%c;&%c;&%c;">' % (98 + step, *[97 + step] * 3) for step in range(20))
_BILLION_LAUGHS = b'<!DOCTYPE Document [<!ENTITY a "ha">' + _LAUGHS + b"]>"
_QUADRATIC = b'<!DOCTYPE Document [<!ENTITY a "' + b"x" * 50_000 + b'">]>'
_SUMMARY = b"<TxsSummry><TtlNtries><NbOfNtries>9</NbOfNtries></TtlNtries></TxsSummry><Ntry>"
_NO_REFERENCE = builders.rejection().replace(f"<OrgnlEndToEndId>{builders.reference(2)}</OrgnlEndToEndId>", "")


def _with_prolog(prolog: bytes) -> bytes:
    return prolog + STATEMENT[STATEMENT.index(b"<Document") :]


def _swapped(was: bytes, became: bytes, times: int = -1) -> bytes:
    assert was in STATEMENT, was
    return STATEMENT.replace(was, became, times)


def _beside_a_good_line(*entries: str, code: str, closing: str = "7945000") -> tuple[bytes, tuple[str | None, ...]]:
    return builders.statement(builders.entry(), *entries, closing=closing), (None, *[code] * len(entries))


def _line(number: int, name: str, code: str, entry: str, notes: tuple[str, ...] = ()) -> Case:
    data, lines = _beside_a_good_line(entry, code=code)
    return Case(number, name, data, lines=lines, notes=notes)


def _report(number: int, name: str, data: bytes, *codes: str | None, notes: tuple[str, ...] = ()) -> Case:
    return Case(number, name, data, lines=codes, notes=notes)


OFF_BALANCE = ("E-STMT-BALANCE",)

CASES: tuple[Case, ...] = (
    Case(53, "cut-in-an-entry", STATEMENT[:1500], "E-XML-TRUNCATED"),
    Case(53, "cut-before-the-last-tag", STATEMENT[: STATEMENT.rindex(b"</Document>")], "E-XML-TRUNCATED"),
    Case(53, "cut-in-the-prolog", STATEMENT[:30], "E-XML-TRUNCATED"),
    Case(53, "mt940-without-closing", builders.MT940.partition(":62F:")[0].encode(), "E-STMT-TRUNCATED"),
    Case(53, "mt940-cut-in-the-closing", builders.MT940.partition("481700,")[0].encode(), "E-STMT-TRUNCATED"),
    Case(54, "doctype", _with_prolog(b'<?xml version="1.0"?><!DOCTYPE Document>'), "E-XML-DOCTYPE"),
    Case(54, "doctype-external", _with_prolog(b'<!DOCTYPE Document SYSTEM "file:///etc/passwd">'), "E-XML-DOCTYPE"),
    Case(54, "doctype-late", _with_prolog(b"<!--" + b"x" * 200_000 + b"--><!DOCTYPE Document>"), "E-XML-DOCTYPE"),
    Case(55, "billion-laughs", _with_prolog(_BILLION_LAUGHS).replace(b"S-1", b"&u;"), "E-XML-DOCTYPE"),
    Case(55, "quadratic", _with_prolog(_QUADRATIC).replace(b"S-1", b"&a;" * 1000), "E-XML-DOCTYPE"),
    Case(55, "undeclared-entity", _swapped(b"S-1", b"&nbsp;"), "E-XML-SYNTAX"),
    Case(55, "endless-text", _swapped(b"NGUYEN", b"N" * 11_000_000, 1), "E-XML-SYNTAX"),
    Case(56, "nested-entries", _swapped(b"<Ntry>", b"<a>" * 200_000 + b"<Ntry>", 1), "E-XML-SYNTAX"),
    Case(56, "nested-root", _with_prolog(b"<a>" * 200_000), "E-XML-SYNTAX"),
    Case(57, "unknown-version", _swapped(b"053.001.08", b"053.001.99"), "E-XML-NAMESPACE"),
    Case(57, "notification", _swapped(b"camt.053.001.08", b"camt.054.001.08"), "E-XML-NAMESPACE"),
    Case(57, "foreign-namespace", _swapped(b"urn:iso:std:iso:20022:tech:xsd:", b"urn:other:"), "E-XML-NAMESPACE"),
    Case(57, "older-version-claimed", _swapped(b"053.001.08", b"053.001.02"), "E-XML-SCHEMA"),
    Case(57, "our-own-order", builders.order(), "E-XML-NAMESPACE"),
    Case(57, "report-of-unknown-version", builders.report(version="99"), "E-XML-NAMESPACE"),
    Case(57, "html", b"<html><body>404</body></html>", "E-XML-NAMESPACE"),
    Case(57, "surprise-element", _swapped(b"<Ntry>", b"<Ntry><Surprise/>"), "E-XML-SCHEMA"),
    Case(57, "crossed-tags", _swapped(b"</Ntry>", b"</Entry>", 1), "E-XML-SYNTAX"),
    Case(57, "two-roots", STATEMENT + b"<Document/>", "E-XML-SYNTAX"),
    Case(58, "same-reference-twice", builders.statement(builders.entry(), builders.entry(), closing="5890000")),
    _report(58, "same-rejection-twice", builders.report(builders.rejection(), builders.rejection()), None, None),
    Case(59, "count-lies", _swapped(b"<Ntry>", _SUMMARY, 1), notes=("E-STMT-COUNT",)),
    _report(
        59,
        "more-than-ordered",
        builders.report(*[builders.rejection(serial) for serial in range(4)]),
        *[None] * 4,
        notes=("E-STMT-COUNT",),
    ),
    _report(
        60,
        "settled-in-a-rejected-group",
        builders.report(builders.rejection(status="ACSC", reason=""), group="RJCT", order_status="RJCT"),
        "E-STMT-CONFLICT",
    ),
    _report(61, "unknown-status", builders.report(builders.rejection(status="ZZZZ")), "E-STMT-STATUS"),
    _report(61, "unknown-reason", builders.report(builders.rejection(reason="QQ99")), "E-STMT-REASON"),
    _report(61, "no-reference", builders.report(_NO_REFERENCE), "E-STMT-NO-REFERENCE"),
    _line(62, "dollars", "E-STMT-CURRENCY", builders.entry(currency="USD")),
    _line(62, "half-a-dong", "E-STMT-FRACTION", builders.entry("2055000.50")),
    _line(63, "zero", "E-STMT-AMOUNT", builders.entry("0")),
    Case(63, "negative", _swapped(b"2055000<", b"-2055000<"), "E-XML-SCHEMA"),
    Case(63, "exponent", _swapped(b"2055000<", b"1e6<"), "E-XML-SCHEMA"),
    _line(64, "tomorrow-and-a-day", "E-STMT-DATE", builders.entry(day="2023-10-03"), OFF_BALANCE),
    _line(64, "year-1", "E-STMT-DATE", builders.entry(day="0001-01-01"), OFF_BALANCE),
    _line(64, "year-9999", "E-STMT-DATE", builders.entry(day="9999-12-31"), OFF_BALANCE),
    _line(64, "no-day", "E-STMT-DATE", builders.entry(day=""), OFF_BALANCE),
    Case(65, "one-extra-line", builders.statement(builders.entry(), builders.entry()), notes=OFF_BALANCE),
    Case(66, "mark-before-utf-8", b"\xef\xbb\xbf" + STATEMENT),
    Case(66, "latin-1-claimed-over-ascii", _swapped(b'"UTF-8"', b'"ISO-8859-1"')),
    Case(
        66,
        "latin-1-claimed-over-utf-8",
        _swapped(b'"UTF-8"', b'"ISO-8859-1"').replace(b"NGUYEN", "NGUYỄN".encode()),
        "E-XML-ENCODING",
    ),
    Case(66, "utf-16", STATEMENT.decode().encode("utf-16"), "E-XML-ENCODING"),
    Case(66, "broken-utf-8", _swapped(b"NGUYEN", b"NGUY\xcaN"), "E-XML-SYNTAX"),
    Case(68, "comment-in-an-amount", _swapped(b"2055000<", b"2055<!-- x -->000<")),
    Case(68, "cdata-in-an-amount", _swapped(b"2055000<", b"<![CDATA[2055]]>000<")),
    Case(68, "instruction-in-an-amount", _swapped(b"2055000<", b"20<?x y?>55000<")),
    Case(68, "xml-space", _swapped(b"<Ntry>", b'<Ntry xml:space="preserve">'), "E-XML-SCHEMA"),
    Case(69, "another-customers-account", _swapped(builders.ADVANCE_ACCOUNT.encode(), b"9999999999999")),
)
