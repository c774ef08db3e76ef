"""The minute tick: hand what is due to the worker. No ledger line: it changes nothing of any unit."""

from django.db import transaction

from thidua.core import clock
from thidua.jobs import schedule
from thidua.jobs.models import Run


@transaction.atomic
def tick() -> list[str]:
    """Enqueue every job that is due; returns their names. Two ticks at once start each job once."""
    now = clock.now()
    runs = {run.name: run for run in Run.objects.select_for_update()}
    started = []
    for job in schedule.due(now, {name: run.last.astimezone(clock.HANOI) for name, run in runs.items()}):
        if job.name in runs:
            Run.objects.filter(name=job.name).update(last=now)
        else:
            _, new = Run.objects.get_or_create(name=job.name, defaults={"last": now})
            if not new:
                continue
        job.task.enqueue()
        started.append(job.name)
    return started
