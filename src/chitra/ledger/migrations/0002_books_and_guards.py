"""Posting, the law of movements, and the triggers that keep what is written."""

from django.db import migrations

from chitra.kernel import sql
from chitra.ledger import rules


def mirror_movements(apps, schema_editor):
    movement = apps.get_model("ledger", "Movement")
    movement.objects.using(schema_editor.connection.alias).bulk_create(
        movement(credit_kind=credit, debit_kind=debit) for credit, debit in sorted(rules.MOVEMENTS)
    )


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        migrations.RunSQL(sql.statement("ledger", "schema_books"), migrations.RunSQL.noop),
        migrations.RunSQL(sql.statement("ledger", "schema_guards"), migrations.RunSQL.noop),
        migrations.RunPython(mirror_movements, migrations.RunPython.noop),
    ]
