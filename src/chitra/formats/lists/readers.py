"""Reading files of lists in child processes, so that a hostile file can only kill its reader."""

import collections
import os
import queue
import socket
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent import futures
from multiprocessing import connection
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from chitra.formats.lists import child, limits, messages, outlines, workbook
from chitra.kernel import errors

_SILENCE_SECONDS = 300  # a reader that says nothing for so long is stuck; the processor limit comes long before

_Answer = futures.Future[workbook.Workbook]
_Order = tuple[child.Job, futures.Future[Any]]


class Readers:
    """A few reading processes, used for any number of files; one that dies is replaced and only its file is refused.

    with Readers(processes=2) as readers:
        for path, answer in readers.each(paths):
            book = answer.result()  # or raises errors.BadInput
    """

    def __init__(self, processes: int = 2, memory_bytes: int = limits.READER_MEMORY_BYTES) -> None:
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._memory_bytes = memory_bytes
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(processes)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self._cancel_waiting()
        for _ in self._threads:
            self._orders.put(None)
        for thread in self._threads:
            thread.join()

    def submit(self, source: Path | bytes, file_name: str, hints: workbook.Hints | None = None) -> _Answer:
        """Order a file to be read. The answer is its workbook, or raises errors.BadInput."""
        answer: _Answer = futures.Future()
        self._orders.put((_job(source, file_name, hints or workbook.Hints()), answer))
        return answer

    def outline(self, source: Path | bytes, file_name: str) -> futures.Future[outlines.Outline]:
        """Order a first look at a file: its sheets, their first rows and the headers that were found."""
        answer: futures.Future[outlines.Outline] = futures.Future()
        self._orders.put((_job(source, file_name, None), answer))
        return answer

    def each(
        self, sources: Iterable[tuple[Path | bytes, str]], hints: workbook.Hints | None = None
    ) -> Iterator[tuple[str, _Answer]]:
        """Read files in their order, a few ahead of whoever consumes them, so that memory stays small."""
        ahead: collections.deque[tuple[str, _Answer]] = collections.deque()
        for source, file_name in sources:
            ahead.append((file_name, self.submit(source, file_name, hints)))
            if len(ahead) > 2 * len(self._threads):
                yield _awaited(ahead.popleft())
        while ahead:
            yield _awaited(ahead.popleft())

    def _cancel_waiting(self) -> None:
        while not self._orders.empty():
            order = self._orders.get()
            if order:
                order[1].cancel()

    def _serve(self) -> None:
        """Keep one process alive and hand it one file after another."""
        process: _Process | None = None
        while (order := self._orders.get()) is not None:
            job, answer = order
            if not answer.set_running_or_notify_cancel():
                continue
            process = process or _Process(self._memory_bytes)
            result = process.answer(job)
            if result is None:
                result = messages.refusal("E-FILE-READER", file=job[1], detail=process.end())
                process = None
            if isinstance(result, errors.Refusal):
                answer.set_exception(result)
            else:
                answer.set_result(result)
        if process:
            process.end()


def _job(source: Path | bytes, file_name: str, hints: workbook.Hints | None) -> child.Job:
    # Bytes of a name that are no text could be neither stored nor printed.
    name = file_name.encode("utf-8", "replace").decode("utf-8")
    return (source if isinstance(source, bytes) else os.fspath(source), name, hints)


def _awaited(item: tuple[str, _Answer]) -> tuple[str, _Answer]:
    futures.wait([item[1]])
    return item


class _Process:
    """One reading process and the line to it."""

    def __init__(self, memory_bytes: int) -> None:
        ours, theirs = socket.socketpair()
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
        # The fixed arguments and our own interpreter are all that is run; no shell, nothing of the file's name.
        self._process = subprocess.Popen(
            [sys.executable, "-m", child.__name__, str(theirs.fileno()), str(memory_bytes)],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        theirs.close()
        self._line = connection.Connection(ours.detach())

    def answer(self, job: child.Job) -> child.Answer | errors.Refusal | None:
        """Have a file read; None when the process died or fell silent."""
        try:
            self._line.send(job)
            if not self._line.poll(_SILENCE_SECONDS):
                return None
            result: child.Answer | errors.Refusal = self._line.recv()
        except (EOFError, OSError):
            return None
        return result

    def end(self) -> str:
        """Hang up, end the process and say how it ended."""
        self._line.close()
        try:
            code = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        return f"signal {-code}" if code < 0 else f"exit {code}"
