"""A report as a paper, from its rows."""

from dataclasses import replace
from datetime import date

from paper.contracts import Recipients
from paper.plan import PlanLine, PlanSection
from paper.report import ReportedRow, ReportedTable, ReportPaper
from thidua.documents.models import DocumentKind
from thidua.documents.queries import letterhead
from thidua.documents.queries.signing import edition_signed
from thidua.summaries.models import Figure, Report
from thidua.summaries.queries.reading import Section, grouped, recipients_of, sections_of

ROMAN = ("I", "II", "III", "IV", "V")
END = "./."


def report_paper(report: Report, *, on: date, symbol: str) -> ReportPaper:
    """The paper as of this day, with its number; without one it is a draft, its number and day left open."""
    head = letterhead(report.unit, on, symbol or f"/{DocumentKind.REPORT}-{report.unit.symbol}".rstrip("-"))
    sections = [one for one in sections_of(report) if one.prints]
    return ReportPaper(
        letterhead=head if symbol else replace(head, day=None),
        subject=report.title,
        bases=(),
        opening=(_opening(report),),
        sections=tuple(_headings(sections)),
        closing=(_closing(report),),
        recipients=Recipients(
            lines=tuple(
                f"{one.name} ({one.purpose})" if one.purpose else one.name for one in recipients_of(report)
            ),
            drafter=report.drafter or None,
            copies=report.copies,
        ),
        signature=edition_signed(report, on),
        tables=tuple(
            ReportedTable(subject=one.kind.title, rows=tuple(_row(figure) for figure in one.table))
            for one in sections
        ),
        draft=not symbol,
    )


def _opening(report: Report) -> str:
    stretch = f"từ ngày {report.starts:%d/%m/%Y} đến hết ngày {report.ends:%d/%m/%Y}"
    told = f"{report.unit.name} báo cáo kết quả {stretch}, số liệu đến ngày {report.counted_on:%d/%m/%Y}, như sau:"
    if report.corrected_because:
        return f"{told[:-1]} (bản đính chính lần {report.edition - 1}: {report.corrected_because}):"
    return told


def _closing(report: Report) -> str:
    return f"Trên đây là báo cáo của {report.unit.name}{END}"


def _headings(sections: list[Section]) -> list[PlanSection]:
    """Chapters with Roman numbers, parts below them; a chapter with one part of the same matter needs no second head."""
    found = []
    for place, group in enumerate(grouped(sections)):
        alone = len(group.sections) == 1
        first = group.sections[0]
        found.append(
            PlanSection(
                number=ROMAN[place],
                title=group.chapter.value,
                depth=1,
                lines=_lines(first) if alone else (),
                paragraphs=_paragraphs(first) if alone else (),
            )
        )
        for number, one in enumerate(() if alone else group.sections, start=1):
            found.append(
                PlanSection(
                    number=str(number),
                    title=one.kind.title,
                    depth=2,
                    lines=_lines(one),
                    paragraphs=_paragraphs(one),
                )
            )
    return found


def _lines(section: Section) -> tuple[PlanLine, ...]:
    return tuple(PlanLine(name=figure.label, text=figure_words(figure)) for figure in section.told)


def _paragraphs(section: Section) -> tuple[str, ...]:
    table = f"Chi tiết ở phụ lục “{section.kind.title}”." if section.table else ""
    written = [line.strip() for line in section.part.words.splitlines() if line.strip()]
    return tuple(text for text in (table, *written) if text)


def figure_words(figure: Figure) -> str:
    """What is printed after the figure's name."""
    year = f"năm trước: {figure.told_before}" if figure.told_before else ""
    beside = "; ".join(part for part in (figure.note, year) if part)
    return f"{figure.value} ({beside})" if beside else figure.value


def _row(figure: Figure) -> ReportedRow:
    return ReportedRow(name=figure.label, value=figure.value, before=figure.told_before, note=figure.note)
