"""Find the few lines that were not applied; a line's answer is found by the index that keeps its numbers unique."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('delivery', '0002_references_and_standing'),
        ('reconciliation', '0003_tally'),
        ('treasury', '0001_initial'),
    ]

    operations = [
        migrations.AlterField(
            model_name='line',
            name='answer',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='reconciliation.answer'),
        ),
        migrations.AddIndex(
            model_name='line',
            index=models.Index(condition=models.Q(('detail', ''), _negated=True), fields=['detail'], name='reconciliation_line_doubtful'),
        ),
    ]
