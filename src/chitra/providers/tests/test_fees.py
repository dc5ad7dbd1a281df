import dataclasses
import datetime

import pytest
from django.db import transaction

from chitra.access import operations as access
from chitra.providers import operations, queries
from chitra.providers.tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

AT, SEPTEMBER = builders.AT, builders.SEPTEMBER


@pytest.fixture
def cast() -> None:
    builders.cast()


def _rate(
    channel: str, *, programme_code: str = "ncc", on: datetime.date = SEPTEMBER, provider_code: str = "VNPOST-QNA"
) -> int:
    found = queries.fee_rates(programme_code=programme_code, provider_code=provider_code, unit_code="506", on=on)
    return found[channel].rate_per_100k


def test_the_defaults_differ_by_programme_and_channel() -> None:
    assert [_rate(channel) for channel in ("bank", "mobile_money", "cash_point", "home")] == [500, 500, 750, 750]
    assert [_rate(channel, programme_code="btxh") for channel in ("bank", "cash_point")] == [600, 800]


def test_a_providers_own_fee_goes_before_the_general_one() -> None:
    own = operations.NewFeeRate(
        "ncc", "bank", 300, SEPTEMBER, "QĐ 1/2023", cap_per_100k=750, provider_code="AGRIBANK-QNA"
    )
    operations.record_fee_rate(rate=own, by="ha", at=AT)
    assert _rate("bank", provider_code="AGRIBANK-QNA") == 300
    assert _rate("bank") == 500


def test_a_new_fee_ends_the_one_before_it() -> None:
    new_year = datetime.date(2024, 1, 1)
    operations.record_fee_rate(rate=operations.NewFeeRate("ncc", "bank", 400, new_year, "QĐ 2/2023"), by="ha", at=AT)
    assert _rate("bank", on=datetime.date(2023, 12, 31)) == 500
    assert _rate("bank", on=new_year) == 400


def test_a_fee_above_the_cap_is_refused() -> None:
    with pytest.raises(operations.FeeBreaksTheCap):
        operations.record_fee_rate(
            rate=operations.NewFeeRate("ncc", "bank", 751, SEPTEMBER, "QĐ 3/2023", cap_per_100k=750), by="ha", at=AT
        )


def test_fees_are_the_departments_and_rest_on_a_document() -> None:
    rate = operations.NewFeeRate("ncc", "bank", 400, datetime.date(2024, 1, 1), "QĐ 2/2023")
    with pytest.raises(access.MandateMissing):
        operations.record_fee_rate(rate=rate, by="lan", at=AT)
    with pytest.raises(operations.Unlawful):
        operations.record_fee_rate(rate=dataclasses.replace(rate, source_document=" "), by="ha", at=AT)


def test_fees_are_recorded_in_order_of_time() -> None:
    rate = operations.NewFeeRate("ncc", "bank", 400, datetime.date(2024, 1, 1), "QĐ 2/2023")
    operations.record_fee_rate(rate=rate, by="ha", at=AT)
    for valid_from in (rate.valid_from, SEPTEMBER):
        with pytest.raises(operations.FeeStands):
            operations.record_fee_rate(rate=dataclasses.replace(rate, valid_from=valid_from), by="ha", at=AT)


def test_mobile_money_has_a_monthly_cap_and_banks_have_none() -> None:
    assert queries.monthly_cap_vnd(channel="mobile_money", provider_code="VIETTEL-QNA", on=SEPTEMBER) == 10_000_000
    assert queries.monthly_cap_vnd(channel="bank", provider_code="VIETTEL-QNA", on=SEPTEMBER) is None


def test_a_payout_point_is_recorded_once() -> None:
    point = operations.NewPayoutPoint("VNPOST-QNA", "20524", "Bưu điện văn hóa xã Đại Hiệp", SEPTEMBER, days="5-10")
    assert operations.record_payout_points(points=(point,), by="lan", at=AT) == 1
    assert operations.record_payout_points(points=(point,), by="lan", at=AT) == 0
    assert [found.name for found in queries.payout_points(unit_codes=("20524",), on=SEPTEMBER)] == [point.name]
    assert queries.payout_points(unit_codes=("20527",), on=SEPTEMBER) == ()


def test_an_office_records_points_of_its_own_communes_only() -> None:
    point = operations.NewPayoutPoint("VNPOST-QNA", "20524", "Bưu điện văn hóa xã Đại Hiệp", SEPTEMBER)
    for stranger in ("tam", "minh"):
        with pytest.raises(access.MandateMissing):
            operations.record_payout_points(points=(point,), by=stranger, at=AT)


def test_the_papers_show_what_the_entered_territory_holds() -> None:
    operations.record_agreement(agreement=builders.agreement(), by="lan", at=AT)
    operations.record_agreement(agreement=builders.agreement(organisation_code="PL-503"), by="tam", at=AT)
    with transaction.atomic(), access.system_scope():
        everything = queries.agreement_papers()
        assert len(everything) == 6
        assert queries.agreement_papers(after=everything[3].id) == everything[4:]
        assert {paper.organisation_code for paper in queries.agreement_papers(organisation_code="PL-503")} == {"PL-503"}
    # Hội An's accountant was the last to enter: nothing of Đại Lộc is seen.
    assert {paper.organisation_code for paper in queries.agreement_papers()} == {"PL-503"}


def test_an_unknown_provider_is_refused() -> None:
    with pytest.raises(queries.ProviderUnknown):
        queries.provider("VNPOST")
    assert queries.provider("AGRIBANK-QNA").bin == "970405"
