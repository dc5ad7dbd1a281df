import django.contrib.postgres.constraints
import django.contrib.postgres.operations
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.TextField(unique=True)),
                ('name', models.TextField()),
                ('kind', models.TextField()),
                ('unit_code', models.TextField(help_text='the unit it serves while it exists')),
                ('province_code', models.TextField(help_text='the province that unit lies in')),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(help_text='exclusive', null=True)),
                ('source_document', models.TextField()),
                ('confidence', models.TextField()),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='OrganisationSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_date', models.DateField()),
                ('programme_code', models.TextField(blank=True)),
                ('source_document', models.TextField()),
                ('confidence', models.TextField()),
                ('new', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.organisation')),
                ('old', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Payer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('programme_code', models.TextField(blank=True)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(help_text='exclusive', null=True)),
                ('source_document', models.TextField()),
                ('confidence', models.TextField()),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.organisation')),
            ],
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.TextField()),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(help_text='exclusive', null=True)),
                ('name', models.TextField(help_text='with its kind: Xã Đại Hiệp')),
                ('kind', models.TextField(help_text='tinh, thanh_pho, huyen, thi_xa, phuong, thi_tran, xa')),
                ('level', models.TextField()),
                ('parent_code', models.TextField(blank=True, help_text='the unit above on the same days; empty for a province')),
                ('source_document', models.TextField()),
                ('confidence', models.TextField()),
            ],
            options={
                'indexes': [models.Index(fields=['parent_code', 'valid_from'], name='territory_unit_parent')],
                'constraints': [models.UniqueConstraint(fields=('code', 'valid_from'), name='territory_unit_begins_once'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('code', '='), (models.Func('valid_from', 'valid_until', function='daterange'), '&&')], name='territory_unit_code_means_one_place'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='territory_unit_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('level__in', ('province', 'district', 'commune'))), name='territory_unit_level_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('level', 'province'), ('parent_code', '')), models.Q(models.Q(('level', 'province'), _negated=True), models.Q(('parent_code', ''), _negated=True)), _connector='OR'), name='territory_unit_stands_below_another'), models.CheckConstraint(condition=models.Q(('confidence__in', ('cited', 'known', 'assumed'))), name='territory_unit_confidence_is_known')],
            },
        ),
        migrations.CreateModel(
            name='UnitName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.TextField()),
                ('certainty', models.TextField()),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='territory.unit')),
            ],
        ),
        migrations.CreateModel(
            name='UnitSuccession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_date', models.DateField()),
                ('share_permille', models.SmallIntegerField(default=1000)),
                ('new', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
                ('old', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='territory.unit')),
            ],
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=models.Index(fields=['province_code', 'kind'], name='territory_organisation_below'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ('department', 'labour_office', 'commune_committee'))), name='territory_organisation_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('kind', '='), ('unit_code', '='), (models.Func('valid_from', 'valid_until', function='daterange'), '&&')], name='territory_organisation_is_one_of_its_kind'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='territory_organisation_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__in', ('cited', 'known', 'assumed'))), name='territory_organisation_confidence_is_known'),
        ),
        migrations.AddConstraint(
            model_name='organisationsuccession',
            constraint=models.UniqueConstraint(fields=('old', 'programme_code'), name='territory_organisationsuccession_has_one_heir'),
        ),
        migrations.AddConstraint(
            model_name='organisationsuccession',
            constraint=models.CheckConstraint(condition=models.Q(('old', models.F('new')), _negated=True), name='territory_organisationsuccession_moves_on'),
        ),
        migrations.AddConstraint(
            model_name='organisationsuccession',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__in', ('cited', 'known', 'assumed'))), name='territory_organisationsuccession_confidence_is_known'),
        ),
        migrations.AddConstraint(
            model_name='payer',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('organisation', '='), ('programme_code', '='), (models.Func('valid_from', 'valid_until', function='daterange'), '&&')], name='territory_payer_is_one_row_a_day'),
        ),
        migrations.AddConstraint(
            model_name='payer',
            constraint=models.CheckConstraint(condition=models.Q(('confidence__in', ('cited', 'known', 'assumed'))), name='territory_payer_confidence_is_known'),
        ),
        migrations.AddIndex(
            model_name='unitname',
            index=models.Index(fields=['key'], name='territory_unitname_key'),
        ),
        migrations.AddConstraint(
            model_name='unitname',
            constraint=models.UniqueConstraint(fields=('unit', 'key'), name='territory_unitname_is_said_once'),
        ),
        migrations.AddConstraint(
            model_name='unitname',
            constraint=models.CheckConstraint(condition=models.Q(('certainty__in', ['full', 'bare', 'variant', 'plain'])), name='territory_unitname_certainty_is_known'),
        ),
        migrations.AddConstraint(
            model_name='unitsuccession',
            constraint=models.UniqueConstraint(fields=('old', 'new', 'from_date'), name='territory_unitsuccession_is_unique'),
        ),
        migrations.AddConstraint(
            model_name='unitsuccession',
            constraint=models.CheckConstraint(condition=models.Q(('old', models.F('new')), _negated=True), name='territory_unitsuccession_moves_on'),
        ),
        migrations.AddConstraint(
            model_name='unitsuccession',
            constraint=models.CheckConstraint(condition=models.Q(('share_permille__gt', 0), ('share_permille__lte', 1000)), name='territory_unitsuccession_share_is_a_part'),
        ),
    ]
