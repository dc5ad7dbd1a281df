"""Reading a file in a process of its own, as a draft says."""

import datetime

from chitra.formats.lists import outlines, readers, workbook
from chitra.rosters import operations as rosters


def of_draft(draft_id: int, *, by: str, at: datetime.datetime) -> workbook.Workbook:
    """Read a draft's file with all that was decided about it.

    :raises errors.BadInput: the file cannot be read so
    """
    data, file_name, hints = rosters.draft_to_read(draft_id=draft_id, by=by, at=at)
    with readers.Readers(1) as pool:
        return pool.submit(data, file_name, hints).result()


def outline(data: bytes, file_name: str) -> outlines.Outline:
    """Look at a file for the first time."""
    with readers.Readers(1) as pool:
        return pool.outline(data, file_name).result()
