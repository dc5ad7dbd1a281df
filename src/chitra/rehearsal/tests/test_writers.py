import csv

import pytest
import python_calamine

from chitra.rehearsal.tests import builders


def rows_of(path, sheet):
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return [row for row in book.get_sheet_by_name(sheet).to_python(skip_empty_area=False) if any(row)]


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_every_format_holds_the_same_cells(tmp_path, ending):
    truth = builders.generated(tmp_path / "xlsx", people=80)
    builders.generated(tmp_path / ending, people=80, ending=ending)
    for file in truth["files"]:
        other = (tmp_path / ending / file["file"]).with_suffix(f".{ending}")
        for part in file["sheets"]:
            assert rows_of(other, part["sheet"]) == rows_of(tmp_path / "xlsx" / file["file"], part["sheet"])


def test_csv_makes_a_file_of_each_sheet(tmp_path):
    truth = builders.generated(tmp_path, people=80, ending="csv")
    for file in truth["files"]:
        for part in file["sheets"]:
            with (tmp_path / part["file"]).open(encoding="utf-8-sig", newline="") as lines:
                rows = list(csv.reader(lines))
            assert rows[part["header_row"] - 1][0] == "STT"
            assert sum(row[0].isdigit() for row in rows) == part["rows"]


def test_the_same_seed_makes_the_same_bytes(tmp_path):
    truth = builders.generated(tmp_path / "one", people=80, rate=0.1)
    assert builders.generated(tmp_path / "two", people=80, rate=0.1) == truth
    for file in truth["files"]:
        assert (tmp_path / "one" / file["file"]).read_bytes() == (tmp_path / "two" / file["file"]).read_bytes()


def test_two_processes_make_what_one_makes(tmp_path):
    offices = ("PL-506", "PL-503")
    one = builders.generated(tmp_path / "one", people=120, org=offices, rate=0.1)
    assert builders.generated(tmp_path / "two", people=120, org=offices, rate=0.1, processes=2) == one
