from django.db import migrations

from chitra.kernel import sql
from chitra.providers import seeds


def load(apps, schema_editor):
    seeds.load(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("providers", "0001_initial"),
        ("programmes", "0002_the_law_and_how_lists_name_it"),
    ]

    operations = [
        migrations.RunSQL(sql.statement("providers", "view_coverage"), "DROP VIEW providers_coverage"),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
