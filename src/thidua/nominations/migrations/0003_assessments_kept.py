"""Dossiers that were assessed before keep that answer as their first; the database refuses to rewrite any of them.

Deleting is not refused: these rows hold facts about a person, who may one day be erased.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

_SQLITE = (
    """CREATE TRIGGER nominations_assessment_no_update BEFORE UPDATE ON nominations_assessment
    BEGIN SELECT RAISE(ABORT, 'an assessment is never rewritten'); END""",
    # REPLACE rewrites without firing the trigger above.
    """CREATE TRIGGER nominations_assessment_no_replace BEFORE INSERT ON nominations_assessment
    WHEN EXISTS (SELECT 1 FROM nominations_assessment
                 WHERE id = NEW.id OR (dossier_id = NEW.dossier_id AND number = NEW.number))
    BEGIN SELECT RAISE(ABORT, 'an assessment is never rewritten'); END""",
)
_POSTGRES = (
    """CREATE FUNCTION nominations_assessment_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'an assessment is never rewritten'; END $$""",
    (
        "CREATE TRIGGER nominations_assessment_no_update BEFORE UPDATE ON nominations_assessment "
        "FOR EACH ROW EXECUTE FUNCTION nominations_assessment_refuse()"
    ),
)
ASKING = ("nominations.dossier_opened", "nominations.dossier_assessed")


def keep_what_is_there(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """One row for each dossier with an answer, at the time and by whom the ledger says it was last asked."""
    alias = editor.connection.alias
    lines = apps.get_model("ledger", "Line").objects.using(alias).filter(kind__in=ASKING)
    assessments = apps.get_model("nominations", "Assessment").objects.using(alias)
    dossiers = apps.get_model("nominations", "Dossier").objects.using(alias)
    for dossier in dossiers.exclude(assessed_on=None).iterator():
        asked = lines.filter(about=dossier.id).order_by("-number").first()
        assessments.create(
            dossier=dossier,
            number=1,
            on=dossier.assessed_on,
            law_version=dossier.law_version,
            case=dossier.case,
            assessment=dossier.assessment,
            answer=dossier.answer,
            made_at=asked.at if asked else dossier.held_since,
            made_by=asked.actor if asked else None,
        )


def guard(_apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers."""
    for sentence in _POSTGRES if editor.connection.vendor == "postgresql" else _SQLITE:
        editor.execute(sentence)


class Migration(migrations.Migration):
    dependencies = [("nominations", "0002_assessments"), ("ledger", "0002_append_only")]
    operations = [
        migrations.RunPython(keep_what_is_there, migrations.RunPython.noop),
        migrations.RunPython(guard, migrations.RunPython.noop),
    ]
