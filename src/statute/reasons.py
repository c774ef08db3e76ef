"""Puts a rule in words for one case: every condition as a finding, answered by `statute.rules`."""

from dataclasses import replace

from statute.cases import Case
from statute.conditions import WORDS
from statute.conditions.titles import title_column
from statute.findings import (
    Answer,
    Finding,
    Verification,
    conditional_in,
    missing_in,
    weakest,
    weakest_of,
)
from statute.history import case_reader
from statute.library import Library
from statute.names import award_name, short_name
from statute.records import AnyOf, Condition, Node, TitleHeld, Version
from statute.rules import Days, asked, own_rule, pair, pair_of_all, years_of
from statute.sentences import because, of_one_year, one_of_ways, sentence
from statute.words import VERDICT


def findings(law: Library, version: Version, case: Case, days: Days) -> tuple[Finding, ...]:
    """Every condition of a version with its reason, in the order of the law.

    Where an amendment is in force whose text was not read, all of them are `carried_over`.
    """
    found = tuple(finding(law, node, case, days) for node in version.conditions or ())
    return tuple(map(_carried_over, found)) if version.carried_over else found


def finding(law: Library, node: Node, case: Case, days: Days) -> Finding:
    answer = Answer.this_year(pair(law, node, days, case_reader(case)))
    if isinstance(node, Condition):
        return _condition(law, node, answer, case, days)
    if isinstance(node, AnyOf):
        return _branch(law, node, answer, case, days)
    return _title(law, node, answer, case, days)


def required(law: Library, node: Node, days: Days) -> str:
    """What a condition asks on these days, in a short phrase."""
    if isinstance(node, Condition):
        return WORDS[node.kind].required(asked(law, node, days))
    if isinstance(node, AnyOf):
        return "; hoặc ".join(required(law, part, days) for part in node.parts)
    years = years_of(law, node, days)
    chain = "trong năm học" if years == 1 else f"{years} năm học liên tục"
    return f"danh hiệu {award_name(node.title)} {chain}"


def _condition(law: Library, node: Condition, answer: Answer, case: Case, days: Days) -> Finding:
    figures = asked(law, node, days)
    word = WORDS[node.kind]
    wanted, said = word.required(figures), word.say(figures, case)
    return Finding(
        id=node.id,
        answer=answer,
        because=sentence(said.plain) if said.plain else because(answer, wanted, said.has),
        required=wanted,
        observed=said.observed,
        verification=weakest(node.verification, said.verification or node.verification),
        citation=node.citation,
        missing=said.missing,
    )


def _branch(law: Library, node: AnyOf, answer: Answer, case: Case, days: Days) -> Finding:
    parts = tuple(finding(law, part, case, days) for part in node.parts)
    wanted = required(law, node, days)
    observed = "; ".join(part.observed for part in parts)
    met = [part.observed for part in parts if part.answer is Answer.YES]
    return Finding(
        id=node.id,
        answer=answer,
        because=one_of_ways(answer, len(parts), met if answer is Answer.YES else [observed]),
        required=wanted,
        observed=observed,
        verification=weakest_of(parts, answer, any_way=True),
        citation=node.citation,
        conditional=conditional_in(parts, answer, any_way=True),
        parts=parts,
        missing=missing_in(parts),
    )


def _title(law: Library, node: TitleHeld, answer: Answer, case: Case, days: Days) -> Finding:
    """The title by the year's list; by its own conditions, shown as parts, where there is no list yet."""
    own = own_rule(law, node.title, days) if case.this_year.awards is None else ()
    parts = tuple(finding(law, part, case, days) for part in own)
    standing = Answer.this_year(pair_of_all(law, own, days, case_reader(case))) if own else None
    rests = standing is answer
    wanted = required(law, node, days)
    observed = _held(law, node, case, days, standing)
    verification = weakest(node.verification, weakest_of(parts, answer)) if rests else node.verification
    return Finding(
        id=node.id,
        answer=answer,
        because=(
            because(answer, wanted, observed)
            if years_of(law, node, days) > 1
            else of_one_year(answer, observed, decided=standing is None)
        ),
        required=wanted,
        observed=observed,
        verification=verification,
        citation=node.citation,
        conditional=rests,
        parts=parts,
        missing=(*missing_in(parts), *_years_unknown(law, node, case, days, standing)),
    )


def _held(law: Library, node: TitleHeld, case: Case, days: Days, standing: Answer | None) -> str:
    """What is had of the title, this year and, of a chain, before."""
    title, this = short_name(node.title), case.school_year
    if standing is not None:
        year = f"{title} năm học {this} chưa có quyết định, xét theo điều kiện thì {VERDICT[standing]}"
    else:
        held = Answer.this_year(title_column(node.title).of_case(case))
        year = f"năm học {this} {_HELD[held].format(title=title)}"
    earlier = years_of(law, node, days) - 1
    if not earlier:
        return year
    certain = title_column(node.title).of_case(case).certain
    known = sum(certain >> ago & 1 for ago in range(1, earlier + 1))
    return f"{year}; {earlier} năm trước đó đã biết {known} năm có {title}"


_HELD = {
    Answer.YES: "đã được công nhận {title}",
    Answer.NO: "không được công nhận {title}",
    Answer.UNKNOWN: "chưa biết có được công nhận {title} hay không",
}


def _years_unknown(
    law: Library, node: TitleHeld, case: Case, days: Days, standing: Answer | None
) -> tuple[str, ...]:
    """The years whose lists of titles are not known, but for this year's where conditions stand in."""
    held = title_column(node.title).of_case(case)
    unknown = held.possible & ~held.certain
    first = 0 if standing is None else 1
    years = range(first, years_of(law, node, days))
    return tuple(f"years[{case.school_year.earlier(ago)}].awards" for ago in years if unknown >> ago & 1)


def _carried_over(found: Finding) -> Finding:
    parts = tuple(map(_carried_over, found.parts))
    return replace(found, verification=Verification.CARRIED_OVER, parts=parts)
