"""From 2026-07-01: how many may be graded excellent, and the head's grade beside the unit's."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from statute.ceilings import Ceiling
from statute.findings import Answer, Finding, Verification, weakest
from statute.library import load
from statute.records import DatedValue
from statute.rows import GRADES
from statute.sentences import sentence
from statute.words import GRADE, capital

SHARE = "excellent_share"
SHARE_OF_EXCELLENT_UNIT = "excellent_share_unit_excellent"
BASE = "excellent_base"
HEAD_CAPPED = "head_grade_capped"
# Spoken of for the time before, read nowhere: shown as such and never counted with.
UNREAD_SHARE = "excellent_share_unread"
ASKED = frozenset({SHARE, SHARE_OF_EXCELLENT_UNIT, BASE, HEAD_CAPPED, UNREAD_SHARE})

GOOD_ONLY, GOOD_AND_ABOVE = "good_only", "good_and_above"
_READ = {
    GOOD_ONLY: "Chỉ tính số người hoàn thành tốt nhiệm vụ",
    GOOD_AND_ABOVE: "Tính cả số người hoàn thành xuất sắc nhiệm vụ",
}
_VERDICT = {
    Answer.YES: "Số này không vượt trần.",
    Answer.NO: "Số này vượt trần.",
    Answer.UNKNOWN: "Chưa kết luận được số này có vượt trần hay không.",
}


@dataclass(frozen=True)
class Graded:
    """How many of a unit, or of a group of like tasks, were graded good and how many excellent."""

    name: str
    good: int
    excellent: int

    def __post_init__(self) -> None:
        if self.good < 0 or self.excellent < 0:
            raise ValueError(f"{self.good}, {self.excellent}")


@dataclass(frozen=True)
class ExcellentLimit:
    """The ceiling by both readings of its base. Whoever steps down becomes one of the good: then ask again.

    `by_default` is the reading of the library. `raised`: by the share of an excellent unit, where it is not
    known whether the unit is one.
    """

    of: Graded
    readings: Mapping[str, Ceiling]
    raised: Mapping[str, Ceiling] | None
    by_default: str
    reading_verification: Verification

    @property
    def most(self) -> int:
        return self.readings[self.by_default].most

    @property
    def differs(self) -> bool:
        return len({ceiling.most for ceiling in self.readings.values()}) > 1

    @property
    def answer(self) -> Answer:
        """Whether the number is within the ceiling, by every reading that is open; else unknown."""
        ceilings = [*self.readings.values(), *(self.raised or {}).values()]
        within = {self.of.excellent <= ceiling.most for ceiling in ceilings}
        if within == {True}:
            return Answer.YES
        return Answer.NO if within == {False} else Answer.UNKNOWN

    @property
    def verification(self) -> Verification:
        """That of the share; where the two readings part, it rests on the reading too."""
        shares = weakest(*(ceiling.verification for ceiling in self.readings.values()))
        return weakest(shares, self.reading_verification) if self.differs else shares

    @property
    def because(self) -> str:
        """Both readings with their figures, a warning where they differ, and what follows for the number."""
        return " ".join(self._said())

    def _said(self) -> Iterator[str]:
        yield f"{capital(self.of.name)}: {self.of.excellent} người được xếp hoàn thành xuất sắc nhiệm vụ."
        for reading, ceiling in self.readings.items():
            yield f"{_READ[reading]}: {ceiling.figures}."
        if self.differs:
            yield "Hai cách đọc cho hai số khác nhau, cần hỏi cấp quản lý trước khi chốt."
        if self.raised is not None:
            most = " hoặc ".join(sorted({str(ceiling.most) for ceiling in self.raised.values()}))
            yield f"Nếu chính đơn vị được công nhận hoàn thành xuất sắc nhiệm vụ thì trần là {most}."
        yield _VERDICT[self.answer]


def excellent_limits(
    unit: Graded, groups: Iterable[Graded], on: date, *, unit_excellent: bool | None
) -> list[ExcellentLimit]:
    """The ceiling in the unit, then in each group of like tasks; empty before the law sets one."""
    found = (excellent_limit(of, on, unit_excellent=unit_excellent) for of in (unit, *groups))
    return [limit for limit in found if limit is not None]


def excellent_limit(of: Graded, on: date, *, unit_excellent: bool | None) -> ExcellentLimit | None:
    """`unit_excellent` not known: the lower share stands, and the higher one is said beside it."""
    law = load()
    share, higher, base = (law.parameter(name).find(on) for name in (SHARE, SHARE_OF_EXCELLENT_UNIT, BASE))
    if share is None or higher is None or base is None:
        return None
    return ExcellentLimit(
        of=of,
        readings=_readings(of, higher if unit_excellent else share),
        raised=_readings(of, higher) if unit_excellent is None else None,
        by_default=str(base.value),
        reading_verification=base.verification,
    )


def unread_share(on: date) -> DatedValue | None:
    """A share that people name for the day and nobody read in a text; None: none is named."""
    return load().parameter(UNREAD_SHARE).find(on)


def _readings(of: Graded, share: DatedValue) -> dict[str, Ceiling]:
    bases = {GOOD_ONLY: of.good, GOOD_AND_ABOVE: of.good + of.excellent}
    return {
        reading: Ceiling(Fraction(share.value), base, share.citation, share.verification)
        for reading, base in bases.items()
    }


def head_grade(head: str | None, unit: str | None, on: date) -> Finding | None:
    """Whether the head's grade is not above the unit's; None before the law asks for it."""
    figure = load().parameter(HEAD_CAPPED).find(on)
    if figure is None or not figure.value:
        return None
    answer = _not_above(head, unit)
    has = f"{_of('người đứng đầu', head)}, {_of('đơn vị', unit)}"
    follows = {
        Answer.YES: f"{has}: đúng quy định người đứng đầu không được xếp cao hơn đơn vị",
        Answer.NO: f"{has}: người đứng đầu không được xếp cao hơn đơn vị",
        Answer.UNKNOWN: f"{has}, nên chưa kết luận được người đứng đầu có được xếp cao hơn đơn vị hay không",
    }
    return Finding(
        id="head_grade",
        answer=answer,
        because=sentence(follows[answer]),
        required="mức xếp loại của người đứng đầu không cao hơn mức của đơn vị",
        observed=has,
        verification=figure.verification,
        citation=figure.citation,
    )


def _not_above(head: str | None, unit: str | None) -> Answer:
    """Grades stand from the best to none; whoever is not graded is above nobody."""
    if head == GRADES[-1]:
        return Answer.YES
    if head is None or unit is None or unit == GRADES[-1]:
        return Answer.UNKNOWN
    return Answer.YES if GRADES.index(head) >= GRADES.index(unit) else Answer.NO


def _of(who: str, grade: str | None) -> str:
    return f"{who} {_graded(grade)}" if grade is not None else f"chưa biết mức xếp loại của {who}"


def _graded(grade: str) -> str:
    return GRADE[grade] if grade == GRADES[-1] else f"xếp loại {GRADE[grade]}"
