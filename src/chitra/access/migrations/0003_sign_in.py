"""A password for officers who work with the pages."""

from django.db import migrations, models

from chitra.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("access", "0002_scope_and_admin")]
    operations = [
        migrations.AddField(
            "officer", "password", models.CharField(default="", max_length=128, verbose_name="password"), preserve_default=False
        ),
        migrations.AddField(
            "officer", "last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")
        ),
        # The office adds officers by its own statement, which leaves the password out.
        migrations.RunSQL("ALTER TABLE access_officer ALTER COLUMN password SET DEFAULT ''", migrations.RunSQL.noop),
        migrations.RunSQL(sql.statement("access", "schema_sign_in"), migrations.RunSQL.noop),
    ]
