"""Units, the names they are found by, organisations, who pays what, and successions of both."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q

LEVELS = ("province", "district", "commune")
ORGANISATION_KINDS = ("department", "labour_office", "commune_committee")
CONFIDENCES = ("cited", "known", "assumed")


class Unit(models.Model):
    """An administrative unit as it was from one day until another. The same code may mean another place later."""

    code = models.TextField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="exclusive")
    name = models.TextField(help_text="with its kind: Xã Đại Hiệp")
    kind = models.TextField(help_text="tinh, thanh_pho, huyen, thi_xa, phuong, thi_tran, xa")
    level = models.TextField()
    parent_code = models.TextField(blank=True, help_text="the unit above on the same days; empty for a province")
    source_document = models.TextField()
    confidence = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="territory_unit_begins_once"),
            ExclusionConstraint(
                name="territory_unit_code_means_one_place",
                expressions=[("code", "="), (Func("valid_from", "valid_until", function="daterange"), "&&")],
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="territory_unit_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(level__in=LEVELS), name="territory_unit_level_is_known"),
            models.CheckConstraint(
                condition=Q(level="province", parent_code="") | (~Q(level="province") & ~Q(parent_code="")),
                name="territory_unit_stands_below_another",
            ),
            models.CheckConstraint(condition=Q(confidence__in=CONFIDENCES), name="territory_unit_confidence_is_known"),
        ]
        indexes = [models.Index(fields=["parent_code", "valid_from"], name="territory_unit_parent")]


class UnitName(models.Model):
    """One key by which lists may name a unit. Keys are made by `rules.name_keys`, never by hand.

    `certainty`: full (kind and name), bare (name alone), variant (another official spelling), plain (without accents).
    """

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    key = models.TextField()
    certainty = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "key"], name="territory_unitname_is_said_once"),
            models.CheckConstraint(
                condition=Q(certainty__in=["full", "bare", "variant", "plain"]),
                name="territory_unitname_certainty_is_known",
            ),
        ]
        indexes = [models.Index(fields=["key"], name="territory_unitname_key")]


class UnitSuccession(models.Model):
    """Where a unit's people went. The shares of one old unit on one day make 1,000 permille."""

    old = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    new = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    from_date = models.DateField()
    share_permille = models.SmallIntegerField(default=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "from_date"], name="territory_unitsuccession_is_unique"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="territory_unitsuccession_moves_on"),
            models.CheckConstraint(
                condition=Q(share_permille__gt=0, share_permille__lte=1000),
                name="territory_unitsuccession_share_is_a_part",
            ),
        ]


class Organisation(models.Model):
    """An office with duties over a unit: SO-49, PL-506, UB-20524.

    A code belongs to one organisation for ever. `parent` is who stood above on the first day; later days follow from
    `OrganisationSuccession`. Where a unit's code was used again, the younger committee carries its year: UB-20410-25.
    """

    code = models.TextField(unique=True)
    name = models.TextField()
    kind = models.TextField()
    unit_code = models.TextField(help_text="the unit it serves while it exists")
    province_code = models.TextField(help_text="the province that unit lies in")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="exclusive")
    source_document = models.TextField()
    confidence = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ORGANISATION_KINDS), name="territory_organisation_kind_is_known"
            ),
            ExclusionConstraint(
                name="territory_organisation_is_one_of_its_kind",
                expressions=[
                    ("kind", "="),
                    ("unit_code", "="),
                    (Func("valid_from", "valid_until", function="daterange"), "&&"),
                ],
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="territory_organisation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(confidence__in=CONFIDENCES), name="territory_organisation_confidence_is_known"
            ),
        ]
        indexes = [models.Index(fields=["province_code", "kind"], name="territory_organisation_below")]


class Payer(models.Model):
    """Which organisation pays in its unit, and when. An empty programme means every programme."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    programme_code = models.TextField(blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="exclusive")
    source_document = models.TextField()
    confidence = models.TextField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="territory_payer_is_one_row_a_day",
                expressions=[
                    ("organisation", "="),
                    ("programme_code", "="),
                    (Func("valid_from", "valid_until", function="daterange"), "&&"),
                ],
            ),
            models.CheckConstraint(condition=Q(confidence__in=CONFIDENCES), name="territory_payer_confidence_is_known"),
        ]


class OrganisationSuccession(models.Model):
    """Who takes over an organisation's contracts, advances and open balances. An empty programme means every one."""

    old = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    new = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    from_date = models.DateField()
    programme_code = models.TextField(blank=True)
    source_document = models.TextField()
    confidence = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["old", "programme_code"], name="territory_organisationsuccession_has_one_heir"
            ),
            models.CheckConstraint(condition=~Q(old=F("new")), name="territory_organisationsuccession_moves_on"),
            models.CheckConstraint(
                condition=Q(confidence__in=CONFIDENCES), name="territory_organisationsuccession_confidence_is_known"
            ),
        ]
