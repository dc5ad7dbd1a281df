"""What an approval signs, and the trigger that keeps runs on their way."""

from django.db import migrations

from chitra.kernel import sql
from chitra.payouts import rules


def mirror_transitions(apps, schema_editor):
    transition = apps.get_model("payouts", "Transition")
    transition.objects.using(schema_editor.connection.alias).bulk_create(
        transition(was=was, became=became) for was, became in sorted(rules.RUN_TRANSITIONS)
    )


class Migration(migrations.Migration):
    dependencies = [("payouts", "0001_initial")]
    operations = [
        migrations.RunSQL(sql.statement("payouts", "schema_signed"), migrations.RunSQL.noop),
        migrations.RunSQL(sql.statement("payouts", "schema_transition"), migrations.RunSQL.noop),
        migrations.RunSQL(sql.statement("payouts", "schema_estimates"), migrations.RunSQL.noop),
        migrations.RunPython(mirror_transitions, migrations.RunPython.noop),
    ]
