"""Bad inputs 1 to 12 and 39: what is wrong with the file itself, before anybody asks what its cells say."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.sax import saxutils

from chitra.formats.lists.tests import books
from tests.corpus import sample
from tests.corpus.sample import File

_MIB = 2**20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
_LAUGHS = b"".join(b'<!ENTITY %c "&%c;&%c;&%c;">' % (98 + step, *[97 + step] * 3) for step in range(20))
_BILLION_LAUGHS = b'<!DOCTYPE worksheet [<!ENTITY a "ha">' + _LAUGHS + b"]>"
_MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_XXE = b'<!DOCTYPE Types [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def files() -> Iterator[File]:
    """Make the files, in the order of the catalogue."""
    yield from _bombs()
    yield from _archives()
    yield from _disguises()
    yield from _empty()
    yield from _names()


def _bombs() -> Iterator[File]:
    yield File("01-zip-bomb", "01.xlsx", _bomb(sample.SHEET_PART, stated=1024 * _MIB))
    yield File("01-zip-bomb-that-lies", "01b.xlsx", _bomb(sample.SHEET_PART, stated=100))
    yield File("01-ten-thousand-parts", "01c.xlsx", sample.repacked(_same, {f"xl/x{n}.xml": b"" for n in range(2_100)}))
    far = b'<row r="1048576"><c r="%s"><v>1</v></c></row></sheetData>'
    yield File("02-cell-at-the-end-of-excel", "02.xlsx", sample.in_sheet(b"</sheetData>", far % b"XFD1048576"))
    yield File("02-column-beyond-any-list", "02b.xlsx", sample.in_sheet(b"</sheetData>", far % b"KO1048576"))
    yield File("02-repeated-cells-in-ods", "02c.ods", _repeating_ods(columns=16_384, rows=1_048_576))
    yield File("02-repeated-rows-in-ods", "02d.ods", _repeating_ods(columns=300, rows=400_000))
    for case, lie in (("too-large", b"A1:XFD1048576"), ("too-small", b"A1:A1")):
        yield File(f"03-dimension-{case}", f"03-{case}.xlsx", _with_dimension(lie))
    yield File("02-cell-far-away-in-xls", "02e.xls", _xls_with_far_cell())
    yield File("03-dimension-too-large-in-xls", "03.xls", _xls_with_dimension())
    strings = b' count="50000000" uniqueCount="50000000"'
    yield File("04-strings-that-claim-to-be-50-million", "04.xlsx", _with_strings(strings, b""))
    many = b"<si><t></t></si>" * 4_000_000
    yield File("04-strings-that-unpack-without-end", "04b.xlsx", _with_strings(b"", many))
    yield File(
        "05-billion-laughs-in-a-sheet", "05.xlsx", sample.in_sheet(b"<worksheet", _BILLION_LAUGHS + b"<worksheet")
    )
    utf16 = sample.repacked(lambda name, data: data.decode().encode("utf-16") if name == sample.SHEET_PART else data)
    yield File("05-sheet-in-utf-16", "05b.xlsx", utf16)
    types = sample.in_part("[Content_Types].xml", b"<Types", _XXE + b"<Types")
    yield File("06-external-entity-in-content-types", "06.xlsx", types)


def _archives() -> Iterator[File]:
    for case, name in (
        ("up", "../../evil.xml"),
        ("absolute", "/etc/passwd"),
        ("drive", "C:\\evil.xml"),
        ("twice", "xl/Workbook.xml"),
    ):
        yield File(f"07-part-named-{case}", f"07-{case}.xlsx", sample.repacked(_same, {name: b"<x/>"}))
    yield File("08-symbolic-link", "08.xlsx", _with_link())
    yield File("09-macro", "09.xlsm", sample.repacked(_same, {"xl/vbaProject.bin": b"\xcc\x61"}))
    yield File("09-macro-in-xls", "09b.xls", _OLE + "_VBA_PROJECT".encode("utf-16-le"))
    yield File("10-password", "10.xlsx", _OLE + "EncryptedPackage".encode("utf-16-le"))
    yield File("10-password-of-the-archive", "10b.xlsx", _encrypted_entries())
    yield File("10-cut-in-the-middle", "10c.xlsx", sample.GOOD[: len(sample.GOOD) // 2])
    yield File("10-one-byte-turned", "10d.xlsx", _with_turned_byte())


def _disguises() -> Iterator[File]:
    old = books.xls({sample.SHEET: sample.rows()})
    text = books.delimited(sample.rows()).encode()
    html = "<html><body><table><tr><td>STT</td><td>Họ và tên</td></tr></table></body></html>".encode()
    yield File("11-xls-named-xlsx", "11.xlsx", old)
    yield File("11-html-named-xls", "11b.xls", html)
    yield File("11-spreadsheetml-named-xls", "11c.xls", b"<?xml version='1.0'?><Workbook/>")
    yield File("11-csv-named-xlsx", "11d.xlsx", text)
    yield File("11-xlsx-named-csv", "11e.csv", sample.GOOD)
    yield File("11-ods-named-xls", "11f.xls", books.ods({sample.SHEET: sample.rows()}))
    yield File("11-pdf-named-xlsx", "11g.xlsx", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    yield File(
        "11-word-named-xlsx", "11h.xlsx", _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    )
    yield File("11-xls-that-is-only-a-container", "11i.xls", _OLE)
    yield File("11-xls-cut-off", "11j.xls", old[: len(old) // 2])


def _empty() -> Iterator[File]:
    yield File("12-no-bytes", "12.xlsx", b"")
    yield File("12-empty-workbook", "12b.xlsx", books.xlsx({"Sheet1": []}))
    no_sheet = sample.in_part("xl/workbook.xml", _sheet_element(), b"")
    yield File("12-workbook-without-sheets", "12c.xlsx", no_sheet)
    for case, state in (("hidden", b"hidden"), ("very-hidden", b"veryHidden")):
        element = _sheet_element()
        hidden = sample.in_part("xl/workbook.xml", element, element.replace(b"<sheet ", b'<sheet state="%s" ' % state))
        yield File(f"12-{case}-sheet", f"12-{case}.xlsx", hidden)
    yield File("12-only-a-note", "12d.xlsx", books.xlsx({"Sheet1": [["Xem công văn kèm theo"]]}))


def _names() -> Iterator[File]:
    for case, name in (
        ("path", "../../../etc/passwd.xlsx"),
        ("quotes", 'ds\'; DROP TABLE "x" --.xlsx'),
        ("emoji", "danh sách 📄🇻🇳.xlsx"),
        ("long", "d" * 300 + ".xlsx"),
        ("right-to-left", "ds\u202excslx.exe"),
        ("template", "{{7*7}}{sheet}%s.xlsx"),
        ("control-characters", "ds\r\n\t\x1b[2J.xlsx"),
        ("bytes-that-are-no-text", "ds\udcff\udc80.xlsx"),
    ):
        yield File(f"39-name-with-{case}", name, sample.GOOD)


def _same(_name: str, data: bytes) -> bytes:
    return data


def _zip(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return target.getvalue()


def _bomb(name: str, *, stated: int) -> bytes:
    """Make a workbook with a part of 1 GiB in 1 MB, whose table of contents states `stated` bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    spaces = packer.compress(b" " * _MIB) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = spaces * 1024 + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    return _with_raw_entry(_zip({"xl/workbook.xml": b"<workbook/>"}), name.encode(), packed, stated)


def _with_raw_entry(archive: bytes, name: bytes, packed: bytes, stated: int) -> bytes:
    """Append one packed entry to an archive of one entry, its checksum and size as claimed."""
    with zipfile.ZipFile(io.BytesIO(archive)) as read:
        start, count = read.start_dir, len(read.infolist())
    directory = archive[start : archive.rindex(b"PK\x05\x06")]
    sizes = struct.pack("<III", 0, len(packed), stated)
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", len(name), 0) + name
    central = b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + sizes
    central += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, start) + name
    directory += central
    end = struct.pack("<HHHHIIH", 0, 0, count + 1, count + 1, len(directory), start + len(local) + len(packed), 0)
    return archive[:start] + local + packed + directory + b"PK\x05\x06" + end


def _repeating_ods(*, columns: int, rows: int) -> bytes:
    """Make a sheet of 1.4 kB whose one cell is repeated over columns and rows."""
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    names += 'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    cell = f'<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="{columns}"/>'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    content = f"<office:document-content {names}><office:body><office:spreadsheet>"
    content += (
        f'<table:table table:name="x">{row}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    return _zip({"mimetype": kind, "content.xml": content.encode(), "META-INF/manifest.xml": _MANIFEST})


def _with_dimension(reference: bytes) -> bytes:
    def change(name: str, data: bytes) -> bytes:
        if name != sample.SHEET_PART:
            return data
        start = data.index(b"<dimension")
        return data[:start] + b'<dimension ref="%s"/>' % reference + data[data.index(b">", start) + 1 :]

    return sample.repacked(change)


def _xls_with_far_cell() -> bytes:
    """Move the first cell of text to row and column 65,536, so that a reader wants 50 GB for what lies between."""
    data = books.xls({sample.SHEET: sample.rows()})
    at = data.index(b"\xfd\x00\x0a\x00") + 4
    return data[:at] + struct.pack("<HH", 0xFFFF, 0xFFFF) + data[at + 4 :]


def _xls_with_dimension() -> bytes:
    """Let the record of dimensions claim four thousand million rows."""
    data = books.xls({sample.SHEET: sample.rows()})
    at = data.index(b"\x00\x02\x0e\x00") + 4
    return data[:at] + struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0) + data[at + 14 :]


def _with_strings(counts: bytes, more: bytes) -> bytes:
    def change(name: str, data: bytes) -> bytes:
        if name != "xl/sharedStrings.xml":
            return data
        start = data.index(b" count=")
        end = data.index(b">", start)
        opened = data[:start] + (counts or data[start:end]) + data[end:]
        return opened.replace(b"</sst>", more + b"</sst>")

    return sample.repacked(change)


def _with_link() -> bytes:
    target = io.BytesIO(sample.GOOD)
    with zipfile.ZipFile(target, "a") as archive:
        link = zipfile.ZipInfo("xl/link.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return target.getvalue()


def _encrypted_entries() -> bytes:
    """Set the flag of encryption in every entry of the good workbook's table of contents."""
    data = bytearray(sample.GOOD)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


def _with_turned_byte() -> bytes:
    """Turn one byte in the packed sheet, so that its checksum is wrong."""
    with zipfile.ZipFile(io.BytesIO(sample.GOOD)) as archive:
        entry = archive.getinfo(sample.SHEET_PART)
    data = bytearray(sample.GOOD)
    data[entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2] ^= 0xFF
    return bytes(data)


def _sheet_element() -> bytes:
    name = saxutils.escape(sample.SHEET)
    return f'<sheet name="{name}" sheetId="1" r:id="rId1"/>'.encode()
