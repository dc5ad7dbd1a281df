"""What is asked of signed payments, beside each of them; and an index of the few covers that were reversed."""

from django.db import migrations, models

from chitra.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("payouts", "0003_notes")]
    operations = [
        migrations.RunSQL(sql.statement("payouts", "schema_signed"), migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="cover",
            index=models.Index(
                fields=["entitlement"], condition=models.Q(reversed_at__isnull=False), name="payouts_cover_reversed"
            ),
        ),
    ]
