"""A letter may be annulled by the school; its lines free their dossiers."""

import thidua.decisions.states
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('decisions', '0003_sent_back'),
        ('nominations', '0005_opinions'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='submissionline',
            name='decisions_line_of_dossier_once',
        ),
        migrations.AddField(
            model_name='submission',
            name='annulled_because',
            field=models.CharField(blank=True, max_length=240, verbose_name='lý do hủy'),
        ),
        migrations.AddField(
            model_name='submission',
            name='annulled_on',
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name='submissionline',
            constraint=models.UniqueConstraint(condition=models.Q(('outcome__in', (thidua.decisions.states.Outcome['RETURNED'], thidua.decisions.states.Outcome['ANNULLED'])), _negated=True), fields=('dossier',), name='decisions_line_of_dossier_once'),
        ),
    ]
