"""What the answers to lines give to whom: one grant a holder and award, in the order in which papers list them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from thidua.decisions.actions.lines import LineAnswer
from thidua.decisions.models import Decision, Submission, SubmissionLine
from thidua.decisions.states import Outcome
from thidua.nominations.models import Dossier
from thidua.people.actions import GrantEntry
from thidua.people.models import EVERY_TITLE, FORMS, Basis, Grant, Holder, of_holders

Pairs = Sequence[tuple[SubmissionLine, LineAnswer]]
GIVEN = (Outcome.GRANTED, Outcome.GRANTED_LOWER)


def code_given(line: SubmissionLine, answer: LineAnswer) -> str:
    return answer.granted_code if answer.outcome == Outcome.GRANTED_LOWER else line.dossier.award


def grant_entries(
    submission: Submission, decision: Decision, pairs: Pairs, *, checked: bool
) -> list[GrantEntry]:
    return [
        GrantEntry(
            person=line.dossier.person_id,
            holder=Holder(line.dossier.holder),
            team=line.dossier.team_id if line.dossier.holder == Holder.TEAM else None,
            code=code,
            school_year=submission.year.name if code in EVERY_TITLE else None,
            on=decision.on,
            paper=decision.paper,
            authority=decision.authority,
            basis=Basis.MERIT,
            decision=decision.id,
            checked=checked,
        )
        for line, answer in given(submission, pairs)
        for code in [code_given(line, answer)]
    ]


def given(submission: Submission, pairs: Pairs) -> Pairs:
    """One line a holder and award, though two may lead to it: a lowered CSTDCS and the LDTT line itself."""
    standing = _standing(submission, [line.dossier for line, _ in pairs])
    lowered_before = _lowered_before(submission, [line for line, _ in pairs])
    found: dict[tuple[UUID, str], tuple[SubmissionLine, LineAnswer]] = {}
    for line, answer in sorted(pairs, key=lambda pair: pair[1].outcome == Outcome.GRANTED_LOWER):
        key = (line.dossier.holder_key, code_given(line, answer))
        had = standing if answer.outcome == Outcome.GRANTED_LOWER else lowered_before
        if answer.outcome in GIVEN and key not in found and key not in had:
            found[key] = (line, answer)
    return list(found.values())


def in_paper_order(pairs: Pairs) -> list[tuple[Dossier, str]]:
    """What is given to whom, as a decision lists it: persons first, the higher award first, then by Vietnamese name."""
    granted = [(line.dossier, code_given(line, answer)) for line, answer in pairs]
    order = {code: place for place, code in enumerate([*reversed(EVERY_TITLE), *FORMS])}
    return sorted(granted, key=lambda one: (one[0].is_collective, order.get(one[1], 99), one[0].list_place))


def _standing(submission: Submission, dossiers: Iterable[Dossier]) -> set[tuple[UUID, str]]:
    """Titles of the year which these holders have already by a decision."""
    rows = Grant.objects.filter(
        of_holders(dossiers), school_year=submission.year.name, revoked_on=None
    ).exclude(paper="")
    return {(row.holder_key, row.code) for row in rows}


def _lowered_before(submission: Submission, lines: Iterable[SubmissionLine]) -> set[tuple[UUID, str]]:
    """What these holders got already in place of something higher."""
    asked = list(lines)
    rows = SubmissionLine.objects.filter(
        of_holders([line.dossier for line in asked], "dossier__"),
        submission__year=submission.year_id,
        outcome=Outcome.GRANTED_LOWER,
    ).exclude(id__in=[line.id for line in asked])
    return {(row.dossier.holder_key, row.granted_code) for row in rows.select_related("dossier")}
