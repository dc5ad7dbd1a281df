"""The table behind Django's database cache."""

from django.db import migrations

from chitra.kernel import sql


class Migration(migrations.Migration):
    dependencies = [("web", "0001_submissions_and_tasks")]
    operations = [migrations.RunSQL(sql.statement("web", "schema_cache"), "DROP TABLE web_cache")]
