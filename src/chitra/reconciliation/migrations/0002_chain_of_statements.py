"""How the statements of an account follow one another."""

from django.db import migrations

from chitra.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("reconciliation", "0001_initial")]
    operations = [
        migrations.RunSQL(sql.statement("reconciliation", "schema_chain"), migrations.RunSQL.noop),
    ]
