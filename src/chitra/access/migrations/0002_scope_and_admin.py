"""The territory of a transaction, the policies made from it, and the first officer."""

from django.db import migrations

from chitra.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [
        migrations.RunSQL(sql.statement("access", "schema_scope"), migrations.RunSQL.noop),
        migrations.RunSQL(sql.statement("access", "schema_admin"), migrations.RunSQL.noop),
    ]
