"""The answers to the futures tried. Most of them only need yes or no, and are asked without a word of reasons."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from statute.assess import assess
from statute.cases import Case, parse
from statute.findings import Answer
from statute.history import CaseFacts
from statute.library import load
from statute.planning.start import Start, frozen, thawed
from statute.planning.years import Year
from statute.records import AllOf, AnyOf, Node
from statute.regimes import regime_of
from statute.rows import Grant, Row, read_grant, read_row
from statute.rules import Days, Rules
from statute.stops import under_review

_FEW_YEARS = (1, 3, 6)


@dataclass(frozen=True)
class Question:
    """An award asked for some years on, with these rows and forms of commendation; `plain`: by no way that has a note."""

    ahead: int
    code: str
    rows: tuple[str, ...]
    grants: tuple[str, ...] | None
    plain: bool = False


@dataclass
class Asker:
    """Asks of one start; equal questions are answered from memory."""

    start: Start
    answers: dict[Question, Answer] = field(default_factory=dict)
    bases: dict[int, Case] = field(default_factory=dict)
    written: dict[tuple[int, Year], str] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    grants: dict[str, Grant] = field(default_factory=dict)
    plain: bool = False

    def of_other(self, start: Start) -> "Asker":
        """One who asks of a start that differs in its rows only, and knows what this one knows."""
        return Asker(start, self.answers, self.bases, rows=self.rows, grants=self.grants)

    def of_plain_ways(self) -> "Asker":
        """One who asks for the target by no way of which something is to be said, and knows what this one knows."""
        return replace(self, plain=True)

    def question(self, code: str, ahead: int, rows: Sequence[str], grants: Sequence[str] | None) -> Question:
        plain = self.plain and code == self.start.target
        return Question(ahead, code, tuple(rows), None if grants is None else tuple(grants), plain)

    def row(self, ahead: int, year: Year) -> str:
        """A year's row as it stands before anything is granted in it."""
        found = self.written.get((ahead, year))
        if found is None:
            found = self.written[ahead, year] = frozen(self.start.row(ahead, year))
        return found

    def yes(self, question: Question) -> bool:
        """Whether `assess` answers yes.

        First asked is the last year alone, then the last few, the rest being unknown: where no discipline is in
        doubt, to learn more never turns a yes or a no, so that what they settle is settled, and many futures share
        their last years.
        """
        for years in _FEW_YEARS:
            if years < len(question.rows) and _clean(question.rows[:-years]):
                grants = question.grants if years > 1 else None
                few = replace(question, rows=question.rows[-years:], grants=grants)
                found = self._answer(few)
                if found is not Answer.UNKNOWN:
                    return found is Answer.YES
        return self._answer(question) is Answer.YES

    def _answer(self, question: Question) -> Answer:
        found = self.answers.get(question)
        if found is None:
            found = self.answers[question] = answer_of(
                self._case(question), question.code, plain=question.plain
            )
        return found

    def award(self, question: Question) -> dict[str, Any]:
        """The award's whole answer, with its reasons."""
        case = self.start.case(question.ahead, question.rows, question.grants)
        answer: dict[str, Any] = assess(case, [question.code])["awards"][0]
        return answer

    def _case(self, question: Question) -> Case:
        """The case as `statute.cases` reads it; what many futures share is read once."""
        base = self.bases.get(question.ahead)
        if base is None:
            base = self.bases[question.ahead] = parse(self.start.case(question.ahead, (), None))
        rows = {row.school_year.years_before(base.school_year): row for row in map(self._row, question.rows)}
        grants = None if question.grants is None else tuple(map(self._grant, question.grants))
        return replace(base, rows=rows, awards=grants)

    def _row(self, text: str) -> Row:
        found = self.rows.get(text)
        if found is None:
            found = self.rows[text] = read_row(thawed(text), "years", self.start.kind, load())
        return found

    def _grant(self, text: str) -> Grant:
        found = self.grants.get(text)
        if found is None:
            found = self.grants[text] = read_grant(thawed(text), "awards", self.start.kind, load())
        return found


def plain_ways(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The conditions without those ways of which something is to be said, where another way is left."""
    kept: list[Node] = []
    for node in nodes:
        if isinstance(node, AnyOf | AllOf):
            parts = plain_ways(node.parts)
            if isinstance(node, AnyOf):
                parts = tuple(part for part in parts if not _has_note(part)) or parts
            kept.append(replace(node, parts=parts))
        else:
            kept.append(node)
    return tuple(kept)


def _has_note(node: Node) -> bool:
    return isinstance(node, AllOf) and node.note is not None


def _clean(rows: tuple[str, ...]) -> bool:
    """Whether no row says or may say of discipline: only such may be left out, for a year left out is held to be clean."""
    return all(thawed(row).get("discipline") == [] for row in rows)


def answer_of(case: Case, code: str, *, plain: bool = False) -> Answer:
    """The answer of `assess` without the reasons; unknown where it is another than yes, no or unknown.

    `plain`: as if the law had no way that has a note.
    """
    law = load()
    award = law.award(code)
    days = Days(on=case.on, rule=regime_of(law, case.on, case.accepted_on).rule_day)
    version = award.on(days.of(award))
    if version is None or not version.conditions or not version.complete or case.on < award.first_day:
        return Answer.UNKNOWN
    facts = CaseFacts(case)
    stop = under_review(law, facts, days)
    asked = plain_ways(version.conditions) if plain else version.conditions
    met = Answer.this_year(Rules(law, days, facts).all(asked))
    return met if stop is None or stop.answer is Answer.YES else Answer.UNKNOWN
