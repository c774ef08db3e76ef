"""At night: are the year masks what the records say."""

from django_tasks import task

from thidua.ledger.actions import Actor
from thidua.people.actions import rebuild_masks
from thidua.people.facts.masks import differing
from thidua.people.queries import people_by_unit


@task()
def check_masks() -> None:
    """Rebuild the masks that differ, unit by unit; a unit whose masks are true gets no line in its ledger."""
    for unit, people in people_by_unit():
        if differing(people):
            rebuild_masks(by=Actor(user=None, unit=unit.id), unit=unit)
