"""Counted figures of months, and the groups under which they are counted."""

import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

from chitra.kernel import sql


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('programmes', '0001_initial'),
        ('territory', '0002_units_and_offices_of_quang_nam'),
    ]

    operations = [
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('organisation_code', models.TextField()),
                ('programme_code', models.TextField()),
                ('month', models.DateField()),
                ('level', models.TextField(help_text='all, commune, group')),
                ('key', models.TextField(blank=True, help_text="the commune's code (empty: chưa rõ xã) or the group's name")),
                ('payment_count', models.IntegerField()),
                ('people', models.IntegerField(help_text='whom the month is to pay')),
                ('account_people', models.IntegerField(help_text='of them, who are to be paid through an account')),
                ('agent_people', models.IntegerField(help_text='of these, through the account of a guardian or agent')),
                ('paid_people', models.IntegerField()),
                ('cashless_people', models.IntegerField()),
                ('cash_people', models.IntegerField(help_text='at a payout point')),
                ('home_people', models.IntegerField()),
                ('unpaid_people', models.IntegerField()),
                ('payable_vnd', models.BigIntegerField()),
                ('cashless_vnd', models.BigIntegerField()),
                ('agent_vnd', models.BigIntegerField(help_text='of the cashless money, through the account of a guardian or agent')),
                ('cash_vnd', models.BigIntegerField()),
                ('home_vnd', models.BigIntegerField()),
                ('unpaid_vnd', models.BigIntegerField()),
                ('is_final', models.BooleanField(help_text='the month was closed when it was counted')),
                ('counted_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['level', 'month'], name='reports_figure_page')],
                'constraints': [models.UniqueConstraint(fields=('month', 'organisation', 'programme_code', 'level', 'key'), name='reports_figure_is_one'), models.CheckConstraint(condition=models.Q(('level__in', ['all', 'commune', 'group'])), name='reports_figure_level_is_known'), models.CheckConstraint(condition=models.Q(('payable_vnd', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('cashless_vnd'), '+', models.F('cash_vnd')), '+', models.F('home_vnd')), '+', models.F('unpaid_vnd')))), name='reports_figure_adds_up')],
            },
        ),
        migrations.RunSQL(sql.statement("reports", "schema_group"), "DROP VIEW reports_group"),
    ]
