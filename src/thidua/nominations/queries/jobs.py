"""What a dossier needs, one job each: done, doing, not begun, or stuck and why."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from paper.words import sentence_list, short_date
from thidua.collectives.models import COUNTED, CollectiveYear
from thidua.core import clock
from thidua.nominations.models import Dossier
from thidua.nominations.queries.asked_of import INITIATIVES, REGISTRATION, Finding, findings_asking
from thidua.nominations.queries.comments import comments_told
from thidua.people.models import Initiative, YearRecord
from thidua.registrations.models import Pledge
from thidua.scoring.models import Evaluation

INITIATIVE = "Quyết định công nhận sáng kiến"
Kind = Literal["done", "doing", "", "stuck"]


@dataclass(frozen=True, slots=True)
class Job:
    """One thing the dossier needs: done, in progress, not begun (empty), or stuck because of what the note says."""

    name: str
    note: str
    kind: Kind


def jobs_of(
    dossier: Dossier,
    pledge: Pledge | None,
    evaluation: Evaluation | None,
    record: YearRecord | CollectiveYear | None,
    initiatives: list[Initiative],
    *,
    changed: bool,
    discipline: bool,
) -> list[Job]:
    if not isinstance(record, YearRecord) and dossier.is_collective:
        return _collective_jobs(dossier, pledge, record, changed=changed, discipline=discipline)
    assert not isinstance(record, CollectiveYear)
    return [
        _background(dossier),
        *(Job(*told) for told in comments_told(dossier)),
        _registration(dossier, pledge),
        _grade(evaluation, record),
        *([_review(record)] if discipline else []),
        *_initiative(dossier, pledge, initiatives, enough=discipline and dossier.answer == "yes"),
        _assessed(dossier, changed=changed, dated=discipline),
        _achievement(dossier),
    ]


def _collective_jobs(
    dossier: Dossier, pledge: Pledge | None, row: CollectiveYear | None, *, changed: bool, discipline: bool
) -> list[Job]:
    """What the dossier of a team or of the school needs."""
    return [
        _registration(dossier, pledge),
        _collective_grade(row),
        _members(dossier),
        *([_review(row)] if discipline else []),
        _assessed(dossier, changed=changed, dated=discipline),
        _achievement(dossier),
    ]


def _collective_grade(row: CollectiveYear | None) -> Job:
    name = "Mức hoàn thành nhiệm vụ của tập thể"
    if row is None or row.grade is None:
        return Job(name, "Chưa làm · thư ký ghi ở trang của tập thể", "")
    return Job(
        name,
        f"Đã xong · {row.get_grade_display()}{f', {row.grade_paper}' if row.grade_paper else ''}",
        "done",
    )


def _members(dossier: Dossier) -> Job:
    """The titles of the members, on which those of the collective rest."""
    name = "Xếp loại, danh hiệu của từng thành viên"
    asked = ("members", "ldtt", "cstdcs")
    years: list[dict[str, object]] = (dossier.case or {}).get("years", [])
    this_year = next((one for one in years if one["school_year"] == dossier.year.name), {})
    lacking = [words for key, words in COUNTED.items() if key in asked and this_year.get(key) is None]
    if lacking:
        return Job(name, f"Đang làm · chưa biết {sentence_list(lacking)}", "doing")
    return Job(name, "Đã xong · đếm từ hồ sơ từng người", "done")


def _achievement(dossier: Dossier) -> Job:
    if dossier.achievement:
        return Job("Tóm tắt thành tích", "Đã xong", "done")
    return Job("Tóm tắt thành tích", "Chưa làm · in trong danh sách trích ngang", "")


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
    if pledge is not None and dossier.award in pledge.awards:
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


def _review(record: YearRecord | CollectiveYear | None) -> Job:
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
