"""Bad inputs 53 to 69: what providers and banks answer, about the three payments of a released month."""

import dataclasses
from collections.abc import Iterator

from tests.corpus import containers
from tests.corpus.sample import File

AMOUNT = "360000"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:"


@dataclasses.dataclass(frozen=True, slots=True)
class Month:
    """What a bank knows of the month: the account it pays from, the order it got, and of each payment its
    reference, payee and account."""

    account: str
    message_id: str
    payments: tuple[tuple[str, str, str], ...]
    drawdown: str

    @property
    def references(self) -> tuple[str, ...]:
        return tuple(reference for reference, _, _ in self.payments)


def files(month: Month) -> Iterator[File]:
    """Make the files, in the order of the catalogue."""
    good = statement(month)
    yield from _broken(month, good)
    yield from _entities(good)
    yield from _versions(month, good)
    yield from _repeated(month)
    yield from _contradictions(month)
    yield from _amounts_and_days(month, good)
    yield from _disguised(month, good)
    yield from _mt940(month)
    yield from _tables(month)
    yield from _workbooks()


def entry(month: Month, place: int = 0, amount: str = AMOUNT, **says: str) -> str:
    """Write one booked debit; `says` changes what stands where."""
    reference, name, account = month.payments[place]
    said = {
        "currency": "VND",
        "mark": "DBIT",
        "status": "<Cd>BOOK</Cd>",
        "day": "2023-09-06",
        "reference": reference,
        "account": account,
        "name": name,
        "more": "",
    } | says
    day = f"<BookgDt><Dt>{said['day']}</Dt></BookgDt>" if said["day"] else ""
    return (
        f'<Ntry><Amt Ccy="{said["currency"]}">{amount}</Amt><CdtDbtInd>{said["mark"]}</CdtDbtInd>'
        f"<Sts>{said['status']}</Sts>{day}<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>DMCT</SubFmlyCd>"
        f"</Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>{said['reference']}</EndToEndId></Refs>"
        f"<RltdPties><Cdtr><Pty><Nm>{said['name']}</Nm></Pty></Cdtr>"
        f"<CdtrAcct><Id><Othr><Id>{said['account']}</Id></Othr></Id></CdtrAcct></RltdPties>{said['more']}"
        "</TxDtls></NtryDtls></Ntry>\n"
    )


def statement(
    month: Month, *entries: str, opening: int = 1_080_000, closing: int = 0, number: str = "S-1", summary: str = ""
) -> bytes:
    """Write a camt.053 of September; without entries of its own it has the three debits."""
    entries = entries or tuple(entry(month, place) for place in range(3))
    return (
        f'{_XML}<Document xmlns="{_NAMESPACE}camt.053.001.08"><BkToCstmrStmt>'
        f"<GrpHdr><MsgId>M-{number}</MsgId><CreDtTm>2023-09-30T21:00:00+07:00</CreDtTm></GrpHdr>"
        f"<Stmt><Id>{number}</Id><ElctrncSeqNb>1</ElctrncSeqNb><CreDtTm>2023-09-30T21:00:00+07:00</CreDtTm>"
        "<FrToDt><FrDtTm>2023-09-01T00:00:00</FrDtTm><ToDtTm>2023-09-30T23:59:59</ToDtTm></FrToDt>"
        f"<Acct><Id><Othr><Id>{month.account}</Id></Othr></Id></Acct>"
        f"{_balance('OPBD', opening)}{_balance('CLBD', closing)}{summary}{''.join(entries)}"
        "</Stmt></BkToCstmrStmt></Document>\n"
    ).encode()


def _balance(kind: str, amount: int) -> str:
    return (
        f'<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="VND">{abs(amount)}</Amt>'
        f"<CdtDbtInd>{'CRDT' if amount >= 0 else 'DBIT'}</CdtDbtInd><Dt><Dt>2023-09-30</Dt></Dt></Bal>"
    )


def report(
    month: Month, *items: str, group: str = "ACCP", count: str = "3", total: str = "1080000", version: str = "10"
) -> bytes:
    """Write a pain.002 about the order of the month."""
    return (
        f'{_XML}<Document xmlns="{_NAMESPACE}pain.002.001.{version}"><CstmrPmtStsRpt>'
        "<GrpHdr><MsgId>R-1</MsgId><CreDtTm>2023-09-06T17:00:00+07:00</CreDtTm></GrpHdr>"
        f"<OrgnlGrpInfAndSts><OrgnlMsgId>{month.message_id}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
        f"<OrgnlNbOfTxs>{count}</OrgnlNbOfTxs><OrgnlCtrlSum>{total}</OrgnlCtrlSum><GrpSts>{group}</GrpSts>"
        f"</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>{month.message_id}</OrgnlPmtInfId>{''.join(items)}"
        "</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>\n"
    ).encode()


def item(month: Month, place: int = 0, status: str = "RJCT", reason: str = "AC04", amount: str = AMOUNT) -> str:
    """Write what a report says of one payment."""
    why = f"<StsRsnInf><Rsn><Cd>{reason}</Cd></Rsn></StsRsnInf>" if reason else ""
    return (
        f"<TxInfAndSts><OrgnlEndToEndId>{month.references[place]}</OrgnlEndToEndId><TxSts>{status}</TxSts>{why}"
        f'<OrgnlTxRef><Amt><InstdAmt Ccy="VND">{amount}</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>'
    )


def mt940(month: Month) -> str:
    """Write the same three debits as an MT940."""
    lines = "".join(
        f":61:2309060906DD{AMOUNT},NTRF{reference}//FT{place}\r\n:86:/EREF/{reference}/ACCT/{account}\r\n"
        for place, (reference, _, account) in enumerate(month.payments)
    )
    head = f":20:S-1\r\n:25:{month.account}\r\n:28C:00001/001\r\n:60F:C230901VND1080000,\r\n"
    return f"{head}{lines}:62F:C230930VND0,\r\n-\r\n"


def table(month: Month, *, amount: str = AMOUNT, result: str = "Thành công", day: str = "06/09/2023") -> str:
    """Write the provider's table of results as CSV; the first row says what it is told to."""
    rows = ["STT;Mã tham chiếu;Họ và tên;Số tài khoản;Số tiền;Kết quả;Ngày thực hiện"]
    for place, (reference, name, account) in enumerate(month.payments):
        said = (amount, result, day) if place == 0 else (AMOUNT, "Thành công", "06/09/2023")
        rows.append(";".join([str(place + 1), reference, name, account, *said]))
    return "\r\n".join(rows) + "\r\n"


def _broken(month: Month, good: bytes) -> Iterator[File]:
    yield File("53-cut-in-an-entry", "53.xml", good[:1500])
    yield File("53-cut-before-the-last-tag", "53b.xml", good[: good.rindex(b"</Document>")])
    yield File("53-report-cut", "53c.xml", report(month, item(month))[:-40])
    yield File("53-mt940-without-closing", "53d.sta", mt940(month).partition(":62F:")[0].encode())
    yield File("53-mt940-cut-in-the-closing", "53e.sta", mt940(month).encode()[:-8])
    yield File("53-nothing", "53f.xml", b" \r\n")


def _entities(good: bytes) -> Iterator[File]:
    def with_prolog(prolog: bytes, was: bytes = b"", became: bytes = b"") -> bytes:
        return prolog + good[good.index(b"<Document") :].replace(was or b"\x00", became)

    yield File("54-doctype", "54.xml", with_prolog(b"<!DOCTYPE Document>"))
    yield File("54-doctype-of-a-file", "54b.xml", with_prolog(b'<!DOCTYPE Document SYSTEM "file:///etc/passwd">'))
    yield File("54-doctype-after-a-long-comment", "54c.xml", with_prolog(b"<!--" + b"x" * 200_000 + b"--><!DOCTYPE D>"))
    quadratic = b'<!DOCTYPE Document [<!ENTITY a "' + b"x" * 50_000 + b'">]>'
    yield File("55-quadratic-growth", "55.xml", with_prolog(quadratic, b"M-S-1", b"&a;" * 1000))
    yield File("55-endless-text", "55b.xml", good.replace(b"<Nm>", b"<Nm>" + b"N" * 11_000_000, 1))
    yield File("55-undeclared-entity", "55c.xml", good.replace(b"M-S-1", b"&nbsp;"))
    yield File("56-nested-tags", "56.xml", good.replace(b"<Ntry>", b"<a>" * 200_000 + b"<Ntry>", 1))
    yield File("56-nested-from-the-root", "56b.xml", b"<a>" * 200_000)


def _versions(month: Month, good: bytes) -> Iterator[File]:
    yield File("57-version-not-known", "57.xml", good.replace(b"053.001.08", b"053.001.99"))
    yield File("57-notification", "57b.xml", good.replace(b"camt.053", b"camt.054"))
    yield File("57-foreign-namespace", "57c.xml", good.replace(_NAMESPACE.encode(), b"urn:other:"))
    yield File("57-older-version-claimed", "57d.xml", good.replace(b"053.001.08", b"053.001.02"))
    yield File("57-report-in-version-3", "57e.xml", report(month, item(month), version="03"))
    yield File("57-report-in-no-version", "57f.xml", report(month, item(month), version="99"))
    yield File("57-element-nobody-knows", "57g.xml", good.replace(b"<Ntry>", b"<Ntry><Surprise/>", 1))
    yield File("57-web-page", "57h.xml", b"<html><body>404</body></html>")


def _repeated(month: Month) -> Iterator[File]:
    debits = [entry(month, place) for place in range(3)]
    yield File("58-reference-twice", "58.xml", statement(month, *debits, entry(month), closing=-360_000))
    yield File("58-rejection-twice", "58b.xml", report(month, item(month), item(month)))
    yield File("58-paid-and-rejected", "58c.xml", report(month, item(month, status="ACSC", reason=""), item(month)))
    summary = "<TxsSummry><TtlNtries><NbOfNtries>9</NbOfNtries></TtlNtries></TxsSummry>"
    yield File("59-count-of-a-statement", "59.xml", statement(month, summary=summary))
    yield File("59-count-of-a-report", "59b.xml", report(month, item(month), count="4"))
    yield File("59-sum-of-a-report", "59c.xml", report(month, item(month), total="1080001"))
    yield File("59-balance-that-does-not-add-up", "59d.xml", statement(month, closing=1))


def _contradictions(month: Month) -> Iterator[File]:
    paid = item(month, status="ACSC", reason="")
    yield File("60-paid-in-a-rejected-group", "60.xml", report(month, paid, group="RJCT"))
    yield File("61-status-not-known", "61.xml", report(month, item(month, status="ZZZZ")))
    yield File("61-reason-not-known", "61b.xml", report(month, item(month, reason="QQ99")))
    yield File("61-entry-not-booked", "61c.xml", _changed(month, 360_000, status="<Cd>PDNG</Cd>"))


def _amounts_and_days(month: Month, good: bytes) -> Iterator[File]:
    yield File("62-dollars", "62.xml", _changed(month, currency="USD"))
    yield File("62-half-a-dong", "62b.xml", _changed(month, amount="360000.50"))
    yield File("62-no-decimals-after-all", "62c.xml", _changed(month, amount="360000.00"))
    yield File("63-zero", "63.xml", _changed(month, amount="0"))
    yield File("63-negative", "63b.xml", good.replace(b">360000<", b">-360000<", 1))
    yield File("63-exponent", "63c.xml", good.replace(b">360000<", b">3.6e5<", 1))
    yield File("63-one-dong-less", "63d.xml", _changed(month, 1, amount="359999"))
    yield File("63-one-dong", "63e.xml", _changed(month, 359_999, amount="1"))
    for case, day in (("to-come", "2023-10-09"), ("one", "0001-01-01"), ("9999", "9999-12-31"), ("none", "")):
        yield File(f"64-day-{case}", f"64-{case}.xml", _changed(month, day=day))
    yield File("65-opening-that-does-not-follow", "65.xml", statement(month, opening=2_080_000, closing=1_000_000))
    more = [entry(month, place) for place in range(3)]
    stranger = entry(month, amount="5000", reference="NOTPROVIDED", name="X", account="1234567")
    yield File("65-one-line-more", "65b.xml", statement(month, *more, stranger, closing=-5_000))
    yield File("65-one-line-more-but-the-same-balance", "65c.xml", statement(month, *more, stranger))


def _disguised(month: Month, good: bytes) -> Iterator[File]:
    lying = good.replace(b'"UTF-8"', b'"ISO-8859-1"')
    yield File("66-mark-before-utf-8", "66.xml", b"\xef\xbb\xbf" + good)
    yield File("66-latin-1-claimed-over-utf-8", "66b.xml", lying)
    yield File("66-utf-16", "66c.xml", good.decode().encode("utf-16"))
    yield File("66-broken-utf-8", "66d.xml", good.replace(b"<Nm>", b"<Nm>\xca", 1))
    yield File("68-comment-in-an-amount", "68.xml", good.replace(b">360000<", b">360<!-- x -->000<", 1))
    yield File("68-cdata-in-an-amount", "68b.xml", good.replace(b">360000<", b"><![CDATA[360]]>000<", 1))
    yield File("68-instruction-in-an-amount", "68c.xml", good.replace(b">360000<", b">36<?x y?>0000<", 1))
    yield File("68-spaces-preserved", "68d.xml", good.replace(b"<Ntry>", b'<Ntry xml:space="preserve">', 1))
    yield File("69-account-of-another-payee", "69.xml", _changed(month, account="0041000123456"))
    other = dataclasses.replace(month, account="9999999999999")
    yield File("69-account-of-another-customer", "69b.xml", statement(other))
    yield File("69-reference-that-is-nobodys", "69c.xml", _changed(month, reference="CT00000000999997"))
    yield File("69-reference-with-a-wrong-digit", "69d.xml", _changed(month, reference=month.references[0][:-1] + "0"))


def _tables(month: Month) -> Iterator[File]:
    yield File("62-table-with-half-a-dong", "62d.csv", table(month, amount="360000,50").encode())
    yield File("63-table-with-negative-amount", "63f.csv", table(month, amount="-360000").encode())
    yield File("63-table-with-scientific-amount", "63g.csv", table(month, amount="3.6E+05").encode())
    yield File("64-table-with-a-day-to-come", "64.csv", table(month, day="06/09/2033").encode())
    yield File("61-table-with-a-result-not-known", "61.csv", table(month, result="Chắc là rồi").encode())
    encoded = table(month).encode().replace("ợ".encode(), b"\xe3")
    yield File("66-table-that-is-no-utf-8", "66.csv", encoded)
    yield File("53-table-with-a-quote-never-closed", "53.csv", table(month).replace(";Thành", ';"Thành', 1).encode())


def _mt940(month: Month) -> Iterator[File]:
    good = mt940(month)
    for case, was, became in (
        ("62-mt940-with-half-a-dong", "DD360000,", "DD360000,50"),
        ("62-mt940-in-dollars", "C230901VND", "C230901USD"),
        ("63-mt940-with-zero", "DD360000,", "DD0,"),
        ("64-mt940-with-a-day-that-never-was", ":61:2309060906", ":61:2302310231"),
        ("64-mt940-with-a-day-to-come", ":61:2309060906", ":61:9909060906"),
        ("66-mt940-with-a-mark", ":20:", "\ufeff:20:"),
        ("69-mt940-with-another-account", "/ACCT/", "/ACCT/9"),
    ):
        yield File(case, f"{case[:2]}-mt940.sta", good.replace(was, became, 1).encode())


def _workbooks() -> Iterator[File]:
    """Hand in workbooks that are refused as lists, this time as results."""
    hostile = ("01-zip-bomb", "01-zip-bomb-that-lies", "02-", "03-dimension-too-large-in-xls", "05-", "06-", "07-")
    hostile += ("08-", "09-", "10-", "11-xls-cut-off", "11-html")
    for file in containers.files():
        if file.case.startswith(hostile):
            yield dataclasses.replace(file, case=f"{file.case}-as-result")


def _changed(month: Month, closing: int = 0, *, amount: str = AMOUNT, **says: str) -> bytes:
    """Write the statement with its first debit changed."""
    return statement(month, entry(month, 0, amount, **says), entry(month, 1), entry(month, 2), closing=closing)
