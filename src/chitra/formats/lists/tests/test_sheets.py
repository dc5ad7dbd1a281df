"""What a list says, row by row: kinds, typed fields, groups, totals."""

import datetime
import random
from typing import Any

import pytest

from chitra.formats.lists import columns, reading, workbook
from chitra.formats.lists.tests import books
from chitra.kernel import errors
from chitra.kernel import period as periods


def one_sheet(rows: books.Rows, name: str = "Ds chi trả", hints: workbook.Hints | None = None) -> workbook.Sheet:
    return reading.read(books.xlsx({name: rows}), "a.xlsx", hints).sheets[0]


def test_titles_say_who_when_and_where() -> None:
    title = one_sheet(books.monthly([books.person(1)])).title
    assert title.issuer == "UBND HUYỆN ĐẠI LỘC"
    assert title.office == "PHÒNG LAO ĐỘNG - TB VÀ XÃ HỘI"
    assert title.period == periods.Period(2023, 9)
    assert title.commune == "Xã Đại Hiệp"
    assert title.district == "HUYỆN ĐẠI LỘC"
    assert title.money_unit == "dong"


def test_every_row_is_counted_once_with_its_kind() -> None:
    rows = books.monthly([books.person(1), books.person(2), books.person(3)])
    sheet = one_sheet(rows)
    assert sheet.counts.non_empty == sum(1 for row in rows if any(cell != "" for cell in row))
    assert len(books.rows_of(sheet)) == sheet.counts.non_empty
    kinds = [row["row_kind"] for row in books.rows_of(sheet) if row["row_kind"] != "data"]
    assert kinds == [*["title"] * 5, *["header"] * 2, "number", "group", "subtotal", "total", "signature"]
    assert sheet.counts == workbook.Counts(accepted=3, held=0, refused=0, ignored=12)


def test_a_row_is_typed() -> None:
    sheet = one_sheet(books.monthly([books.person(1, proxy="Lê Văn Tám", note="ốm")]))
    person = books.people_of(sheet)[0]
    assert person["row_number"] == str(books.FIRST_ROW)
    assert person["outcome"] == "accepted"
    assert (person["full_name"], person["match_name"], person["sex"]) == ("Hứa Thị Lợi", "HUA THI LOI", "female")
    assert (person["birth_year"], person["birth_month"], person["birth_is_estimated"]) == ("1934", None, "f")
    assert (person["cccd"], person["hamlet"], person["commune_text"]) == (
        "049134681098",
        "Thôn Tích Phú",
        "Xã Đại Hiệp",
    )
    assert (person["coefficient_milli"], person["allowance_vnd"], person["total_vnd"]) == ("1000", "360000", "360000")
    assert (person["account_no"], person["bank_key"]) == ("4994796685917", "AGRIBANK")
    assert (person["proxy_name"], person["proxy_match_name"]) == ("Lê Văn Tám", "LE VAN TAM")
    raw = person["raw"]
    assert raw is not None
    assert raw.split("\t")[:3] == ["1", "QN00001", "Hứa Thị Lợi"]


def test_each_column_has_one_sql_type() -> None:
    assert set(columns.SQL_TYPES) == set(columns.COLUMNS)
    assert len(set(columns.COLUMNS)) == len(columns.COLUMNS)


def test_the_filled_column_of_birth_says_the_sex() -> None:
    man = books.person(1, male="05/05/1939", female="", cccd="049039681098")
    assert books.people_of(one_sheet(books.monthly([man])))[0]["sex"] == "male"
    both = books.person(1, male="1934", female="1934")
    sheet = one_sheet(books.monthly([both]))
    assert ("DATE_BAD", f"D{books.FIRST_ROW}") in books.codes(sheet)


def test_groups_give_hamlet_and_commune() -> None:
    rows: list[Any] = [
        *books.TITLE[:4],
        *books.HEADER,
        ["A. Xã Đại Hiệp"],
        ["I. Thôn Phú Đông"],
        books.person(1, hamlet=""),
        ["II. Thôn Phú Quý"],
        books.person(2, hamlet=""),
        ["B. Xã Đại An"],
        books.person(3, hamlet=""),
    ]
    people = books.people_of(one_sheet(rows))
    assert [(person["commune_text"], person["hamlet"]) for person in people] == [
        ("Xã Đại Hiệp", "Thôn Phú Đông"),
        ("Xã Đại Hiệp", "Thôn Phú Quý"),
        ("Xã Đại An", None),
    ]


def test_an_unknown_commune_is_never_guessed() -> None:
    rows: list[Any] = [*books.TITLE[:4], *books.HEADER, books.person(1)]
    assert books.people_of(one_sheet(rows))[0]["commune_text"] is None


def test_a_wrong_subtotal_total_and_headcount_are_found_at_their_cells() -> None:
    people = [books.person(1), books.person(2)]
    rows = books.monthly(people, total=700_000)
    rows[-4][0] = "Cộng thôn: 3 người"
    codes = books.codes(one_sheet(rows))
    last = books.FIRST_ROW + 1
    assert codes == [("SUM_BAD", f"A{last + 1}"), ("SUM_BAD", f"O{last + 1}"), ("SUM_BAD", f"O{last + 2}")]


@pytest.mark.parametrize(
    ("words", "agrees"),
    [
        ("Số tiền bằng chữ: Bảy trăm hai mươi nghìn đồng.", True),
        ("Bằng chữ: (bảy trăm hai mươi ngàn đồng chẵn)", True),
        ("Số tiền bằng chữ: (720.000 đồng)", True),
        ("Số tiền bằng chữ: Bảy trăm hai mươi mốt nghìn đồng", False),
        ("Số tiền bằng chữ: (721.000 đồng)", False),
    ],
)
def test_the_amount_in_words_is_compared_with_the_total(words: str, agrees: bool) -> None:
    rows = books.monthly([books.person(1), books.person(2)])
    rows[-2] = [words]
    sheet = one_sheet(rows)
    assert (not sheet.findings) == agrees
    assert [row["row_kind"] for row in books.rows_of(sheet)].count("words") == 1


def test_a_row_that_does_not_add_up_is_held() -> None:
    sheet = one_sheet(books.monthly([books.person(1, carried=100_000)]))
    assert ("SUM_BAD", f"O{books.FIRST_ROW}") in books.codes(sheet)
    assert books.people_of(sheet)[0]["outcome"] == "held"
    assert books.people_of(sheet)[0]["reasons"] == "{SUM_BAD}"


def test_recoveries_are_subtracted() -> None:
    header: list[Any] = [["STT", "Họ tên", "CCCD", "Trợ cấp", "Khấu trừ", "Cộng"]]
    rows: list[Any] = [*header, [1, "Lê Văn Tám", "049034681098", 500_000, 100_000, 400_000]]
    sheet = one_sheet(rows)
    assert sheet.counts.accepted == 1
    assert books.people_of(sheet)[0]["recovery_vnd"] == "100000"


def test_the_list_of_a_category_names_it_for_every_row() -> None:
    header: list[Any] = [
        "STT",
        "Số hồ sơ",
        "Họ tên người hưởng",
        "Năm sinh",
        "CCCD",
        "Họ tên liệt sĩ/NCC",
        "Quan hệ",
        "Tỷ lệ %",
        "Trợ cấp",
        "Phụ cấp",
        "Cộng",
    ]
    rows: list[Any] = [
        ["DANH SÁCH CHI TRẢ TRỢ CẤP ƯU ĐÃI - THƯƠNG BINH"],
        ["Tháng 09 năm 2023 - Huyện Đại Lộc"],
        header,
        [1, "QN/TB 1", "Phan Hữu Sơn", 1956, "049056263801", "", "", 41, 2_702_000, 0, 2_702_000],
    ]
    sheet = one_sheet(rows, "TB")
    assert (sheet.layout, sheet.kind, sheet.category_hint) == ("ncc", "monthly", "TB")
    person = books.people_of(sheet)[0]
    assert (person["category_text"], person["injury_pct"], person["sex"]) == ("TB", "41", "male")
    assert one_sheet(rows, "Sheet1").category_hint == "THƯƠNG BINH"


@pytest.mark.parametrize(
    ("heading", "name", "kind"),
    [
        ("DANH SÁCH TĂNG ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI", "Sheet1", "increase"),
        ("", "Ds giảm", "decrease"),
        ("DANH SÁCH ĐIỀU CHỈNH", "Sheet1", "adjustment"),
        ("", "Ds chi trả", "monthly"),
        ("DANH SÁCH CHI TRẢ TRỢ CẤP", "Ds tăng", "monthly"),
        ("", "Xã Đại Tăng", "decrease"),
    ],
)
def test_the_kind_is_read_from_heading_then_name_then_hint(heading: str, name: str, kind: workbook.Kind) -> None:
    rows: list[Any] = [
        [heading],
        ["STT", "Họ và tên", "CCCD", "Mức trợ cấp", "Tổng cộng"],
        [1, "Lê Văn Tám", "049034681098", 1_000_000, 1_000_000],
    ]
    assert one_sheet(rows, name, workbook.Hints(kind="decrease")).kind == kind


def test_a_list_of_increases_needs_decisions() -> None:
    header: list[Any] = [
        "STT",
        "Mã đối tượng",
        "Họ và tên",
        "Số CCCD/CMND",
        "Mức trợ cấp",
        "Lý do tăng",
        "Số QĐ",
        "Ngày QĐ",
        "Hưởng từ tháng",
    ]
    rows: list[Any] = [
        header,
        [1, "QN1", "Lê Văn Tám", "049034681098", 360_000, "Mới", "1200/QĐ-UBND", "18/08/2023", "09/2023"],
        [2, "QN2", "Lê Văn Chín", "049034681099", 360_000, "Mới", "", "", "Tháng 9/2023"],
    ]
    sheet = one_sheet(rows, "Ds tăng")
    decided, undecided = books.people_of(sheet)
    assert (decided["decision_no"], decided["decision_date"], decided["from_month"]) == (
        "1200/QĐ-UBND",
        "2023-08-18",
        "2023-09-01",
    )
    assert undecided["from_month"] == "2023-09-01"
    assert (decided["outcome"], undecided["outcome"], undecided["reasons"]) == (
        "accepted",
        "held",
        "{TANG_NO_DECISION}",
    )


def test_an_adjustment_is_the_new_amount_less_the_old() -> None:
    header: list[Any] = ["STT", "Họ và tên", "Số CCCD", "Mức cũ", "Mức mới", "Chênh lệch", "Lý do", "Từ tháng"]
    rows: list[Any] = [
        header,
        [1, "Lê Văn Tám", "049034681098", 720_000, 540_000, -180_000, "Đổi mức", datetime.date(2023, 9, 1)],
        [2, "Lê Văn Chín", "049034681099", 540_000, 720_000, 100_000, "Đổi mức", "09/2023"],
    ]
    data = books.xlsx({"Ds điều chỉnh": rows}, default_date_format="dd/mm/yyyy")
    sheet = reading.read(data, "a.xlsx").sheets[0]
    right, wrong = books.people_of(sheet)
    assert (right["outcome"], right["diff_vnd"], right["from_month"]) == ("accepted", "-180000", "2023-09-01")
    assert wrong["reasons"] == "{SUM_BAD}"


def test_thousands_are_multiplied_only_when_the_header_says_so() -> None:
    rows = books.monthly([books.person(1, allowance=360, total=360)], total=360)
    silent = one_sheet(rows)
    assert (silent.counts.held, silent.total_vnd) == (1, 360)
    rows[5] = ["ĐVT: nghìn đồng"]
    said = one_sheet(rows)
    assert (said.counts.accepted, said.total_vnd, said.stated_total_vnd) == (1, 360_000, 360_000)
    assert [finding.code for finding in said.findings] == ["UNIT_THOUSAND"]


def test_amounts_in_dong_under_a_header_of_thousands_are_held() -> None:
    rows = books.monthly([books.person(1)])
    rows[5] = ["Đơn vị tính: 1.000 đồng"]
    assert one_sheet(rows).counts.held == 1


def test_synonyms_reordered_columns_and_a_late_header_are_understood() -> None:
    rows: list[Any] = [
        *[[""] for _ in range(9)],
        ["HỌ TÊN", "so cmnd", "Thành tiền (đồng)", "Năm\nsinh", "TT", "Địa chỉ", "STK", "Mức hưởng"],
        ["Lê Văn Tám", "049034681098", 360_000, 1934, 1, "Thôn 1", "0123456789", 360_000],
    ]
    sheet = one_sheet(rows)
    assert (sheet.header_row, sheet.counts.accepted) == (10, 1)
    person = books.people_of(sheet)[0]
    assert (person["hamlet"], person["account_no"], person["total_vnd"]) == ("Thôn 1", "0123456789", "360000")


def test_family_and_given_names_in_two_columns_are_one_name() -> None:
    rows: list[Any] = [
        ["STT", "Họ và tên", "", "CCCD", "Tổng cộng"],
        ["", "Họ đệm", "Tên", "", ""],
        [1, "Lê Văn", "Tám", "049034681098", 360_000],
    ]
    assert books.people_of(one_sheet(rows))[0]["full_name"] == "Lê Văn Tám"


def test_a_second_header_in_the_middle_is_no_person() -> None:
    people = [books.person(1), books.person(2)]
    rows: list[Any] = [*books.TITLE, *books.HEADER, people[0], *books.HEADER, people[1]]
    sheet = one_sheet(rows)
    assert sheet.counts.data == 2
    assert sheet.counts.accepted == 2


def test_a_block_for_each_commune_in_one_sheet_keeps_them_apart() -> None:
    header = ["STT", "Họ và tên", "Số CCCD", "Mức trợ cấp", "Tổng cộng"]
    person = [1, "Lê Văn Tám", "049034681098", 360_000, 360_000]
    rows: list[Any] = []
    for commune in ("Xã Đại Hiệp", "Xã Đại An"):
        rows += [[f"DANH SÁCH CHI TRẢ - {commune}"], header, person, ["Tổng cộng", "", "", "", 360_000], []]
    sheet = one_sheet(rows)
    assert [person["commune_text"] for person in books.people_of(sheet)] == ["Xã Đại Hiệp", "Xã Đại An"]
    assert (sheet.stated_total_vnd, sheet.total_vnd, sheet.findings) == (720_000, 720_000, ())


def test_a_header_of_three_rows_is_understood() -> None:
    rows: list[Any] = [
        ["STT", "Thông tin người hưởng", "", "", "Số tiền", "", "", "Ghi chú"],
        ["", "Họ và tên", "Ngày sinh", "", "Mức trợ cấp", "Truy lĩnh", "", ""],
        ["", "", "Nam", "Nữ", "", "Số tháng", "Số tiền", ""],
        [1, "Lê Văn Tám", 1934, "", 360_000, 2, 720_000, ""],
    ]
    person = books.people_of(one_sheet(rows))[0]
    assert (person["sex"], person["arrears_months"], person["arrears_vnd"]) == ("male", "2", "720000")
    assert (person["allowance_vnd"], person["total_vnd"], person["outcome"]) == ("360000", "1080000", "accepted")


def test_the_only_sum_of_a_list_is_its_total_whatever_it_is_called() -> None:
    rows: list[Any] = [
        ["STT", "Họ tên", "CCCD", "Trợ cấp", "Cộng"],
        [1, "Lê Văn Tám", "049034681098", 360_000, 360_000],
    ]
    sheet = one_sheet([*rows, ["", "Cộng", "", 360_000, 360_000]])
    assert (sheet.stated_total_vnd, sheet.findings) == (360_000, ())


def test_two_columns_of_the_same_money_refuse_the_file() -> None:
    rows: list[Any] = [
        ["STT", "Họ và tên", "CCCD", "Tổng cộng", "Thành tiền"],
        [1, "Lê Văn Tám", "049034681098", 360_000, 720_000],
    ]
    with pytest.raises(errors.BadInput) as refusal:
        one_sheet(rows)
    assert refusal.value.code == "E-FILE-HEADER-TWICE"
    assert refusal.value.fields["column"] == "D, E"


def test_a_list_without_money_is_refused() -> None:
    with pytest.raises(errors.BadInput) as refusal:
        one_sheet([["STT", "Họ và tên", "CCCD", "Ghi chú"], [1, "Lê Văn Tám", "049034681098", ""]])
    assert refusal.value.code == "E-FILE-COLUMN-MISSING"


def test_the_same_content_has_the_same_hash_in_every_format_and_order() -> None:
    people = [books.person(number, account="", coefficient=1.5, hamlet=f"Thôn {number}") for number in range(1, 30)]
    rows = books.monthly(people)
    shuffled = random.Random(3).sample(people, len(people))
    for number, row in enumerate(shuffled, 1):
        shuffled[number - 1] = [number, *row[1:]]
    capital = [[str(cell).upper() for cell in row] for row in books.HEADER]
    hashes = {
        reading.read(data, "a").sheets[0].content_hash
        for data in (
            books.xlsx({"Ds chi trả": rows}),
            books.xls({"Ds chi trả": rows}),
            books.ods({"Ds chi trả": rows}),
            books.delimited(rows).encode("utf-8-sig"),
            books.delimited(rows, ";").encode("utf-16"),
            books.xlsx({"Ds chi trả": books.monthly(shuffled)}),
            books.xlsx({"Ds chi trả": [*books.TITLE, *capital, ["I. Thôn Tích Phú"], *people]}),
        )
    }
    assert len(hashes) == 1
    people[3][books.COLUMN["allowance"]] = people[3][books.COLUMN["total"]] = 540_000
    assert reading.read(books.xlsx({"Ds chi trả": books.monthly(people)}), "a").sheets[0].content_hash not in hashes


def test_a_sheet_for_each_commune_is_a_list_for_each() -> None:
    rows: list[Any] = [*books.TITLE[:4], *books.HEADER, books.person(1)]
    data = books.xlsx({f"Xã Đại {name}": rows for name in ("Hiệp", "An", "Sơn")} | {"Ghi chú": [["chỉ là ghi chú"]]})
    sheets = reading.read(data, "a.xlsx").sheets
    assert [sheet.title.commune for sheet in sheets] == ["Xã Đại Hiệp", "Xã Đại An", "Xã Đại Sơn", None]
    assert (sheets[3].kind, sheets[3].counts.ignored) == (None, 1)


def test_a_list_names_each_spelling_once() -> None:
    orphans = "Trẻ em\tmồ côi"
    people = [books.person(1), books.person(2, category=orphans), books.person(3, bank=""), books.person(4)]
    assert one_sheet(books.monthly(people)).spellings == {
        "commune_text": ("Xã Đại Hiệp",),
        "category_text": ("Người từ đủ 80 tuổi", "Trẻ em mồ côi"),
        "relation": (),
        "bank_text": ("Agribank",),
    }
