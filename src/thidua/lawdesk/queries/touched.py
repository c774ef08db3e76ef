"""Whom and what of the unit a change of law touches: people, open dossiers, local rules."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from statute import local
from statute.assess import assess
from statute.comparing import compared_trees
from statute.diff import case_diff
from statute.errors import CaseError
from statute.library import load
from thidua.core.school_years import school_year_of, starts
from thidua.guidance.queries import rules_on
from thidua.lawdesk.errors import in_vietnamese
from thidua.lawdesk.queries.changes import Change
from thidua.lawdesk.queries.local_rules import sentence_of
from thidua.nominations.access import dossiers_for
from thidua.nominations.models import Dossier
from thidua.nominations.states import DossierState as S
from thidua.people.facts import Case, cases_of
from thidua.people.models import LIST_ORDER, Person
from thidua.people.queries import person_of_user, staff_of
from thidua.units.access import Member, reads_the_work
from thidua.units.queries import current_year

# What a school's own people can be nominated for; more where dossiers ask for it.
AWARDS = ("LDTT", "CSTDCS")
OPEN_STATES = (S.OPEN, S.READY, S.IN_COUNCIL, S.SUPPORTED, S.SUBMITTED)
_SIDES = ("before", "after")


@dataclass(frozen=True, slots=True)
class Answer:
    """One award's answers on both days and the sentences that read otherwise."""

    code: str
    before: str
    after: str
    sentences: list[Change]


@dataclass(frozen=True, slots=True)
class PersonTouched:
    person: Person
    answers: list[Answer]


@dataclass(frozen=True, slots=True)
class DossierTouched:
    """`older`: another law than today's gave the stored answer. `fault`: why its case has no answer on the day."""

    dossier: Dossier
    older: bool
    answer: Answer | None
    fault: str = ""

    @property
    def is_moved(self) -> bool:
        return self.answer is not None and self.answer.before != self.answer.after


@dataclass(frozen=True, slots=True)
class RuleTouched:
    """`why`: it begins, ends, has to be looked at again, or concerns an award whose conditions changed."""

    rule: local.LocalRule
    says: str
    why: list[str]


@dataclass(frozen=True, slots=True)
class People:
    """`moved`: whose answer differs; `reasons`: whose sentences alone do. `asked`: of how many, in which year."""

    moved: list[PersonTouched]
    reasons: list[PersonTouched]
    asked: int
    awards: list[str]
    school_year: str
    known_on: date

    @property
    def summary(self) -> list[tuple[str, str, str, int]]:
        """(award, before, after, how many), so that a school of a hundred is read in three lines."""
        counted = Counter(
            (answer.code, answer.before, answer.after)
            for one in self.moved
            for answer in one.answers
            if answer.before != answer.after
        )
        return [(*key, count) for key, count in counted.items()]


def people_touched(member: Member, first: date, second: date, dossiers: Sequence[Dossier] = ()) -> People:
    """Everybody at work today, for whoever runs the work; else only oneself. The same facts, answered on both days.

    Asked for what a school's own people are nominated for, and for whatever else its open dossiers name.

    The facts are those of the earlier day: what was decided later cannot be asked of it.
    """
    earlier = min(first, second)
    year = current_year(member.unit)
    name = min(year.name if year else school_year_of(member.on), school_year_of(earlier))
    people = _people(member)
    cases = cases_of(unit=member.unit, persons=people, on=earlier, school_year=name)
    awards = list(
        dict.fromkeys([*AWARDS, *(dossier.award for dossier in dossiers if not dossier.is_collective)])
    )
    found = [PersonTouched(one, _answers(cases[one.id], first, second, awards)) for one in people]
    return People(
        moved=[one for one in found if any(answer.before != answer.after for answer in one.answers)],
        reasons=[
            one
            for one in found
            if one.answers and all(answer.before == answer.after for answer in one.answers)
        ],
        asked=len(people),
        awards=awards,
        school_year=name,
        known_on=earlier,
    )


def open_dossiers(member: Member) -> list[Dossier]:
    """Those of the unit which still wait for an answer, in the order of names."""
    rows = dossiers_for(member).filter(state__in=OPEN_STATES)
    return list(rows.order_by(*LIST_ORDER, "award"))


def dossiers_touched(dossiers: Sequence[Dossier], second: date) -> list[DossierTouched]:
    """Those whose stored answer another law gave, or which today's law answers otherwise on the second day.

    A day before a dossier's school year has nothing to say of it.
    """
    found = [_dossier(one, second) for one in dossiers if one.assessment and _has_begun(one.case, second)]
    return [one for one in found if one.older or one.fault or one.answer]


def _has_begun(case: Case | None, day: date) -> bool:
    return bool(case and starts(case["school_year"]) <= day)


def rules_touched(member: Member, first: date, second: date, codes: Collection[str]) -> list[RuleTouched]:
    """Local rules that are in force on one of the days and feel the change."""
    before = {rule.id: rule for rule in rules_on(member.unit, first)}
    after = {rule.id: rule for rule in rules_on(member.unit, second)}
    found = []
    for rule in (before | after).values():
        why = _why(rule, first, second, codes)
        if why:
            found.append(RuleTouched(rule, sentence_of(rule), why))
    return found


def _people(member: Member) -> list[Person]:
    if reads_the_work.test(member):
        return [posting.person for posting in staff_of(member.unit, on=member.on)]
    own = person_of_user(member.user)
    return [own] if own else []


def _answers(case: Case, first: date, second: date, awards: Sequence[str]) -> list[Answer]:
    found = case_diff(case, first, second, awards)["awards"]
    answers = [
        Answer(one["code"], one["answer"]["before"], one["answer"]["after"], _sentences(one["findings"]))
        for one in found
    ]
    return [one for one in answers if one.before != one.after or one.sentences]


def _sentences(tree: Mapping[str, Any]) -> list[Change]:
    """Only what reads otherwise: a better or worse checked article is no other answer."""
    changed = [
        Change("", *(one["fields"]["because"][side] for side in _SIDES))
        for one in tree["changed"]
        if "because" in one["fields"]
    ]
    gone = [Change("", one["because"], "") for one in tree["removed"]]
    return [*changed, *gone, *(Change("", "", one["because"]) for one in tree["added"])]


def _dossier(dossier: Dossier, second: date) -> DossierTouched:
    older = dossier.law_version not in {"", load().version}
    stored = dossier.assessment or {}
    try:
        now = assess(dossier.case, [dossier.award], second)["awards"][0]
    except CaseError as refused:
        return DossierTouched(dossier, older, None, in_vietnamese(refused.fault))
    tree = compared_trees(stored.get("findings", []), now["findings"], ("answer", "because"))
    answer = Answer(dossier.award, dossier.answer, now["answer"], _sentences(tree))
    moved = answer.before != answer.after or answer.sentences
    return DossierTouched(dossier, older, answer if moved else None)


def _why(rule: local.LocalRule, first: date, second: date, codes: Collection[str]) -> list[str]:
    if not rule.in_force(second):
        return ["hết áp dụng giữa hai ngày"]
    if not rule.in_force(first):
        return ["chỉ áp dụng ở ngày sau"]
    known = [review.reason for review in local.reviews(rule, first)]
    doubts = [review.reason for review in local.reviews(rule, second) if review.reason not in known]
    why = [f"cần xem lại: {reason}" for reason in doubts]
    if any(rule.concerns(code) for code in codes) and rule.codes:
        why.append("đặt ra cho danh hiệu, hình thức có điều kiện thay đổi")
    return why
