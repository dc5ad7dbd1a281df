"""Find people by an old card, and by a list's code whoever issued it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("beneficiaries", "0004_let_a_check_hold_what_people_point_at")]

    operations = [
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                fields=["cmnd"], condition=models.Q(("cmnd", ""), _negated=True), name="beneficiaries_person_old_card"
            ),
        ),
        migrations.RemoveConstraint(model_name="sourcecode", name="beneficiaries_sourcecode_is_unique"),
        migrations.AddConstraint(
            model_name="sourcecode",
            constraint=models.UniqueConstraint(fields=["code", "issuer"], name="beneficiaries_sourcecode_is_unique"),
        ),
    ]
