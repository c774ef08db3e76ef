"""Reports by the real actions: a draft with its figures, its words, and one that was issued."""

from datetime import date

from factories.base import School
from factories.plans import chair, office
from thidua.ledger.actions import Actor
from thidua.summaries.actions.beginning import Frame, start_report
from thidua.summaries.actions.lifecycle import approve_report, issue_report, send_report
from thidua.summaries.actions.writing import write_part
from thidua.summaries.models import Kind, Part, Report

MADE = date(2026, 1, 12)
STARTS, ENDS = date(2025, 9, 1), date(2026, 1, 31)
TITLE = "Sơ kết công tác thi đua học kỳ I"
SAID = {
    "results": "Phong trào dạy tốt, học tốt có nhiều tiết dạy hay.",
    "shortcomings": "Sáng kiến nộp còn chậm.",
    "next": "Nhắc từng tổ nộp sáng kiến trong tháng hai.",
}


def midyear(**frame: object) -> Frame:
    given = {"kind": Kind.MIDYEAR, "title": TITLE, "starts": STARTS, "ends": ENDS} | frame
    return Frame(**given)


def make_report(school: School, on: date = MADE, **frame: object) -> Report:
    """A draft with what the data says on the day, nothing written yet."""
    return start_report(by=office(school), unit=school.unit, frame=midyear(**frame), on=on)


def write(school: School, report: Report, key: str, words: str, *, is_in: bool = True) -> Part:
    part = Part.objects.select_related("report").get(report=report, key=key)
    return write_part(by=office(school), part=part, words=words, is_in=is_in, on=MADE)


def make_written(school: School, on: date = MADE, **frame: object) -> Report:
    """A draft with all the words that must be there."""
    report = make_report(school, on, **frame)
    for key, words in SAID.items():
        write(school, report, key, words)
    return report


def approved(school: School, report: Report, on: date = MADE) -> Report:
    report.refresh_from_db()
    report = send_report(by=office(school), report=report, on=on)
    return approve_report(by=chair(school), report=report, on=on)


def issued(school: School, report: Report, on: date = MADE, by: Actor | None = None) -> Report:
    return issue_report(by=by or office(school), report=approved(school, report, on), on=on)


__all__ = [
    "ENDS",
    "MADE",
    "SAID",
    "STARTS",
    "TITLE",
    "approved",
    "issued",
    "make_report",
    "make_written",
    "midyear",
    "write",
]
