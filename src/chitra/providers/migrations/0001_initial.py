import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('programmes', '0001_initial'),
        ('territory', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Bank',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bin', models.CharField(max_length=6, unique=True)),
                ('code', models.TextField(unique=True)),
                ('short_name', models.TextField()),
                ('name', models.TextField()),
                ('swift', models.TextField(blank=True)),
                ('takes_transfers', models.BooleanField(help_text='reachable by account number over the NAPAS network')),
                ('source_document', models.TextField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('bin__regex', '^[0-9]{6}$')), name='providers_bank_bin_has_six_digits')],
            },
        ),
        migrations.CreateModel(
            name='BankAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.TextField(unique=True)),
                ('note', models.TextField(blank=True, help_text='former brand, abbreviation, or why it is ambiguous')),
                ('bank', models.ForeignKey(db_column='bin', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.bank', to_field='bin')),
            ],
        ),
        migrations.CreateModel(
            name='Provider',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.TextField(unique=True)),
                ('name', models.TextField()),
                ('kind', models.TextField()),
                ('bank', models.ForeignKey(db_column='bin', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.bank', to_field='bin')),
            ],
        ),
        migrations.CreateModel(
            name='PayoutPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unit_code', models.TextField()),
                ('name', models.TextField()),
                ('address', models.TextField(blank=True)),
                ('days', models.TextField(blank=True, help_text='days of the month it pays: 5-10')),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(help_text='exclusive', null=True)),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
            ],
        ),
        migrations.CreateModel(
            name='FeeRate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.TextField()),
                ('unit_code', models.TextField(blank=True, help_text='the area; empty: everywhere')),
                ('rate_per_100k', models.IntegerField()),
                ('cap_per_100k', models.IntegerField(help_text='the highest the law allows; empty: none is known', null=True)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(help_text='exclusive', null=True)),
                ('source_document', models.TextField()),
                ('confidence', models.TextField()),
                ('programme', models.ForeignKey(db_column='programme_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='code')),
                ('provider', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
            ],
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.TextField()),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(help_text='exclusive', null=True)),
                ('document_no', models.TextField()),
                ('document_date', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.TextField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.organisation')),
                ('programme', models.ForeignKey(db_column='programme_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='code')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
            ],
        ),
        migrations.CreateModel(
            name='AdvanceAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account_no', models.TextField()),
                ('holder_name', models.TextField()),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(help_text='exclusive', null=True)),
                ('at', models.DateTimeField()),
                ('by', models.TextField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.organisation')),
                ('programme', models.ForeignKey(db_column='programme_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='code')),
                ('bank', models.ForeignKey(db_column='bin', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.bank', to_field='bin')),
                ('provider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
            ],
        ),
        migrations.CreateModel(
            name='ProviderLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('channel', models.TextField()),
                ('monthly_cap_vnd', models.BigIntegerField()),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(help_text='exclusive', null=True)),
                ('source_document', models.TextField()),
                ('confidence', models.TextField()),
                ('provider', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='providers.provider')),
            ],
        ),
        migrations.AddConstraint(
            model_name='provider',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['post', 'bank', 'telecom', 'other'])), name='providers_provider_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='payoutpoint',
            constraint=models.UniqueConstraint(fields=('provider', 'unit_code', 'name', 'valid_from'), name='providers_payoutpoint_is_unique'),
        ),
        migrations.AddConstraint(
            model_name='feerate',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ('bank', 'ewallet', 'mobile_money', 'cash_point', 'home'))), name='providers_feerate_channel_is_known'),
        ),
        migrations.AddConstraint(
            model_name='feerate',
            constraint=models.CheckConstraint(condition=models.Q(('rate_per_100k__gte', 0), models.Q(('cap_per_100k__isnull', True), ('rate_per_100k__lte', models.F('cap_per_100k')), _connector='OR')), name='providers_feerate_keeps_the_cap'),
        ),
        migrations.AddConstraint(
            model_name='feerate',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('programme', '='), ('channel', '='), ('unit_code', '='), (models.Func('provider', models.Value(0), function='coalesce', output_field=models.BigIntegerField()), '='), (models.Func('valid_from', 'valid_until', function='daterange'), '&&')], name='providers_feerate_never_overlaps'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ('bank', 'ewallet', 'mobile_money', 'cash_point', 'home'))), name='providers_agreement_channel_is_known'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('document_no', ''), _negated=True), name='providers_agreement_names_its_document'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='providers_agreement_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('organisation', '='), ('programme', '='), ('channel', '='), (models.Func('valid_from', 'valid_until', function='daterange'), '&&')], name='providers_agreement_never_overlaps'),
        ),
        migrations.AddIndex(
            model_name='advanceaccount',
            index=models.Index(fields=['account_no', 'bank'], name='providers_advanceaccount_no'),
        ),
        migrations.AddConstraint(
            model_name='advanceaccount',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('provider', '='), ('organisation', '='), ('programme', '='), (models.Func('valid_from', 'valid_until', function='daterange'), '&&')], name='providers_advanceaccount_is_one_a_day'),
        ),
        migrations.AddConstraint(
            model_name='advanceaccount',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='providers_advanceaccount_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='advanceaccount',
            constraint=models.CheckConstraint(condition=models.Q(('account_no__regex', '^[0-9A-Z]{6,19}$')), name='providers_advanceaccount_number_is_lawful'),
        ),
        migrations.AddConstraint(
            model_name='providerlimit',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ('bank', 'ewallet', 'mobile_money', 'cash_point', 'home'))), name='providers_providerlimit_channel_is_known'),
        ),
        migrations.AddConstraint(
            model_name='providerlimit',
            constraint=models.CheckConstraint(condition=models.Q(('monthly_cap_vnd__gt', 0)), name='providers_providerlimit_is_positive'),
        ),
        migrations.AddConstraint(
            model_name='providerlimit',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('channel', '='), (models.Func('provider', models.Value(0), function='coalesce', output_field=models.BigIntegerField()), '='), (models.Func('valid_from', 'valid_until', function='daterange'), '&&')], name='providers_providerlimit_never_overlaps'),
        ),
    ]
