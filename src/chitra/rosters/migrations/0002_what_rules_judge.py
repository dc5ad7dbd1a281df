"""The view of rows that rules judge."""

from django.db import migrations

from chitra.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("rosters", "0001_initial")]
    operations = [
        migrations.RunSQL(sql.statement("rosters", "schema_judged"), "DROP VIEW rosters_judged"),
    ]
