"""What one dossier's page shows: where it stands, what is done and what not and why, evidence, papers, story."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from paper.words import sentence_list, short_date
from statute import names
from thidua.accounts.models import User
from thidua.core import clock
from thidua.documents.models import Document
from thidua.documents.queries import documents_about
from thidua.ledger import kinds
from thidua.ledger.models import Line
from thidua.nominations.models import Dossier
from thidua.nominations.queries.asked_of import INITIATIVES, REGISTRATION, Finding, findings_asking
from thidua.nominations.queries.lists import law_changed, rules_changed
from thidua.nominations.states import DossierState as S
from thidua.people.models import Initiative, YearRecord
from thidua.registrations.models import Pledge
from thidua.registrations.queries import confirmed_pledges
from thidua.scoring.models import Evaluation
from thidua.scoring.queries import approved_evaluation

STORY_LENGTH = 30
OPENED, ASKED_AGAIN = "nominations.dossier_opened", "nominations.dossier_assessed"
INITIATIVE = "Quyết định công nhận sáng kiến"
Kind = Literal["done", "doing", "", "stuck"]


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of the way, for the bar of steps: state is `done`, `now`, `stuck` or empty."""

    name: str
    note: str
    state: str


@dataclass(frozen=True, slots=True)
class Job:
    """One thing the dossier needs: done, in progress, not begun (empty), or stuck because of what the note says."""

    name: str
    note: str
    kind: Kind


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
    record: YearRecord | None
    initiatives: list[Initiative]
    papers: list[Document]
    story: list[Happening]
    asked: Happening | None  # who asked the law last, and when
    law_changed: bool
    rules_changed: bool

    @property
    def done(self) -> int:
        return sum(job.kind == "done" for job in self.jobs)


def page_of(dossier: Dossier, *, discipline: bool = True) -> Page:
    """All of it in a handful of queries; `discipline`: whether the reader may know of it."""
    record = (
        YearRecord.objects.filter(person=dossier.person_id, school_year=dossier.year.name)
        .prefetch_related("initiatives")
        .first()
    )
    initiatives = list(record.initiatives.all()) if record else []
    pledge = confirmed_pledges(dossier.unit, dossier.year).filter(person=dossier.person_id).first()
    evaluation = approved_evaluation(dossier.unit, dossier.year)
    # A dossier is of one unit for ever; what the level above did to it stands in that level's own chain.
    lines = list(Line.objects.filter(about=dossier.id).order_by("at", "number"))
    # That a dossier was asked again, or not, and when, tells of what is withheld.
    told = lines if discipline else [line for line in lines if line.kind != ASKED_AGAIN]
    story = _story(told)
    changed = discipline and law_changed(dossier)
    return Page(
        steps=_steps(dossier, pledge, evaluation, {line.kind: line.at for line in lines}),
        jobs=_jobs(dossier, pledge, evaluation, record, initiatives, changed=changed, discipline=discipline),
        record=record,
        initiatives=initiatives,
        papers=documents_about(dossier.unit, dossier.id),
        story=story[:STORY_LENGTH],
        asked=next((one for one in story if one.kind in {OPENED, ASKED_AGAIN}), None),
        law_changed=changed,
        rules_changed=discipline and not changed and rules_changed(dossier),
    )


def _steps(
    dossier: Dossier, pledge: Pledge | None, evaluation: Evaluation | None, when: Mapping[str, datetime]
) -> list[Step]:
    registered = pledge is not None and dossier.award in pledge.titles
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


def _jobs(
    dossier: Dossier,
    pledge: Pledge | None,
    evaluation: Evaluation | None,
    record: YearRecord | None,
    initiatives: list[Initiative],
    *,
    changed: bool,
    discipline: bool,
) -> list[Job]:
    return [
        _background(dossier),
        _registration(dossier, pledge),
        _grade(evaluation, record),
        *([_review(record)] if discipline else []),
        *_initiative(dossier, pledge, initiatives, enough=discipline and dossier.answer == "yes"),
        _assessed(dossier, changed=changed, dated=discipline),
        Job("Tóm tắt thành tích", "Đã xong", "done")
        if dossier.achievement
        else Job("Tóm tắt thành tích", "Chưa làm · in trong danh sách trích ngang", ""),
    ]


def _background(dossier: Dossier) -> Job:
    name = "Lý lịch, quá trình công tác"
    person = dossier.one_person
    gaps = [
        words
        for value, words in ((person.born, "ngày sinh"), (person.joined_sector, "ngày vào ngành"))
        if value is None
    ]
    if gaps:
        return Job(name, f"Đang làm · còn thiếu {sentence_list(gaps)}", "doing")
    return Job(name, "Đã xong · lấy sẵn từ hồ sơ nhân sự", "done")


def _registration(dossier: Dossier, pledge: Pledge | None) -> Job:
    name = "Bản đăng ký đầu năm"
    if pledge is not None and dossier.award in pledge.titles:
        return Job(name, f"Đã xong · xác nhận ngày {shown_day(pledge.changed_at)}", "done")
    asked = findings_asking(dossier.assessment or {}, dossier.award, REGISTRATION)
    if not asked:
        return Job(name, "Không có bản đăng ký · các điều kiện được xét không hỏi đăng ký", "done")
    unmet = _first_unmet(asked)
    if unmet is None:
        return Job(name, f"Đã xong · {asked[0]['because']}", "done")
    return Job(name, f"Chưa làm được vì không có bản đăng ký · {unmet['because']}", "stuck")


def _grade(evaluation: Evaluation | None, record: YearRecord | None) -> Job:
    name = "Xếp loại năm học"
    if record is None or record.grade is None:
        return Job(name, "Chưa làm được vì chưa có kết quả xếp loại của người này được phê duyệt", "stuck")
    paper = record.grade_paper or (evaluation.paper if evaluation else "")
    return Job(name, f"Đã xong · {record.get_grade_display()}{f', {paper}' if paper else ''}", "done")


def _review(record: YearRecord | None) -> Job:
    name = "Xác nhận không bị xem xét kỷ luật"
    if record is None or record.under_review is None:
        return Job(name, "Chưa làm · chờ Hiệu trưởng xác nhận", "")
    day = shown_day(record.under_review_on)
    if record.under_review:
        return Job(name, f"Chưa làm được vì đang bị xem xét kỷ luật (Hiệu trưởng ghi ngày {day})", "stuck")
    return Job(name, f"Đã xong · Hiệu trưởng xác nhận ngày {day}", "done")


def _first_unmet(asked: list[Finding]) -> Finding | None:
    return next((finding for finding in asked if finding["answer"] != "yes"), None)


def _initiative(
    dossier: Dossier, pledge: Pledge | None, initiatives: list[Initiative], *, enough: bool
) -> list[Job]:
    """Only where a condition asks for initiatives, and done only where the finding says that they count."""
    asked = findings_asking(dossier.assessment or {}, dossier.award, INITIATIVES)
    if not asked:
        return []
    unmet = _first_unmet(asked)
    if unmet is None:
        return [Job(INITIATIVE, f"Đã xong · {asked[0]['because']}", "done")]
    still = " Hồ sơ vẫn đủ nếu thiếu giấy này." if enough else ""
    if any(one.recognised_by for one in initiatives):
        return [Job(INITIATIVE, f"Chưa đủ · {unmet['because']}{still}", "stuck")]
    return [_not_recognised(pledge, initiatives, still)]


def _not_recognised(pledge: Pledge | None, initiatives: list[Initiative], still: str) -> Job:
    planned = initiatives[0].title if initiatives else (pledge.initiative_title if pledge else "")
    if planned:
        return Job(INITIATIVE, f"Chưa làm được vì “{planned}” chưa có quyết định công nhận.{still}", "stuck")
    return Job(INITIATIVE, f"Chưa làm · chưa ghi sáng kiến nào của năm học này.{still}", "")


def _assessed(dossier: Dossier, *, changed: bool, dated: bool) -> Job:
    name = "Xét điều kiện theo luật"
    if dossier.assessed_on is None:
        return Job(name, "Chưa làm", "")
    if changed:
        return Job(name, "Đang làm · luật đã đổi từ khi xét, hãy xét lại", "doing")
    day = f" · xét ngày {shown_day(dossier.assessed_on)}" if dated else ""
    return Job(name, f"Đã xong{day}", "done")


def shown_day(value: date | datetime | None) -> str:
    """dd/mm/yyyy in Hà Nội, inside a sentence; nothing where there is no day."""
    if isinstance(value, datetime):
        value = value.astimezone(clock.HANOI).date()
    return short_date(value) if value else ""


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
