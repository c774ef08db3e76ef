"""The school's list of registrations as a workbook: an X under each title, then lists by the upper levels' shapes."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from paper.sheets import SheetColumn, SheetContent, write_book
from paper.sheets.writing import Value
from statute import names
from thidua.people.models import TITLES, Holder, Posting, Sex
from thidua.people.queries import staff_of
from thidua.registrations.models import Pledge, Round
from thidua.registrations.queries import BASIC_TITLES, compiled_lists, confirmed_pledges

MARK = "X"
SALUTATIONS = {Sex.FEMALE: "Bà", Sex.MALE: "Ông"}
Postings = dict[UUID, Posting]
Row = list[Value]


def school_list(round: Round, *, on: date) -> bytes:  # noqa: A002 -- the glossary's word
    """The confirmed pledges: the summary with its total row, titles and forms, initiatives, exemplars."""
    pledges = list(confirmed_pledges(round.unit, round.year))
    postings = {posting.person_id: posting for posting in staff_of(round.unit, on=on)}
    return write_book(
        [
            _summary(round, pledges, postings),
            _awards(pledges, postings),
            _initiatives(pledges, postings),
            _exemplars(pledges, postings),
        ]
    )


def _summary(round: Round, pledges: Sequence[Pledge], postings: Postings) -> SheetContent:  # noqa: A002 -- as above
    """STT, name, position, an X under each title, notes: supplements by number and day."""
    people = [pledge for pledge in pledges if pledge.holder == Holder.PERSON]
    pledged = {title for pledge in people for title in pledge.titles}
    titles = [title for title in TITLES if title in BASIC_TITLES or title in pledged]
    columns = [
        SheetColumn("STT", 6, "number"),
        SheetColumn("Họ và tên", 28),
        SheetColumn("Chức vụ, đơn vị", 34),
        *(SheetColumn(names.award_name(title), 16) for title in titles),
        SheetColumn("Hình thức khen thưởng", 28),
        SheetColumn("Ghi chú", 48),
    ]
    supplements = _supplements(round)
    rows: list[Row] = [
        [
            place,
            pledge.holder_name,
            _where(postings.get(pledge.holder_key)),
            *(MARK if title in pledge.titles else None for title in titles),
            _named(pledge.forms),
            "; ".join(_notes(pledge, supplements)) or None,
        ]
        for place, pledge in enumerate(people, start=1)
    ]
    totals = [sum(title in pledge.titles for pledge in people) for title in titles]
    rows.append([None, f"Tổng cộng: {len(people)} người", None, *totals, None, None])
    rows += _collectives([pledge for pledge in pledges if pledge.is_collective], len(titles) + 2)
    return SheetContent(f"Đăng ký thi đua {round.year.name}", columns, rows)


def _collectives(pledges: list[Pledge], blank: int) -> list[Row]:
    """The block of collectives under that of persons: their titles have no columns of their own."""
    empty: list[Value] = [None] * blank
    head: Row = [None, "TẬP THỂ", *empty, None]
    rows: list[Row] = [
        [place, pledge.holder_name, *empty, _named(pledge.titles)]
        for place, pledge in enumerate(pledges, start=1)
    ]
    return [head, *rows] if rows else []


def _awards(pledges: Iterable[Pledge], postings: Postings) -> SheetContent:
    """By the shape in which upper levels ask for titles: persons, then a block of collectives."""
    columns = [
        SheetColumn("STT", 6, "number"),
        SheetColumn("Ông/Bà", 9),
        SheetColumn("Họ và tên", 28),
        SheetColumn("Chức vụ, đơn vị", 34),
        SheetColumn("Thi đua", 40),
        SheetColumn("Khen thưởng", 40),
    ]
    blocks: dict[bool, list[Row]] = {False: [], True: []}
    for pledge in pledges:
        block = blocks[pledge.is_collective]
        sex = pledge.person.sex if pledge.person else None
        block.append(
            [
                len(block) + 1,
                SALUTATIONS[Sex(sex)] if sex else None,
                pledge.holder_name,
                _where(postings.get(pledge.holder_key)) or None,
                _named(pledge.titles),
                _named(pledge.forms),
            ]
        )
    rows = blocks[False]
    if blocks[True]:
        rows = [*rows, [None, None, "Tập thể", None, None, None], *blocks[True]]
    return SheetContent("Danh hiệu, hình thức", columns, rows)


def _initiatives(pledges: Iterable[Pledge], postings: Postings) -> SheetContent:
    """One row an initiative."""
    columns = [
        SheetColumn("STT", 6, "number"),
        SheetColumn("Họ và tên", 28),
        SheetColumn("Chức vụ, đơn vị", 34),
        SheetColumn("Danh hiệu đăng ký", 34),
        SheetColumn("Tên đề tài", 48),
        SheetColumn("Môn/lĩnh vực", 20),
        SheetColumn("Làm cùng", 24),
    ]
    found = [(pledge, one) for pledge in pledges for one in pledge.content.initiatives]
    rows: list[Row] = [
        [
            place,
            pledge.holder_name,
            _where(postings.get(pledge.holder_key)),
            _named(pledge.titles),
            one.title,
            one.field or None,
            one.together or None,
        ]
        for place, (pledge, one) in enumerate(found, start=1)
    ]
    return SheetContent("Sáng kiến", columns, rows)


def _exemplars(pledges: Iterable[Pledge], postings: Postings) -> SheetContent:
    """One row an exemplar."""
    columns = [
        SheetColumn("STT", 6, "number"),
        SheetColumn("Người đăng ký", 28),
        SheetColumn("Chức vụ, đơn vị", 34),
        SheetColumn("Điển hình tiên tiến", 70),
    ]
    found = [(pledge, one) for pledge in pledges for one in pledge.content.exemplars]
    rows: list[Row] = [
        [place, pledge.holder_name, _where(postings.get(pledge.holder_key)), one.words]
        for place, (pledge, one) in enumerate(found, start=1)
    ]
    return SheetContent("Điển hình tiên tiến", columns, rows)


def _supplements(round: Round) -> dict[str, str]:  # noqa: A002 -- the glossary's word
    """Of each pledge added later: by which supplement, on which day."""
    return {
        entry["pledge"]: f"Bổ sung lần {listed.number}, ngày {listed.on:%d/%m/%Y}"
        for listed in compiled_lists(round)
        if listed.number
        for entry in listed.entries
    }


def _notes(pledge: Pledge, supplements: dict[str, str]) -> list[str]:
    notes = [f"Sáng kiến dự định: {pledge.initiative_title}"] if pledge.initiatives else []
    added = supplements.get(str(pledge.id))
    return [*notes, added] if added else notes


def _named(codes: Iterable[str]) -> str | None:
    return ", ".join(names.award_name(code) for code in codes) or None


def _where(posting: Posting | None) -> str:
    """Position and team; empty for somebody who has left since."""
    if posting is None:
        return ""
    return ", ".join(part for part in (posting.position, f"{posting.team}" if posting.team else "") if part)
