"""Large files: read, and written once somebody has agreed, by the worker. Killed at any moment, nothing is half-done."""

from uuid import UUID

from django.db import transaction
from django_tasks import task

from thidua.core import clock
from thidua.core.errors import RefusedError, StepRefusedError
from thidua.intake.actions import apply_list
from thidua.intake.errors import CancelledError, NoHeaderError, PlanChangedError
from thidua.intake.models import Run
from thidua.intake.queries import kept_columns
from thidua.intake.reading.lists import ListFile, Watch, read_list
from thidua.intake.runs import folder, rows
from thidua.intake.runs.summary import summarise
from thidua.intake.states import RunStep
from thidua.intake.targets import TARGETS
from thidua.intake.targets.asked import Asked
from thidua.ledger.actions import Actor

NO_HEADER = "no_header"


@task()
def read_run(run_id: str) -> None:
    """The dry run of a large file, kept beside it until somebody looks."""
    run = _taken(run_id, RunStep.READ)
    if run is None:
        return
    try:
        with folder.at_work(run.id) as watch:
            _tell(run, read_file(run, watch), run.accepted, watch)
            rows.take(run, RunStep.TELL)
    except CancelledError:
        rows.discard(Run.objects.filter(id=run.id))
    except NoHeaderError:
        rows.take(run, RunStep.FAIL, reason=NO_HEADER)
    except RefusedError as error:
        rows.take(run, RunStep.FAIL, reason=str(error))


@task()
def write_run(run_id: str) -> None:
    """What was agreed to, all or nothing; what changed meanwhile is shown anew."""
    run = _taken(run_id, RunStep.APPLY)
    if run is None:
        return
    asked = run.asked
    try:
        with folder.at_work(run.id) as watch:
            file = read_file(run, watch)
            with transaction.atomic():
                done = apply_list(
                    by=Actor(user=UUID(str(asked["by"])), unit=run.unit_id),
                    unit=run.unit,
                    target=TARGETS[run.target],
                    file=file,
                    seen=str(asked["seen"]),
                    ticked=frozenset(asked["ticked"]),
                    all_likely=bool(asked["all_likely"]),
                    on=clock.today(),
                    watch=watch,
                )
                accepted = sorted({*run.accepted, *done.accepted})
                watch("Đối chiếu lại với những gì đã ghi", 0, 0)
                _tell(run, file, accepted, watch)
                rows.take(run, RunStep.WRITE, counts=done.counts, accepted=accepted, reason="")
    except CancelledError:
        rows.discard(Run.objects.filter(id=run.id))
    except PlanChangedError as error:
        rows.take(run, RunStep.AGAIN, reason=str(error))
        read_run.enqueue(str(run.id))
    except RefusedError as error:
        rows.take(run, RunStep.FAIL, reason=str(error))


@task()
def sweep_runs() -> int:
    """How many files were thrown away with which nobody went on."""
    return rows.sweep()


def _tell(run: Run, file: ListFile, accepted: list[int], watch: Watch) -> None:
    """What the file would do as things are now, kept beside it for whoever looks."""
    target = TARGETS[run.target]
    plan = target.plan(Asked(_actor(run), run.unit, clock.today(), watch), file)
    folder.put_summary(run.id, summarise(target, file, plan, accepted).to_json())


def read_file(run: Run, watch: Watch) -> ListFile:
    """The run's list, its columns as the unit matched them before."""
    target = TARGETS[run.target]
    return read_list(
        folder.content_of(run.id),
        target.words,
        target.record,
        name=run.name,
        on=clock.today(),
        kept=kept_columns(run.unit, target),
        sheet=run.sheet,
        stated=run.stated,
        watch=watch,
    )


def _taken(run_id: str, step: RunStep) -> Run | None:
    """The run, if this worker is the one who takes the step; none if it was called off or taken already."""
    run = Run.objects.select_related("unit").filter(id=run_id).first()
    if run is None:
        return None
    try:
        return rows.take(run, step)
    except StepRefusedError:
        return None


def _actor(run: Run) -> Actor:
    return Actor(user=run.brought_by_id, unit=run.unit_id)
