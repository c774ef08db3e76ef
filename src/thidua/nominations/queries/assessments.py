"""Every time the law was asked about a dossier, and what moved from one time to the next."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from statute import library
from statute.comparing import compared_trees
from statute.diff import diff
from statute.diff_text import diff_text
from thidua.accounts.models import User
from thidua.nominations.models import Assessment, Dossier

# So many signs of the law's digest tell two laws from each other by eye.
DIGEST_SHOWN = 8
_NOTHING = ("", "")
# How `diff_text` says that both days are alike.
NOTHING = "Không có gì thay đổi"


@dataclass(frozen=True, slots=True)
class Moved:
    """One finding that answers or reads otherwise; `before` is empty for a new one, `after` for one that is gone."""

    before: str
    after: str
    answer_before: str
    answer_after: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One time: by whom, under which law, what it said, and what moved since the time before (`was`)."""

    award: str
    number: int
    on: date
    at: datetime
    who: str
    answer: str
    assessment: Mapping[str, Any]
    law_version: str
    was: Assessment | None
    moved: tuple[Moved, ...]

    @property
    def digest(self) -> str:
        return _short(self.law_version)

    @property
    def digest_before(self) -> str:
        return _short(self.was.law_version) if self.was else ""

    @property
    def is_other_law(self) -> bool:
        """Whether another law answered the time before."""
        return self.was is not None and self.was.law_version != self.law_version

    @property
    def law_moved(self) -> str:
        """What another law is other in: what stands otherwise between the two days, or the library itself."""
        if self.was is None or not self.is_other_law:
            return ""
        if self.was.on == self.on:
            return "Thư viện luật được sửa (cùng ngày luật)."
        told = diff_text(diff(self.was.on, self.on, [self.award]))
        return told if NOTHING not in told else f"Thư viện luật được sửa. {told}"

    @property
    def is_law_of_today(self) -> bool:
        return self.law_version == library.load().version

    @property
    def is_other_answer(self) -> bool:
        return self.was is not None and self.was.answer != self.answer


def times_asked(dossier: Dossier) -> list[Asked]:
    """The latest first."""
    rows = list(Assessment.objects.filter(dossier=dossier).order_by("number"))
    people = User.objects.in_bulk({row.made_by for row in rows if row.made_by})
    found = []
    for place, row in enumerate(rows):
        was = rows[place - 1] if place else None
        who = people[row.made_by].full_name if row.made_by in people else "Hệ thống"
        found.append(
            Asked(
                award=dossier.award,
                number=row.number,
                on=row.on,
                at=row.made_at,
                who=who,
                answer=row.answer,
                assessment=row.assessment,
                law_version=row.law_version,
                was=was,
                moved=moved(was.assessment, row.assessment) if was else (),
            )
        )
    return found[::-1]


def moved(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Moved, ...]:
    """What answers or reads otherwise, is new or gone; of the law's findings and those of local rules."""
    trees = compared_trees(_told(before), _told(after), ("told",))
    changed = [one["fields"]["told"] for one in trees["changed"] if "told" in one["fields"]]
    gone = [{"before": one["told"], "after": _NOTHING} for one in trees["removed"]]
    new = [{"before": _NOTHING, "after": one["told"]} for one in trees["added"]]
    return tuple(
        Moved(one["before"][1], one["after"][1], one["before"][0], one["after"][0])
        for one in (*changed, *gone, *new)
    )


def _told(assessment: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The findings with answer and sentence as one field, so that both are compared, and read, together."""
    local = assessment.get("local") or {}
    return _as_told([*assessment.get("findings", []), *local.get("findings", [])])


def _as_told(findings: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            "id": one["id"],
            "told": (one["answer"], one["because"]),
            "parts": _as_told(one.get("parts") or ()),
        }
        for one in findings
    ]


def _short(version: str) -> str:
    return version.removeprefix("sha256:")[:DIGEST_SHOWN]


def latest_assessments(dossiers: Iterable[UUID]) -> dict[UUID, UUID]:
    """Of each dossier the last time the law was asked: dossier → assessment."""
    rows = Assessment.objects.filter(dossier__in=list(dossiers)).order_by("number")
    return dict(rows.values_list("dossier_id", "id"))
