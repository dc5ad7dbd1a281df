"""The cells of a workbook that may be hostile: read by a process of their own, limited in memory and time.

A workbook of a few kilobytes can make its reader ask for fifty gigabytes, and the process that asks is ended. Run as a
program, this module reads a workbook from its input and writes the cells of all sheets to its output.
"""

import functools
import io
import os
import pickle
import resource
import subprocess
import sys
from datetime import date, datetime, time, timedelta

import python_calamine

from chitra.formats.lists import limits, preflight
from chitra.kernel import errors

Cell = str | float | int | bool | date | datetime | time | timedelta | None
Sheets = list[tuple[str, list[list[Cell]]]]


@functools.lru_cache(maxsize=1)  # the same file is looked at as one kind of answer after another
def cells(data: bytes) -> Sheets | errors.Refusal | str:
    """Have a workbook read; give its sheets, or a refusal, or in words why the reader could not go on."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    # The fixed arguments and our own interpreter are all that is run; no shell, nothing of the file's name.
    command = [sys.executable, "-m", __name__]
    reader = subprocess.run(command, input=data, capture_output=True, env=environment, check=False)
    if reader.returncode:
        return f"exit {reader.returncode}"
    answer: Sheets | errors.Refusal | str = pickle.loads(reader.stdout)  # noqa: S301 - written by our own code below
    return answer


def _read(data: bytes) -> Sheets | errors.Refusal | str:
    try:
        if preflight.preflight(data, "").format == "ods":
            return "ods"  # no provider's format
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [
            (name, [list[Cell](row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)])
            for name in book.sheet_names
        ]
    except errors.Refusal as refusal:
        return refusal
    except MemoryError:
        return "memory"
    except (python_calamine.CalamineError, OSError, ValueError) as failure:
        return str(failure)[:200]


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (limits.READER_MEMORY_BYTES, limits.READER_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.READER_CPU_SECONDS, limits.READER_CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    pickle.dump(_read(sys.stdin.buffer.read()), sys.stdout.buffer)
