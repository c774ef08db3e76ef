"""Notes beside an answer: what the reader should know though it changes nothing."""

from statute.cases import Case
from statute.conditions.grades import grade_column
from statute.conditions.initiatives import form_codes
from statute.days import in_vietnamese
from statute.library import Library
from statute.records import Condition, Version, leaves
from statute.rows import Row

CONTRADICTION = "discipline_fails_grade"
_USE = "used_for_a_form"


def notes(law: Library, version: Version | None, case: Case) -> list[str]:
    """The version's own notes, then those that this case's facts call for."""
    own = list(version.notes) if version else []
    return [*own, *_use_not_asked(law, version, case), *_contradictions(law, case)]


def _use_not_asked(law: Library, version: Version | None, case: Case) -> list[str]:
    """An initiative already used for a form still counts before the day from which use is asked."""
    asking = leaves(version.conditions or ()) if version else ()
    figures = {leaf.given[_USE] for leaf in asking if isinstance(leaf, Condition) and _USE in leaf.given}
    used = any(form_codes(each.used_for or ()) for each in case.this_year.initiatives or ())
    later = [
        value.first
        for figure in sorted(figures)
        for value in law.parameter(figure).values
        if value.first > case.on and value.value == "excluded"
    ]
    if not used or not later:
        return []
    note = (
        "Có sáng kiến, đề tài đã dùng cho một hình thức khen thưởng: vẫn được tính vào ngày xét, "
        f"nhưng từ {in_vietnamese(later[0])} thì không còn được tính cho danh hiệu."
    )
    return [note]


def _contradictions(law: Library, case: Case) -> list[str]:
    """Discipline and a grade of completed or better in one year do not go together."""
    return [
        f"Năm học {row.school_year} vừa có kỷ luật vừa được xếp loại từ hoàn thành nhiệm vụ trở lên: "
        "hai dữ kiện này mâu thuẫn nhau, cần xem lại; câu trả lời theo đúng dữ kiện đã nhập."
        for ago, row in sorted(case.rows.items())
        if _disciplined_when_it_fails(law, row) and grade_column("completed").of_case(case).certain >> ago & 1
    ]


def _disciplined_when_it_fails(law: Library, row: Row) -> bool:
    """Decided on a day on which discipline means a failed year; a day not known is taken as the year's last."""
    fails = law.parameter(CONTRADICTION)
    decided = (each.on or row.school_year.last_day for each in row.discipline or ())
    return any((figure := fails.find(day)) is not None and figure.value for day in decided)
