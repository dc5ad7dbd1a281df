"""Banks and their names, providers, agreements, advance accounts, fees, limits and payout points."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q

CHANNELS = ("bank", "ewallet", "mobile_money", "cash_point", "home")


class Bank(models.Model):
    """A bank by its BIN. A former brand of the same BIN is an alias."""

    bin = models.CharField(max_length=6, unique=True)
    code = models.TextField(unique=True)
    short_name = models.TextField()
    name = models.TextField()
    swift = models.TextField(blank=True)
    takes_transfers = models.BooleanField(help_text="reachable by account number over the NAPAS network")
    source_document = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(bin__regex=r"^[0-9]{6}$"), name="providers_bank_bin_has_six_digits"),
        ]


class BankAlias(models.Model):
    """A way to write a bank. `key` is made by `rules.bank_key`; no bank means that the name is ambiguous."""

    key = models.TextField(unique=True)
    bank = models.ForeignKey(
        Bank, on_delete=models.PROTECT, to_field="bin", db_column="bin", null=True, related_name="+"
    )
    note = models.TextField(blank=True, help_text="former brand, abbreviation, or why it is ambiguous")


class Provider(models.Model):
    """Whoever pays beneficiaries for an organisation: the post, a bank, a telecom company."""

    code = models.TextField(unique=True)
    name = models.TextField()
    kind = models.TextField()
    bank = models.ForeignKey(
        Bank, on_delete=models.PROTECT, to_field="bin", db_column="bin", null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["post", "bank", "telecom", "other"]), name="providers_provider_kind_is_known"
            ),
        ]


class Agreement(models.Model):
    """A signed agreement for one channel. No two of them cover the same organisation, programme, channel and day."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, to_field="code", db_column="programme_code", related_name="+"
    )
    channel = models.TextField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="exclusive")
    document_no = models.TextField()
    document_date = models.DateField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=CHANNELS), name="providers_agreement_channel_is_known"),
            models.CheckConstraint(condition=~Q(document_no=""), name="providers_agreement_names_its_document"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="providers_agreement_ends_after_it_begins",
            ),
            ExclusionConstraint(
                name="providers_agreement_never_overlaps",
                expressions=[
                    ("organisation", "="),
                    ("programme", "="),
                    ("channel", "="),
                    (Func("valid_from", "valid_until", function="daterange"), "&&"),
                ],
            ),
        ]


class AdvanceAccount(models.Model):
    """The provider's account that receives an organisation's advances for one programme, and pays out of them."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, to_field="code", db_column="programme_code", related_name="+"
    )
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, to_field="bin", db_column="bin", related_name="+")
    account_no = models.TextField()
    holder_name = models.TextField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="exclusive")
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="providers_advanceaccount_is_one_a_day",
                expressions=[
                    ("provider", "="),
                    ("organisation", "="),
                    ("programme", "="),
                    (Func("valid_from", "valid_until", function="daterange"), "&&"),
                ],
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="providers_advanceaccount_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(account_no__regex=r"^[0-9A-Z]{6,19}$"), name="providers_advanceaccount_number_is_lawful"
            ),
        ]
        indexes = [models.Index(fields=["account_no", "bank"], name="providers_advanceaccount_no")]


class FeeRate(models.Model):
    """What a provider may charge the office, never the beneficiary: đồng for each 100,000 đồng paid (0.50 % is 500)."""

    programme = models.ForeignKey(
        "programmes.Programme", on_delete=models.PROTECT, to_field="code", db_column="programme_code", related_name="+"
    )
    channel = models.TextField()
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, null=True, related_name="+")
    unit_code = models.TextField(blank=True, help_text="the area; empty: everywhere")
    rate_per_100k = models.IntegerField()
    cap_per_100k = models.IntegerField(null=True, help_text="the highest the law allows; empty: none is known")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="exclusive")
    source_document = models.TextField()
    confidence = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=CHANNELS), name="providers_feerate_channel_is_known"),
            models.CheckConstraint(
                condition=Q(rate_per_100k__gte=0)
                & (Q(cap_per_100k__isnull=True) | Q(rate_per_100k__lte=F("cap_per_100k"))),
                name="providers_feerate_keeps_the_cap",
            ),
            ExclusionConstraint(
                name="providers_feerate_never_overlaps",
                expressions=[
                    ("programme", "="),
                    ("channel", "="),
                    ("unit_code", "="),
                    (
                        Func("provider", models.Value(0), function="coalesce", output_field=models.BigIntegerField()),
                        "=",
                    ),
                    (Func("valid_from", "valid_until", function="daterange"), "&&"),
                ],
            ),
        ]


class ProviderLimit(models.Model):
    """How much one account of a channel may receive in a month: mobile money has a cap by law."""

    channel = models.TextField()
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, null=True, related_name="+")
    monthly_cap_vnd = models.BigIntegerField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="exclusive")
    source_document = models.TextField()
    confidence = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=CHANNELS), name="providers_providerlimit_channel_is_known"),
            models.CheckConstraint(condition=Q(monthly_cap_vnd__gt=0), name="providers_providerlimit_is_positive"),
            ExclusionConstraint(
                name="providers_providerlimit_never_overlaps",
                expressions=[
                    ("channel", "="),
                    (
                        Func("provider", models.Value(0), function="coalesce", output_field=models.BigIntegerField()),
                        "=",
                    ),
                    (Func("valid_from", "valid_until", function="daterange"), "&&"),
                ],
            ),
        ]


class PayoutPoint(models.Model):
    """A place where a provider pays cash: the plan asks for at least one in every commune."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    unit_code = models.TextField()
    name = models.TextField()
    address = models.TextField(blank=True)
    days = models.TextField(blank=True, help_text="days of the month it pays: 5-10")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="exclusive")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "unit_code", "name", "valid_from"], name="providers_payoutpoint_is_unique"
            ),
        ]
