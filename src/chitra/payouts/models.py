"""Runs, payments, the months they cover, holds and signatures. All but a run's status are insert-only."""

from django.db import models
from django.db.models import F, Q

KINDS = ("regular", "arrears", "one_time", "annual", "education", "funeral", "carried")


class Transition(models.Model):
    """The lawful moves of a run, mirrored from `rules.RUN_TRANSITIONS`; a trigger refuses any other."""

    was = models.TextField()
    became = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["was", "became"], name="payouts_transition_is_unique")]


class Run(models.Model):
    """One paying of one period: number 1 is the main run, the others are supplementary."""

    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    programme_code = models.TextField()
    number = models.SmallIntegerField()
    status = models.TextField(default="frozen")
    planned_pay_date = models.DateField()
    frozen_at = models.DateTimeField()
    frozen_by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "number"], name="payouts_run_number_is_unique"),
            models.CheckConstraint(
                condition=Q(status__in=["frozen", "submitted", "approved", "funded", "released", "settled", "closed"]),
                name="payouts_run_status_is_known",
            ),
        ]


class Payment(models.Model):
    """What one person is to receive for one entitlement in one run, and to whom it goes. Written once.

    The deed that writes payments joins them from the very rows they point at, which are never deleted; looking each of
    them up again would double its time, so a check of the oversight room does that instead of constraints.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    period = models.ForeignKey(
        "ledger.Period", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    organisation = models.ForeignKey(
        "territory.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    row = models.ForeignKey(
        "rosters.Row", on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    person = models.ForeignKey("beneficiaries.Person", on_delete=models.PROTECT, related_name="+", db_constraint=False)
    entitlement = models.ForeignKey(
        "beneficiaries.Entitlement", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    kind = models.TextField()
    category_code = models.TextField()
    source_code = models.TextField(help_text="programmes_fundingsource.code")
    month = models.DateField(help_text="the period's month; what it covers is in Cover")
    gross_vnd = models.BigIntegerField()
    deduction_vnd = models.BigIntegerField(default=0)
    amount_vnd = models.BigIntegerField()
    unit_code = models.TextField(blank=True, help_text="commune as frozen; empty is chưa rõ xã")
    hamlet = models.TextField(blank=True)
    person_name = models.TextField()
    person_cccd = models.TextField(blank=True)
    channel = models.TextField()
    provider = models.ForeignKey(
        "providers.Provider", on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    method = models.ForeignKey(
        "enrolment.Method", on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False
    )
    authorisation = models.ForeignKey(
        "enrolment.Authorisation",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    payee_name = models.TextField()
    payee_relation = models.TextField()
    payee_bin = models.TextField(blank=True)
    payee_account = models.TextField(blank=True)
    bundle = models.BigIntegerField(help_text="the first payment's id of those that leave in one instruction")
    replaces = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        help_text="the held payment it stands for",
    )
    carried_from = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        help_text="the unpaid payment it carries",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="payouts_payment_kind_is_known"),
            models.CheckConstraint(condition=Q(amount_vnd__gt=0), name="payouts_payment_is_positive"),
            models.CheckConstraint(
                condition=Q(amount_vnd=F("gross_vnd") - F("deduction_vnd")),
                name="payouts_payment_is_gross_less_deduction",
            ),
            models.UniqueConstraint(
                fields=["replaces"], condition=Q(replaces__isnull=False), name="payouts_payment_is_replaced_once"
            ),
            models.UniqueConstraint(
                fields=["carried_from"], condition=Q(carried_from__isnull=False), name="payouts_payment_is_carried_once"
            ),
        ]
        indexes = [
            models.Index(fields=["run", "unit_code", "id"], name="payouts_payment_page"),
            models.Index(
                fields=["payee_account", "month"], name="payouts_payment_phone", condition=Q(channel="mobile_money")
            ),
        ]


class Cover(models.Model):
    """A month of an entitlement that a payment pays. No two payments of any run cover the same one."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    period = models.ForeignKey(
        "ledger.Period", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    entitlement = models.ForeignKey(
        "beneficiaries.Entitlement", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    month = models.DateField()
    cause = models.TextField(help_text="regular, arrears, one_time …, carried:<payment>")
    reversed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement", "month", "cause"],
                condition=Q(reversed_at__isnull=True),
                name="payouts_cover_is_paid_once",
            ),
        ]
        indexes = [
            models.Index(fields=["entitlement"], condition=Q(reversed_at__isnull=False), name="payouts_cover_reversed"),
        ]


class Deduction(models.Model):
    """What is kept back from a payment, and the decision that allows it."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey("beneficiaries.RecoveryDecision", on_delete=models.PROTECT, related_name="+")
    amount_vnd = models.BigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount_vnd__gt=0), name="payouts_deduction_is_positive")]


class Hold(models.Model):
    """A payment kept back, with its reason. After approval a hold is an exclusion: signed out of what is released."""

    payment = models.ForeignKey(Payment, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    period = models.ForeignKey(
        "ledger.Period", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    reason_code = models.TextField()
    reason = models.TextField(blank=True)
    is_exclusion = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.TextField()


class Lift(models.Model):
    """The end of a hold. Once the run is approved, what is lifted waits for a supplementary run."""

    hold = models.OneToOneField(Hold, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+", db_index=False)
    into_supplementary = models.BooleanField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()


class Carry(models.Model):
    """A payment that did not reach its person by the end of its period: the next open period pays it, by name, once."""

    payment = models.OneToOneField(Payment, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    amount_vnd = models.BigIntegerField()
    reason = models.TextField(help_text="unclaimed, rejected, returned, no answer, late return")
    unpaid_months = models.SmallIntegerField(help_text="consecutive months without receipt, this one included (E13)")
    is_funded = models.BooleanField(
        default=True, db_default=True, help_text="its money is carried too; a held payment never had any"
    )
    at = models.DateTimeField()


class Signature(models.Model):
    """Who signed which numbers of a run at which stage: submitted, approved, released. Three stages, three persons."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    stage = models.TextField()
    officer = models.ForeignKey("access.Officer", on_delete=models.PROTECT, related_name="+")
    person_key = models.TextField(help_text="access_officer.person_key: two logins of one person are one person")
    payment_count = models.IntegerField()
    total_vnd = models.BigIntegerField()
    content_hash = models.CharField(max_length=64)
    reason = models.TextField(
        blank=True, help_text="why blocking findings of the list are accepted, or why it is returned"
    )
    at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, help_text="returned to the preparer, or withdrawn")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["run", "stage"],
                condition=Q(revoked_at__isnull=True),
                name="payouts_signature_stage_is_signed_once",
            ),
            models.UniqueConstraint(
                fields=["run", "person_key"],
                condition=Q(revoked_at__isnull=True),
                name="payouts_signature_nobody_signs_two_stages",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=["submitted", "approved", "released"]), name="payouts_signature_stage_is_known"
            ),
        ]


class Note(models.Model):
    """What an officer remarks about a person in a month: why they are new, gone or changed. Notes are only added."""

    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey("beneficiaries.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="payouts_note_says_something")]
        indexes = [models.Index(fields=["period", "person"], name="payouts_note_of_person")]
