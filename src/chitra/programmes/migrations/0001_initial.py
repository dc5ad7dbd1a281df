import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('territory', '0001_initial'),  # the extension btree_gist
    ]

    operations = [
        migrations.CreateModel(
            name='Programme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.TextField(unique=True)),
                ('name', models.TextField()),
                ('adds_up', models.BooleanField(help_text='may one person draw several categories at once?')),
                ('source_document', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='FundingSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.TextField(unique=True)),
                ('name', models.TextField()),
                ('budget_level', models.TextField(help_text='central, local, provider, other')),
                ('budget_chapter', models.TextField(blank=True)),
                ('budget_item', models.TextField(blank=True, help_text='loại – khoản: 370-371')),
                ('source_document', models.TextField()),
                ('confidence', models.TextField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('budget_level__in', ['central', 'local', 'provider', 'other'])), name='programmes_fundingsource_level_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.TextField(unique=True)),
                ('name', models.TextField()),
                ('benefit_kind', models.TextField()),
                ('component', models.TextField(help_text='the column of a list that pays it')),
                ('group_code', models.TextField(blank=True, help_text='the group of Article 5, Decree 20/2021, for exclusivity: 1…8')),
                ('is_sensitive', models.BooleanField(help_text='never on a public list: Decree 20/2021, Article 8')),
                ('programme', models.ForeignKey(db_column='programme_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='code')),
            ],
        ),
        migrations.CreateModel(
            name='Rate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('amount_vnd', models.BigIntegerField(help_text='empty: the law leaves it to another text; never blocks', null=True)),
                ('coefficient_milli', models.IntegerField(help_text='1.5 is 1500; shown, never multiplied', null=True)),
                ('standard_vnd', models.BigIntegerField(null=True)),
                ('unit', models.TextField(help_text='đồng/tháng, đồng/lần …')),
                ('applies_from', models.DateField()),
                ('applies_until', models.DateField(help_text='exclusive', null=True)),
                ('in_force_from', models.DateField(help_text='the day from which lists could know it')),
                ('in_force_is_assumed', models.BooleanField(help_text='no date of force was found, so it is the day it applies from')),
                ('legal_basis', models.TextField()),
                ('source_document', models.TextField()),
                ('confidence', models.TextField()),
                ('is_derived', models.BooleanField(help_text='computed from a neighbouring decree: within ±1,000 it only warns')),
                ('entered_at', models.DateTimeField(help_text='empty for the rates that Chitra came with', null=True)),
                ('entered_by', models.TextField(blank=True)),
                ('category', models.ForeignKey(db_column='category_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.category', to_field='code')),
            ],
        ),
        migrations.CreateModel(
            name='EconomicCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('benefit_kind', models.TextField()),
                ('code', models.TextField()),
                ('confidence', models.TextField()),
                ('source', models.ForeignKey(db_column='source_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.fundingsource', to_field='code')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('source', 'benefit_kind'), name='programmes_economiccode_is_unique'), models.CheckConstraint(condition=models.Q(('benefit_kind__in', ('monthly', 'monthly_per_child', 'monthly_extra', 'monthly_topup', 'supplement', 'caregiver', 'annual', 'education', 'lump_sum', 'funeral'))), name='programmes_economiccode_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='FundingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(help_text='exclusive', null=True)),
                ('category', models.ForeignKey(db_column='category_code', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.category', to_field='code')),
                ('source', models.ForeignKey(db_column='source_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.fundingsource', to_field='code')),
                ('programme', models.ForeignKey(db_column='programme_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='code')),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('programme', '='), (models.Func('category', models.Value(''), function='coalesce', output_field=models.TextField()), '='), (models.Func('valid_from', 'valid_until', function='daterange'), '&&')], name='programmes_fundingrule_names_one_source')],
            },
        ),
        migrations.CreateModel(
            name='CompatibleGroups',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group_a', models.TextField()),
                ('group_b', models.TextField()),
                ('legal_basis', models.TextField()),
                ('programme', models.ForeignKey(db_column='programme_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='code')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'group_a', 'group_b'), name='programmes_compatiblegroups_is_unique'), models.CheckConstraint(condition=models.Q(('group_a__lt', models.F('group_b'))), name='programmes_compatiblegroups_is_ordered')],
            },
        ),
        migrations.CreateModel(
            name='CategoryRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('list_key', models.TextField()),
                ('component', models.TextField()),
                ('pct_from', models.SmallIntegerField(null=True)),
                ('pct_until', models.SmallIntegerField(help_text='exclusive', null=True)),
                ('age_from_months', models.SmallIntegerField(null=True)),
                ('age_until_months', models.SmallIntegerField(help_text='exclusive', null=True)),
                ('sex', models.CharField(blank=True, max_length=1)),
                ('relation_key', models.TextField(blank=True)),
                ('priority', models.SmallIntegerField()),
                ('is_required', models.BooleanField()),
                ('is_alternative', models.BooleanField()),
                ('is_per_quantity', models.BooleanField(help_text='the amount is times children, martyrs or years')),
                ('category', models.ForeignKey(db_column='category_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.category', to_field='code')),
                ('programme', models.ForeignKey(db_column='programme_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='code')),
            ],
            options={
                'indexes': [models.Index(fields=['programme', 'list_key'], name='programmes_categoryrule_list')],
                'constraints': [models.UniqueConstraint(fields=('programme', 'list_key', 'component', 'priority', 'pct_from', 'age_from_months', 'category'), name='programmes_categoryrule_is_unique', nulls_distinct=False), models.CheckConstraint(condition=models.Q(('component__in', ('allowance', 'supplement', 'caregiver', 'one_time', 'funeral', 'annual', 'education'))), name='programmes_categoryrule_component_is_known'), models.CheckConstraint(condition=models.Q(('sex__in', ['', 'm', 'f'])), name='programmes_categoryrule_sex_is_known')],
            },
        ),
        migrations.CreateModel(
            name='CategoryAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.TextField()),
                ('is_sheet', models.BooleanField()),
                ('list_key', models.TextField(help_text='the group of rules that decides')),
                ('programme', models.ForeignKey(db_column='programme_code', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programmes.programme', to_field='code')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'is_sheet', 'key'), name='programmes_categoryalias_means_one_group')],
            },
        ),
        migrations.AddConstraint(
            model_name='category',
            constraint=models.CheckConstraint(condition=models.Q(('benefit_kind__in', ('monthly', 'monthly_per_child', 'monthly_extra', 'monthly_topup', 'supplement', 'caregiver', 'annual', 'education', 'lump_sum', 'funeral'))), name='programmes_category_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='category',
            constraint=models.CheckConstraint(condition=models.Q(('component__in', ('allowance', 'supplement', 'caregiver', 'one_time', 'funeral', 'annual', 'education'))), name='programmes_category_component_is_known'),
        ),
        migrations.AddConstraint(
            model_name='rate',
            constraint=models.UniqueConstraint(fields=('category', 'applies_from'), name='programmes_rate_begins_once'),
        ),
        migrations.AddConstraint(
            model_name='rate',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('category', '='), (models.Func('applies_from', 'applies_until', function='daterange'), '&&')], name='programmes_rate_never_overlaps'),
        ),
        migrations.AddConstraint(
            model_name='rate',
            constraint=models.CheckConstraint(condition=models.Q(('applies_until__isnull', True), ('applies_until__gt', models.F('applies_from')), _connector='OR'), name='programmes_rate_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='rate',
            constraint=models.CheckConstraint(condition=models.Q(('amount_vnd__isnull', True), ('amount_vnd__gt', 0), _connector='OR'), name='programmes_rate_is_positive'),
        ),
    ]
