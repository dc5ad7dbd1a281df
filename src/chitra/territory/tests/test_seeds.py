import datetime

import pytest
from django import db
from django.db import connection, transaction

from chitra.territory import models, operations, queries, seeds

pytestmark = pytest.mark.django_db

AT = datetime.datetime(2023, 9, 1, tzinfo=datetime.UTC)
SEPTEMBER = datetime.date(2023, 9, 1)


def _counts() -> list[int]:
    tables = (
        models.Unit,
        models.UnitName,
        models.UnitSuccession,
        models.Organisation,
        models.Payer,
        models.OrganisationSuccession,
    )
    return [table.objects.count() for table in tables]


def test_loading_again_changes_nothing() -> None:
    before = _counts()
    seeds.load(connection)
    assert _counts() == before


def test_one_code_never_means_two_places_on_one_day() -> None:
    son_phong = models.Unit.objects.get(code="20410", valid_from__year=2021)
    son_phong.pk, son_phong.valid_from = None, datetime.date(2022, 1, 1)
    with pytest.raises(db.IntegrityError, match="territory_unit_code_means_one_place"), transaction.atomic():
        son_phong.save()


def test_invented_provinces_have_the_shape_of_the_real_one() -> None:
    made = operations.load_synthetic_provinces(count=3, by="bench", at=AT)
    assert (made.units, made.labour_offices) == (3 * 260, 3 * 18)
    assert len(queries.organisations_below(code="S02", on=SEPTEMBER)) == 18
    assert len(queries.communes_of(organisation_code="PL-02506", on=SEPTEMBER)) == 18
    payer = queries.paying_organisation(unit_code="0320524", programme_code="ncc", on=SEPTEMBER)
    assert payer
    assert (payer.code, payer.province_code) == ("PL-03506", "S03")
    found = queries.commune_named(name="Xã Đại Hiệp", district_code="S01506", on=SEPTEMBER)
    assert found
    assert found.code == "0120524"


def test_invented_provinces_leave_the_real_one_alone() -> None:
    before = queries.organisations_below(code="49", on=SEPTEMBER)
    operations.load_synthetic_provinces(count=2, by="bench", at=AT)
    assert queries.organisations_below(code="49", on=SEPTEMBER) == before


def test_provinces_are_invented_once() -> None:
    operations.load_synthetic_provinces(count=1, by="bench", at=AT)
    again = operations.load_synthetic_provinces(count=2, by="bench", at=AT)
    assert (again.units, again.labour_offices) == (260, 18)


def test_a_whole_country_can_be_invented() -> None:
    made = operations.load_synthetic_provinces(count=27, by="bench", at=AT)
    assert (made.units, made.labour_offices) == (27 * 260, 27 * 18)
