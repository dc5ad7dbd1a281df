"""Settlements and what they carry. Each is signed by both sides, or it is not settled."""

from django.db import models
from django.db.models import F, Q


class Settlement(models.Model):
    """The month of one provider in one period: E8 holds in every row."""

    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey("providers.Provider", on_delete=models.PROTECT, related_name="+")
    source_code = models.TextField()
    opening_vnd = models.BigIntegerField()
    received_vnd = models.BigIntegerField()
    paid_account_vnd = models.BigIntegerField()
    paid_cash_vnd = models.BigIntegerField()
    refunded_vnd = models.BigIntegerField()
    carried_vnd = models.BigIntegerField(help_text="closing: unpaid money that the provider keeps, by name")
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "provider", "source_code"], name="settlement_settlement_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(
                    carried_vnd=F("opening_vnd")
                    + F("received_vnd")
                    - F("paid_account_vnd")
                    - F("paid_cash_vnd")
                    - F("refunded_vnd")
                ),
                name="settlement_settlement_adds_up",
            ),
        ]


class Signature(models.Model):
    """One side's signature under a period's minutes: the office's or the provider's. Two sides, two persons."""

    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey("providers.Provider", on_delete=models.PROTECT, related_name="+")
    side = models.TextField()
    officer = models.ForeignKey("access.Officer", on_delete=models.PROTECT, related_name="+")
    person_key = models.TextField()
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, help_text="the figures changed afterwards; this side signs again")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "provider", "side"],
                condition=Q(revoked_at__isnull=True),
                name="settlement_signature_side_is_once",
            ),
            models.UniqueConstraint(
                fields=["period", "provider", "person_key"],
                condition=Q(revoked_at__isnull=True),
                name="settlement_signature_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(side__in=["office", "provider"]), name="settlement_signature_side_is_known"
            ),
        ]


class FeeLine(models.Model):
    """The payout fee of one provider by method: paid money × rate, under the cap, on top of it, never out of it."""

    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey("providers.Provider", on_delete=models.PROTECT, related_name="+")
    source_code = models.TextField()
    channel = models.TextField()
    payment_count = models.IntegerField()
    paid_vnd = models.BigIntegerField()
    rate_per_100k = models.IntegerField()
    cap_per_100k = models.IntegerField(null=True)
    fee_vnd = models.BigIntegerField()
    source_document = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "provider", "source_code", "channel", "rate_per_100k", "source_document"],
                name="settlement_fee_is_unique",
            ),
            models.CheckConstraint(condition=Q(fee_vnd__gte=0), name="settlement_fee_is_not_negative"),
        ]


class Closing(models.Model):
    """The closing of a period: what it came to, and the head of the journal at that moment."""

    period = models.OneToOneField("ledger.Period", on_delete=models.PROTECT, related_name="+")
    payment_count = models.IntegerField()
    paid_vnd = models.BigIntegerField()
    carried_vnd = models.BigIntegerField()
    refunded_vnd = models.BigIntegerField()
    audit_seq = models.BigIntegerField()
    audit_hash = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.TextField()
