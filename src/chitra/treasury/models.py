"""Budget estimates and the drawdowns made from them."""

from django.db import models
from django.db.models import Q


class Estimate(models.Model):
    """Dự toán: what an organisation may draw from a source in a year, by decision. Corrections are further rows."""

    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    programme_code = models.TextField()
    source_code = models.TextField()
    year = models.SmallIntegerField()
    amount_vnd = models.BigIntegerField(help_text="may be below zero: a reduction")
    document_no = models.TextField()
    document_date = models.DateField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "programme_code", "source_code", "year", "document_no"],
                name="treasury_estimate_document_is_once",
            ),
            models.CheckConstraint(condition=~Q(amount_vnd=0), name="treasury_estimate_says_something"),
        ]


class Drawdown(models.Model):
    """Giấy rút dự toán (tạm ứng): one advance, one source, one provider, received on a day."""

    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    source_code = models.TextField()
    provider = models.ForeignKey("providers.Provider", on_delete=models.PROTECT, related_name="+")
    amount_vnd = models.BigIntegerField()
    ref = models.TextField(help_text="số chứng từ; as the provider's statement names it")
    received_on = models.DateField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "ref"], name="treasury_drawdown_ref_is_once"),
            models.CheckConstraint(condition=Q(amount_vnd__gt=0), name="treasury_drawdown_is_positive"),
        ]
