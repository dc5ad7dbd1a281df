"""Periods, accounts, journals and postings. Journals and postings are insert-only by trigger."""

from django.db import models
from django.db.models import F, Q

from chitra.ledger import rules


class Period(models.Model):
    """One month of one programme in one organisation: what is opened, settled and closed together."""

    organisation_id = models.BigIntegerField(help_text="territory_organisation.id; territory stands above this room")
    organisation_code = models.TextField()
    programme_code = models.TextField()
    month = models.DateField(help_text="the first day of the month")
    status = models.TextField(default="open")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_code", "programme_code", "month"], name="ledger_period_is_unique"
            ),
            models.CheckConstraint(condition=Q(status__in=rules.PERIOD_STATUSES), name="ledger_period_status_is_known"),
            models.CheckConstraint(condition=Q(month__day=1), name="ledger_period_is_a_first_day"),
            models.CheckConstraint(
                condition=~Q(status="closed") | Q(closed_at__isnull=False), name="ledger_period_closed_says_when"
            ),
        ]


class Account(models.Model):
    """A balance in đồng. `provider_code` is empty while no provider holds the money."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    organisation_id = models.BigIntegerField()
    source_code = models.TextField(help_text="programmes_fundingsource.code")
    provider_code = models.TextField(blank=True)
    kind = models.TextField()
    balance_vnd = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "source_code", "provider_code", "kind"], name="ledger_account_is_unique"
            ),
            models.CheckConstraint(condition=Q(kind__in=rules.KINDS), name="ledger_account_kind_is_known"),
            models.CheckConstraint(
                condition=(Q(kind__in=rules.CREDIT_KINDS) & Q(balance_vnd__lte=0))
                | (Q(kind__in=rules.DEBIT_KINDS) & Q(balance_vnd__gte=0)),
                name="ledger_account_keeps_its_side",
            ),
        ]


class Movement(models.Model):
    """From which kind of account money may go to which, as in `rules.MOVEMENTS`; `ledger_post` refuses any other."""

    credit_kind = models.TextField()
    debit_kind = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["credit_kind", "debit_kind"], name="ledger_movement_is_unique"),
        ]


class Journal(models.Model):
    """One movement of money, made by one deed. What it moved is in its postings."""

    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    organisation_id = models.BigIntegerField()
    deed = models.TextField()
    object_kind = models.TextField()
    object_id = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.TextField()
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["object_kind", "object_id"], name="ledger_journal_object")]


class Posting(models.Model):
    """One side of a journal: a debit is above zero, a credit below."""

    journal = models.ForeignKey(Journal, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+", db_index=False)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    amount_vnd = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(amount_vnd=0), name="ledger_posting_moves_something"),
            models.UniqueConstraint(fields=["journal", "account"], name="ledger_posting_once_an_account"),
        ]


class PeriodSuccession(models.Model):
    """An open balance that a successor organisation took over: the old period's account and the new one's."""

    old_period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    new_period = models.ForeignKey(Period, on_delete=models.PROTECT, related_name="+")
    amount_vnd = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old_period", "new_period"], name="ledger_succession_is_unique"),
            models.CheckConstraint(condition=~Q(old_period=F("new_period")), name="ledger_succession_moves_on"),
        ]
