"""Answer files, their lines, and the exceptions that somebody has to look into. Files and lines are insert-only."""

from django.db import models
from django.db.models import Q


class Answer(models.Model):
    """One file of a provider or bank: a status report, a statement, a result table, a signed cash list."""

    original = models.ForeignKey("rosters.Original", on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey("providers.Provider", on_delete=models.PROTECT, related_name="+")
    head_no = models.SmallIntegerField(help_text="a file may hold several statements; from 1")
    kind = models.TextField(help_text="pain002, camt053, mt940, xlsx, csv, cash")
    account = models.TextField(blank=True)
    number = models.TextField(blank=True, help_text="the statement's own number or id")
    from_date = models.DateField(null=True)
    to_date = models.DateField(null=True)
    opening_vnd = models.BigIntegerField(null=True)
    closing_vnd = models.BigIntegerField(null=True)
    moved_vnd = models.BigIntegerField(help_text="credits less debits of its readable lines")
    line_count = models.IntegerField()
    file_name = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "original", "head_no"], name="reconciliation_answer_is_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["pain002", "camt053", "mt940", "xlsx", "csv", "cash"]),
                name="reconciliation_answer_kind_is_known",
            ),
        ]
        indexes = [models.Index(fields=["provider", "account", "from_date"], name="reconciliation_answer_chain")]


class Line(models.Model):
    """One line of an answer and what became of it. `occurrence` tells identical lines of one file apart."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="+", db_index=False)
    line_no = models.IntegerField()
    line_key = models.CharField(max_length=32, help_text="md5 of what the line says; see sql/read.sql")
    occurrence = models.SmallIntegerField()
    status = models.TextField(help_text="paid, rejected, returned, accepted, unclaimed, received, fee, other")
    reference = models.TextField(blank=True)
    amount_vnd = models.BigIntegerField(null=True, help_text="as the line says; debit below zero")
    booked_on = models.DateField(null=True)
    reason = models.TextField(blank=True)
    account = models.TextField(blank=True)
    name = models.TextField(blank=True)
    text = models.TextField(blank=True)
    bank_ref = models.TextField(blank=True, help_text="the bank's own number of the movement")
    instruction = models.ForeignKey(
        "delivery.Instruction", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    drawdown = models.ForeignKey(
        "treasury.Drawdown", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    outcome = models.TextField()
    detail = models.TextField(blank=True, help_text="the code that says why it is not applied")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "line_no"], name="reconciliation_line_number_is_unique"),
            models.CheckConstraint(
                condition=Q(outcome__in=["applied", "known", "conflict", "unknown", "malformed"]),
                name="reconciliation_line_outcome_is_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["instruction"], name="reconciliation_line_matched", condition=Q(instruction__isnull=False)
            ),
            models.Index(
                fields=["line_key"], name="reconciliation_line_unmatched", condition=Q(instruction__isnull=True)
            ),
            models.Index(fields=["drawdown"], name="reconciliation_line_receipt", condition=Q(drawdown__isnull=False)),
            models.Index(fields=["detail"], name="reconciliation_line_doubtful", condition=~Q(detail="")),
        ]


class Match(models.Model):
    """One line of a bank statement that moved one instruction's money: out (debit) or back (credit), once each."""

    line = models.OneToOneField(Line, on_delete=models.PROTECT, related_name="+")
    instruction = models.ForeignKey("delivery.Instruction", on_delete=models.PROTECT, related_name="+", db_index=False)
    direction = models.TextField(help_text="out or back")
    amount_vnd = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["instruction", "direction"], name="reconciliation_match_is_once_each_way"),
            models.CheckConstraint(
                condition=Q(direction__in=["out", "back"]), name="reconciliation_match_direction_is_known"
            ),
        ]


class Review(models.Model):
    """A later word on a line: a conflict that a further line explained, an unknown reference that an officer placed."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="+")
    became = models.TextField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()


class Tally(models.Model):
    """What an answer says about one office's month: how many lines of each outcome, and how much.

    Counted once, when the answer is taken in. It says whose an answer is: a line without an instruction is that of the
    statement's account, else of the only office that its file is about, else of nobody but the provider; its month is
    the last that its file is about.
    """

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, null=True, related_name="+")
    programme_code = models.TextField(blank=True)
    month = models.DateField()
    is_matched = models.BooleanField(help_text="its lines name an instruction")
    outcome = models.TextField(blank=True, help_text="empty for a statement without lines")
    line_count = models.IntegerField()
    amount_vnd = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "organisation", "programme_code", "month", "is_matched", "outcome"],
                nulls_distinct=False,
                name="reconciliation_tally_is_counted_once",
            ),
        ]


class LineException(models.Model):
    """A line or a gap that somebody has to look into, by a day. Resolved by a note and evidence, never by editing."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="+")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, null=True, related_name="+")
    code = models.TextField()
    owner_code = models.TextField(help_text="organisation or provider that has to look into it")
    due_on = models.DateField()
    at = models.DateTimeField()
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.TextField(blank=True)
    resolution = models.TextField(blank=True)

    class Meta:
        db_table = "reconciliation_exception"
        indexes = [
            models.Index(
                fields=["owner_code", "due_on"],
                name="reconciliation_exception_open",
                condition=Q(resolved_at__isnull=True),
            )
        ]
