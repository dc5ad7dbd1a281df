from django.db import migrations

from chitra.kernel import sql
from chitra.programmes import seeds

VIEWS = ("lawful", "difference", "list_rule", "funding")


def load(apps, schema_editor):
    seeds.load(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("programmes", "0001_initial")]

    operations = [
        *(
            migrations.RunSQL(sql.statement("programmes", f"view_{name}"), f"DROP VIEW programmes_{name} CASCADE")
            for name in VIEWS
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
