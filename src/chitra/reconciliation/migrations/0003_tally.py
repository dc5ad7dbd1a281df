"""What each answer says about whom, counted also for the answers that are there; and whose each exception is."""

import django.db.models.deletion
from django.db import migrations, models

from chitra.kernel import sql


class Migration(migrations.Migration):
    dependencies = [
        ("reconciliation", "0002_chain_of_statements"),
        ("territory", "0002_units_and_offices_of_quang_nam"),
    ]
    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("programme_code", models.TextField(blank=True)),
                ("month", models.DateField()),
                ("is_matched", models.BooleanField(help_text="its lines name an instruction")),
                ("outcome", models.TextField(blank=True, help_text="empty for a statement without lines")),
                ("line_count", models.IntegerField()),
                ("amount_vnd", models.BigIntegerField()),
                (
                    "answer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="reconciliation.answer"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territory.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("answer", "organisation", "programme_code", "month", "is_matched", "outcome"),
                        name="reconciliation_tally_is_counted_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.RunSQL(
            [(sql.statement("reconciliation", "record_tally"), {"sha256": None, "provider_id": None})],
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(sql.statement("reconciliation", "schema_concern"), migrations.RunSQL.noop),
    ]
