"""One criterion in, one verdict out: the worst that any detector says of it, with its words and its reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from statute.findings import Citation, Verification
from statute.names import citation_text
from statute.screening.criteria import Criterion
from statute.screening.detecting import Sighting, sightings
from statute.screening.lexicon import Line, Mark
from statute.screening.records import Basis, Verdict
from statute.screening.rules import Rules, rules
from statute.screening.sentences import sentences
from statute.words import VERIFICATION

_WORST_FIRST = list(Verdict)
_UNMARKED = (Verification.OFFICIAL, Verification.SECONDARY)


@dataclass(frozen=True)
class Screened:
    """What was found of one criterion; `rule` and `citation` are None where nothing was found or is known.

    `words` stand as in the line, from left to right; `instead` is empty where the criterion is ok. `tied`: the worst
    is not only spoken of, it is said to bring or take something, or to be a duty. `rules`: all that hold something
    against the text, the lesser ones too; `tied_rules`: those of them that tie it to something.
    """

    text: str
    verdict: Verdict
    reason: str
    words: Sequence[str]
    instead: str
    rule: str | None
    citation: Citation | None
    verification: Verification | None
    tied: bool = False
    rules: tuple[str, ...] = ()
    tied_rules: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "verdict": str(self.verdict),
            "reason": self.reason,
            "words": list(self.words),
            "instead": self.instead,
            "rule": self.rule,
            "citation": self.citation and self.citation.as_dict(),
            "verification": self.verification and str(self.verification),
        }


def screen(lines: Iterable[str]) -> list[dict[str, Any]]:
    """Each line that is not empty, with its number from 1 on, as the contract of `thidua law screen` writes it."""
    return [
        {"line": number, **screen_line(text).as_dict()}
        for number, text in enumerate(lines, start=1)
        if text.strip()
    ]


def screen_criteria(given: Iterable[Criterion]) -> list[dict[str, Any]]:
    """The same for criteria of a file, each with its own line; those of a spreadsheet name their sheet."""
    return [
        {
            "line": criterion.line,
            **screen_line(criterion.text).as_dict(),
            **({"sheet": criterion.sheet} if criterion.sheet is not None else {}),
        }
        for criterion in given
    ]


def screen_line(text: str) -> Screened:
    """The verdict on one criterion. Raises LibraryError where the law cannot be read."""
    known = rules()
    line = known.lexicon.read(text.strip())
    found = [
        sighting
        for sentence in sentences(line, known.turns, known.verdicts)
        for sighting in sightings(sentence, known.detectors, known.negation)
    ]
    return _worst(line, found, known)


def _worst(line: Line, found: Sequence[Sighting], known: Rules) -> Screened:
    against = [sighting for sighting in found if sighting.against]
    if against:
        worst = min(against, key=lambda sighting: _WORST_FIRST.index(sighting.detector.verdict))
        detector = worst.detector
        as_bad = [one for one in against if one.detector.verdict is detector.verdict]
        marks, tied = [mark for one in as_bad for mark in one.marks], any(one.tied for one in as_bad)
        reason, instead, verdict = detector.reason, detector.instead, detector.verdict
    elif found:
        detector, marks, tied = found[0].detector, [mark for one in found for mark in one.marks], False
        reason, instead, verdict = detector.allowed, "", Verdict.OK
    else:
        return Screened(line.text, Verdict.OK, known.nothing_found, (), "", None, None, None)
    basis = detector.basis
    return Screened(
        text=line.text,
        verdict=verdict,
        reason=f"{reason}{_basis_text(basis)}.",
        words=_words(line, marks),
        instead=instead,
        rule=detector.id,
        citation=basis.citation,
        verification=basis.verification,
        tied=tied,
        rules=tuple(dict.fromkeys(one.detector.id for one in against)),
        tied_rules=tuple(dict.fromkeys(one.detector.id for one in against if one.tied)),
    )


def _words(line: Line, marks: Iterable[Mark]) -> list[str]:
    """Each once, in the order of the line."""
    placed = sorted({mark.first: mark for mark in marks}.items())
    return list(dict.fromkeys(line.words(mark) for _, mark in placed))


def _basis_text(basis: Basis) -> str:
    """The instrument and, where it was not well checked, that it was not."""
    cited = citation_text(basis.citation.as_dict()) if basis.citation else ""
    mark = "" if basis.verification in _UNMARKED else VERIFICATION[basis.verification]
    said = "; ".join(part for part in (cited, mark) if part)
    return f" ({said})" if said else ""
