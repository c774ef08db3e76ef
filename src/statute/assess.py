"""Answers a case: every award asked for, with findings, authority, bonus and notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from statute.authority import decides
from statute.cases import Case, parse
from statute.errors import CaseError
from statute.fields import shown
from statute.findings import (
    Answer,
    Finding,
    Verification,
    all_of,
    conditional_in,
    missing_in,
    weakest_of,
)
from statute.history import CaseFacts
from statute.library import Library, load
from statute.money import bonus, bonus_notes
from statute.notes import contradictions, notes
from statute.reasons import Reasons
from statute.records import Award, Version
from statute.regimes import Regime, regime_of
from statute.rules import Days, Rules
from statute.stops import incomplete, no_rule, under_review


@dataclass(frozen=True)
class Verdict:
    """One award's answer with all that it rests on."""

    answer: Answer
    verification: Verification
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()
    conditional: bool = False


def assess(case: object, awards: Sequence[str] | None = None, on: date | None = None) -> dict[str, Any]:
    """The answer, shaped as the outer contract says, to one case (parsed JSON).

    `awards`: the codes asked for, by default all of the subject's kind; `on` overrides the case's day.
    Raises CaseError for a case or code that is refused.
    """
    law = load()
    facts = parse(case, on=on)
    asked = law.codes(facts.subject.kind) if awards is None else [_asked(law, code, facts) for code in awards]
    regime = regime_of(law, facts.on, facts.accepted_on)
    asking = _Asking(law, regime, facts)
    return {
        "on": facts.on.isoformat(),
        "school_year": str(facts.school_year),
        "law_version": law.version,
        "awards": [asking.answer(law.award(code)) for code in asked],
    }


def _asked(law: Library, code: str, facts: Case) -> str:
    if code not in law.awards:
        raise CaseError("award", f"{shown(code)} is not one of {', '.join(law.codes())}")
    if law.award(code).subject != facts.subject.kind:
        raise CaseError("award", f"{shown(code)} is not an award of a {facts.subject.kind}")
    return code


class _Asking:
    """One case and the law of its day: what several awards rest on is worked out once."""

    def __init__(self, law: Library, regime: Regime, case: Case) -> None:
        self.law, self.regime, self.case = law, regime, case
        self.facts = CaseFacts(case)
        self.days = Days(on=case.on, rule=regime.rule_day)
        self.rules = Rules(law, self.days, self.facts)
        self.reasons = Reasons(self.rules, self.facts)
        self.contradictions = contradictions(law, self.facts)

    def answer(self, award: Award) -> dict[str, Any]:
        version = award.on(self.days.of(award))
        verdict = self._verdict(award, version)
        authority, authority_verification = decides(award.code, self.case.on)
        return {
            "code": award.code,
            "name": award.name,
            "regime": self.regime.name,
            "answer": verdict.answer.value,
            "verification": verdict.verification.value,
            "conditional": verdict.conditional,
            "decides": authority,
            "decides_verification": authority_verification,
            "bonus": bonus(award.code, self.case.on),
            "findings": [found.as_dict() for found in verdict.findings],
            "missing": list(verdict.missing),
            "notes": [
                *notes(self.rules, version, self.facts),
                *self.contradictions,
                *bonus_notes(award.code, self.case.on),
            ],
        }

    def _verdict(self, award: Award, version: Version | None) -> Verdict:
        """Not in force, then blocked, then the conditions."""
        if self.case.on < award.first_day:
            return Verdict(Answer.NOT_IN_FORCE, Verification.SECONDARY)
        stop = under_review(self.law, self.facts, self.days)
        known = version is not None and version.conditions is not None
        found = self.reasons.of_version(version) if version and known else (no_rule(self.case),)
        if stop is not None and stop.answer is Answer.NO:
            return Verdict(Answer.BLOCKED, stop.verification, (*found, stop))
        if version and not version.complete and all_of(each.answer for each in found) is Answer.YES:
            found = (*found, incomplete(carried_over=version.carried_over))
        if known and stop is not None:
            found = (*found, stop)
        answer = all_of(each.answer for each in found)
        return Verdict(
            answer,
            verification=weakest_of(found, answer),
            findings=found,
            missing=missing_in(found) if answer is Answer.UNKNOWN else (),
            conditional=conditional_in(found, answer),
        )
