"""Each night: does what was approved or issued still say what its sources say?"""

from django_tasks import task

from thidua.core import clock
from thidua.ledger.actions import Actor
from thidua.summaries.actions.figures import check_sources, stale_words
from thidua.summaries.queries.reading import lately_fixed


@task()
def look_at_sources() -> None:
    """Report by report; one that stands as it was marked gets no line in the ledger."""
    on = clock.today()
    for report in lately_fixed(on):
        if bool(stale_words(report, on)) != bool(report.stale):
            check_sources(by=Actor(user=None, unit=report.unit_id), report=report, on=on)
