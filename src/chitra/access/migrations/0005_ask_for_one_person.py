"""Let a row about a person ask for that person alone, not for everybody of the territory."""

from django.db import migrations

from chitra.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("access", "0004_mandates_are_lent")]
    operations = [migrations.RunSQL(sql.statement("access", "schema_scope"), migrations.RunSQL.noop)]
