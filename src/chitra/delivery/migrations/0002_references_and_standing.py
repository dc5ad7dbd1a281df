"""How a reference is made, and where each instruction stands."""

from django.db import migrations

from chitra.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_initial")]
    operations = [
        migrations.RunSQL(sql.statement("delivery", "schema_reference"), migrations.RunSQL.noop),
        migrations.RunSQL(sql.statement("delivery", "schema_message_id"), migrations.RunSQL.noop),
        migrations.RunSQL(sql.statement("delivery", "schema_standing"), migrations.RunSQL.noop),
    ]
