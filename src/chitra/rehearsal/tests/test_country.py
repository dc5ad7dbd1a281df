import pytest

from chitra.kernel import period
from chitra.rehearsal import country

SEPTEMBER = period.Period(2023, 9)


def test_quang_nam_has_18_offices_and_241_communes():
    offices = country.offices(("49",), SEPTEMBER)
    assert len(offices) == 18
    assert sum(len(office.communes) for office in offices) == 241


def test_no_code_of_the_country_is_used_twice():
    codes = [unit.code for unit in country.quangnam_units()]
    for number in range(1, country.SYNTHETIC_PROVINCES + 1):
        codes += [unit.code for unit in country.synthetic_units(number)]
    assert len(codes) == len(set(codes)) == 28 * 260


def test_a_synthetic_commune_lies_in_its_synthetic_district():
    units = {unit.code: unit for unit in country.synthetic_units(1)}
    assert units["0120524"].parent_code == "S01506"
    assert units["S01506"].parent_code == "S01"
    assert units["0120524"].name == "Xã Đại Hiệp"


def test_offices_are_named_by_their_code_their_province_or_all():
    assert [office.code for office in country.offices(("PL-506", "PL-503"), SEPTEMBER)] == ["PL-506", "PL-503"]
    assert country.offices(("PL-03506",), SEPTEMBER)[0].province == 3
    assert len(country.offices(("S02",), SEPTEMBER)) == 18
    assert len(country.offices(("all",), SEPTEMBER)) == 28 * 18


@pytest.mark.parametrize("code", ["PL-999", "S99", "", "48", "PL-99506"])
def test_an_office_that_does_not_exist_is_refused(code):
    with pytest.raises(country.UnknownOffice):
        country.offices((code,), SEPTEMBER)


def test_the_mergers_of_december_2024_leave_17_offices_and_233_communes():
    offices = country.offices(("49",), period.Period(2024, 12))
    assert len(offices) == 17
    assert sum(len(office.communes) for office in offices) == 233


def test_no_district_sends_lists_after_june_2025():
    with pytest.raises(country.DistrictsEnded):
        country.offices(("49",), period.Period(2025, 7))


def test_a_merged_commune_remembers_a_former_name_only_after_the_merger():
    phu_thinh = next(unit for unit in country.quangnam_units() if unit.code == "20364")
    assert country.former_name(phu_thinh, SEPTEMBER) is None
    assert country.former_name(phu_thinh, period.Period(2025, 1)) == "Xã Tam Vinh"


def test_file_names_lose_accents_and_spaces():
    assert country.slug("Đại Hiệp") == "DaiHiep"
    assert country.slug("Ch'ơm") == "ChOm"
