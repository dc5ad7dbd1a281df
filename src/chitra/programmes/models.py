"""Programmes, categories, rates, the names that lists use, and funding sources."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q

BENEFIT_KINDS = (
    "monthly",
    "monthly_per_child",
    "monthly_extra",
    "monthly_topup",
    "supplement",
    "caregiver",
    "annual",
    "education",
    "lump_sum",
    "funeral",
)
COMPONENTS = ("allowance", "supplement", "caregiver", "one_time", "funeral", "annual", "education")


class Programme(models.Model):
    """A law with a budget of its own. Two programmes never share an advance, a settlement or a fee."""

    code = models.TextField(unique=True)
    name = models.TextField()
    adds_up = models.BooleanField(help_text="may one person draw several categories at once?")
    source_document = models.TextField()


class Category(models.Model):
    """One benefit that the law names, for which it fixes an amount."""

    code = models.TextField(unique=True)
    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, to_field="code", db_column="programme_code", related_name="+"
    )
    name = models.TextField()
    benefit_kind = models.TextField()
    component = models.TextField(help_text="the column of a list that pays it")
    group_code = models.TextField(blank=True, help_text="the group of Article 5, Decree 20/2021, for exclusivity: 1…8")
    is_sensitive = models.BooleanField(help_text="never on a public list: Decree 20/2021, Article 8")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(benefit_kind__in=BENEFIT_KINDS), name="programmes_category_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(component__in=COMPONENTS), name="programmes_category_component_is_known"
            ),
        ]


class CompatibleGroups(models.Model):
    """Two groups that one person may draw together, though their programme does not add up. The lower group first."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, to_field="code", db_column="programme_code", related_name="+"
    )
    group_a = models.TextField()
    group_b = models.TextField()
    legal_basis = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "group_a", "group_b"], name="programmes_compatiblegroups_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(group_a__lt=F("group_b")), name="programmes_compatiblegroups_is_ordered"
            ),
        ]


class Rate(models.Model):
    """What the law pays for a category, from when until when (exclusive), and since when that was in force."""

    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, to_field="code", db_column="category_code", related_name="+"
    )
    amount_vnd = models.BigIntegerField(null=True, help_text="empty: the law leaves it to another text; never blocks")
    coefficient_milli = models.IntegerField(null=True, help_text="1.5 is 1500; shown, never multiplied")
    standard_vnd = models.BigIntegerField(null=True)
    unit = models.TextField(help_text="đồng/tháng, đồng/lần …")
    applies_from = models.DateField()
    applies_until = models.DateField(null=True, help_text="exclusive")
    in_force_from = models.DateField(help_text="the day from which lists could know it")
    in_force_is_assumed = models.BooleanField(help_text="no date of force was found, so it is the day it applies from")
    legal_basis = models.TextField()
    source_document = models.TextField()
    confidence = models.TextField()
    is_derived = models.BooleanField(help_text="computed from a neighbouring decree: within ±1,000 it only warns")
    entered_at = models.DateTimeField(null=True, help_text="empty for the rates that Chitra came with")
    entered_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["category", "applies_from"], name="programmes_rate_begins_once"),
            ExclusionConstraint(
                name="programmes_rate_never_overlaps",
                expressions=[("category", "="), (Func("applies_from", "applies_until", function="daterange"), "&&")],
            ),
            models.CheckConstraint(
                condition=Q(applies_until__isnull=True) | Q(applies_until__gt=F("applies_from")),
                name="programmes_rate_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(amount_vnd__isnull=True) | Q(amount_vnd__gt=0), name="programmes_rate_is_positive"
            ),
        ]


class CategoryAlias(models.Model):
    """A text or sheet name by which lists mean a group. `key` is made by `rules.list_text_key`."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, to_field="code", db_column="programme_code", related_name="+"
    )
    key = models.TextField()
    is_sheet = models.BooleanField()
    list_key = models.TextField(help_text="the group of rules that decides")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "is_sheet", "key"], name="programmes_categoryalias_means_one_group"
            ),
        ]


class CategoryRule(models.Model):
    """Which category a row of a list stands for. Empty bounds match everything; the lowest priority wins.

    A required component must be paid; any other may be zero. An alternative is right only if the row pays exactly its
    amount: lists do not write how many martyrs, or how grave a wound.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, to_field="code", db_column="programme_code", related_name="+"
    )
    list_key = models.TextField()
    component = models.TextField()
    pct_from = models.SmallIntegerField(null=True)
    pct_until = models.SmallIntegerField(null=True, help_text="exclusive")
    age_from_months = models.SmallIntegerField(null=True)
    age_until_months = models.SmallIntegerField(null=True, help_text="exclusive")
    sex = models.CharField(max_length=1, blank=True)
    relation_key = models.TextField(blank=True)
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, to_field="code", db_column="category_code", related_name="+"
    )
    priority = models.SmallIntegerField()
    is_required = models.BooleanField()
    is_alternative = models.BooleanField()
    is_per_quantity = models.BooleanField(help_text="the amount is times children, martyrs or years")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "list_key", "component", "priority", "pct_from", "age_from_months", "category"],
                nulls_distinct=False,
                name="programmes_categoryrule_is_unique",
            ),
            models.CheckConstraint(
                condition=Q(component__in=COMPONENTS), name="programmes_categoryrule_component_is_known"
            ),
            models.CheckConstraint(condition=Q(sex__in=["", "m", "f"]), name="programmes_categoryrule_sex_is_known"),
        ]
        indexes = [models.Index(fields=["programme", "list_key"], name="programmes_categoryrule_list")]


class FundingSource(models.Model):
    """A budget that pays. One advance has one source."""

    code = models.TextField(unique=True)
    name = models.TextField()
    budget_level = models.TextField(help_text="central, local, provider, other")
    budget_chapter = models.TextField(blank=True)
    budget_item = models.TextField(blank=True, help_text="loại – khoản: 370-371")
    source_document = models.TextField()
    confidence = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(budget_level__in=["central", "local", "provider", "other"]),
                name="programmes_fundingsource_level_is_known",
            ),
        ]


class EconomicCode(models.Model):
    """The economic code (mã nội dung kinh tế) under which a source pays a kind of benefit."""

    source = models.ForeignKey(
        FundingSource, on_delete=models.PROTECT, to_field="code", db_column="source_code", related_name="+"
    )
    benefit_kind = models.TextField()
    code = models.TextField()
    confidence = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "benefit_kind"], name="programmes_economiccode_is_unique"),
            models.CheckConstraint(
                condition=Q(benefit_kind__in=BENEFIT_KINDS), name="programmes_economiccode_kind_is_known"
            ),
        ]


class Setting(models.Model):
    """A figure that a text fixes from a day on; a later row replaces it. Keys: `rules.SETTINGS`."""

    key = models.TextField()
    value = models.IntegerField()
    valid_from = models.DateField()
    source_document = models.TextField()
    confidence = models.TextField()
    entered_at = models.DateTimeField(null=True, help_text="empty for what Chitra came with")
    entered_by = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="programmes_setting_begins_once"),
            models.CheckConstraint(condition=Q(value__gte=0), name="programmes_setting_is_not_negative"),
            models.CheckConstraint(condition=~Q(source_document=""), name="programmes_setting_names_its_document"),
        ]


class FundingRule(models.Model):
    """Which source pays a programme, or one category of it, in which months. The category's own rule goes first."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, to_field="code", db_column="programme_code", related_name="+"
    )
    category = models.ForeignKey(
        Category, on_delete=models.PROTECT, to_field="code", db_column="category_code", null=True, related_name="+"
    )
    source = models.ForeignKey(
        FundingSource, on_delete=models.PROTECT, to_field="code", db_column="source_code", related_name="+"
    )
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, help_text="exclusive")

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="programmes_fundingrule_names_one_source",
                expressions=[
                    ("programme", "="),
                    (Func("category", models.Value(""), function="coalesce", output_field=models.TextField()), "="),
                    (Func("valid_from", "valid_until", function="daterange"), "&&"),
                ],
            ),
        ]
