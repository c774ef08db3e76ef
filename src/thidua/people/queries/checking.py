"""What nobody has compared with its paper yet, one group for each decision: a school scans papers, not lines."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from statute.names import award_name
from thidua.people.models import LIST_ORDER, FormerOriginal, Grant, Initiative
from thidua.units.models import Unit

GRANTS, INITIATIVES = "khen-thuong", "sang-kien"
NAMES_SHOWN = 3
Row = Grant | Initiative


@dataclass(frozen=True, slots=True)
class PaperToCheck:
    """One decision with the lines that were written from it; without a number each line stands alone."""

    what: str
    paper: str
    on: date | None
    rows: list[Row]

    @property
    def first(self) -> UUID:
        return self.rows[0].id

    @property
    def names(self) -> list[str]:
        return [name_of(row) for row in self.rows[:NAMES_SHOWN]]

    @property
    def more(self) -> int:
        return max(len(self.rows) - NAMES_SHOWN, 0)


def papers_to_check(unit: Unit) -> list[PaperToCheck]:
    """Awards before initiatives, the newest decision first, those without a day last."""
    groups: dict[tuple[str, str, date | None, UUID | None], list[Row]] = {}
    for what, rows in ((GRANTS, _grants(unit)), (INITIATIVES, _initiatives(unit))):
        for row in rows:
            day = day_of(row)
            groups.setdefault((what, row.paper, day, None if row.paper else row.id), []).append(row)
    papers = [PaperToCheck(what, paper, day, rows) for (what, paper, day, _), rows in groups.items()]
    return sorted(papers, key=lambda one: (one.what, -(one.on or date.min).toordinal(), one.paper))


def on_the_same_paper(unit: Unit, row: Row) -> list[Row]:
    """The unchecked lines of the row's decision, itself among them; of a row without a number only itself."""
    if isinstance(row, Grant):
        same = Q(paper=row.paper, on=row.on) if row.paper else Q(id=row.id)
        return _grants(unit, same)
    same = Q(paper=row.paper, recognised_on=row.recognised_on) if row.paper else Q(id=row.id)
    return _initiatives(unit, same)


def name_of(row: Row) -> str:
    return row.holder_name if isinstance(row, Grant) else row.record.person.full_name


def text_of(row: Row) -> str:
    """What the paper should say of the holder."""
    if isinstance(row, Initiative):
        return f"{row.title}, năm học {row.record.school_year}"
    year = f", năm học {row.school_year}" if row.school_year else ""
    return f"{award_name(row.code)}{year}"


def day_of(row: Row) -> date | None:
    return row.on if isinstance(row, Grant) else row.recognised_on


def owner_of(row: Row) -> UUID | None:
    """Whose account it is, if the person has one."""
    return row.holder_user if isinstance(row, Grant) else row.record.person.user_id


def former_of(row: Row) -> list[FormerOriginal]:
    """Scans that lay beside it before it was changed, the latest first."""
    return list(row.former_originals.select_related("checked_by", "set_aside_by").order_by("-set_aside_at"))


def _grants(unit: Unit, narrowed: Q | None = None) -> list[Row]:
    rows = Grant.objects.filter(narrowed or Q(), unit=unit, checked=False, decision=None, revoked_on=None)
    return list(rows.select_related("person", "team", "unit").order_by(*LIST_ORDER, "id"))


def _initiatives(unit: Unit, narrowed: Q | None = None) -> list[Row]:
    rows = Initiative.objects.filter(narrowed or Q(), record__unit=unit, checked=False)
    return list(
        rows.select_related("record__person").order_by(
            "record__person__sort_key", "record__school_year", "id"
        )
    )
