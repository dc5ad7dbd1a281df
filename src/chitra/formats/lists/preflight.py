"""A look at a file before anything parses it: what it really is, and whether it is safe to read.

A workbook is a zip archive of XML; both can be made to explode. Every part is unpacked once within limits and searched
for what Excel never writes.
"""

import dataclasses
import io
import re
import stat
import zipfile
import zlib

from lxml import etree

from chitra.formats.lists import limits, messages, unseen, workbook
from chitra.kernel import errors


@dataclasses.dataclass(frozen=True, slots=True)
class Scan:
    """What the XML of one sheet says and its reader does not tell. Rows count from 1, columns from 0."""

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unfilled: frozenset[tuple[int, int]] = frozenset()  # formulas without a stored result
    errors: dict[tuple[int, int], str] = dataclasses.field(default_factory=dict)  # #REF! and its like


@dataclasses.dataclass(frozen=True, slots=True)
class Preflight:
    """What a file is; `scans` by the sheet's name, for xlsx only."""

    format: workbook.Format
    scans: dict[str, Scan]


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KNOWN_BINARIES = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
)
_MARKUP = re.compile(
    rb"^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|head|body|table|meta|style|\?xml|!--)", re.IGNORECASE
)


def preflight(data: bytes, file_name: str) -> Preflight:
    """Say what the file is, whatever its name.

    :raises errors.BadInput: E-FILE-EMPTY, E-FILE-SIZE, E-FILE-FORMAT, E-FILE-HTML, E-FILE-DAMAGED, E-FILE-ENCRYPTED,
        E-FILE-MACRO, E-FILE-BOMB, E-FILE-DIMENSION, E-FILE-HOSTILE.
    """
    try:
        return _recognised(data)
    except errors.BadInput as refusal:
        raise messages.refusal(refusal.code, **{"file": file_name, **refusal.fields}) from refusal


def _recognised(data: bytes) -> Preflight:
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise messages.refusal("E-FILE-EMPTY")
    if len(data) > limits.FILE_BYTES:
        raise messages.refusal("E-FILE-SIZE", found=len(data), limit=limits.FILE_BYTES)
    if data.startswith(b"PK"):
        return _archive(data)
    if data.startswith(_OLE):
        return _compound(data)
    for magic, name in _KNOWN_BINARIES:
        if data.startswith(magic):
            raise messages.refusal("E-FILE-FORMAT", found=name)
    if _MARKUP.match(data[:1024]):
        raise messages.refusal("E-FILE-HTML")
    return Preflight("csv", {})


def _compound(data: bytes) -> Preflight:
    """Recognise an old .xls, and what hides in the same container: an encrypted .xlsx, macros."""
    if _wide("EncryptedPackage") in data:
        raise messages.refusal("E-FILE-ENCRYPTED")
    if _wide("_VBA_PROJECT") in data:
        raise messages.refusal("E-FILE-MACRO")
    if _wide("Workbook") not in data and _wide("Book") not in data:
        raise messages.refusal("E-FILE-FORMAT", found="OLE")
    return Preflight("xls", _told(unseen.in_xls(data)))


def _told(sheets: dict[str, unseen.Unseen]) -> dict[str, Scan]:
    return {
        name: Scan(frozenset(sheet.rows), frozenset(sheet.columns), errors=sheet.errors)
        for name, sheet in sheets.items()
    }


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")


def _archive(data: bytes) -> Preflight:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            names = {entry.filename for entry in entries}
            if "xl/workbook.xml" in names:
                return Preflight("xlsx", _scans(_unpacked(archive, entries)))
            if "content.xml" in names:
                return Preflight("ods", _told(unseen.in_ods(_unpacked(archive, entries)["content.xml"])))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as failure:
        raise messages.refusal("E-FILE-DAMAGED", detail=type(failure).__name__) from failure
    raise messages.refusal("E-FILE-FORMAT", found="xlsb" if "xl/workbook.bin" in names else "zip")


_ODS_MACRO = re.compile(r"^(?:Basic|Scripts)/.+/(?!script-l[bc])[^/]+$")


def _check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive by its table of contents alone."""
    if len(entries) > limits.PARTS:
        raise messages.refusal("E-FILE-BOMB", detail=len(entries), limit=limits.PARTS)
    if len({entry.filename.lower() for entry in entries}) != len(entries):
        raise messages.refusal("E-FILE-HOSTILE", detail="duplicate part")
    for entry in entries:
        name = entry.filename
        if entry.flag_bits & 1:
            raise messages.refusal("E-FILE-ENCRYPTED")
        if (
            name.startswith(("/", "\\"))
            or ".." in re.split(r"[/\\]", name)
            or ":" in name
            or "\x00" in entry.orig_filename
        ):
            raise messages.refusal("E-FILE-HOSTILE", detail=f"path {name[:80]!r}")
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise messages.refusal("E-FILE-HOSTILE", detail=f"link {name[:80]!r}")
        if name.lower().endswith("vbaproject.bin") or _ODS_MACRO.match(name):
            raise messages.refusal("E-FILE-MACRO")
        if entry.file_size > limits.PART_BYTES or _is_explosive(entry.file_size, entry.compress_size):
            raise messages.refusal("E-FILE-BOMB", detail=entry.file_size, limit=limits.PART_BYTES)
    total = sum(entry.file_size for entry in entries)
    if total > limits.UNPACKED_BYTES:
        raise messages.refusal("E-FILE-BOMB", detail=total, limit=limits.UNPACKED_BYTES)


def _is_explosive(unpacked: int, packed: int) -> bool:
    return unpacked > limits.RATIO_FREE_BYTES and unpacked > packed * limits.LARGEST_RATIO


_READ_PARTS = re.compile(r"(?:\.xml|\.rels)$")


def _unpacked(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Unpack the XML parts, never more than they declare, and refuse document types and entities."""
    parts: dict[str, bytes] = {}
    for entry in entries:
        if not _READ_PARTS.search(entry.filename.lower()):
            continue
        with archive.open(entry) as stream:
            part = stream.read(entry.file_size + 1)
        if len(part) > entry.file_size:
            raise messages.refusal("E-FILE-BOMB", detail=entry.filename, limit=entry.file_size)
        if part[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in part[:64]:
            raise messages.refusal("E-FILE-HOSTILE", detail=f"encoding of {entry.filename[:80]}")
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise messages.refusal("E-FILE-HOSTILE", detail=f"DOCTYPE in {entry.filename[:80]}")
        parts[entry.filename] = part
    return parts


_SHEET_NAMESPACES = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
_RELATION = re.compile(
    r"\{http://(?:schemas\.openxmlformats\.org/officeDocument/2006|purl\.oclc\.org/ooxml/officeDocument)/relationships\}id"
)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def _scans(parts: dict[str, bytes]) -> dict[str, Scan]:
    """Scan every sheet, by its name."""
    try:
        book = etree.fromstring(parts["xl/workbook.xml"], _parser())
        relations = etree.fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"), _parser())
    except etree.XMLSyntaxError as failure:
        raise messages.refusal("E-FILE-DAMAGED", detail="workbook.xml") from failure
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    scans: dict[str, Scan] = {}
    sheets = [sheet for namespace in _SHEET_NAMESPACES for sheet in book.iter(f"{namespace}sheet")]
    if len(sheets) > limits.SHEETS:
        raise messages.refusal("E-FILE-BOMB", detail=len(sheets), limit=limits.SHEETS)
    for sheet in sheets:
        target = targets.get(
            next((value for key, value in sheet.attrib.items() if _RELATION.fullmatch(str(key))), ""), ""
        )
        part = parts.get(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
        if part is not None:
            scans[sheet.get("name", "")] = _scan(part, sheet.get("name", ""))
    return scans


_RECTANGLE = f"{limits.COLUMNS} × {limits.DATA_ROWS}"
_TWO_LETTERS = re.compile(rb'r="[A-Z][A-Z]')
_FAR = re.compile(rb'r="((?:[A-Z]{3,}|K[O-Z]|[L-Z][A-Z])[0-9]{1,9})"')
_REFERENCE = re.compile(rb'r="([A-Z]{1,3})([0-9]{1,9})"')
_UNFILLED = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]*><f(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>')
_FAILED = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?=[^>]*\bt="e")[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]{1,20})</v>'
)
_HIDDEN_ROW = re.compile(rb'<row (?=[^>]*\bhidden="(?:1|true)")[^>]*\br="([0-9]{1,7})"')
_HIDDEN_COLUMN = re.compile(
    rb'<col (?=[^>]*\bhidden="(?:1|true)")(?=[^>]*\bmin="([0-9]{1,5})")[^>]*\bmax="([0-9]{1,5})"'
)


def _scan(part: bytes, sheet: str) -> Scan:
    _check_dimensions(part, sheet)
    unfilled: frozenset[tuple[int, int]] = frozenset()
    if b"<f" in part:
        unfilled = frozenset((int(found[2]), column_place(found[1])) for found in _UNFILLED.finditer(part))
    failed: dict[tuple[int, int], str] = {}
    if b't="e"' in part:
        failed = {
            (int(found[2]), column_place(found[1])): found[3].decode("ascii", "replace")
            for found in _FAILED.finditer(part)
        }
    if b'hidden="' not in part:
        return Scan(unfilled=unfilled, errors=failed)
    columns: set[int] = set()
    for found in _HIDDEN_COLUMN.finditer(part):
        columns.update(range(int(found[1]) - 1, min(int(found[2]), limits.COLUMNS)))
    return Scan(frozenset(int(found[1]) for found in _HIDDEN_ROW.finditer(part)), frozenset(columns), unfilled, failed)


def _check_dimensions(part: bytes, sheet: str) -> None:
    """Refuse filled cells far away: a reader holds the rectangle around them. Formatted empty cells are harmless."""
    for found in _FAR.finditer(part) if _TWO_LETTERS.search(part) else ():
        end = part.find(b">", found.end())
        if end > 0 and part[end - 1 : end] != b"/" and not part.startswith((b"</c>", b"</row>"), end + 1):
            raise messages.refusal("E-FILE-DIMENSION", sheet=sheet, found=found[1].decode(), limit=_RECTANGLE)
    last = part.rfind(b"<c ", 0, max(part.rfind(b"<v"), part.rfind(b"<t"), 0))
    reference = _REFERENCE.search(part, last, last + 200) if last >= 0 else None
    rows = int(reference[2]) if reference else 0
    if rows <= limits.CELLS // limits.COLUMNS:
        return
    columns = max(column_place(letters) + 1 for letters in {found[1] for found in _REFERENCE.finditer(part)})
    if rows * columns > limits.CELLS or rows > limits.EXCEL_ROWS:
        raise messages.refusal(
            "E-FILE-DIMENSION", sheet=sheet, found=f"{rows} × {columns}", limit=f"{limits.COLUMNS} × {limits.DATA_ROWS}"
        )


def column_place(letters: bytes) -> int:
    """Count a column's letters from 0: A is 0, AA is 26."""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place - 1
