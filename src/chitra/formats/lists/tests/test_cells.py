"""Each thing that can be wrong with a cell: repaired visibly, flagged, held or refused; never guessed."""

import datetime
import io
import unicodedata
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chitra.formats.lists import findings, reading, workbook
from chitra.formats.lists.tests import books
from chitra.kernel import legacy_fonts, messages

ROW = books.FIRST_ROW


def read_one(**cells: Any) -> tuple[workbook.Sheet, dict[str, str | None]]:
    """Read a list of one person whose named cells are changed; its totals are not stated."""
    rows = [*books.TITLE, *books.HEADER, ["I. Thôn Tích Phú"], books.person(1, **cells)]
    sheet = reading.read(books.xlsx({"Ds chi trả": rows}), "a.xlsx").sheets[0]
    people = books.people_of(sheet)
    assert len(people) == 1
    return sheet, people[0]


@pytest.mark.parametrize(
    ("cells", "code", "cell", "outcome"),
    [
        ({"name": ""}, "NAME_MISSING", "C", "refused"),
        ({"name": "=HYPERLINK(1)"}, "NAME_BAD", "C", "refused"),
        ({"name": "@SUM(A1)"}, "NAME_BAD", "C", "refused"),
        ({"name": "+cmd|' /C calc'!A0"}, "NAME_BAD", "C", "refused"),
        ({"name": "\t=1"}, "NAME_BAD", "C", "refused"),
        ({"name": "Nguy?n V?n A"}, "NAME_BAD", "C", "refused"),
        ({"name": "Nguyễn Văn 4"}, "NAME_BAD", "C", "refused"),
        ({"name": "Võ \u202eVăn Ba"}, "NAME_BAD", "C", "refused"),
        ({"name": "<script>alert(1)</script>"}, "NAME_BAD", "C", "refused"),
        ({"name": "Văn " * 8_000}, "TEXT_LONG", "C", "refused"),
        ({"code": "Q" * 100}, "TEXT_LONG", "B", "refused"),
        ({"name": "Lê Văn Tám (chết)"}, "DECEASED", "C", "held"),
        ({"name": "Lê Văn Tám - đã mất"}, "DECEASED", "C", "held"),
        ({"name": "Lê Văn Tám (mất sức)"}, "NAME_NOTE", "C", "accepted"),
        ({"name": "Lê Văn Tám (UQ: con Nam)"}, "NAME_NOTE", "C", "accepted"),
        ({"name": "Bà Lê Thị Tám"}, "NAME_NOTE", "C", "accepted"),
        ({"name": "Võ Văn\u00a0Ba"}, "NBSP", "C", "accepted"),
        ({"name": "Võ Văn\u200b Ba"}, "ZWSP", "C", "accepted"),
        ({"name": " Võ Văn Ba"}, "TRAIL_SPACE", "C", "accepted"),
        ({"name": unicodedata.normalize("NFD", "Nguyễn Văn Phước")}, "NFD", "C", "accepted"),
        ({"name": legacy_fonts.to_tcvn3("Nguyễn Văn Phước")}, "ENC_TCVN3", "C", "accepted"),
        ({"name": legacy_fonts.to_vni("Nguyễn Văn Phước")}, "ENC_VNI", "C", "accepted"),
        ({"name": "Nguyá»…n VÄƒn A"}, "MOJIBAKE", "C", "accepted"),
        ({"total": "1.250", "allowance": "1.250"}, "MONEY_AMBIGUOUS", "O", "refused"),
        ({"total": -360_000}, "MONEY_NEGATIVE", "O", "refused"),
        ({"total": "\u2212360.000"}, "MONEY_NEGATIVE", "O", "refused"),
        ({"total": 360_000.4}, "MONEY_FRACTION", "O", "refused"),
        ({"total": "1500000.4"}, "MONEY_FRACTION", "O", "refused"),
        ({"total": True}, "MONEY_UNREADABLE", "O", "refused"),
        ({"allowance": True}, "MONEY_UNREADABLE", "J", "refused"),
        ({"total": "1e6"}, "MONEY_UNREADABLE", "O", "refused"),
        ({"total": "1,5 triệu"}, "MONEY_UNREADABLE", "O", "refused"),
        ({"total": "٣٦٠٠٠٠"}, "MONEY_UNREADABLE", "O", "refused"),
        ({"total": 1e15}, "MONEY_LARGE", "O", "refused"),
        ({"total": ""}, "MONEY_MISSING", "O", "refused"),
        ({"total": 0, "allowance": 0}, "MONEY_ZERO", "O", "held"),
        ({"total": 270_000}, "SUM_BAD", "O", "held"),
        ({"total": 360, "allowance": 360}, "UNIT_THOUSAND", "O", "held"),
        ({"total": "360.000"}, "NUM_AS_TEXT", "O", "accepted"),
        ({"total": "３６００００"}, "NUM_AS_TEXT", "O", "accepted"),
        ({"total": "360\u00a0000 đ"}, "NUM_AS_TEXT", "O", "accepted"),
        ({"cccd": 49134681098}, "CCCD_LOST_ZERO", "F", "accepted"),
        ({"cccd": "49134681098"}, "CCCD_LOST_ZERO", "F", "accepted"),
        ({"cccd": ""}, "CCCD_MISSING", "F", "accepted"),
        ({"cccd": "201234567"}, "CCCD_OLD", "F", "accepted"),
        ({"cccd": "0491346810"}, "CCCD_BAD", "F", "held"),
        ({"cccd": "0491346810988"}, "CCCD_BAD", "F", "held"),
        ({"cccd": "003134681098"}, "CCCD_BAD", "F", "held"),
        ({"cccd": "4.9134E+10"}, "CCCD_BAD", "F", "held"),
        ({"cccd": "O49134681098"}, "CCCD_BAD", "F", "held"),
        ({"cccd": "049135681098"}, "CCCD_YEAR_MISMATCH", "F", "accepted"),
        ({"cccd": "049034681098"}, "CCCD_SEX_MISMATCH", "F", "accepted"),
        ({"account": 4994796685917}, "ACC_NUMBER", "R", "accepted"),
        ({"account": 97043612345678901}, "ACC_FORMAT", "R", "held"),
        ({"account": "9.70436E+15"}, "ACC_FORMAT", "R", "held"),
        ({"account": "9704 0512 3456 7890"}, "ACC_FORMAT", "R", "held"),
        ({"account": "123"}, "ACC_FORMAT", "R", "held"),
        ({"account": "4994 7966 85917"}, "ACC_FORMAT", "R", "accepted"),
        ({"female": "31/04/1934"}, "DATE_BAD", "E", "accepted"),
        ({"female": 12_500}, "DATE_BAD", "E", "accepted"),
        ({"female": "12/05/34"}, "DATE_BAD", "E", "accepted"),
        ({"female": "abc"}, "DATE_BAD", "E", "accepted"),
        ({"female": 2043}, "DATE_BAD", "E", "accepted"),
        ({"female": 1880}, "DATE_BAD", "E", "accepted"),
        ({"note": "Đã chết ngày 15/07/2023"}, "DECEASED", "U", "held"),
        ({"note": "từ trần 8/2023"}, "DECEASED", "U", "held"),
        ({"coefficient": "một"}, "COEF_BAD", "I", "accepted"),
        ({"months": "7-8"}, "MONTHS_BAD", "L", "accepted"),
        ({"proxy_cccd": "123"}, "CCCD_BAD", "Q", "held"),
    ],
)  # fmt: skip
def test_a_defect_has_its_code_cell_and_consequence(cells: dict[str, Any], code: str, cell: str, outcome: str) -> None:
    sheet, person = read_one(**cells)
    assert (code, f"{cell}{ROW}") in books.codes(sheet)
    assert person["outcome"] == outcome


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"name": "Bh'nướch Thanh Thuận"},
        {"name": "A Lăng Ngọc Tuyết"},
        {"name": "Ông Thị Tám"},
        {"name": "NGUYỄN VĂN PHƯỚC"},
        {"name": "Nguyễn Thị Anh"},
        {"female": "05/05/1934"},
        {"female": 1934},
        {"female": "03/1934"},
        {"cccd": "001134681098"},
        {"account": ""},
        {"account": "Tiền mặt"},
        {"coefficient": "1,0"},
        {"months": 2, "arrears": 720_000, "total": 1_080_000},
        {"note": "=1+1 là ghi chú"},
        {"note": "con đã mất sức, vợ chết"},
    ],
)
def test_what_is_right_has_no_finding(cells: dict[str, Any]) -> None:
    sheet, person = read_one(**cells)
    assert books.codes(sheet) == []
    assert person["outcome"] == "accepted"


@pytest.mark.parametrize(
    ("written", "name", "flags", "note"),
    [
        ("Bà Nguyễn Hồng Thủy (chết)", "Nguyễn Hồng Thủy", "{deceased,honorific}", "Bà chết"),
        ("Ông Nguyễn Văn Ba", "Nguyễn Văn Ba", "{honorific}", "Ông"),
        ("Lê Văn Tám (GH: Lê Thị Hai)", "Lê Văn Tám", "{guardian}", "GH: Lê Thị Hai"),
        ("Lê Văn Tám UQ con Nam", "Lê Văn Tám", "{authorised}", "UQ con Nam"),
        ("Lê Văn Tám con LS", "Lê Văn Tám", "{relative}", "con LS"),
        ("Mẹ Lê Thị Tám", "Lê Thị Tám", "{honorific}", "Mẹ"),
        ("Lê Văn Tám, từ trần 8/2023", "Lê Văn Tám", "{deceased}", "từ trần 8/2023"),
    ],
)
def test_titles_and_notes_are_split_off_names(written: str, name: str, flags: str, note: str) -> None:
    _, person = read_one(name=written)
    assert (person["full_name"], person["name_flags"], person["name_note"]) == (name, flags, note)


def test_repairs_show_before_and_after() -> None:
    sheet, person = read_one(cccd=49134681098, name=legacy_fonts.to_tcvn3("Trần Thị Lê"))
    assert {(finding.code, finding.value, finding.expected) for finding in sheet.findings} == {
        ("CCCD_LOST_ZERO", "49134681098", "049134681098"),
        ("ENC_TCVN3", "TrÇn ThÞ Lª", "Trần Thị Lê"),
    }
    assert (person["cccd"], person["full_name"]) == ("049134681098", "Trần Thị Lê")


def test_a_doubtful_cell_follows_its_column_of_legacy_text() -> None:
    names = ["Nguyễn Văn Phước", "Trần Thị Lê", "Đặng Hữu Quế", "Lê Phú"]
    people = [books.person(place, name=legacy_fonts.to_tcvn3(name)) for place, name in enumerate(names, 1)]
    sheet = reading.read(books.xlsx({"Ds chi trả": books.monthly(people)}), "a.xlsx").sheets[0]
    assert [person["full_name"] for person in books.people_of(sheet)] == names


def test_births_keep_what_is_known() -> None:
    for written, birth in (
        ("31/04/1934", ("1934", None, None, "t")),
        (12_500, ("1934", "3", "22", "t")),
        ("00/00/1934", ("1934", None, None, "f")),
    ):
        _, person = read_one(female=written)
        assert (person["birth_year"], person["birth_month"], person["birth_day"], person["birth_is_estimated"]) == birth


def test_real_dates_among_day_first_texts_are_flagged() -> None:
    swapped = books.person(1, female=datetime.date(1934, 3, 5))
    rows = books.monthly([swapped, books.person(2, female="23/05/1934")])
    sheet = reading.read(books.xlsx({"Ds chi trả": rows}, default_date_format="dd/mm/yyyy"), "a.xlsx").sheets[0]
    assert books.codes(sheet) == [("DATE_BAD", f"E{ROW}")]


def test_an_error_value_is_refused_at_its_cell() -> None:
    rows = books.monthly([books.person(1)])
    text = books.delimited(rows).replace(",360000,,,4994", ",#REF!,,,4994")
    sheet = reading.read(text.encode(), "a.csv").sheets[0]
    assert ("MONEY_UNREADABLE", f"O{ROW}") in books.codes(sheet)


def test_an_error_of_a_formula_is_refused_at_its_cell() -> None:
    book = openpyxl.load_workbook(io.BytesIO(books.xlsx({"Ds chi trả": books.monthly([books.person(1)])})))
    cell = book["Ds chi trả"][f"K{ROW}"]
    cell.value, cell.data_type = "#REF!", "e"
    target = io.BytesIO()
    book.save(target)
    sheet = reading.read(target.getvalue(), "a.xlsx").sheets[0]
    assert [(finding.code, finding.column, finding.value) for finding in sheet.findings] == [
        ("MONEY_UNREADABLE", "K", "#REF!")
    ]


def test_a_total_over_an_amount_that_cannot_be_read_is_let_alone_and_others_are_not() -> None:
    rows = books.monthly([books.person(1, caregiver="1.250"), books.person(2)], total=720_001)
    codes = books.codes(reading.read(books.xlsx({"Ds chi trả": rows}), "a.xlsx").sheets[0])
    assert codes == [("MONEY_AMBIGUOUS", f"K{ROW}"), ("SUM_BAD", f"O{ROW + 2}"), ("SUM_BAD", f"O{ROW + 3}")]
    rows = books.monthly([books.person(1, total="1.250"), books.person(2)], total=720_001)
    codes = books.codes(reading.read(books.xlsx({"Ds chi trả": rows}), "a.xlsx").sheets[0])
    assert codes == [("MONEY_AMBIGUOUS", f"O{ROW}")]


def test_every_rule_speaks_both_languages_and_names_its_basis() -> None:
    for rule in findings.CATALOGUE.values():
        assert rule.basis
        assert (rule.severity == "block") == (rule.consequence != "none")
        assert all(
            (rule.text.vi, rule.text.en, rule.text.cause_vi, rule.text.cause_en, rule.text.fix_vi, rule.text.fix_en)
        )


def test_a_finding_is_a_sentence_with_its_cell() -> None:
    sheet, _ = read_one(cccd=49134681098)
    finding = sheet.findings[0]
    said = messages.rendered(finding.code, findings.fields_of(finding), "en")
    assert said.message == f"Ds chi trả!F{ROW}: citizen card 49134681098 had lost its leading zero: 049134681098"


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(set(books.COLUMN) - {"stt"})),
        st.text(max_size=12) | st.floats(-1e18, 1e18) | st.booleans(),
    )
)
def test_whatever_stands_in_a_row_it_is_counted_once(cells: dict[str, Any]) -> None:
    clean = {
        name: "".join(c for c in cell if c.isprintable()) if isinstance(cell, str) else cell
        for name, cell in cells.items()
    }
    rows = [*books.TITLE, *books.HEADER, books.person(1, **clean), books.person(2)]
    sheet = reading.read(books.xlsx({"Ds chi trả": rows}), "a.xlsx").sheets[0]
    assert sheet.counts.non_empty == sum(1 for row in rows if any(cell != "" for cell in row))
    assert len(books.rows_of(sheet)) == sheet.counts.non_empty
    for person in books.people_of(sheet):
        assert person["outcome"] != "accepted" or (person["full_name"] and int(person["total_vnd"] or 0) > 0)
