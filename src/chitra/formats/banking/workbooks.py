"""The cells of a workbook that may be hostile: read by a process of their own, limited in memory and time.

A workbook of a few kilobytes can make its reader ask for fifty gigabytes, and the process that asks is ended. Run as a
program, this module reads one workbook after another from its input and writes the cells of their sheets to its output:
a reader takes ten times as long to start as to read. One that ended or has grown large is replaced.
"""

import contextlib
import functools
import io
import os
import pickle
import resource
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from typing import BinaryIO, Final

import python_calamine

from chitra.formats.lists import limits, preflight
from chitra.kernel import errors

Cell = str | float | int | bool | date | datetime | time | timedelta | None
Sheets = list[tuple[str, list[list[Cell]]]]
Answer = Sheets | errors.Refusal | str

_LENGTH_BYTES: Final = 8
_WORN_KB: Final = limits.READER_MEMORY_BYTES // 2**10 // 8  # what one file took is not always given back for the next


@functools.lru_cache(maxsize=1)  # the same file is looked at as one kind of answer after another
def cells(data: bytes) -> Answer:
    """Have a workbook read; give its sheets, or a refusal, or in words why the reader could not go on."""
    reader = _at_rest() or _Reader()
    try:
        answer, is_worn = reader.answer(data)
    except (EOFError, OSError, pickle.UnpicklingError):
        return reader.end()
    if is_worn:
        reader.end()
    else:
        _resting.append(reader)
    return answer


class _Reader:
    """One reading process; it ends when this one does, for its input ends."""

    def __init__(self) -> None:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        # The fixed arguments and our own interpreter are all that is run; no shell, nothing of the file's name.
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        self._owner = os.getpid()

    @property
    def is_ready(self) -> bool:
        """Tell whether it waits for us: one inherited from the process that we were forked from waits for another."""
        return self._owner == os.getpid() and self._process.poll() is None

    def answer(self, data: bytes) -> tuple[Answer, bool]:
        """Have one workbook read; tell, too, whether the reader is worn."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(len(data).to_bytes(_LENGTH_BYTES, "big"))
        self._process.stdin.write(data)
        self._process.stdin.flush()
        answer: tuple[Answer, bool] = pickle.load(self._process.stdout)  # noqa: S301 - written by our own code below
        return answer

    def end(self) -> str:
        """Hang up and say how the process ended."""
        self._process.communicate()
        return f"exit {self._process.returncode}"


_resting: list[_Reader] = []


def _at_rest() -> _Reader | None:
    """Take a reader that waits for a file."""
    with contextlib.suppress(IndexError):
        while not (reader := _resting.pop()).is_ready:
            pass
        return reader
    return None


def _serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """Answer one workbook after another until the other end hangs up."""
    while length := orders.read(_LENGTH_BYTES):
        data = orders.read(int.from_bytes(length, "big"))
        _allow_more_time()
        answer = _read(data)
        is_worn = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > _WORN_KB
        pickle.dump((answer, is_worn), answers)
        answers.flush()


def _allow_more_time() -> None:
    """Give each file the same processor time, however many came before it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + limits.READER_CPU_SECONDS
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (allowed if hard == resource.RLIM_INFINITY else min(allowed, hard), hard))


def _read(data: bytes) -> Answer:
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
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _serve(sys.stdin.buffer, sys.stdout.buffer)
