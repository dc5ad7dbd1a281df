"""People, the codes that lists know them by, their entitlements and reported deaths."""

from django.db import models
from django.db.models import F, Q


class Person(models.Model):
    """A person as the offices know them. Birth is as partial as the papers are; nothing is invented.

    An office's first lists bring people by the hundred thousand; the deed that makes them has entered the office, so a
    check of the oversight room looks it up, and no constraint. The index of places finds an office's people.
    """

    full_name = models.TextField(help_text="NFC, as written, with accents")
    match_name = models.TextField(help_text="upper case, without accents: for comparing, never for showing")
    sort_key = models.TextField(help_text="Vietnamese order, given name first")
    sex = models.CharField(max_length=1, blank=True, help_text="m, f or unknown")
    birth_year = models.SmallIntegerField(null=True)
    birth_month = models.SmallIntegerField(null=True)
    birth_day = models.SmallIntegerField(null=True)
    cccd = models.CharField(max_length=12, null=True)
    cmnd = models.CharField(max_length=12, blank=True)
    phone = models.TextField(blank=True)
    organisation = models.ForeignKey(
        "territory.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    unit_code = models.TextField(blank=True, help_text="commune, empty when unknown")
    hamlet = models.TextField(blank=True)
    died_month = models.DateField(null=True, help_text="first day of the month of death")
    is_provisional = models.BooleanField(default=False, help_text="no paper that links this person to any other row")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    known_since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cccd"],
                condition=Q(cccd__isnull=False, merged_into__isnull=True),
                name="beneficiaries_person_card_is_theirs",
            ),
            models.CheckConstraint(condition=Q(sex__in=["", "m", "f"]), name="beneficiaries_person_sex_is_known"),
            models.CheckConstraint(condition=~Q(full_name=""), name="beneficiaries_person_is_named"),
        ]
        indexes = [
            models.Index(fields=["organisation", "unit_code", "sort_key"], name="beneficiaries_person_place"),
            models.Index(fields=["match_name", "birth_year"], name="beneficiaries_person_likeness"),
            # Of the merged alone: with all the others in it, a search for a card may be led through everybody.
            models.Index(
                fields=["merged_into"], condition=Q(merged_into__isnull=False), name="beneficiaries_person_merged"
            ),
            models.Index(fields=["cmnd"], condition=~Q(cmnd=""), name="beneficiaries_person_old_card"),
        ]


class SourceCode(models.Model):
    """The code by which an issuer's lists know a person: mã đối tượng, số hồ sơ. A check looks the person up."""

    issuer = models.TextField(help_text="programme and issuing organisation: btxh:PL-506, ncc:SO-49")
    code = models.TextField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)

    class Meta:
        constraints = [
            # The code first: officers search for one without knowing who issued it.
            models.UniqueConstraint(fields=["code", "issuer"], name="beneficiaries_sourcecode_is_unique"),
        ]


class Entitlement(models.Model):
    """A right to a benefit: of whom, to be paid to whom, of which category, from and until which month (exclusive).

    The first freezing of an office opens rights by thousands, for people whom its lists have just named and who are
    never deleted: as with payments, a check of the oversight room looks them up, and no constraint.
    """

    subject = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    recipient = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    programme_code = models.TextField()
    category_code = models.TextField(help_text="programmes_category.code")
    component = models.TextField(help_text="allowance, supplement, caregiver, one_time, funeral")
    quantity = models.SmallIntegerField(default=1)
    organisation = models.ForeignKey(
        "territory.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    decision_no = models.TextField(blank=True)
    decision_date = models.DateField(null=True)
    from_month = models.DateField()
    until_month = models.DateField(null=True, help_text="first month without it")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "category_code", "component"],
                condition=Q(until_month__isnull=True),
                name="beneficiaries_entitlement_runs_once",
            ),
            models.CheckConstraint(
                condition=Q(until_month__isnull=True) | Q(until_month__gte=F("from_month")),
                name="beneficiaries_entitlement_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(
                    component__in=["allowance", "supplement", "caregiver", "one_time", "funeral", "annual", "education"]
                ),
                name="beneficiaries_entitlement_component_is_known",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "programme_code"], name="beneficiaries_entitlement_org")]


class DeathReport(models.Model):
    """A reported death: by whom, when, from which source. The earliest month reported counts."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    died_month = models.DateField()
    source = models.TextField(help_text="decrease list, commune report, population database")
    document = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.TextField()


class Merge(models.Model):
    """Two records found to be one person. Undone by a second row that says so, never by deleting."""

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()


class RecoveryDecision(models.Model):
    """A written decision to recover an overpayment (truy thu). Only such a decision allows a deduction."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    programme_code = models.TextField()
    decision_no = models.TextField()
    decision_date = models.DateField()
    amount_vnd = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "decision_no"], name="beneficiaries_recovery_is_unique"),
            models.CheckConstraint(condition=Q(amount_vnd__gt=0), name="beneficiaries_recovery_is_positive"),
        ]
