"""What the law says of a year in which the Party disciplined a member: shown beside it, never taken for an answer."""

from statute.grading import party_discipline_fails
from statute.names import citation_text
from statute.records import DatedValue
from thidua.people.models import Grade, YearRecord

OPEN = (
    "Dữ kiện xét của luật thi đua chỉ có kỷ luật của cơ quan. Kỷ luật Đảng có tính vào các điều kiện về kỷ luật "
    "hay không thì chưa rõ, nên các điều kiện ấy của năm học này để là chưa kết luận được."
)
FAILS = "Đảng viên bị kỷ luật Đảng thì năm đó xếp loại Không hoàn thành nhiệm vụ; một vi phạm chỉ tính vào một năm ({cited})."
SILENT = "Quy định về đánh giá áp dụng ngày ấy có tính kỷ luật Đảng hay không: chưa rõ."
AGAINST = "Xếp loại đã ghi cao hơn mức ấy: hãy đối chiếu lại xếp loại hoặc năm tính vi phạm."


def party_discipline_notes(row: YearRecord) -> list[str]:
    """Sentences for whoever may see the discipline; none where the year has none."""
    found = list(row.party_disciplines.all())
    if not found:
        return []
    figure = next((figure for one in found if (figure := party_discipline_fails(one.on))), None)
    fails = figure is not None
    notes = [FAILS.format(cited=_cited(figure)) if figure else SILENT]
    if fails and row.grade not in {None, Grade.FAILED, Grade.UNGRADED}:
        notes.append(AGAINST)
    if not row.disciplines.all():
        notes.append(OPEN)
    return notes


def _cited(figure: DatedValue) -> str:
    return citation_text(figure.citation.as_dict()) if figure.citation else "chưa rõ điều khoản"
