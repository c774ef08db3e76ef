"""A foreign key written as a string is invisible to import checks: so the models themselves are walked."""

import configparser
from pathlib import Path

from django.apps import apps
from django.db.models import Field, ForeignObjectRel

ROOT = Path(__file__).resolve().parents[2]


def floors() -> dict[str, int]:
    """App → floor, 0 at the bottom, read from the same contract which import-linter checks."""
    contract = configparser.ConfigParser()
    contract.read(ROOT / ".importlinter", encoding="utf-8")
    layers = contract["importlinter:contract:floors"]["layers"].strip().splitlines()
    names = [[name.strip("() ") for name in line.replace(":", "|").split("|")] for line in layers]
    return {name: floor for floor, row in enumerate(reversed(names)) for name in row}


def relations() -> list[Field]:
    return [
        field
        for model in apps.get_models()
        if model.__module__.startswith("thidua.")
        for field in model._meta.get_fields(include_hidden=True)
        if field.is_relation and not isinstance(field, ForeignObjectRel)
    ]


def test_there_are_relations_to_look_at():
    assert len(relations()) > 30


def test_foreign_keys_point_to_a_lower_floor_or_stay_in_their_app():
    floor = floors()
    climbing = [
        str(field)
        for field in relations()
        if (here := field.model._meta.app_label) != (there := field.related_model._meta.app_label)
        and there in floor
        and floor[there] >= floor[here]
    ]
    assert climbing == []


def test_no_reverse_accessor_leads_from_an_app_up_into_another():
    visible = [
        str(field)
        for field in relations()
        if field.model._meta.app_label != field.related_model._meta.app_label
        and not field.remote_field.hidden
        and field.related_model.__module__.startswith("thidua.")
    ]
    assert visible == []
