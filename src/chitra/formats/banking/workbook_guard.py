"""Look at a workbook's container before a reader touches it: no bombs, no far-away cells, no DOCTYPE, no password."""

import io
import re
import zipfile
import zlib
from typing import Final

from chitra.kernel import errors

_ENTRIES_MAX: Final = 500
_TOTAL_BYTES_MAX: Final = 400 << 20
_RATIO_MAX: Final = 300
_SMALL_BYTES: Final = 1 << 20
_CHUNK_BYTES: Final = 1 << 20
_OVERLAP_BYTES: Final = 64
_ROW_MAX: Final = 200_100
_FAR_CELL = re.compile(rb"""<c\s[^>]*?\br=["'](?:[A-Z]{3,}\d+|[A-Z]{1,2}(\d{6,}))""")
_FAR_ROW = re.compile(rb"""<row\s[^>]*?\br=["'](\d{6,})""")


class WorkbookRefused(errors.BadInput):
    """The container is not one that an office program wrote in good faith."""


def check(data: bytes) -> None:
    """Refuse a workbook that would exhaust its reader.

    :raises WorkbookRefused: naming the part and what is wrong with it.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise WorkbookRefused("E-TABLE-OLD-FORMAT")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            entries = container.infolist()
            if len(entries) > _ENTRIES_MAX or sum(entry.file_size for entry in entries) > _TOTAL_BYTES_MAX:
                raise WorkbookRefused("E-TABLE-BOMB", value=len(entries))
            for entry in entries:
                _check_entry(container, entry)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise WorkbookRefused("E-TABLE-UNREADABLE", detail=str(error)[:200]) from None


def _check_entry(container: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    parts = entry.filename.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or ":" in parts[0]:
        raise WorkbookRefused("E-TABLE-BOMB", value=entry.filename[:100])
    if entry.file_size > _SMALL_BYTES and entry.file_size > _RATIO_MAX * max(entry.compress_size, 1):
        raise WorkbookRefused("E-TABLE-BOMB", value=entry.filename)
    if not entry.filename.endswith((".xml", ".rels")):
        return
    read = 0
    tail = b""
    with container.open(entry) as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            read += len(chunk)
            window = tail + chunk
            if read > entry.file_size or b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                raise WorkbookRefused("E-TABLE-BOMB", value=entry.filename)
            if _is_far(window):
                raise WorkbookRefused("E-TABLE-ROWS", sheet=entry.filename, limit=_ROW_MAX)
            tail = window[-_OVERLAP_BYTES:]


def _is_far(window: bytes) -> bool:
    """Tell whether a cell lies beyond column ZZ or beyond the rows we read: a reader would allocate all before it."""
    cells = (match[1] is None or int(match[1]) > _ROW_MAX for match in _FAR_CELL.finditer(window))
    rows = (int(match[1]) > _ROW_MAX for match in _FAR_ROW.finditer(window))
    return any(cells) or any(rows)
