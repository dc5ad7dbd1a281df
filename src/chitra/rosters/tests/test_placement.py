"""A title is read beside the organisation that was named: provinces share names of districts and communes."""

import pytest

from chitra.rosters import placement
from chitra.rosters.tests import builders
from chitra.territory import operations as territory

HERE, THERE = "PL-506", "PL-01506"  # Đại Lộc, and the district of the same name in an invented province
REMEMBERED = (
    placement._districts,
    placement._payer_wished,
    placement.commune_named,
    placement.payer_of,
    placement.lineage,
)


@pytest.fixture
def two_provinces(office):
    for remembered in REMEMBERED:
        remembered.cache_clear()
    territory.load_synthetic_provinces(count=1, by="admin", at=builders.AT)
    yield
    for remembered in REMEMBERED:
        remembered.cache_clear()


def placed(place, organisation_code=None):
    book = builders.read(builders.workbook_of([builders.HAI], place=place))
    return placement.placed(book, placement.Wish(organisation_code=organisation_code))


@pytest.mark.parametrize(("organisation_code", "commune"), [(HERE, "20524"), (THERE, "0120524")])
@pytest.mark.parametrize("place", ["Xã Đại Hiệp - Huyện Đại Lộc", "Xã Đại Hiệp"])
def test_a_title_that_fits_means_the_units_of_the_organisation_named(two_provinces, place, organisation_code, commune):
    found = placed(place, organisation_code)
    assert found.organisation.code == organisation_code
    assert [each.unit_code for each in found.lists] == [commune]


@pytest.mark.parametrize("place", ["Xã Đại Hiệp - Huyện Đại Lộc", "Huyện Đại Lộc"])
@pytest.mark.parametrize("organisation_code", ["PL-503", "PL-01503"])
def test_a_title_that_fits_elsewhere_alone_is_refused(two_provinces, place, organisation_code):
    with pytest.raises(placement.TitleDiffers) as refused:
        placed(place, organisation_code)
    assert refused.value.code == "E-LIST-ORG-DIFFERS"


def test_a_title_that_fits_two_provinces_does_not_say_whose_it_is(two_provinces):
    with pytest.raises(placement.PlaceUnknown):
        placed("Xã Đại Hiệp - Huyện Đại Lộc")
