"""Figures that are configuration, each with the text that fixes it."""

from django.db import migrations, models

from chitra.programmes import seeds


def load(apps, schema_editor):
    seeds.load_settings(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('programmes', '0002_the_law_and_how_lists_name_it'),
    ]

    operations = [
        migrations.CreateModel(
            name='Setting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.TextField()),
                ('value', models.IntegerField()),
                ('valid_from', models.DateField()),
                ('source_document', models.TextField()),
                ('confidence', models.TextField()),
                ('entered_at', models.DateTimeField(help_text='empty for what Chitra came with', null=True)),
                ('entered_by', models.TextField(blank=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('key', 'valid_from'), name='programmes_setting_begins_once'), models.CheckConstraint(condition=models.Q(('value__gte', 0)), name='programmes_setting_is_not_negative'), models.CheckConstraint(condition=models.Q(('source_document', ''), _negated=True), name='programmes_setting_names_its_document')],
            },
        ),
        migrations.RunSQL("REVOKE UPDATE, DELETE ON programmes_setting FROM chitra_app", migrations.RunSQL.noop),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
