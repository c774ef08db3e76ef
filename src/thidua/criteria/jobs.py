"""At night: were the law's words changed since the sets were screened?"""

from django_tasks import task

from thidua.criteria.actions import rescreen_set
from thidua.criteria.queries import screened_before
from thidua.guidance.screening import version
from thidua.ledger.actions import Actor


@task()
def screen_sets() -> None:
    """Each set that was screened under other words; one that was not gets no line in the ledger."""
    for row in screened_before(version()):
        rescreen_set(by=Actor(user=None, unit=row.unit_id), criteria_set=row)
