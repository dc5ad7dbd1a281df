import datetime

import pytest

from chitra.territory import models, queries

pytestmark = pytest.mark.django_db

SEPTEMBER_2023 = datetime.date(2023, 9, 1)
JANUARY_2025 = datetime.date(2025, 1, 1)
AUGUST_2025 = datetime.date(2025, 8, 1)


def _code(name: str, district_code: str, on: datetime.date = SEPTEMBER_2023) -> str | None:
    found = queries.commune_named(name=name, district_code=district_code, on=on)
    return found.code if found else None


def test_a_code_means_another_place_after_the_reform() -> None:
    before = queries.unit(code="20410", on=SEPTEMBER_2023)
    after = queries.unit(code="20410", on=AUGUST_2025)
    assert before
    assert after
    assert (before.name, before.parent_code) == ("Phường Sơn Phong", "503")
    assert (after.name, after.parent_code) == ("Phường Hội An", "48")


def test_units_are_those_of_the_day() -> None:
    assert [len(queries.units_valid_on(on)) for on in (SEPTEMBER_2023, JANUARY_2025, AUGUST_2025)] == [260, 251, 79]


def test_accents_decide_between_two_communes() -> None:
    assert _code("Xã Tam Dân", "518") == "20392"
    assert _code("Xã Tam Đàn", "518") == "20374"
    assert _code("Tam Dan", "518") is None


def test_a_name_without_accents_serves_where_it_can_mean_only_one() -> None:
    assert _code("Xa Dai Hiep", "506") == "20524"
    assert _code("DAI HIEP", "506") == "20524"


def test_the_proper_name_of_another_commune_is_never_taken_for_a_misspelling() -> None:
    assert _code("Tam Thanh", "502") == "20359"
    assert _code("Tam Thanh", "518") is None
    assert _code("Tam Thành", "518") == "20365"


def test_kinds_and_variants_are_understood() -> None:
    assert _code("TT Ái Nghĩa", "506") == "20500"
    assert _code("Ái Nghĩa", "506") == "20500"
    assert _code("Xã Quế Trung", "519") == "20656"
    assert _code("Phường Hoà Thuận", "502") == "20375"


def test_a_name_of_two_districts_needs_its_district() -> None:
    assert _code("Phước Hòa", "") is None
    assert _code("Phước Hòa", "502") == "20338"
    assert _code("Phước Hòa", "511") == "20729"
    assert _code("Xã Đại Hiệp", "503") is None


def test_a_commune_is_looked_up_in_its_time() -> None:
    assert _code("Phường Hội An", "503") is None
    assert _code("Phường Hội An", "48", AUGUST_2025) == "20410"
    assert _code("Xã Sơn Viên", "509", JANUARY_2025) is None
    assert _code("Xã Quế Lộc", "509", JANUARY_2025) == "20671"


def test_the_labour_office_pays_until_districts_end_and_the_commune_afterwards() -> None:
    for on, payer in ((SEPTEMBER_2023, "PL-503"), (AUGUST_2025, "UB-20410-25")):
        found = queries.paying_organisation(unit_code="20410", programme_code="ncc", on=on)
        assert found
        assert found.code == payer


def test_a_commune_of_nong_son_is_paid_by_que_son_after_the_merger() -> None:
    for on, payer in ((SEPTEMBER_2023, "PL-519"), (JANUARY_2025, "PL-509")):
        found = queries.paying_organisation(unit_code="20656", programme_code="btxh", on=on)
        assert found
        assert found.code == payer


def test_nobody_pays_in_a_place_that_does_not_exist() -> None:
    assert queries.paying_organisation(unit_code="20672", programme_code="btxh", on=JANUARY_2025) is None


def test_an_organisation_knows_its_place() -> None:
    dai_loc = queries.organisation("PL-506")
    assert (dai_loc.name, dai_loc.kind, dai_loc.unit_code, dai_loc.province_code, dai_loc.parent_code) == (
        "Phòng Lao động - Thương binh và Xã hội huyện Đại Lộc",
        "labour_office",
        "506",
        "49",
        "SO-49",
    )
    assert dai_loc.exists_on(SEPTEMBER_2023)
    assert not dai_loc.exists_on(AUGUST_2025)


def test_a_committees_code_means_the_committee_of_the_day() -> None:
    assert queries.organisation("UB-20410").name == "Ủy ban nhân dân phường Sơn Phong"
    assert queries.organisation("UB-20410", on=SEPTEMBER_2023).code == "UB-20410"
    assert queries.organisation("UB-20410", on=AUGUST_2025).code == "UB-20410-25"


def test_an_ended_organisation_is_still_found() -> None:
    assert queries.organisation("PL-519", on=JANUARY_2025).code == "PL-519"


def test_an_unknown_organisation_is_refused() -> None:
    for question in (queries.organisation, lambda code: queries.organisations_below(code=code, on=SEPTEMBER_2023)):
        with pytest.raises(queries.OrganisationUnknown) as refused:
            question("PL-999")
        assert refused.value.fields == {"value": "PL-999"}


@pytest.mark.parametrize(
    ("code", "on", "count"),
    [
        ("49", SEPTEMBER_2023, 18),
        ("SO-49", SEPTEMBER_2023, 18),
        ("49", JANUARY_2025, 17),
        ("PL-506", SEPTEMBER_2023, 1),
        ("PL-506", AUGUST_2025, 0),
        ("48", AUGUST_2025, 78),
        ("SO-48", AUGUST_2025, 78),
        ("UB-20410", AUGUST_2025, 1),
        ("UB-20410", SEPTEMBER_2023, 0),
    ],
)
def test_a_province_stands_for_all_who_pay_below_it(code: str, on: datetime.date, count: int) -> None:
    assert len(queries.organisations_below(code=code, on=on)) == count


@pytest.mark.parametrize(
    ("code", "on", "holder"),
    [
        ("PL-519", SEPTEMBER_2023, "PL-519"),
        ("PL-519", JANUARY_2025, "PL-509"),
        ("PL-519", AUGUST_2025, "SO-48"),
        ("PL-506", AUGUST_2025, "SO-48"),
        ("SO-49", AUGUST_2025, "SO-48"),
        ("UB-20338", AUGUST_2025, "UB-20341-25"),
    ],
)
def test_open_balances_follow_the_heirs(code: str, on: datetime.date, holder: str) -> None:
    assert queries.successor_of(organisation_code=code, programme_code="btxh", on=on).code == holder


@pytest.mark.parametrize(
    ("code", "on", "count"),
    [
        ("PL-506", SEPTEMBER_2023, 18),
        ("PL-509", JANUARY_2025, 18),
        ("SO-49", SEPTEMBER_2023, 241),
        ("UB-20524", SEPTEMBER_2023, 1),
    ],
)
def test_an_organisation_answers_for_the_communes_of_the_day(code: str, on: datetime.date, count: int) -> None:
    assert len(queries.communes_of(organisation_code=code, on=on)) == count


def test_a_unit_is_followed_through_two_reforms() -> None:
    found = queries.unit_successors(code="20338", as_of=SEPTEMBER_2023, on=AUGUST_2025)
    assert [(share.unit.name, share.share_permille) for share in found] == [("Phường Tam Kỳ", 1000)]
    unmoved = queries.unit_successors(code="20524", as_of=SEPTEMBER_2023, on=JANUARY_2025)
    assert [(share.unit.name, share.share_permille) for share in unmoved] == [("Xã Đại Hiệp", 1000)]


def test_an_organisation_stands_below_its_parents_and_later_below_its_heirs() -> None:
    assert queries.lineage("UB-20524") == ("UB-20524", "PL-506", "SO-49")
    assert queries.lineage("PL-506", on=SEPTEMBER_2023) == ("PL-506", "SO-49")
    assert queries.lineage("PL-506", on=AUGUST_2025) == ("PL-506", "SO-48", "SO-49")
    assert queries.lineage("UB-20656", on=JANUARY_2025) == ("UB-20656", "PL-519", "PL-509", "SO-49")
    assert queries.lineage("PL-519", on=SEPTEMBER_2023) == ("PL-519", "SO-49")


@pytest.mark.parametrize("on", [SEPTEMBER_2023, JANUARY_2025, AUGUST_2025])
@pytest.mark.parametrize("code", ["SO-49", "SO-48", "PL-509", "PL-506"])
def test_whoever_is_below_has_the_other_above(code: str, on: datetime.date) -> None:
    below = queries.organisation_ids_below(code=code, on=on)
    all_codes = models.Organisation.objects.values_list("id", "code")
    assert below == {organisation_id for organisation_id, each in all_codes if code in queries.lineage(each, on=on)}


def test_places_are_named_as_banks_write_them() -> None:
    assert {"DAI LOC", "HOI AN", "QUANG NAM"} <= queries.plain_names()
