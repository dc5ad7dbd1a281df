import pytest

from chitra.programmes import models, queries, rules

pytestmark = pytest.mark.django_db


def _category(programme_code: str, words: str, **facts: object) -> str | None:
    key = queries.ListKey(
        programme_code=programme_code,
        key=rules.list_text_key(words),
        is_sheet=programme_code == "ncc",
        component=str(facts.pop("component", "allowance")),
        relation_key=rules.list_text_key(str(facts.pop("relation", ""))),
        **facts,  # type: ignore[arg-type]
    )
    found = queries.categories_of([key]).get(key)
    return found.category_code if found else None


@pytest.mark.parametrize(
    ("words", "age", "category_code"),
    [
        ("Người từ đủ 80 tuổi", 89, "BTXH.5C"),
        ("Khuyết tật đặc biệt nặng", 26, "BTXH.6.DBN"),
        ("Khuyết tật đặc biệt nặng", 15, "BTXH.6.DBN.TE"),
        ("Khuyết tật đặc biệt nặng", 60, "BTXH.6.DBN.NCT"),
        ("KHUYẾT TẬT NẶNG", 59, "BTXH.6.N"),
        ("Khuyết tật nặng", None, "BTXH.6.N"),
        ("Trẻ em khuyết tật nặng", 9, "BTXH.6.N.TE"),
        ("Người cao tuổi khuyết tật nặng", 70, "BTXH.6.N.NCT"),
        ("Đơn thân nghèo nuôi con", 44, "BTXH.4"),
        ("Người cao tuổi nghèo", 79, "BTXH.5A.60"),
        ("Người cao tuổi nghèo", 80, "BTXH.5A.80"),
        ("Trẻ em không có nguồn nuôi dưỡng", 3, "BTXH.1.U4"),
        ("Trẻ em không có nguồn nuôi dưỡng", 4, "BTXH.1.4P"),
        ("Từ đủ 16 tuổi đang học", 17, "BTXH.2"),
        ("Trẻ em nhiễm HIV hộ nghèo", 2, "BTXH.3.U4"),
        ("Người nhiễm HIV hộ nghèo", 33, "BTXH.8"),
        ("Người cao tuổi được nhận nuôi dưỡng", 71, "BTXH.5D"),
        ("Người cao tuổi từ 75 đến 80 tuổi vùng khó khăn", 76, "BTXH.5B"),
        ("Trẻ em dưới 3 tuổi vùng khó khăn", 1, "BTXH.7"),
        ("Hộ gia đình chăm sóc NKT đặc biệt nặng", 50, "BTXH.CS.HGD"),
        ("Người nghèo", 50, None),
    ],
)
def test_social_assistance_is_told_by_text_and_age(words: str, age: int | None, category_code: str | None) -> None:
    assert _category("btxh", words, age_months=None if age is None else age * 12) == category_code


@pytest.mark.parametrize(
    ("sheet", "pct", "category_code"),
    [
        ("TB", 21, "NCC.TB.021"),
        ("TB", 100, "NCC.TB.100"),
        ("TB", 20, None),
        ("TB", None, None),
        ("TBB", 61, "NCC.TBB.061"),
        ("BB", 50, "NCC.BB.41"),
        ("BB", 91, "NCC.BB.91"),
        ("CĐHH", 40, "NCC.CDHH.21"),
        ("CĐHH", 81, "NCC.CDHH.81"),
        ("TNLS", None, "NCC.LS.TN1"),
        ("BMVNAH", None, "NCC.BMVNAH"),
        ("TĐ", None, "NCC.TD"),
        ("AH", None, "NCC.AHLLVT"),
        ("TKN", None, "NCC.TKN"),
        ("GDCM", None, "NCC.GDCM.BCC"),
        ("QĐ142", None, "NCC.OTHER.QD142"),
        ("HĐKC", None, "NCC.1L.HDKC.TNIEN"),
        ("LTCM", None, "NCC.LTCM.TL"),
        ("Sheet1", None, None),
    ],
)
def test_merit_is_told_by_sheet_and_percent(sheet: str, pct: int | None, category_code: str | None) -> None:
    assert _category("ncc", sheet, injury_pct=pct) == category_code


def test_a_child_on_the_sheet_of_toxic_chemicals_draws_a_childs_rate() -> None:
    assert _category("ncc", "CĐHH", injury_pct=81, relation="Con đẻ") == "NCC.CDHH.CON81"


def test_each_column_of_money_has_its_own_category() -> None:
    components = ("allowance", "supplement", "caregiver")
    assert [_category("ncc", "TB", injury_pct=81, component=component) for component in components] == [
        "NCC.TB.081",
        "NCC.TB.PC81",
        "NCC.TB.PV",
    ]
    assert _category("ncc", "TB", injury_pct=80, component="supplement") is None
    assert _category("btxh", "Khuyết tật đặc biệt nặng", age_months=240, component="caregiver") == "BTXH.CS.HGD"
    assert _category("btxh", "Khuyết tật nặng", age_months=240, component="funeral") == "BTXH.MTP"


def test_a_categorys_own_code_and_name_are_understood() -> None:
    assert _category("btxh", "BTXH.5A.60", age_months=65 * 12) == "BTXH.5A.60"
    assert _category("btxh", "Người khuyết tật đặc biệt nặng", age_months=30 * 12) == "BTXH.6.DBN"


def test_many_rows_are_told_by_one_statement(django_assert_num_queries) -> None:
    keys = [queries.ListKey("ncc", "TB", True, "allowance", injury_pct=pct) for pct in range(21, 101)]
    with django_assert_num_queries(1):
        found = queries.categories_of(keys)
    assert len(found) == 80


def test_an_alternative_always_has_a_first_choice_beside_it() -> None:
    first = set(
        models.CategoryRule.objects.filter(is_alternative=False).values_list("programme", "list_key", "component")
    )
    others = set(
        models.CategoryRule.objects.filter(is_alternative=True).values_list("programme", "list_key", "component")
    )
    assert others <= first
