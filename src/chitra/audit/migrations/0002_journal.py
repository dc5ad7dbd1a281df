"""The function that appends, the one that looks for tampering, and who may not write."""

from django.db import migrations

from chitra.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(sql.statement("audit", "schema_journal"), migrations.RunSQL.noop)]
