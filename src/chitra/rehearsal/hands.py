"""Hands that share the work of a month out among them: processes of their own, as the sessions of its offices are."""

import contextlib
import multiprocessing
import os
import pathlib
import resource
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent import futures
from typing import Any, TypeVar

from django.db import connections

S = TypeVar("S")
T = TypeVar("T")

_work: list[Callable[[Any], Any]] = []  # what this process does, when it is a hand
_peaks_mb: list[int] = []  # what the hands of each work took together, at most


def shared_out(work: Callable[[S], T], pieces: Sequence[S], hands: int) -> Iterator[T]:
    """Share pieces of work out to so many processes; yield what came of each, in order.

    They are forked, so the work may be any function. Pieces and what comes of them are pickled; each hand has a
    connection to the database of its own.
    """
    connections.close_all()
    peaks: dict[int, int] = {}
    fork = multiprocessing.get_context("fork")
    with futures.ProcessPoolExecutor(hands, mp_context=fork, initializer=_begin, initargs=(work,)) as pool:
        for done, hand, peak in pool.map(_done, pieces):
            peaks[hand] = peak
            yield done
    _peaks_mb.append(sum(peaks.values()))


def in_threads(work: Callable[[S], T], pieces: Sequence[S], hands: int) -> Iterator[T]:
    """Do the same in threads of this process, which may share what cannot be pickled. One hand works here."""
    if hands == 1:
        yield from map(work, pieces)
        return
    with futures.ThreadPoolExecutor(hands) as pool:
        yield from pool.map(work, pieces)
        # Each thread closes the connection that it opened.
        gathered = threading.Barrier(hands)
        for closed in [pool.submit(_leave, gathered) for _ in range(hands)]:
            closed.result()


def peak_mb() -> int:
    """Tell the peak of memory, in MB, since it was last forgotten: of this process, and of the hands beside it."""
    return _own_peak_mb() + max(_peaks_mb, default=0)


def forget_peak() -> None:
    _peaks_mb.clear()
    with contextlib.suppress(OSError):
        pathlib.Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _begin(work: Callable[[Any], Any]) -> None:
    _work.append(work)


def _done(piece: Any) -> tuple[Any, int, int]:
    return _work[-1](piece), os.getpid(), _own_peak_mb()


def _own_peak_mb() -> int:
    with contextlib.suppress(OSError):
        for line in pathlib.Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _leave(gathered: threading.Barrier) -> None:
    gathered.wait()
    connections.close_all()
