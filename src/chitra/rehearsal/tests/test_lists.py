import csv
import importlib.resources

import pytest
import python_calamine

from chitra.kernel import errors, period, vnd
from chitra.rehearsal import generator, groups, tariff
from chitra.rehearsal.tests import builders


def cells(folder, part):
    book = python_calamine.CalamineWorkbook.from_path(str(folder / part["file"]))
    rows = book.get_sheet_by_name(part["sheet"]).to_python(skip_empty_area=False)
    return [[int(cell) if isinstance(cell, float) and cell == int(cell) else cell for cell in row] for row in rows]


def monthly(truth):
    return [part for file in truth["files"] for part in file["sheets"] if part["kind"] == "monthly"]


def test_every_person_ordered_stands_on_a_list(tmp_path):
    truth = builders.generated(tmp_path, people=601)
    assert truth["totals"]["rows"] == 601
    assert {file["programme"] for file in truth["files"]} == {"btxh", "ncc"}


def test_totals_of_a_sheet_are_the_sums_of_its_rows(tmp_path):
    truth = builders.generated(tmp_path)
    for part in monthly(truth):
        rows = cells(tmp_path, part)
        head = rows[part["header_row"] - 1]
        at = head.index("Tổng cộng" if "Tổng cộng" in head else "Cộng")
        people = [row for row in rows if isinstance(row[0], int)]
        total = next(row for row in rows if str(row[0]).startswith("TỔNG CỘNG"))
        words = next(row for row in rows if str(row[0]).startswith("Số tiền bằng chữ"))
        subtotals = [row[at] for row in rows if str(row[0]).startswith("Cộng thôn")]
        assert sum(row[at] for row in people) == total[at] == part["lawful_vnd"] == part["stated_vnd"]
        assert total[0] == f"TỔNG CỘNG: {len(people)} người"
        assert words[0] == f"Số tiền bằng chữ: {vnd.in_words(total[at])}"
        assert not subtotals or sum(subtotals) == total[at]


def test_a_row_of_btxh_adds_up(tmp_path):
    truth = builders.generated(tmp_path, programmes=("btxh",))
    for part in monthly(truth):
        for row in cells(tmp_path, part):
            if isinstance(row[0], int):
                assert row[14] == row[9] + row[10] + (row[12] or 0) + row[13]
                assert row[9] == row[8] * 360_000


@pytest.mark.parametrize(
    ("right", "regular_vnd", "arrears_vnd"),
    [
        (groups.Right("ncc", "TB", 21), 1_384_000, 580_000),
        (groups.Right("ncc", "TB", 81), 5_335_000 + 1_031_000, 2_670_000),
        (groups.Right("ncc", "TNLS", 1), 2_055_000, 862_000),
        (groups.Right("ncc", "BMVNAH"), 6_165_000 + 1_722_000, 3_308_000),
    ],
)
def test_september_2023_pays_the_rise_of_july_and_august(right, regular_vnd, arrears_vnd):
    since = period.Period(2020, 1)
    law = tariff.Tariff()
    assert groups.due(right, builders.SEPTEMBER, law).regular_vnd == regular_vnd
    assert groups.rise_owed(right, builders.SEPTEMBER, since, law) == arrears_vnd
    assert groups.rise_owed(right, builders.SEPTEMBER.next, since, law) == 0


def test_a_late_decree_is_paid_in_october_for_three_months():
    right, since, law = groups.Right("ncc", "TB", 21), period.Period(2020, 1), tariff.Tariff(period.Period(2023, 10))
    assert groups.due(right, builders.SEPTEMBER, law).allowance_vnd == 1_094_000
    assert groups.rise_owed(right, builders.SEPTEMBER, since, law) == 0
    assert groups.due(right, builders.SEPTEMBER.next, law).allowance_vnd == 1_384_000
    assert groups.rise_owed(right, builders.SEPTEMBER.next, since, law) == 3 * 290_000


def test_every_group_has_a_rate():
    for programme, table in groups.GROUPS.items():
        for key in table:
            for quantity in (
                (21, 45, 61, 75, 91) if key in {"TB", "TBB", "CDHH"} else (45, 61, 91) if key == "BB" else (1, 2)
            ):
                right = groups.Right(programme, key, quantity, has_carer=key in {"6.DBN", "BMVNAH"})
                assert groups.due(right, builders.SEPTEMBER, tariff.Tariff()).allowance_vnd > 0


def test_the_rooms_of_the_law_know_every_group_by_the_name_that_lists_give_it():
    data = importlib.resources.files("chitra.programmes").joinpath("data", "list_aliases.csv").read_text("utf-8")
    known = {(row["programme"], name) for row in csv.DictReader(data.splitlines()) for name in row["texts"].split("|")}
    for programme, table in groups.GROUPS.items():
        assert {(programme, group.label) for group in table.values()} <= known


def test_a_district_file_has_a_sheet_for_each_commune_or_category(tmp_path):
    truth = builders.generated(tmp_path, layout="district")
    assert [file["file"] for file in truth["files"]] == [
        "PL-506/DanhSachChiTra_T09_2023_DaiLoc.xlsx",
        "PL-506/NCC_T09_2023_DaiLoc.xlsx",
    ]
    names = {part["sheet"] for part in monthly(truth)}
    assert {"Đại Hiệp", "Ái Nghĩa", "TB", "TNLS"} <= names


def test_the_header_stands_where_it_is_asked_for(tmp_path):
    truth = builders.generated(tmp_path, header_row=11, people=60)
    part = monthly(truth)[0]
    assert part["header_row"] == 11
    assert cells(tmp_path, part)[10][0] == "STT"


def test_money_carried_over_stands_in_its_column(tmp_path):
    before = builders.generated(tmp_path / "before", people=60)
    part = monthly(before)[0]
    row = next(row for row in cells(tmp_path / "before", part) if row[0] == 1)
    carried = tmp_path / "carried.csv"
    carried.write_text(f"source_code,amount\n{row[1]},{row[14]}\n", encoding="utf-8")
    after = builders.generated(tmp_path / "after", people=60, carried=carried)
    assert sum(line["carried_vnd"] for line in after["equations"]) == row[14]
    again = next(line for line in cells(tmp_path / "after", part) if line[1] == row[1])
    assert (again[13], again[14]) == (row[14], 2 * row[14])


@pytest.mark.parametrize(
    "settings",
    [{"people": 0}, {"rate": 1.5}, {"programmes": ("qnam",)}, {"layout": "x"}, {"ending": "doc"}, {"header_row": 3}],
)
def test_an_impossible_setting_is_refused(tmp_path, settings):
    with pytest.raises(generator.BadOrder):
        builders.generated(tmp_path, **settings)


def test_lists_of_two_runs_are_never_mixed(tmp_path):
    builders.generated(tmp_path, people=30)
    with pytest.raises(errors.StateForbids):
        builders.generated(tmp_path, people=30)
