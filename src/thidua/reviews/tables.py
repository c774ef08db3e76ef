"""The summary of a review as .xlsx and .docx, in the columns that schools keep."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from paper import layout
from paper.contracts import Signature
from paper.review_summary import Summary, SummaryTable, make_summary
from paper.sheets import SheetColumn, SheetContent, write_book
from thidua.criteria.marking import SectionKind, points, shown
from thidua.documents.queries import letterhead
from thidua.people.models import Posting
from thidua.reviews.models import Card, Result, Review, Step
from thidua.reviews.queries.results import Place, Ranking, rankings_of
from thidua.reviews.queries.scales import Measure, measure_of
from thidua.units.access import Member
from thidua.units.models import Role
from thidua.units.queries import holders

ENDINGS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# Words for a sheet without points, instead of a zero that nobody gave.
EXEMPT = "Miễn"
# Out of how much the base was counted, and the base as so much of the whole: with bonus and minus it makes the total.
COUNTS, BROUGHT = "Tính trên", "Quy về"
Value = str | int | float | date | None


def summary_file(member: Member, review: Review, ending: str) -> bytes:
    rankings = rankings_of(member, review)
    postings = _postings(review)
    own = _own_totals(review, rankings)
    books = [_table(review, ranking, postings, own) for ranking in rankings]
    if ending == "xlsx":
        return write_book([SheetContent(name, columns, rows) for name, columns, rows in books])
    return _paper(member, review, rankings, books)


Book = tuple[str, list[SheetColumn], list[list[Value]]]


def _table(
    review: Review, ranking: Ranking, postings: dict[UUID, Posting], own: dict[UUID, int | None]
) -> Book:
    """Numbers are numbers; a cell without a mark is empty and never zero."""
    measure = measure_of(ranking.places[0].row.sheet.set)
    sections = [] if review.is_rolled else [one for one, lines in measure.whole.sections if lines]
    months = [one["month"] for one in ranking.places[0].row.sources]
    columns = [
        SheetColumn("STT", 10, "number"),
        SheetColumn("Họ và tên", 26),
        SheetColumn("Chức vụ", 16),
        SheetColumn("Ngày sinh", 12, "date"),
        SheetColumn("Bộ môn", 14),
        SheetColumn("Tổ", 18),
        *([SheetColumn("Tự chấm", 10, "number")] if review.with_self and not review.is_rolled else []),
        *(SheetColumn(_heading(one.number, one.title, one.kind), 10, "number") for one in sections),
        *(
            []
            if review.is_rolled
            else [SheetColumn(COUNTS, 10, "number"), SheetColumn(BROUGHT, 10, "number")]
        ),
        *(SheetColumn(month[0].upper() + month[1:], 12, "number") for month in months),
        SheetColumn("Tổng", 10, "number"),
        SheetColumn("Xếp loại", 18),
        SheetColumn("Hạng", 12, "number"),
        SheetColumn("Ghi chú", 30),
    ]
    rows = []
    for place, one in enumerate(ranking.places, start=1):
        rows.append([place, *_who(one.row, postings), *_figures(review, one, measure, own), _note(one)])
    return ranking.name, columns, rows


def _heading(number: str, title: str, kind: str) -> str:
    sign = {SectionKind.BONUS: "+", SectionKind.MINUS: "−"}.get(SectionKind(kind), "")
    return f"{sign}{number or title}"


def _who(row: Result, postings: dict[UUID, Posting]) -> list[Value]:
    sheet = row.sheet
    posting = postings.get(sheet.person_id) if sheet.person_id else None
    born = sheet.person.born if sheet.person else None
    team = sheet.part.team.name if sheet.part.team else ""
    return [sheet.name, sheet.position, born, posting.subject if posting else "", team]


def _figures(review: Review, one: Place, measure: Measure, own: dict[UUID, int | None]) -> list[Value]:
    row = one.row
    found: list[Value] = []
    if review.with_self and not review.is_rolled:
        found.append(_number(own.get(row.sheet_id)))
    if not review.is_rolled:
        parts = measure.scale.count(row.marks).parts if row.marks else ()
        filled = [part for part in measure.scale.parts if part.last > part.first]
        counted = [
            part for part, asked in zip(parts, measure.scale.parts, strict=False) if asked.last > asked.first
        ]
        found += [_number(part.got) for part in counted] if parts else [None] * len(filled)
        found += [_number(one.counts), _number(one.brought)] if row.total is not None else [None, None]
    found += [_number(source["points"]) for source in row.sources]
    return [*found, _number(row.total), row.band, row.place]


def _note(one: Place) -> str:
    row = one.row
    if row.sheet.exempt:
        return f"{EXEMPT}: {row.sheet.exempt}"
    missing = [f"{source['month']}: {source['why']}" for source in row.sources if source["why"]]
    tied = "đồng hạng" if one.is_tied else ""
    return "; ".join(filter(None, [tied, one.exempt, *missing]))


def _number(value: int | None) -> float | None:
    return None if value is None else float(points(value))


def _postings(review: Review) -> dict[UUID, Posting]:
    rows = Posting.objects.filter(unit=review.unit, person__in=review.sheets.values("person")).order_by(
        "starts"
    )
    return {row.person_id: row for row in rows}


def _own_totals(review: Review, rankings: Sequence[Ranking]) -> dict[UUID, int | None]:
    """What everybody gave oneself, converted; of a card that is not whole, nothing."""
    if not review.with_self or review.is_rolled:
        return {}
    scales = {
        one.places[0].row.sheet.set_id: measure_of(one.places[0].row.sheet.set).scale for one in rankings
    }
    cards = Card.objects.filter(sheet__review=review, step=Step.SELF, missing=0)
    rows = cards.values_list("sheet", "sheet__set", "marks")
    return {
        sheet: scales[criteria].count(marks).total for sheet, criteria, marks in rows if criteria in scales
    }


def _paper(member: Member, review: Review, rankings: Sequence[Ranking], books: Sequence[Book]) -> bytes:
    chairs = holders(review.unit, Role.CHAIR, member.on)
    on = review.closed_on or member.on
    return make_summary(
        Summary(
            letterhead=letterhead(review.unit, on, ""),
            period=review.name,
            school_year=review.year.name,
            day=on,
            tables=tuple(_paper_table(book, ranking) for book, ranking in zip(books, rankings, strict=True)),
            maker=Signature(position="Người lập", name=member.user.full_name),
            head=Signature(position="Chủ tịch Hội đồng", name=chairs[0].full_name if chairs else ""),
        )
    )


MILLIMETRES = 252
LEFT_OUT = ("Ngày sinh", "Bộ môn")


def _paper_table(book: Book, ranking: Ranking) -> SummaryTable:
    """What fits on a page laid across: without birthday and subject; widths in proportion."""
    name, columns, rows = book
    kept = [place for place, column in enumerate(columns) if column.heading not in LEFT_OUT]
    whole = sum(columns[place].width for place in kept)
    return SummaryTable(
        name=name,
        columns=tuple(
            layout.Column(
                columns[place].heading,
                columns[place].width * MILLIMETRES / whole,
                "centre" if columns[place].kind == "number" else "left",
            )
            for place in kept
        ),
        rows=tuple(tuple(_text(row[place]) for place in kept) for row in rows),
        classes=ranking.bands,
    )


def _text(value: Value) -> str:
    if value is None:
        return ""
    return shown(round(value * 100)) if isinstance(value, float) else str(value)
