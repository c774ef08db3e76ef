"""The secretary's reports: the half-year's from January to its number, the year's begun in July, finished in August."""

from thidua.core import clock
from thidua.demo.office import CLERK
from thidua.demo.school import PRINCIPAL, SECRETARY, Stage, on_day
from thidua.documents.actions.registers import mark_sent
from thidua.documents.models import Channel, Dispatch
from thidua.summaries.actions.beginning import Frame, start_report
from thidua.summaries.actions.figures import ask_figures, take_figures
from thidua.summaries.actions.lifecycle import approve_report, issue_report, send_report
from thidua.summaries.actions.writing import put_recipients, write_part
from thidua.summaries.models import Figure, Kind, Part, Recipient, Report
from thidua.summaries.outline import SORTS
from thidua.summaries.queries.due import proposed

HALF_YEAR = {
    "movements": "Đợt thi đua chào mừng ngày Nhà giáo Việt Nam có bảy tiết dạy tốt và hai chuyên đề cấp trường.",
    "results": "Các tổ giữ nền nếp bình xét hằng tháng, công khai kết quả cho từng người.\n"
    "Đợt thi đua tháng 11 thu hút cả ba tổ, tổ Khoa học tự nhiên có nhiều tiết dạy tốt nhất.",
    "shortcomings": "Sáng kiến còn ít, phần lớn dồn về cuối năm học.",
    "causes": "Giáo viên bận thi học kỳ, chưa có lịch nộp sáng kiến theo từng tháng.",
    "lessons": "Chia việc theo tháng, nhắc trước hạn thì ít việc chậm hơn.",
    "next": "Mỗi tổ nộp ít nhất một sáng kiến trước ngày 31/3.\nHoàn thành xếp loại, hồ sơ đề nghị trong tháng 5.",
}
YEAR = {
    "initiatives": "Các sáng kiến đã áp dụng tập trung vào ngân hàng câu hỏi và dạy học dự án.",
    "results": "Nhà trường hoàn thành phần lớn nhiệm vụ của kế hoạch, hồ sơ trình đúng hạn.",
    "shortcomings": "Trang thông tin của trường chưa đăng đủ gương người tốt, việc tốt.",
}
YEAR_LATER = {
    "next": "Lập kế hoạch năm học mới ngay trong tháng 8, giao chỉ tiêu sáng kiến cho từng tổ.",
    "proposals": "Đề nghị Ủy ban nhân dân xã trả lời hồ sơ trước khi năm học mới bắt đầu.",
}


def half_year(stage: Stage) -> Report:
    """January: counted two days before it is due; on the next approved, numbered and sent by the clerk."""
    today = on_day(2026, 1, 13, 17)
    report = _begin(stage, "so-ket")
    _write(stage, report, HALF_YEAR)
    report = put_recipients(
        by=stage.by(SECRETARY),
        report=Report.objects.get(id=report.id),
        title=report.title,
        lines=[
            *((one.name, one.purpose) for one in Recipient.objects.filter(report=report)),
            ("Các tổ", "để thực hiện"),
        ],
        drafter="Dương",
        copies=3,
        on=today,
    )
    return _finish(stage, report, (1, 14, 10), (1, 14, 11), (1, 14, 14))


def begin_year(stage: Stage) -> Report:
    """July: the year's report lies as a draft, some of it still to be written."""
    on_day(2026, 7, 19, 21)
    report = _begin(stage, "tong-ket")
    _write(stage, report, YEAR)
    return report


def finish_year(stage: Stage) -> Report:
    """August: what came in the meantime is taken, the rest is written, approved, numbered."""
    today = on_day(2026, 8, 19, 13)
    report = Report.objects.get(unit=stage.unit, kind=Kind.YEARLY)
    report = ask_figures(by=stage.by(SECRETARY), report=report, on=today)
    taken = set(Figure.objects.filter(part__report=report).exclude(offer="").values_list("id", flat=True))
    report = take_figures(by=stage.by(SECRETARY), report=report, taken=taken, on=today)
    _write(stage, report, YEAR_LATER)
    return _finish(stage, Report.objects.get(id=report.id), (8, 19, 14), (8, 19, 15), (8, 19, 16))


def _begin(stage: Stage, slug: str) -> Report:
    sort, today = SORTS[slug], clock.today()
    title, starts, ends = proposed(sort, today)
    frame = Frame(kind=Kind(sort.kind), title=title, starts=starts, ends=ends)
    return start_report(by=stage.by(SECRETARY), unit=stage.unit, frame=frame, on=today)


def _write(stage: Stage, report: Report, words: dict[str, str]) -> None:
    for key, text in words.items():
        part = Part.objects.select_related("report").get(report=report, key=key)
        write_part(by=stage.by(SECRETARY), part=part, words=text, is_in=True, on=clock.today())


def _finish(stage: Stage, report: Report, *moments: tuple[int, int, int]) -> Report:
    """Sent, approved, numbered, each at its month, day and hour of 2026; then the paper leaves."""
    sent, approved, numbered = moments
    report = send_report(by=stage.by(SECRETARY), report=report, on=on_day(2026, *sent))
    report = approve_report(by=stage.by(PRINCIPAL), report=report, on=on_day(2026, *approved))
    today = on_day(2026, *numbered)
    report = issue_report(by=stage.by(CLERK), report=report, on=today)
    for dispatch in Dispatch.objects.filter(document=report.document):
        mark_sent(by=stage.by(CLERK), dispatch=dispatch, channel=Channel.PAPER, on=today)
    return report
