"""What the law says of a year in which the Party disciplined a member: shown beside it, never taken for an answer."""

from statute.grading import party_discipline_fails
from thidua.people.models import Grade, YearRecord

OPEN = (
    "Dữ kiện xét của luật thi đua chỉ có kỷ luật của cơ quan. Kỷ luật Đảng có tính vào các điều kiện về kỷ luật "
    "hay không thì chưa rõ, nên các điều kiện ấy của năm học này để là chưa kết luận được."
)
FAILS = (
    "Theo quy định về đánh giá đang áp dụng ngày ấy, đảng viên bị kỷ luật Đảng thì năm đó xếp loại Không hoàn thành "
    "nhiệm vụ; một vi phạm chỉ tính vào một năm."
)
SILENT = "Quy định về đánh giá áp dụng ngày ấy có tính kỷ luật Đảng hay không: chưa rõ."
AGAINST = "Xếp loại đã ghi cao hơn mức ấy: hãy đối chiếu lại xếp loại hoặc năm tính vi phạm."


def party_discipline_notes(row: YearRecord) -> list[str]:
    """Sentences for whoever may see the discipline; none where the year has none."""
    found = list(row.party_disciplines.all())
    if not found:
        return []
    fails = any(party_discipline_fails(one.on) is not None for one in found)
    notes = [FAILS if fails else SILENT]
    if fails and row.grade not in {None, Grade.FAILED, Grade.UNGRADED}:
        notes.append(AGAINST)
    if not row.disciplines.all():
        notes.append(OPEN)
    return notes
