"""What officers remark about persons in a month."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("payouts", "0002_signed_payments_and_lawful_moves"),
        ("ledger", "0002_books_and_guards"),
        ("beneficiaries", "0002_index_the_merged_alone"),
    ]
    operations = [
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                (
                    "period",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.period",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="beneficiaries.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["period", "person"], name="payouts_note_of_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="payouts_note_says_something"
                    )
                ],
            },
        ),
    ]
