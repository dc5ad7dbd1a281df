"""Originals, lists, their rows, findings and what officers decided about them. Rows are insert-only."""

from django.db import models
from django.db.models import Q

KINDS = ("monthly", "increase", "decrease", "adjustment", "one_time", "opening")


class Original(models.Model):
    """The bytes of a file as they came in. Every room that takes a file keeps it here; they never change."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    bytes = models.BinaryField()
    byte_count = models.BigIntegerField()
    file_name = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()


class Submission(models.Model):
    """One file handed in for one period: once for its bytes; the same bytes again change nothing."""

    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="+")
    file_name = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["period", "original"], name="rosters_submission_is_once"),
        ]


class Roster(models.Model):
    """One list: one sheet of one file, keyed by period, commune or sheet, and kind."""

    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    kind = models.TextField()
    list_key = models.TextField(help_text="commune code / sheet's category: 20524/TB; either part may be empty")
    unit_code = models.TextField(blank=True, help_text="the commune, empty when the title names none")
    sheet = models.TextField()
    layout = models.TextField()
    header_row = models.IntegerField()
    content_hash = models.CharField(max_length=64)
    accepted_count = models.IntegerField()
    held_count = models.IntegerField()
    refused_count = models.IntegerField()
    ignored_count = models.IntegerField()
    people_count = models.IntegerField()
    amount_vnd = models.BigIntegerField(help_text="sum of the totals of accepted and held rows, as the list says")
    stated_total_vnd = models.BigIntegerField(null=True, help_text="what its TỔNG CỘNG says")
    listed_on = models.DateField(help_text="the day by whose law the list is judged")
    cell_columns = models.JSONField(default=dict, help_text="Excel letter of each column that was recognised")
    is_current = models.BooleanField(default=True)
    frozen_at = models.DateTimeField(null=True, help_text="when a run took it; from then on it cannot be replaced")
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["period", "list_key", "kind"], condition=Q(is_current=True), name="rosters_roster_key_is_unique"
            ),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="rosters_roster_kind_is_known"),
        ]
        indexes = [models.Index(fields=["period", "kind"], name="rosters_roster_of_period")]


class Row(models.Model):
    """One row of a list as it stands in the file, and as it was read. `row_number` is Excel's.

    The deed that writes rows makes their lists and people in the same transaction, so no constraint of the database
    looks them up again for each of millions of rows; a check of the oversight room does.
    """

    roster = models.ForeignKey(Roster, on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False)
    period = models.ForeignKey(
        "ledger.Period", on_delete=models.PROTECT, related_name="+", db_index=False, db_constraint=False
    )
    row_number = models.IntegerField()
    row_kind = models.TextField(help_text="data, title, header, number, group, subtotal, total, words, signature, note")
    outcome = models.TextField(help_text="accepted, held, refused, ignored")
    person = models.ForeignKey(
        "beneficiaries.Person",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )
    category_code = models.TextField(blank=True, help_text="of the allowance, resolved by the programme's rules")
    supplement_code = models.TextField(blank=True)
    caregiver_code = models.TextField(blank=True)
    quantity = models.SmallIntegerField(default=1, help_text="children, martyrs or years that the allowance counts")
    unit_code = models.TextField(blank=True, help_text="commune by group row, title or registry; empty: chưa rõ xã")
    commune_text = models.TextField(blank=True, help_text="what the list says of the commune")
    bin = models.TextField(blank=True, help_text="of the bank text, empty when it is unknown or ambiguous")
    stt = models.TextField(blank=True)
    source_code = models.TextField(blank=True)
    full_name = models.TextField(blank=True)
    match_name = models.TextField(blank=True)
    sort_key = models.TextField(blank=True)
    name_flags = models.TextField(blank=True, help_text="what was split off the name: deceased, guardian, authorised …")
    sex = models.CharField(max_length=1, blank=True)
    birth_year = models.SmallIntegerField(null=True)
    birth_month = models.SmallIntegerField(null=True)
    birth_day = models.SmallIntegerField(null=True)
    birth_is_estimated = models.BooleanField(default=False)
    cccd = models.TextField(blank=True)
    cmnd = models.TextField(blank=True)
    hamlet = models.TextField(blank=True)
    category_text = models.TextField(blank=True)
    coefficient_milli = models.IntegerField(null=True)
    injury_pct = models.SmallIntegerField(null=True)
    related_name = models.TextField(blank=True, help_text="liệt sĩ / NCC that a relative's right comes from")
    relation = models.TextField(blank=True)
    allowance_vnd = models.BigIntegerField(default=0)
    supplement_vnd = models.BigIntegerField(default=0)
    caregiver_vnd = models.BigIntegerField(default=0)
    arrears_months = models.SmallIntegerField(null=True)
    arrears_vnd = models.BigIntegerField(default=0)
    one_time_vnd = models.BigIntegerField(default=0)
    funeral_vnd = models.BigIntegerField(default=0)
    carried_vnd = models.BigIntegerField(default=0)
    recovery_vnd = models.BigIntegerField(default=0)
    total_vnd = models.BigIntegerField(null=True)
    old_vnd = models.BigIntegerField(null=True)
    new_vnd = models.BigIntegerField(null=True)
    difference_vnd = models.BigIntegerField(null=True)
    proxy_name = models.TextField(blank=True)
    proxy_match_name = models.TextField(blank=True)
    proxy_cccd = models.TextField(blank=True)
    account_no = models.TextField(blank=True)
    bank_text = models.TextField(blank=True)
    method_text = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    decision_no = models.TextField(blank=True)
    decision_date = models.DateField(null=True)
    event_date = models.DateField(null=True, help_text="day of death or of moving away")
    from_month = models.DateField(null=True)
    note = models.TextField(blank=True)
    raw = models.TextField(help_text="the cells as they stand in the file, tab-joined")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=["accepted", "held", "refused", "ignored"]), name="rosters_row_outcome_is_known"
            ),
            models.UniqueConstraint(fields=["roster", "row_number"], name="rosters_row_number_is_unique"),
        ]
        indexes = [models.Index(fields=["person"], name="rosters_row_person", condition=Q(person__isnull=False))]


class Exclusion(models.Model):
    """A refused or held row that an officer takes out of the list, by name and with a reason."""

    row = models.OneToOneField(Row, on_delete=models.PROTECT, related_name="+")
    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()


class Finding(models.Model):
    """What a rule says of a cell, a row, a list or a period. Stage `import` stays, stage `check` is made anew."""

    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    roster = models.ForeignKey(Roster, on_delete=models.PROTECT, null=True, related_name="+")
    row = models.ForeignKey(Row, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    holds = models.TextField(blank=True, help_text="what may not be paid: row, a component such as arrears, or nothing")
    stage = models.TextField()
    code = models.TextField()
    severity = models.TextField()
    sheet = models.TextField(blank=True)
    row_number = models.IntegerField(null=True)
    cell_column = models.TextField(blank=True)
    value = models.TextField(blank=True, help_text="what stands there")
    expected = models.TextField(blank=True, help_text="what should, when a rule can say")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(severity__in=["block", "warn", "info"]), name="rosters_finding_severity_is_known"
            ),
            models.CheckConstraint(condition=Q(stage__in=["import", "check"]), name="rosters_finding_stage_is_known"),
        ]
        indexes = [
            models.Index(fields=["period", "stage", "severity", "code"], name="rosters_finding_page"),
            models.Index(fields=["row"], name="rosters_finding_row", condition=Q(row__isnull=False)),
        ]


class Draft(models.Model):
    """A file on its way in, and what officers have decided about it. Its bytes are kept from the first step on."""

    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    original = models.ForeignKey(Original, on_delete=models.PROTECT, related_name="+")
    file_name = models.TextField()
    programme_code = models.TextField()
    month = models.DateField()
    kind = models.TextField(blank=True, help_text="what the officer says where the sheets are silent")
    state = models.TextField(default="sheets")
    outline = models.JSONField(help_text="the first rows of each sheet and the header found there")
    choice = models.JSONField(default=list, help_text="of each sheet: whether it is read, its header, its columns")
    summary = models.JSONField(default=dict, help_text="what the last check counted")
    begun_at = models.DateTimeField()
    begun_by = models.TextField()
    changed_at = models.DateTimeField()
    changed_by = models.TextField()
    checked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["sheets", "columns", "check", "checked", "stored", "dropped"]),
                name="rosters_draft_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | Q(state__in=["sheets", "columns", "check", "checked"]),
                name="rosters_draft_that_ended_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "-id"], name="rosters_draft_open", condition=Q(ended_at__isnull=True))
        ]


class Correction(models.Model):
    """A cell that an officer reads otherwise, or a row taken out, while a file comes in. The last one counts."""

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    sheet = models.TextField()
    row_number = models.IntegerField()
    deed = models.TextField(help_text="cell: read it otherwise; exclude: take the row out; include: take it back")
    cell_column = models.TextField(blank=True)
    was = models.TextField(blank=True)
    became = models.TextField(blank=True)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(deed__in=["cell", "exclude", "include"]), name="rosters_correction_deed_is_known"
            ),
            models.CheckConstraint(
                condition=(Q(deed="cell") & ~Q(cell_column="")) | (~Q(deed="cell") & Q(cell_column="")),
                name="rosters_correction_names_its_cell",
            ),
        ]


class Layout(models.Model):
    """Which column holds what in the lists of an office, as its officers confirmed it last."""

    organisation = models.ForeignKey("territory.Organisation", on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    columns = models.JSONField(help_text="field of each letter")
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "fingerprint"], name="rosters_layout_is_one"),
        ]


class DraftRow(models.Model):
    """A row of a draft as the last check read it; made anew by every check, gone when the draft ends."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        "territory.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sheet = models.TextField()
    row_number = models.IntegerField()
    row_kind = models.TextField()
    standing = models.TextField(help_text="the gravest finding: block, warn, valid; ignored for what is no data")
    outcome = models.TextField()
    full_name = models.TextField(blank=True)
    unit_code = models.TextField(blank=True)
    amount_vnd = models.BigIntegerField()
    raw = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["draft", "sheet", "row_number"], name="rosters_draftrow_is_one"),
        ]
        indexes = [models.Index(fields=["draft", "standing", "id"], name="rosters_draftrow_page")]


class DraftFinding(models.Model):
    """What the last check of a draft found; as `DraftRow`."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        "territory.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    sheet = models.TextField()
    row_number = models.IntegerField(null=True)
    is_of_row = models.BooleanField()
    stage = models.TextField()
    code = models.TextField()
    severity = models.TextField()
    holds = models.TextField(blank=True)
    cell_column = models.TextField(blank=True)
    value = models.TextField(blank=True)
    expected = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["draft", "sheet", "row_number"], name="rosters_draftfinding_row")]


class DraftChange(models.Model):
    """How a draft differs from last month's frozen lists under its keys; as `DraftRow`."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="+", db_index=False)
    organisation = models.ForeignKey(
        "territory.Organisation", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    change = models.TextField(help_text="new, stopped, amount, account, commune")
    sheet = models.TextField(blank=True)
    row_number = models.IntegerField(null=True)
    full_name = models.TextField()
    source_code = models.TextField(blank=True)
    unit_code = models.TextField(blank=True)
    was = models.TextField(blank=True)
    became = models.TextField(blank=True)
    was_vnd = models.BigIntegerField()
    became_vnd = models.BigIntegerField()
    explained_by = models.TextField(blank=True, help_text="list, law, or nothing")

    class Meta:
        indexes = [models.Index(fields=["draft", "change", "id"], name="rosters_draftchange_page")]


class Note(models.Model):
    """What an officer writes beside a finding: kept by its row, or by the month where it is of no row."""

    period = models.ForeignKey("ledger.Period", on_delete=models.PROTECT, related_name="+")
    row = models.ForeignKey(Row, on_delete=models.PROTECT, null=True, related_name="+")
    code = models.TextField()
    text = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()
