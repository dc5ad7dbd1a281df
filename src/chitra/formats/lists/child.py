"""The process that reads hostile files: limited in memory and time, it does nothing else and may be killed any time.

Started by `readers`; speaks over the inherited descriptor named on its command line.
"""

import resource
import signal
import sys
from multiprocessing import connection

from chitra.formats.lists import limits, messages, outlines, reading, workbook
from chitra.kernel import errors

# Without hints only the outline is wanted.
Job = tuple[str | bytes, str, workbook.Hints | None]
Answer = workbook.Workbook | outlines.Outline


def main(descriptor: int, memory_bytes: int) -> None:
    """Answer jobs until the other end hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with connection.Connection(descriptor) as line:
        while True:
            try:
                job: Job = line.recv()
            except EOFError:
                return
            _allow_more_time()
            line.send(_answer(*job))


def _answer(source: str | bytes, file_name: str, hints: workbook.Hints | None) -> Answer | errors.Refusal:
    try:
        if isinstance(source, bytes):
            return _read(source, file_name, hints)
        with open(source, "rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
        return _read(data, file_name, hints)
    except errors.Refusal as refusal:
        return refusal
    except MemoryError:
        return messages.refusal("E-FILE-READER", file=file_name, detail="memory")
    except OSError as failure:
        return messages.refusal("E-FILE-OPEN", file=file_name, detail=failure.strerror or type(failure).__name__)


def _read(data: bytes, file_name: str, hints: workbook.Hints | None) -> Answer:
    return outlines.outline(data, file_name) if hints is None else reading.read(data, file_name, hints)


def _allow_more_time() -> None:
    """Give each file the same processor time, however many came before it."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + limits.READER_CPU_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
