"""The member's own school years: what was registered, the grade, what became of each dossier."""

from dataclasses import dataclass

from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState
from thidua.people.models import Grade
from thidua.registrations.models import Pledge
from thidua.registrations.states import PledgeState
from thidua.reports.queries.desk import Desk
from thidua.reports.queries.results import Result, result_of
from thidua.scoring.states import EvaluationState
from thidua.units.models import SchoolYear

PLEDGES = {
    PledgeState.DRAFT: ("doing", "Nháp, chưa gửi"),
    PledgeState.SUBMITTED: ("doing", "Đã gửi, chờ xác nhận"),
    PledgeState.RETURNED: ("late", "Bị trả lại"),
    PledgeState.CONFIRMED: ("done", "Đã xác nhận"),
}
# Until the deciding level answers; its answers are told with their reasons by `result_of`.
DOSSIERS = {
    DossierState.OPEN: ("doing", "Đang lập hồ sơ"),
    DossierState.READY: ("doing", "Chờ Hội đồng"),
    DossierState.IN_COUNCIL: ("doing", "Hội đồng đang xét"),
    DossierState.SUPPORTED: ("doing", "Hội đồng tán thành, chờ gửi"),
    DossierState.NOT_SUPPORTED: ("no", "Hội đồng không tán thành"),
}


@dataclass(frozen=True, slots=True)
class MyYear:
    """`grade` is empty until the chair has approved the year's evaluation; `grade_note`: it stands, and is looked at again."""

    year: str
    titles: tuple[str, ...]
    pledge_kind: str
    pledge_words: str
    pledge_note: str
    grade: str
    grade_words: str
    grade_note: str
    results: tuple[Result, ...]


def my_years(desk: Desk) -> list[MyYear]:
    """The open years, the newest first; none for an account without a person."""
    return [_mine(desk, year) for year in reversed(desk.years)] if desk.person else []


def _mine(desk: Desk, year: SchoolYear) -> MyYear:
    assert desk.person is not None
    mine = desk.person.id
    pledge = next((one for one in desk.pledges_in(year) if one.person_id == mine), None)
    kind, words = _pledge(desk, year, pledge)
    sheet = desk.evaluations.get(year.id)
    approved = sheet is not None and sheet.state == EvaluationState.APPROVED
    grade = next((line.grade for line in desk.lines_in(year) if line.person_id == mine and approved), None)
    standing = None if approved or sheet is None else desk.standing.get(year.name)
    grade = grade or standing
    answers = {line.dossier_id: result_of(line) for sent in desk.sent for line in sent.lines}
    return MyYear(
        year=year.name,
        titles=tuple(pledge.awards) if pledge else (),
        pledge_kind=kind,
        pledge_words=words,
        pledge_note=pledge.return_reason if pledge and pledge.state == PledgeState.RETURNED else "",
        grade=grade or "",
        grade_words=Grade(grade).label if grade else "Chưa có xếp loại được duyệt",
        grade_note="Kết quả đã phê duyệt, bảng đang được xem lại" if standing else "",
        results=tuple(
            answers.get(dossier.id) or _on_the_way(dossier)
            for dossier in desk.dossiers_in(year)
            if dossier.person_id == mine
        ),
    )


def _pledge(desk: Desk, year: SchoolYear, pledge: Pledge | None) -> tuple[str, str]:
    if pledge is not None:
        return PLEDGES[PledgeState(pledge.state)]
    return ("blocked", "Chưa đăng ký" if year.id in desk.rounds else "Chưa mở đợt đăng ký")


def _on_the_way(dossier: Dossier) -> Result:
    kind, words = DOSSIERS.get(DossierState(dossier.state), ("doing", "Đã gửi, chờ trả lời"))
    return Result(dossier.holder_name, dossier.award, "", kind, words, dossier.outcome_reason)
