"""The school's list of registrations as a spreadsheet: one row a person, an X under each title, a total row."""

from datetime import date

from paper.sheets import SheetColumn, write_sheet
from paper.sheets.writing import Value
from statute import names
from thidua.people.models import Posting
from thidua.people.queries import staff_of
from thidua.registrations.models import Pledge, Round
from thidua.registrations.queries import TITLES, confirmed_pledges

MARK = "X"


def school_list(round: Round, *, on: date) -> bytes:  # noqa: A002 -- the glossary's word
    """The confirmed pledges in the shape which schools send up: STT, name, position, an X, notes."""
    columns = [
        SheetColumn("STT", 6, "number"),
        SheetColumn("Họ và tên", 28),
        SheetColumn("Chức vụ, đơn vị", 34),
        *(SheetColumn(names.award_name(title), 16) for title in TITLES),
        SheetColumn("Ghi chú", 48),
    ]
    confirmed = list(confirmed_pledges(round.unit, round.year))
    pledges = [pledge for pledge in confirmed if not pledge.is_collective]
    postings = {posting.person_id: posting for posting in staff_of(round.unit, on=on)}
    rows: list[list[Value]] = [
        [
            place,
            pledge.holder_name,
            _where(postings.get(pledge.holder_key)),
            *(MARK if title in pledge.titles else None for title in TITLES),
            f"Sáng kiến dự định: {pledge.initiative_title}" if pledge.initiative_title else None,
        ]
        for place, pledge in enumerate(pledges, start=1)
    ]
    totals = [sum(title in pledge.titles for pledge in pledges) for title in TITLES]
    rows.append([None, f"Tổng cộng: {len(pledges)} người", None, *totals, None])
    rows += _collectives([pledge for pledge in confirmed if pledge.is_collective])
    return write_sheet(columns, rows, title=f"Đăng ký thi đua {round.year.name}")


def _collectives(pledges: list[Pledge]) -> list[list[Value]]:
    """The block of collectives under that of persons: their titles have no columns of their own."""
    empty: list[Value] = [None] * (len(TITLES) + 1)
    head: list[Value] = [None, "TẬP THỂ", *empty, None]
    rows: list[list[Value]] = [
        [place, pledge.holder_name, *empty, ", ".join(names.award_name(title) for title in pledge.titles)]
        for place, pledge in enumerate(pledges, start=1)
    ]
    return [head, *rows] if rows else []


def _where(posting: Posting | None) -> str:
    """Position and team; empty for somebody who has left since."""
    if posting is None:
        return ""
    return ", ".join(part for part in (posting.position, f"{posting.team}" if posting.team else "") if part)
