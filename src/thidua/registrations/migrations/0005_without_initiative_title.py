"""The single name of an initiative is gone: it was carried over."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("registrations", "0004_one_initiative_of_many")]

    operations = [migrations.RemoveField(model_name="pledge", name="initiative_title")]
