"""Counted figures of a month: one row an office × programme as a whole, a commune, or a group."""

from django.db import models
from django.db.models import F, Q


class Figure(models.Model):
    """What a month came to so far. People are counted once within the row's own scope."""

    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    organisation_code = models.TextField()
    programme_code = models.TextField()
    month = models.DateField()
    level = models.TextField(help_text="all, commune, group")
    key = models.TextField(blank=True, help_text="the commune's code (empty: chưa rõ xã) or the group's name")
    payment_count = models.IntegerField()
    people = models.IntegerField(help_text="whom the month is to pay")
    account_people = models.IntegerField(help_text="of them, who are to be paid through an account")
    agent_people = models.IntegerField(help_text="of these, through the account of a guardian or agent")
    paid_people = models.IntegerField()
    cashless_people = models.IntegerField()
    cash_people = models.IntegerField(help_text="at a payout point")
    home_people = models.IntegerField()
    unpaid_people = models.IntegerField()
    payable_vnd = models.BigIntegerField()
    cashless_vnd = models.BigIntegerField()
    agent_vnd = models.BigIntegerField(help_text="of the cashless money, through the account of a guardian or agent")
    cash_vnd = models.BigIntegerField()
    home_vnd = models.BigIntegerField()
    unpaid_vnd = models.BigIntegerField()
    is_final = models.BooleanField(help_text="the month was closed when it was counted")
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["month", "organisation", "programme_code", "level", "key"], name="reports_figure_is_one"
            ),
            models.CheckConstraint(
                condition=Q(level__in=["all", "commune", "group"]), name="reports_figure_level_is_known"
            ),
            models.CheckConstraint(
                condition=Q(payable_vnd=F("cashless_vnd") + F("cash_vnd") + F("home_vnd") + F("unpaid_vnd")),
                name="reports_figure_adds_up",
            ),
        ]
        indexes = [models.Index(fields=["level", "month"], name="reports_figure_page")]
