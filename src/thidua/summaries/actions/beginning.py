"""A report is begun with all its parts and the figures of the day; or a corrected edition of one that was issued."""

from dataclasses import dataclass
from datetime import date

from thidua.core import clock
from thidua.core.errors import InvalidInputError
from thidua.core.ids import uuid7
from thidua.core.text import tidy
from thidua.documents.actions.editions import reason
from thidua.documents.models import Incoming
from thidua.ledger.actions import Actor, action, record
from thidua.plans.models import Undertaking
from thidua.summaries.actions.locked import REPORTS, as_seen, step
from thidua.summaries.errors import NotIssuedError, SameReportError
from thidua.summaries.models import Figure, Kind, Part, Recipient, Report, Theme
from thidua.summaries.outline import outline_of
from thidua.summaries.queries.gathering import Found, gathered
from thidua.summaries.queries.gathering.scope import scope_of
from thidua.summaries.states import UNDER_WAY, ReportAct, ReportState
from thidua.units.models import Unit
from thidua.units.queries import parent_on

MOST_DAYS = 2 * 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a report is of."""

    kind: Kind
    title: str
    starts: date
    ends: date
    theme: str = ""
    undertaking: Undertaking | None = None
    answers: Incoming | None = None


@action("summaries.report_started")
def start_report(*, by: Actor, unit: Unit, frame: Frame, on: date) -> Report:
    """A first edition: its parts, what the data says today, and the unit above as first recipient."""
    _check(unit, frame, on)
    row = Report(
        id=uuid7(),
        unit=unit,
        kind=frame.kind,
        theme=frame.theme,
        undertaking=frame.undertaking,
        answers=frame.answers,
        title=tidy(frame.title),
        starts=frame.starts,
        ends=frame.ends,
        counted_on=min(on, frame.ends),
        counted_at=clock.now(),
    )
    _refuse_second(row)
    row.save(force_insert=True)
    count = _fill(row, on)
    above = parent_on(unit, on)
    if above is not None:
        Recipient.objects.create(report=row, order=1, name=above.name, purpose="để báo cáo", unit_to=above)
    record(about=row, fields={"title": row.title, "kind": row.kind}, counts={"figures": count}, on=on)
    return row


@action("summaries.correction_started")
def correct_report(*, by: Actor, report: Report, because: str, on: date) -> Report:
    """A new edition with all that was written and counted; the one that was issued stands until this one is."""
    row = as_seen(report)
    if row.state != ReportState.ISSUED:
        raise NotIssuedError
    why = reason(because, "Hãy ghi vì sao phải đính chính.")
    step(row, ReportAct.CORRECT)
    editions = Report.objects.filter(unit=row.unit, thread=row.thread)
    if editions.filter(state__in=UNDER_WAY).exists():
        raise SameReportError("Đang có một bản đính chính của báo cáo này. Hãy viết tiếp bản ấy.")
    draft = _copied(row, REPORTS.number_of_next(row), why)
    row.version += 1
    row.save()
    record(about=draft, fields={"edition": draft.edition, "because": draft.corrected_because}, on=on)
    return draft


def figure_row(part: Part, order: int, found: Found) -> Figure:
    return Figure(part=part, order=order, code=found.code, taken_at=clock.now(), **told(found))


def told(found: Found) -> dict[str, object]:
    """What of a figure is kept and compared."""
    return {
        "label": found.label[:300],
        "value": found.value,
        "note": found.note,
        "before": found.before[:120],
        "source": found.source[:200],
        "in_table": found.in_table,
    }


def _fill(row: Report, on: date) -> int:
    figures = gathered(scope_of(row, on), row.kind)
    parts = {
        one.key: Part.objects.create(report=row, key=one.key, order=order)
        for order, one in enumerate(outline_of(row.kind, row.theme), start=1)
    }
    rows = [
        figure_row(parts[key], order, found)
        for key, all_of in figures.items()
        for order, found in enumerate(all_of, start=1)
    ]
    Figure.objects.bulk_create(rows)
    return len(rows)


def _check(unit: Unit, frame: Frame, on: date) -> None:
    if not tidy(frame.title):
        raise InvalidInputError("title", "Hãy ghi trích yếu của báo cáo.")
    if frame.ends < frame.starts:
        raise InvalidInputError("ends", "Ngày kết thúc không thể trước ngày bắt đầu.")
    if frame.starts > on:
        raise InvalidInputError("starts", "Thời gian báo cáo chưa bắt đầu nên chưa có gì để báo cáo.")
    if (frame.ends - frame.starts).days > MOST_DAYS:
        raise InvalidInputError("ends", "Một báo cáo không dài quá hai năm. Hãy xem lại hai ngày.")
    if frame.kind == Kind.THEMATIC:
        _check_theme(unit, frame)


def _check_theme(unit: Unit, frame: Frame) -> None:
    if frame.theme not in Theme.values:
        raise InvalidInputError("theme", "Hãy chọn chuyên đề.")
    if frame.theme == Theme.MOVEMENT and (frame.undertaking is None or frame.undertaking.unit_id != unit.id):
        raise InvalidInputError("undertaking", "Hãy chọn phong trào, cuộc vận động hoặc đợt thi đua.")
    if frame.theme == Theme.DIRECTIVE and (frame.answers is None or frame.answers.unit_id != unit.id):
        raise InvalidInputError("answers", "Hãy chọn văn bản trong sổ văn bản đến.")


def _refuse_second(row: Report) -> None:
    """Two who begin at once wait for each other here; one report of a kind and stretch is enough."""
    Unit.objects.select_for_update(no_key=True).get(id=row.unit_id)
    same = Report.objects.filter(
        unit=row.unit,
        kind=row.kind,
        theme=row.theme,
        undertaking=row.undertaking,
        answers=row.answers,
        starts=row.starts,
        ends=row.ends,
    )
    if same.exclude(state=ReportState.DROPPED).exists():
        raise SameReportError(
            f"Báo cáo loại này từ {row.starts:%d/%m/%Y} đến {row.ends:%d/%m/%Y} đã có. "
            "Hãy viết tiếp, hoặc lập bản đính chính của nó."
        )


def _copied(source: Report, edition: int, because: str) -> Report:
    draft = Report.objects.get(id=source.id)
    draft.id, draft.edition, draft.corrected_because = uuid7(), edition, because
    draft.state, draft.version = ReportState.DRAFT, 1
    draft.document = draft.issued_on = draft.approved_by = None
    draft.stale = draft.returned_because = ""
    draft.save(force_insert=True)
    for part in Part.objects.filter(report=source):
        figures = list(Figure.objects.filter(part=part))
        part.id, part.report, part.version = uuid7(), draft, 1
        part.save(force_insert=True)
        for figure in figures:
            figure.id, figure.part = uuid7(), part
        Figure.objects.bulk_create(figures)
    for recipient in Recipient.objects.filter(report=source):
        recipient.id, recipient.report = uuid7(), draft
        recipient.save(force_insert=True)
    return draft
