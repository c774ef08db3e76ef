"""Figures of a draft are asked for anew, and taken or left one by one; what was fixed is compared with its sources."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError
from thidua.ledger.actions import Actor, action, record
from thidua.summaries.actions.beginning import figure_row, told
from thidua.summaries.actions.locked import editable, locked, step
from thidua.summaries.models import Figure, Kind, OfferLabel, Part, Report
from thidua.summaries.outline import PARTS
from thidua.summaries.queries.gathering import Found, gathered
from thidua.summaries.queries.gathering.scope import scope_of
from thidua.summaries.states import ReportAct

COMPARED = ("label", "value", "note", "before", "in_table")
NAMED = 3
# Told as they stand when they are asked for: their records bear no day of their own, so that a report on a year under
# way cannot tell what was corrected from what came later.
WITHOUT_A_DAY = frozenset({"targets", "initiatives", "pledges", "grades"})
OF_A_WHOLE_YEAR = (Kind.YEARLY, Kind.CALENDAR)


@action("summaries.figures_asked")
def ask_figures(*, by: Actor, report: Report, on: date) -> Report:
    """What the data says now stands beside each figure as an offer; nothing is replaced before somebody takes it."""
    row = editable(report)
    Figure.objects.filter(part__report=row, offer=OfferLabel.NEW).delete()
    now = gathered(scope_of(row, on), row.kind)
    offers = sum(_offer(part, now.get(part.key, [])) for part in Part.objects.filter(report=row))
    row.counted_on, row.counted_at = min(on, row.ends), clock.now()
    row.version += 1
    row.save()
    record(about=row, fields={"counted_on": row.counted_on}, counts={"offers": offers}, on=on)
    return row


@action("summaries.figures_taken")
def take_figures(*, by: Actor, report: Report, taken: Collection[UUID], on: date) -> Report:
    """Every offer is answered: those named are taken, of the others the figure stays as it was."""
    row = editable(report)
    if row.version != report.version:
        raise ChangedMeanwhileError
    offers = list(Figure.objects.select_for_update(of=("self",)).filter(part__report=row).exclude(offer=""))
    count = 0
    for figure in offers:
        count += figure.id in taken
        _answer(figure, is_taken=figure.id in taken)
    row.version += 1
    row.save()
    record(about=row, counts={"taken": count, "kept": len(offers) - count}, on=on)
    return row


@action("summaries.sources_checked")
def check_sources(*, by: Actor, report: Report, on: date) -> Report:
    """What was fixed is counted again to its own day: what differs was corrected below, and the report is marked."""
    row = locked(report)
    step(row, ReportAct.LOOK)
    before, row.stale = row.stale, stale_words(row, on)
    row.version += 1
    row.save()
    record(about=row, fields={"stale": (before, row.stale)}, on=on)
    return row


def stale_words(report: Report, on: date) -> str:
    """Which parts would be told otherwise today; empty if none would."""
    left_out = frozenset() if report.kind in OF_A_WHOLE_YEAR else WITHOUT_A_DAY
    now = gathered(scope_of(report, report.counted_on), report.kind)
    names = [
        PARTS[part.key].title
        for part in Part.objects.filter(report=report, is_in=True).prefetch_related("figures")
        if part.key not in left_out
        and _said(part.figures.all()) != [_compared(told(one)) for one in now.get(part.key, [])]
    ]
    if not names:
        return ""
    listed = ", ".join(names[:NAMED]) + (f" và {len(names) - NAMED} phần nữa" if len(names) > NAMED else "")
    return f"Số liệu nguồn đã đổi sau khi duyệt: {listed}. Nhận thấy ngày {on:%d/%m/%Y}."


def _said(figures: Collection[Figure]) -> list[tuple[object, ...]]:
    return [tuple(getattr(one, name) for name in COMPARED) for one in figures]


def _compared(values: dict[str, object]) -> tuple[object, ...]:
    return tuple(values[name] for name in COMPARED)


def _offer(part: Part, found: list[Found]) -> int:
    """How many figures of the part the data would tell otherwise now."""
    there = {figure.code: figure for figure in Figure.objects.filter(part=part)}
    count = 0
    for order, one in enumerate(found, start=1):
        figure, values = there.pop(one.code, None), told(one)
        if figure is None:
            fresh = figure_row(part, order, one)
            fresh.offer = OfferLabel.NEW
            fresh.save(force_insert=True)
            count += 1
            continue
        is_other = tuple(getattr(figure, name) for name in COMPARED) != _compared(values)
        figure.order, figure.offer = order, OfferLabel.CHANGED if is_other else ""
        figure.offered = {name: str(values[name]) for name in COMPARED[:-1]} if is_other else {}
        figure.save()
        count += is_other
    for figure in there.values():
        figure.offer, figure.offered = OfferLabel.GONE, {}
        figure.save()
    return count + len(there)


def _answer(figure: Figure, *, is_taken: bool) -> None:
    goes = figure.offer == (OfferLabel.GONE if is_taken else OfferLabel.NEW)
    if goes:
        figure.delete()
        return
    if is_taken:
        for name, value in figure.offered.items():
            setattr(figure, name, value)
        figure.taken_at = clock.now()
    figure.offer, figure.offered = "", {}
    figure.save()
