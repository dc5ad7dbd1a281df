"""Reading in child processes: many files, hostile ones among them."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from chitra.formats.lists import limits, readers, reading
from chitra.formats.lists.tests import books
from chitra.kernel import errors

GOOD = books.xlsx({"Ds chi trả": books.monthly([books.person(1), books.person(2)])})


def test_files_are_read_as_in_process_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(GOOD)
    with readers.Readers(processes=2) as pool:
        answers = list(pool.each([(path, "a.xlsx"), (GOOD, "a.xlsx"), (b"", "b.xlsx"), (GOOD, "a.xlsx")]))
    expected = reading.read(GOOD, "a.xlsx")
    assert [name for name, _ in answers] == ["a.xlsx", "a.xlsx", "b.xlsx", "a.xlsx"]
    assert answers[0][1].result() == answers[1][1].result() == answers[3][1].result() == expected
    with pytest.raises(errors.BadInput, match="E-FILE-EMPTY"):
        answers[2][1].result()


def test_a_file_that_is_not_there_is_refused() -> None:
    with readers.Readers(processes=1) as pool, pytest.raises(errors.BadInput, match="E-FILE-OPEN"):
        pool.submit(Path("/nowhere/a.xlsx"), "a.xlsx").result()


def test_a_reader_without_memory_refuses_its_file_and_the_next_is_read() -> None:
    large = books.delimited(
        [["STT", "Họ và tên", "CCCD", "Tổng cộng"], *([1, "Lê Văn Tám", "", 360000] for _ in range(90_000))]
    ).encode()
    with readers.Readers(processes=1, memory_bytes=160 * 2**20) as pool:
        with pytest.raises(errors.BadInput, match="E-FILE-READER"):
            pool.submit(large, "a.csv").result()
        assert pool.submit(GOOD, "a.xlsx").result().sheets[0].counts.accepted == 2


def test_a_killed_reader_loses_no_other_file() -> None:
    others = _children()
    with readers.Readers(processes=1) as pool:
        assert pool.submit(GOOD, "a.xlsx").result()
        (child,) = _children() - others
        os.kill(child, signal.SIGKILL)
        with pytest.raises(errors.BadInput, match="E-FILE-READER"):
            pool.submit(GOOD, "a.xlsx").result()
        assert pool.submit(GOOD, "a.xlsx").result().sheets[0].counts.accepted == 2


def _children() -> set[int]:
    """List the reading processes of this one; another test may have left one waiting for its next file."""
    words = ["pgrep", "-P", str(os.getpid()), "-f", "formats.lists.child"]
    return {int(pid) for pid in subprocess.run(words, capture_output=True, text=True, check=False).stdout.split()}


def test_leaving_early_waits_for_nothing_and_leaves_nobody_behind() -> None:
    script = (
        "from chitra.formats.lists import readers\n"
        "try:\n"
        "    with readers.Readers(processes=2) as pool:\n"
        "        waiting = [pool.submit(b'STT', str(number)) for number in range(500)]\n"
        "        raise KeyError\n"
        "except KeyError:\n"
        "    print(any(answer.cancelled() for answer in waiting))\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, env=environment, check=True
    )
    assert done.stdout.strip() == "True"


def test_limits_leave_room_for_the_largest_list() -> None:
    assert limits.DATA_ROWS * 100 < limits.CELLS
    assert limits.PART_BYTES < limits.READER_MEMORY_BYTES / 4
