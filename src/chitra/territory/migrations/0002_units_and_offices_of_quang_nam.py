from django.db import migrations

from chitra.territory import seeds


def load(apps, schema_editor):
    seeds.load(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("territory", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
