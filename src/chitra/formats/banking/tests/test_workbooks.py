"""One process reads workbook after workbook; whatever becomes of it, the next file is read."""

import concurrent.futures
import io
import multiprocessing
import os
import pathlib
import signal

import pytest
import xlsxwriter

from chitra.formats.banking import workbooks


def book(*words):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as made:
        made.add_worksheet("A").write_row(0, 0, words)
    return target.getvalue()


def readers():
    """List the processes that read for this one."""
    children = pathlib.Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()
    told = {int(child): pathlib.Path("/proc", child, "cmdline").read_bytes() for child in children}
    return {child for child, command in told.items() if workbooks.__name__.encode() in command}


def test_one_reader_reads_one_file_after_another():
    assert workbooks.cells(book("bà Hai")) == [("A", [["bà Hai"]])]
    before = readers()
    assert len(before) == 1
    assert isinstance(workbooks.cells(b"PK\x03\x04 and nothing else"), Exception | str)
    assert workbooks.cells(book("ông Tư", "cụ Năm")) == [("A", [["ông Tư", "cụ Năm"]])]
    assert readers() == before


def test_a_reader_that_was_killed_is_replaced():
    workbooks.cells(book("chị Ba"))
    for reader in readers():
        os.kill(reader, signal.SIGKILL)
        os.waitid(os.P_PID, reader, os.WEXITED | os.WNOWAIT)
    assert workbooks.cells(book("dì Sáu")) == [("A", [["dì Sáu"]])]


def test_files_at_once_are_not_mixed_up():
    words = [f"người {number}" for number in range(40)]
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert list(pool.map(workbooks.cells, map(book, words))) == [[("A", [[word]])] for word in words]


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork")
def test_a_forked_process_has_a_reader_of_its_own():
    workbooks.cells(book("anh Bảy"))
    fork = multiprocessing.get_context("fork")
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=fork) as pool:
        words = [f"cô {number}" for number in range(20)]
        assert list(pool.map(workbooks.cells, map(book, words))) == [[("A", [[word]])] for word in words]
    assert workbooks.cells(book("anh Chín")) == [("A", [["anh Chín"]])]
