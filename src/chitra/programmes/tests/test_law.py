import csv
import datetime
import itertools
from importlib import resources

import pytest
from django import db
from django.db import connection, transaction

from chitra.access import operations as access
from chitra.kernel import period
from chitra.programmes import models, operations, queries, rules, seeds

pytestmark = pytest.mark.django_db

AT = datetime.datetime(2026, 1, 5, 8, 0, tzinfo=datetime.UTC)
SEPTEMBER, OCTOBER = period.Period(2023, 9), period.Period(2023, 10)
AFTER_THE_DECREE = datetime.date(2023, 9, 6)


def _arrears(month: period.Period, known_on: datetime.date, months: int) -> dict[str, int]:
    owed = queries.lawful_arrears(month=month, known_on=known_on, months=months)
    return {arrears.category_code: arrears.amount_vnd for arrears in owed if arrears.months == months}


@pytest.mark.parametrize(
    ("category_code", "amount_vnd", "owed_vnd"),
    [
        ("NCC.TB.021", 1_384_000, 580_000),
        ("NCC.TB.041", 2_702_000, 1_134_000),
        ("NCC.TB.061", 4_016_000, 1_684_000),
        ("NCC.TB.081", 5_335_000, 2_238_000),
        ("NCC.TB.PC81", 1_031_000, 432_000),
        ("NCC.LS.TN1", 2_055_000, 862_000),
        ("NCC.BMVNAH", 6_165_000, 2_586_000),
        ("NCC.BMVNAH.PC", 1_722_000, 722_000),
    ],
)
def test_september_pays_the_new_rate_and_two_months_of_arrears(
    category_code: str, amount_vnd: int, owed_vnd: int
) -> None:
    rate = queries.lawful_rate(category_code=category_code, month=SEPTEMBER, known_on=AFTER_THE_DECREE)
    assert rate
    assert rate.amount_vnd == amount_vnd
    assert _arrears(SEPTEMBER, AFTER_THE_DECREE, 2)[category_code] == owed_vnd


def test_october_owes_three_months_when_september_was_paid_at_the_old_rate() -> None:
    before = queries.lawful_rate(category_code="NCC.TB.021", month=SEPTEMBER, known_on=rules.drawn_up_on(SEPTEMBER))
    assert before
    assert before.amount_vnd == 1_094_000
    assert _arrears(OCTOBER, rules.drawn_up_on(OCTOBER), 3)["NCC.TB.021"] == 870_000


def test_a_month_before_the_rise_is_owed_nothing_more() -> None:
    assert _arrears(SEPTEMBER, AFTER_THE_DECREE, 4)["NCC.TB.021"] == 580_000


def test_social_assistance_is_owed_nothing_in_2023() -> None:
    assert not [code for code in _arrears(SEPTEMBER, AFTER_THE_DECREE, 2) if code.startswith("BTXH")]


def test_every_rate_of_the_file_is_stored_with_an_exclusive_end() -> None:
    with resources.files("chitra.programmes").joinpath("data", "benefit_rates.csv").open(encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines))
    assert models.Rate.objects.count() == len(rows) == 751
    rate = models.Rate.objects.get(category__code="BTXH.5C", applies_from="2024-07-01")
    assert (rate.amount_vnd, rate.coefficient_milli, rate.applies_until) == (500_000, 1000, datetime.date(2025, 7, 1))


def test_the_view_and_the_rule_know_the_same_law() -> None:
    by_category: dict[str, list[rules.Rate]] = {}
    fields = ("category__code", "amount_vnd", "applies_from", "applies_until", "in_force_from", "is_derived")
    for row in models.Rate.objects.values_list(*fields):
        by_category.setdefault(row[0], []).append(rules.Rate(*row))
    months = [period.Period(2021, 6).plus(step) for step in range(0, 64, 3)]
    days = [datetime.date(*day) for day in ((2021, 6, 30), (2023, 9, 4), (2023, 9, 5), (2024, 7, 1))]
    with connection.cursor() as cursor:
        for month, known_on in itertools.product(months, days):
            cursor.execute(
                "SELECT category_code, amount_vnd FROM programmes_lawful"
                " WHERE months @> %s::date AND known @> %s::date",
                [month.first_day, known_on],
            )
            seen = cursor.fetchall()
            assert len(seen) == len(dict(seen)), "a category has two rates at once"
            known = {
                code: rules.rate_known(rates, month=month, known_on=known_on) for code, rates in by_category.items()
            }
            assert dict(seen) == {code: rate.amount_vnd for code, rate in known.items() if rate is not None}


def test_rates_of_one_category_never_overlap() -> None:
    rate = models.Rate.objects.get(category__code="BTXH.4", applies_from="2021-07-01")
    rate.pk, rate.applies_from = None, datetime.date(2022, 1, 1)
    with pytest.raises(db.IntegrityError, match="programmes_rate_never_overlaps"), transaction.atomic():
        rate.save()


def test_loading_again_changes_nothing() -> None:
    tables = (
        models.Category,
        models.Rate,
        models.CategoryRule,
        models.CategoryAlias,
        models.FundingRule,
        models.EconomicCode,
    )
    before = [table.objects.count() for table in tables]
    seeds.load(connection)
    assert [table.objects.count() for table in tables] == before


def test_hiv_is_sensitive_and_nothing_else() -> None:
    assert queries.sensitive_categories() == {"BTXH.3.U4", "BTXH.3.4P", "BTXH.8"}


def test_each_programme_has_its_own_budget() -> None:
    found = {
        code: [source.code for source in queries.funding_sources_of(programme_code=code, month=SEPTEMBER)]
        for code in ("ncc", "btxh", "qnam")
    }
    assert found == {"ncc": ["TW-NCC"], "btxh": ["DP-BTXH"], "qnam": ["DP-QNAM"]}


def test_every_category_is_funded_once_in_every_month_it_has_a_rate() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT rate.category_code, rate.applies_from, count(funding.source_code)
            FROM programmes_rate AS rate
            LEFT JOIN programmes_funding AS funding
                ON funding.category_code = rate.category_code AND funding.months @> rate.applies_from
            GROUP BY 1, 2
            HAVING count(funding.source_code) <> 1
            """
        )
        assert cursor.fetchall() == []


def test_an_unknown_programme_is_refused() -> None:
    with pytest.raises(queries.ProgrammeUnknown):
        queries.programme("NCC")
    assert not queries.programme("btxh").adds_up


@pytest.fixture
def ha() -> None:
    """Appoint Hà of the department, who enters the law, and Lan of Đại Lộc, who does not."""
    for username, role, place in (("ha", "dolisa_officer", "SO-49"), ("lan", "district_officer", "PL-506")):
        access.appoint(
            username=username,
            full_name=username.title(),
            person_key=username,
            role=role,
            organisation_code=place,
            valid_from=datetime.date(2023, 1, 1),
            by="admin",
            at=AT,
        )


def _decree(**changes: object) -> operations.NewRate:
    facts = {
        "category_code": "BTXH.4",
        "amount_vnd": 600_000,
        "applies_from": datetime.date(2026, 1, 1),
        "in_force_from": datetime.date(2026, 2, 15),
        "legal_basis": "NQ 41/2025/NQ-HĐND Đà Nẵng",
        "source_document": "NQ 41/2025/NQ-HĐND ngày 11/12/2025",
    }
    return operations.NewRate(**(facts | changes))  # type: ignore[arg-type]


def test_a_new_decree_ends_the_rate_before_it(ha: None) -> None:
    operations.enter_rate(rate=_decree(), by="ha", at=AT)
    january = period.Period(2026, 1)
    then = queries.lawful_rate(category_code="BTXH.4", month=january, known_on=datetime.date(2026, 2, 14))
    now = queries.lawful_rate(category_code="BTXH.4", month=january, known_on=datetime.date(2026, 2, 15))
    assert then
    assert now
    assert (then.amount_vnd, now.amount_vnd) == (500_000, 600_000)
    assert models.Rate.objects.get(category__code="BTXH.4", amount_vnd=500_000).applies_until == datetime.date(
        2026, 1, 1
    )


def test_the_same_decree_twice_is_refused(ha: None) -> None:
    operations.enter_rate(rate=_decree(), by="ha", at=AT)
    with pytest.raises(operations.RateOverlaps):
        operations.enter_rate(rate=_decree(), by="ha", at=AT)
    assert models.Rate.objects.filter(category__code="BTXH.4").count() == 3


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"source_document": " "}, operations.SourceMissing),
        ({"category_code": "BTXH.99"}, operations.CategoryUnknown),
        ({"applies_until": datetime.date(2026, 1, 1)}, operations.DatesReversed),
        ({"applies_from": datetime.date(2021, 1, 1)}, operations.RateOverlaps),
    ],
)
def test_a_bad_decree_is_refused(ha: None, changes: dict[str, object], refused: type[Exception]) -> None:
    with pytest.raises(refused):
        operations.enter_rate(rate=_decree(**changes), by="ha", at=AT)


def test_a_district_does_not_enter_the_law(ha: None) -> None:
    with pytest.raises(access.MandateMissing):
        operations.enter_rate(rate=_decree(), by="lan", at=AT)


def _setting(**changes: object) -> dict[str, object]:
    document = "QĐ 100/QĐ-SLĐTBXH ngày 02/01/2026"
    facts = {"key": "pay_day", "value": 8, "valid_from": datetime.date(2026, 2, 1), "source_document": document}
    return facts | {"by": "ha", "at": AT} | changes


def test_a_setting_holds_from_its_day_and_keeps_what_held_before(ha: None) -> None:
    operations.enter_setting(**_setting())  # type: ignore[arg-type]
    assert queries.settings_on(datetime.date(2026, 1, 31))["pay_day"] == 10
    assert queries.settings_on(datetime.date(2026, 2, 1))["pay_day"] == 8
    assert set(queries.settings_on(AT.date())) == set(rules.SETTINGS)


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"value": 29}, operations.SettingUnknown),
        ({"key": "colour"}, operations.SettingUnknown),
        ({"source_document": " "}, operations.SourceMissing),
        ({"valid_from": datetime.date(2021, 7, 1)}, operations.SettingStands),
        ({"by": "lan"}, access.MandateMissing),
    ],
)
def test_a_setting_that_rests_on_nothing_is_refused(
    ha: None, changes: dict[str, object], refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        operations.enter_setting(**_setting(**changes))  # type: ignore[arg-type]


def test_the_application_never_rewrites_a_setting() -> None:
    with pytest.raises(db.ProgrammingError), connection.cursor() as cursor:
        cursor.execute("UPDATE programmes_setting SET value = 1")


def test_the_catalogue_shows_each_category_with_its_rate_of_a_day() -> None:
    page = queries.rates_on(programme_code="btxh", on=datetime.date(2023, 9, 1), limit=5)
    assert len(page) == 5
    after = queries.rates_on(programme_code="btxh", on=datetime.date(2023, 9, 1), after=page[-1].category_code)
    assert page[-1].category_code < after[0].category_code
    (single,) = queries.rates_on(programme_code="btxh", on=datetime.date(2023, 9, 1), wanted="btxh.5c")
    assert single.amount_vnd == 360_000
    begins = [rate.applies_from for rate in queries.rates_of("BTXH.5C") if rate.applies_from]
    assert begins == sorted(begins, reverse=True)
