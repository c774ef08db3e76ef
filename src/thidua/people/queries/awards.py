"""All awards of one person on one sheet: titles by year, forms by their day, each with the decision it rests on."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from paper.sheets import SheetColumn
from statute.names import award_name
from thidua.people.models import FORMS, TITLES, Grant

TITLES_WORDS, FORMS_WORDS = "Danh hiệu thi đua", "Hình thức khen thưởng"
NOT_CHECKED = "chưa đối chiếu"
COLUMNS = [
    SheetColumn("STT", 6, "number"),
    SheetColumn("Loại", 24),
    SheetColumn("Danh hiệu, hình thức", 40),
    SheetColumn("Năm học", 12),
    SheetColumn("Số quyết định", 22),
    SheetColumn("Ngày quyết định", 14, "date"),
    SheetColumn("Cấp quyết định", 34),
    SheetColumn("Loại hình", 20),
    SheetColumn("Ghi chú", 30),
]


@dataclass(frozen=True, slots=True)
class AwardGroup:
    """Titles, or forms of commendation, newest first, with how many times each stands."""

    words: str
    grants: list[Grant]

    @property
    def counts(self) -> str:
        standing = Counter(grant.code for grant in self.grants if grant.revoked_on is None)
        return "; ".join(f"{award_name(code)}: {count} lần" for code, count in standing.items())


def award_groups(grants: list[Grant]) -> list[AwardGroup]:
    """The groups that hold something. Titles go by the year which they honour, forms by the day of the decision."""
    titles = sorted(
        (grant for grant in grants if grant.code in TITLES),
        key=lambda grant: (grant.school_year or "", TITLES.index(grant.code)),
        reverse=True,
    )
    forms = sorted(
        (grant for grant in grants if grant.code in FORMS),
        key=lambda grant: (grant.on or date.min, FORMS.index(grant.code)),
        reverse=True,
    )
    found = [AwardGroup(TITLES_WORDS, titles), AwardGroup(FORMS_WORDS, forms)]
    return [group for group in found if group.grants]


def is_unchecked(grant: Grant) -> bool:
    """Nobody has said that it stands as in the original, and no scan of the decision is there."""
    return not grant.checked


def unchecked(grants: list[Grant]) -> int:
    """How many of them nobody has compared with the original."""
    return sum(is_unchecked(grant) for grant in grants)


def award_rows(groups: list[AwardGroup]) -> list[list[Any]]:
    """The same as the rows of a sheet, numbered through."""
    listed = [(group.words, grant) for group in groups for grant in group.grants]
    return [
        [
            number,
            words,
            award_name(grant.code),
            grant.school_year,
            grant.paper,
            grant.on,
            grant.authority,
            grant.get_basis_display() if grant.basis else "",
            _remark(grant),
        ]
        for number, (words, grant) in enumerate(listed, start=1)
    ]


def _remark(grant: Grant) -> str:
    revoked = f"đã thu hồi ngày {grant.revoked_on:%d/%m/%Y}" if grant.revoked_on else ""
    return "; ".join(word for word in (revoked, NOT_CHECKED if is_unchecked(grant) else "") if word)
