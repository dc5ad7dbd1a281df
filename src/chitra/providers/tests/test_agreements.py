import datetime

import pytest

from chitra.access import operations as access
from chitra.audit import queries as audit
from chitra.providers import models, operations, queries
from chitra.providers.tests import builders
from chitra.territory import operations as territory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

AT, SEPTEMBER = builders.AT, builders.SEPTEMBER


@pytest.fixture
def cast() -> None:
    builders.cast()


def _covering(channel: str, on: datetime.date) -> str | None:
    found = queries.agreement_covering(organisation_code="PL-506", programme_code="btxh", channel=channel, on=on)
    return found.provider_code if found else None


def test_an_agreement_covers_its_channels_on_its_days() -> None:
    assert operations.record_agreement(agreement=builders.agreement(), by="lan", at=AT) == 3
    assert _covering("bank", SEPTEMBER) == "VNPOST-QNA"
    assert _covering("mobile_money", SEPTEMBER) is None
    assert _covering("bank", datetime.date(2023, 8, 31)) is None
    assert len(queries.agreements_covering(organisation_code="PL-506", programme_code="btxh", on=SEPTEMBER)) == 3


def test_two_agreements_never_cover_one_channel_on_one_day() -> None:
    operations.record_agreement(agreement=builders.agreement(), by="lan", at=AT)
    rival = builders.agreement(provider_code="AGRIBANK-QNA", channels=("bank",), document_no="02/2023")
    with pytest.raises(operations.AgreementOverlaps):
        operations.record_agreement(agreement=rival, by="lan", at=AT)
    assert _covering("bank", SEPTEMBER) == "VNPOST-QNA"


def test_an_agreement_that_ended_makes_room_for_the_next() -> None:
    operations.record_agreement(agreement=builders.agreement(), by="lan", at=AT)
    first = queries.agreement_covering(organisation_code="PL-506", programme_code="btxh", channel="bank", on=SEPTEMBER)
    assert first
    new_year = datetime.date(2024, 1, 1)
    operations.end_agreement(agreement_id=first.id, until=new_year, by="lan", at=AT)
    rival = builders.agreement(provider_code="AGRIBANK-QNA", channels=("bank",), valid_from=new_year)
    operations.record_agreement(agreement=rival, by="lan", at=AT)
    assert _covering("bank", datetime.date(2023, 12, 31)) == "VNPOST-QNA"
    assert _covering("bank", new_year) == "AGRIBANK-QNA"
    with pytest.raises(operations.AlreadyEnded):
        operations.end_agreement(agreement_id=first.id, until=new_year, by="lan", at=AT)


def test_one_bad_agreement_stores_none() -> None:
    agreements = (builders.agreement(), builders.agreement(organisation_code="PL-999", programme_code="ncc"))
    with pytest.raises(operations.PartyUnknown) as refused:
        operations.record_agreements(agreements=agreements, by="lan", at=AT)
    assert refused.value.fields == {"value": "PL-999"}
    assert models.Agreement.objects.count() == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"channels": ("bank", "dove")},
        {"channels": ()},
        {"document_no": " "},
        {"valid_until": SEPTEMBER},
    ],
)
def test_an_unlawful_agreement_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(operations.Unlawful):
        operations.record_agreement(agreement=builders.agreement(**changes), by="lan", at=AT)


def test_a_province_of_agreements_is_recorded_at_once() -> None:
    territory.load_synthetic_provinces(count=1, by="bench", at=AT)
    offices = [f"PL-01{district}" for district in range(502, 520)]
    agreements = [builders.agreement(organisation_code=office) for office in offices]
    assert operations.record_agreements(agreements=agreements, by="thu", at=AT) == 18 * 3


def test_only_the_organisations_accountant_signs() -> None:
    for stranger in ("minh", "tam"):  # the head of this office, the accountant of another
        with pytest.raises(access.MandateMissing):
            operations.record_agreement(agreement=builders.agreement(), by=stranger, at=AT)
        with pytest.raises(access.MandateMissing):
            operations.record_advance_account(account=builders.advance_account(), by=stranger, at=AT)
    assert models.Agreement.objects.count() == 0
    assert models.AdvanceAccount.objects.count() == 0


def test_an_agreement_leaves_one_entry_in_the_organisations_journal() -> None:
    operations.record_agreement(agreement=builders.agreement(), by="lan", at=AT)
    entry = audit.entries("PL-506")[0]
    assert (entry.deed, entry.by, '"count":3' in entry.facts) == ("agreement", "lan", True)


def test_advances_go_to_the_account_of_the_day() -> None:
    operations.record_advance_account(account=builders.advance_account(), by="lan", at=AT)
    found = queries.advance_account(
        provider_code="VNPOST-QNA", organisation_code="PL-506", programme_code="btxh", on=SEPTEMBER
    )
    assert found
    assert (found.account_no, found.bin) == ("028800000506", "970449")
    assert queries.advance_accounts_numbered(account_no="028800000506", on=SEPTEMBER) == (found,)
    assert queries.advance_accounts_numbered(account_no="028800000507", on=SEPTEMBER) == ()


def test_a_provider_has_one_advance_account_a_day_for_each_organisation_and_programme() -> None:
    operations.record_advance_account(account=builders.advance_account(), by="lan", at=AT)
    with pytest.raises(operations.AdvanceAccountOverlaps):
        operations.record_advance_account(account=builders.advance_account(account_no="111222333"), by="lan", at=AT)


@pytest.mark.parametrize("changes", [{"account_no": "0288 000 506"}, {"valid_until": SEPTEMBER}])
def test_an_impossible_advance_account_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(operations.Unlawful):
        operations.record_advance_account(account=builders.advance_account(**changes), by="lan", at=AT)
