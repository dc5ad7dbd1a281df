"""A file becomes a workbook of lists. Pure: bytes in, dataclasses out; run it in a child process (`readers`)."""

import hashlib

from chitra.formats.lists import grids, limits, messages, sheet, workbook
from chitra.formats.lists import preflight as preflights
from chitra.kernel import errors


def read(data: bytes, file_name: str, hints: workbook.Hints | None = None) -> workbook.Workbook:
    """Read a file of lists.

    :raises errors.BadInput: when the file as a whole is unreadable, hostile or no list; the code begins with E-FILE-.
    """
    flight = preflights.preflight(data, file_name)
    try:
        sheets = tuple(sheet.read(grid, hints or workbook.Hints()) for grid in grids.grids(data, flight))
    except errors.BadInput as refusal:
        raise messages.refusal(refusal.code, **{"file": file_name, **refusal.fields}) from refusal
    if not any(one.counts.non_empty for one in sheets):
        raise messages.refusal("E-FILE-EMPTY", file=file_name)
    if not any(one.kind for one in sheets):
        raise messages.refusal("E-FILE-NO-LIST", file=file_name)
    rows = sum(one.counts.data for one in sheets)
    if rows > limits.DATA_ROWS:
        raise messages.refusal("E-FILE-ROWS", file=file_name, found=rows, limit=limits.DATA_ROWS)
    return workbook.Workbook(file_name, hashlib.sha256(data).hexdigest(), len(data), flight.format, sheets)
