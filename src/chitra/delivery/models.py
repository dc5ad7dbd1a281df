"""Batches, their files, instructions and outcomes. All but a batch's status are insert-only."""

from django.db import models
from django.db.models import F, Q


class Batch(models.Model):
    """The instructions of one run that go to one provider through one channel."""

    run = models.ForeignKey("payouts.Run", on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey("providers.Provider", on_delete=models.PROTECT, related_name="+")
    channel = models.TextField()
    attempt = models.SmallIntegerField()
    message_id = models.TextField(unique=True, help_text="MsgId of pain.001; made once, never reused")
    instruction_count = models.IntegerField()
    total_vnd = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["run", "provider", "channel", "attempt"], name="delivery_batch_is_unique"),
        ]


class BatchFile(models.Model):
    """A file made of a batch: what was counted and hashed before it left."""

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    format = models.TextField()
    file_name = models.TextField()
    sha256 = models.CharField(max_length=64)
    instruction_count = models.IntegerField()
    total_vnd = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "format", "sha256"], name="delivery_batchfile_is_unique"),
        ]


class Handover(models.Model):
    """A file of a batch was fetched, for the provider or by it: when and by whom. It may be after the closing."""

    file = models.ForeignKey(BatchFile, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.TextField()


class Instruction(models.Model):
    """The order to pay one bundle: one beneficiary, one payee account, one reference. Answered whole.

    All but its batch are copied from the batch and from the payments it pays; looking each of them up again would cost
    more than writing it, so a check of the oversight room does that instead of constraints.
    """

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="+")
    run = models.ForeignKey(
        "payouts.Run", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    period = models.ForeignKey(
        "ledger.Period", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    organisation = models.ForeignKey(
        "territory.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    provider = models.ForeignKey(
        "providers.Provider", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    person = models.ForeignKey(
        "beneficiaries.Person", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    bundle = models.BigIntegerField(help_text="payouts_payment.bundle")
    source_code = models.TextField(help_text="programmes_fundingsource.code: one instruction draws on one source")
    attempt = models.SmallIntegerField()
    reference = models.CharField(max_length=16)
    amount_vnd = models.BigIntegerField()
    channel = models.TextField()
    unit_code = models.TextField(blank=True)
    payee_name = models.TextField()
    payee_bin = models.TextField(blank=True)
    payee_account = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="delivery_instruction_reference_is_unique"),
            models.UniqueConstraint(fields=["bundle", "attempt"], name="delivery_instruction_attempt_is_unique"),
            models.CheckConstraint(condition=Q(amount_vnd__gt=0), name="delivery_instruction_is_positive"),
        ]


class Outcome(models.Model):
    """A step in an instruction's life. `seq` counts them; `was` is the step before; evidence is a line that said so."""

    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="+", db_index=False)
    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        "territory.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    seq = models.SmallIntegerField()
    was = models.TextField()
    became = models.TextField()
    reason = models.TextField(blank=True)
    booked_on = models.DateField()
    evidence_line = models.BigIntegerField(null=True, help_text="reconciliation_line.id; that room stands above")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instruction", "seq"], name="delivery_outcome_follows_in_order"),
            models.CheckConstraint(condition=Q(seq__gt=0) & ~Q(was=F("became")), name="delivery_outcome_moves"),
            models.CheckConstraint(
                condition=Q(was="instructed", became__in=["paid", "rejected", "unclaimed"])
                | Q(was="unclaimed", became="paid")
                | Q(was="paid", became="returned"),
                name="delivery_outcome_is_lawful",
            ),
        ]
