"""What one dossier's page shows: where it stands, what is done and what not and why, evidence, papers, story."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from statute import names
from thidua.accounts.models import User
from thidua.collectives.models import CollectiveYear, collective_of
from thidua.collectives.queries import rows_in_year
from thidua.documents.models import Document
from thidua.documents.queries import documents_about
from thidua.ledger import kinds
from thidua.ledger.models import Line
from thidua.nominations.models import Dossier
from thidua.nominations.queries.jobs import Job, jobs_of, shown_day
from thidua.nominations.queries.lists import graded_otherwise, law_changed, rules_changed
from thidua.nominations.states import DossierState as S
from thidua.people.models import Initiative, YearRecord, of_holders
from thidua.registrations.models import Pledge
from thidua.registrations.queries import confirmed_pledges
from thidua.scoring.models import Evaluation
from thidua.scoring.queries import approved_evaluation

STORY_LENGTH = 30
OPENED, ASKED_AGAIN = "nominations.dossier_opened", "nominations.dossier_assessed"


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of the way, for the bar of steps: state is `done`, `now`, `stuck` or empty."""

    name: str
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class Happening:
    who: str
    at: datetime
    kind: str

    @property
    def sentence(self) -> str:
        return kinds.sentence(self.kind)


@dataclass(frozen=True, slots=True)
class Page:
    steps: list[Step]
    jobs: list[Job]
    record: YearRecord | CollectiveYear | None
    initiatives: list[Initiative]
    papers: list[Document]
    story: list[Happening]
    asked: Happening | None  # who asked the law last, and when
    law_changed: bool
    rules_changed: bool
    graded_otherwise: bool
    is_graded: bool

    @property
    def done(self) -> int:
        return sum(job.kind == "done" for job in self.jobs)


def page_of(dossier: Dossier, *, discipline: bool = True) -> Page:
    """All of it in a handful of queries; `discipline`: whether the reader may know of it."""
    record = _record(dossier)
    initiatives = list(record.initiatives.all()) if isinstance(record, YearRecord) else []
    pledge = confirmed_pledges(dossier.unit, dossier.year).filter(of_holders([dossier])).first()
    evaluation = approved_evaluation(dossier.unit, dossier.year)
    # A dossier is of one unit for ever; what the level above did to it stands in that level's own chain.
    lines = list(Line.objects.filter(about=dossier.id).order_by("at", "number"))
    # That a dossier was asked again, or not, and when, tells of what is withheld.
    told = lines if discipline else [line for line in lines if line.kind != ASKED_AGAIN]
    story = _story(told)
    changed = discipline and law_changed(dossier)
    return Page(
        steps=_steps(dossier, pledge, evaluation, {line.kind: line.at for line in lines}),
        jobs=jobs_of(
            dossier, pledge, evaluation, record, initiatives, changed=changed, discipline=discipline
        ),
        record=record,
        initiatives=initiatives,
        papers=documents_about(dossier.unit, dossier.id),
        story=story[:STORY_LENGTH],
        asked=next((one for one in story if one.kind in {OPENED, ASKED_AGAIN}), None),
        law_changed=changed,
        rules_changed=discipline and not changed and rules_changed(dossier),
        graded_otherwise=dossier.id in graded_otherwise(dossier.unit, dossier.year),
        is_graded=evaluation is not None,
    )


def _record(dossier: Dossier) -> YearRecord | CollectiveYear | None:
    """What is written down of the year: both kinds have a grade, its paper and the chair's statement."""
    if dossier.is_collective:
        return rows_in_year(dossier.unit, dossier.year.name).get(collective_of(dossier).team_id)
    rows = YearRecord.objects.filter(person=dossier.person_id, school_year=dossier.year.name)
    return rows.prefetch_related("initiatives").first()


def _steps(
    dossier: Dossier, pledge: Pledge | None, evaluation: Evaluation | None, when: Mapping[str, datetime]
) -> list[Step]:
    registered = pledge is not None and dossier.award in pledge.awards
    sent = when.get("nominations.dossier_submitted")
    return [
        Step("Đăng ký", shown_day(pledge.changed_at), "done")
        if pledge is not None and registered
        else Step("Đăng ký", "không đăng ký", ""),
        Step("Xếp loại", shown_day(evaluation.approved_on), "done")
        if evaluation
        else Step("Xếp loại", "chưa phê duyệt", ""),
        _preparing(dossier, when),
        _council(dossier),
        Step("Gửi cấp quyết định", *_sent(dossier, sent)),
        Step("Kết quả", *_outcome(dossier)),
    ]


def _preparing(dossier: Dossier, when: Mapping[str, datetime]) -> Step:
    if dossier.state == S.OPEN:
        return Step("Chuẩn bị hồ sơ", f"thư ký giữ từ {shown_day(dossier.held_since)}", "now")
    if dossier.state == S.WITHDRAWN:
        return Step("Chuẩn bị hồ sơ", f"đã rút ngày {shown_day(dossier.held_since)}", "stuck")
    return Step("Chuẩn bị hồ sơ", shown_day(when.get("nominations.dossier_prepared")), "done")


def _council(dossier: Dossier) -> Step:
    name = "Hội đồng xét"
    since = shown_day(dossier.held_since)
    if dossier.state in {S.OPEN, S.WITHDRAWN}:
        return Step(name, "", "")
    if dossier.state == S.READY:
        return Step(name, f"chờ phiên họp từ {since}", "now")
    if dossier.state == S.IN_COUNCIL:
        return Step(name, f"trong phiên họp từ {since}", "now")
    votes = f"{dossier.agreed}/{dossier.vote_base} đồng ý"
    if dossier.state == S.NOT_SUPPORTED:
        return Step(name, f"chưa đủ phiếu, {votes}", "stuck")
    return Step(name, votes, "done")


def _sent(dossier: Dossier, sent: datetime | None) -> tuple[str, str]:
    if dossier.state == S.SUPPORTED:
        return f"chờ gửi từ {shown_day(dossier.held_since)}", "now"
    if dossier.state == S.RETURNED:
        return f"trả lại {shown_day(dossier.held_since)}", "stuck"
    if dossier.state in {S.SUBMITTED, S.GRANTED, S.GRANTED_LOWER, S.REFUSED}:
        return shown_day(sent), "done"
    return "", ""


def _outcome(dossier: Dossier) -> tuple[str, str]:
    day = shown_day(dossier.held_since)
    match dossier.state:
        case S.SUBMITTED:
            return f"chờ từ {day}", "now"
        case S.GRANTED:
            return f"được tặng, {day}", "done"
        case S.GRANTED_LOWER:
            return f"được tặng {names.award_name(dossier.granted_code)}", "done"
        case S.REFUSED:
            return "không được tặng", "stuck"
        case _:
            return "", ""


def _story(lines: list[Line]) -> list[Happening]:
    """Newest first, with the names of who acted."""
    actors: set[UUID] = {line.actor for line in lines if line.actor}
    people = User.objects.in_bulk(actors)
    return [
        Happening(
            people[line.actor].full_name if line.actor in people else "Hệ thống",
            line.at,
            line.kind,
        )
        for line in reversed(lines)
    ]
