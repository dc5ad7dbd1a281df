"""A mandate may be lent for a time, and taken back before it begins."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_sign_in'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='mandate',
            name='access_mandate_ends_after_it_begins',
        ),
        migrations.AddField(
            model_name='mandate',
            name='delegates',
            field=models.ForeignKey(help_text='the mandate that is lent for a time', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.mandate'),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='access_mandate_ends_not_before_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.CheckConstraint(condition=models.Q(('delegates__isnull', True), ('valid_until__isnull', False), _connector='OR'), name='access_mandate_that_is_lent_ends'),
        ),
    ]
