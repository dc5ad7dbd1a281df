import openpyxl
import pytest
from hypothesis import given, strategies

from chitra.kernel import legacy_fonts
from chitra.rehearsal import chance, defects, legacy, names
from chitra.rehearsal.tests import builders


@pytest.fixture(scope="module")
def flawed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flawed")
    return folder, builders.generated(folder, people=3000, rate=0.2)


def test_every_defect_sits_in_the_cell_that_the_truth_names(flawed):
    folder, truth = flawed
    books = {}
    for flaw in truth["defects"]:
        if flaw["file"] not in books:
            books[flaw["file"]] = openpyxl.load_workbook(folder / flaw["file"], data_only=True)
        cell = books[flaw["file"]][flaw["sheet"]][f"{flaw['column']}{flaw['row']}"]
        if flaw["code"] == "HIDDEN_ROW":
            assert cell.parent.row_dimensions[flaw["row"]].hidden
        elif not flaw["is_extra"]:
            assert cell.value == flaw["written"]
        if flaw["source_code"]:
            assert cell.parent[f"B{flaw['row']}"].value == flaw["source_code"]


def test_every_kind_of_defect_occurs(flawed):
    _, truth = flawed
    expected = {kind.code for kind in defects.MONTHLY} | {
        "TANG_NO_DECISION",
        "HIDDEN_ROW",
        "UNIT_THOUSAND",
        "AGENT_MANY",
    }
    expected |= set(defects.EXTRA_CODES)
    expected -= {"ARREARS_OVERLAP"}  # needs a month after the one that paid the arrears
    assert expected <= set(truth["totals"]["defects"])


def test_a_row_has_one_defect_at_most(flawed):
    _, truth = flawed
    places = [(flaw["file"], flaw["sheet"], flaw["row"]) for flaw in truth["defects"] if flaw["source_code"]]
    assert len(places) == len(set(places))


def test_the_rate_is_the_share_of_rows_with_a_defect(flawed):
    _, truth = flawed
    rows = sum(bool(flaw["source_code"]) for flaw in truth["defects"])
    assert 0.15 <= rows / truth["totals"]["rows"] <= 0.28


def test_the_people_are_the_same_with_and_without_defects(flawed, tmp_path):
    _, truth = flawed
    clean = builders.generated(tmp_path, people=3000)
    assert clean["defects"] == []
    assert clean["totals"]["lawful_vnd"] == truth["totals"]["lawful_vnd"]
    assert clean["totals"]["outcomes"]["accepted"]["rows"] == 3000


def test_a_copied_card_or_account_names_the_row_it_was_copied_from(flawed):
    _, truth = flawed
    for flaw in truth["defects"]:
        if flaw["code"] in {"DUP_CCCD", "ACC_SHARED"}:
            assert flaw["related"]
            assert flaw["source_code"] not in flaw["related"]


@pytest.mark.parametrize(
    ("written", "tcvn3", "vni"),
    [
        ("Nguyễn Văn Phước", "NguyÔn V¨n Ph\u00adíc", "Nguyeãn Vaên Phöôùc"),
        ("Trần Thị Lê", "TrÇn ThÞ Lª", "Traàn Thò Leâ"),
        ("Đặng Hữu Quế", "§Æng H÷u QuÕ", "Ñaëng Höõu Queá"),
    ],
)
def test_legacy_text_is_as_its_fonts_have_it(written, tcvn3, vni):
    assert legacy.tcvn3(written) == tcvn3
    assert legacy.vni(written) == vni
    assert legacy_fonts.from_tcvn3(tcvn3) == written
    assert legacy_fonts.from_vni(vni) == written


def test_a_name_that_no_reader_could_know_for_vni_is_not_counted_as_a_defect(flawed):
    _, truth = flawed
    written = [flaw["written"] for flaw in truth["defects"] if flaw["code"] == "ENC_VNI"]
    assert written
    assert not any(map(legacy.looks_vietnamese, written))


@given(strategies.integers(0, 10_000), strategies.sampled_from(["nam", "nữ"]), strategies.sampled_from(["506", "504"]))
def test_the_kernel_reads_back_what_legacy_fonts_write(seed, sex, district):
    name = names.person(chance.dice(seed), sex, district)
    assert legacy_fonts.from_tcvn3(legacy.tcvn3(name)).lower() == name.lower()
    assert legacy_fonts.from_vni(legacy.vni(name)) == name
