"""The database's own refusal to rewrite the ledger."""

from django.db import migrations

from thidua.ledger.triggers import guard


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
