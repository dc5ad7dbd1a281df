"""Find people by an account without knowing its bank."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("enrolment", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="method", name="enrolment_method_account"),
        migrations.AddIndex(
            model_name="method",
            index=models.Index(fields=["account_no", "bin"], name="enrolment_method_account"),
        ),
    ]
