"""The Vietnamese words of the answers: grades, leave, recognisers, numbers and lists."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from statute.findings import Answer

GRADE = {
    "excellent": "hoàn thành xuất sắc nhiệm vụ",
    "good": "hoàn thành tốt nhiệm vụ",
    "completed": "hoàn thành nhiệm vụ",
    "failed": "không hoàn thành nhiệm vụ",
    "ungraded": "không xếp loại",
}
LEAVE = {
    "maternity": "thai sản",
    "sick": "nghỉ ốm",
    "unpaid": "nghỉ không hưởng lương",
    "study": "đi học",
    "treatment": "điều trị thương tích",
}
RECOGNISER = {
    "school": "trường",
    "district": "huyện",
    "commune": "xã",
    "province": "tỉnh (thành phố)",
    "ministry": "bộ",
    "national": "toàn quốc",
}
INITIATIVE = {"initiative": "sáng kiến", "research": "đề tài"}
SCOPE = {
    "unit": "cấp cơ sở",
    "district": "cấp huyện, xã",
    "province": "cấp tỉnh, bộ",
    "national": "toàn quốc",
}
BASIS = {
    "merit": "theo công trạng",
    "thematic": "theo chuyên đề, đợt thi đua",
    "sudden": "thành tích đột xuất",
    "service": "quá trình cống hiến",
    "external": "đối ngoại",
}
# What used an initiative up, and what it then no longer serves.
KIND_OF_AWARD = {
    "form": ("hình thức khen thưởng", "danh hiệu"),
    "title": ("danh hiệu thi đua", "bằng khen"),
}
COUNTED = {
    "completed": "người hoàn thành nhiệm vụ trở lên",
    "ldtt": "người đạt LĐTT",
    "cstdcs": "người đạt CSTĐ cơ sở",
    "disciplined_from_warning": "người bị kỷ luật từ cảnh cáo trở lên",
}
DISCIPLINE = {
    "reprimand": "khiển trách",
    "warning": "cảnh cáo",
    "demotion": "cách chức",
    "dismissal": "buộc thôi việc",
}
VERDICT = {
    Answer.YES: "đạt",
    Answer.NO: "không đạt",
    Answer.UNKNOWN: "chưa kết luận được",
    Answer.BLOCKED: "tạm dừng xét",
    Answer.NOT_IN_FORCE: "chưa có trong luật",
}
VERIFICATION = {
    "official": "đã đối chiếu văn bản gốc",
    "secondary": "theo nguồn thứ cấp đáng tin",
    "memory": "chưa đối chiếu văn bản",
    "carried_over": "chưa đối chiếu văn bản sửa đổi đang có hiệu lực",
}


def capital(text: str) -> str:
    """The first letter alone made a capital; the rest stays as the law writes it."""
    return text[:1].upper() + text[1:]


def either(names: Iterable[str]) -> str:
    """a, b hoặc c."""
    *first, last = names
    return f"{', '.join(first)} hoặc {last}" if first else last


def decimal(amount: Fraction) -> str:
    """39,5 as it is written in Vietnamese; at most two places, for reading only.

    Cut, not rounded: what is below a limit must not read as if it had reached it.
    """
    written = f"{Decimal(int(amount * 100)) / 100:.2f}".rstrip("0").rstrip(".")
    return written.replace(".", ",")
