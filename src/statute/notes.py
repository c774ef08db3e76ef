"""Notes beside an answer: what the reader should know though it changes nothing."""

from collections.abc import Iterator

from statute.conditions.achievements import EXCLUDED, USES
from statute.conditions.grades import grade_column
from statute.conditions.use import codes_used_for
from statute.days import in_vietnamese
from statute.findings import Answer
from statute.history import CaseFacts
from statute.library import Library
from statute.records import AllOf, AnyOf, Condition, Node, Version, leaves
from statute.rows import Row
from statute.rules import Rules
from statute.words import KIND_OF_AWARD

CONTRADICTION = "discipline_fails_grade"


def notes(rules: Rules[int], version: Version | None, facts: CaseFacts) -> list[str]:
    """The version's own notes, then those that its rule calls for with this case's facts."""
    nodes = version.conditions or () if version else ()
    own = list(version.notes) if version else []
    return [
        *own,
        *_of_ways(rules, nodes),
        *_use_not_asked(rules.law, nodes, facts),
    ]


def _of_ways(rules: Rules[int], nodes: tuple[Node, ...]) -> Iterator[str]:
    """What is to be said of a way by which the award is reached."""
    for node in nodes:
        if isinstance(node, AllOf) and node.note and Answer.this_year(rules.pair(node)) is Answer.YES:
            yield node.note
        if isinstance(node, AnyOf | AllOf):
            yield from _of_ways(rules, node.parts)


def _use_not_asked(law: Library, nodes: tuple[Node, ...], facts: CaseFacts) -> Iterator[str]:
    """An initiative already used still counts before the day from which use is asked."""
    figures = {
        (key, leaf.given[key])
        for leaf in leaves(nodes)
        if isinstance(leaf, Condition)
        for key in USES
        if key in leaf.given
    }
    for key, figure in sorted(figures):
        later = [
            value.first
            for value in law.parameter(figure).values
            if value.first > facts.on and value.value == EXCLUDED
        ]
        if later and _some_used(facts, USES[key]):
            used, award = KIND_OF_AWARD[USES[key]]
            yield (
                f"Có sáng kiến, đề tài đã dùng cho một {used}: vẫn được tính vào ngày xét, "
                f"nhưng từ {in_vietnamese(later[0])} thì không còn được tính cho {award}."
            )


def _some_used(facts: CaseFacts, kind: str) -> bool:
    return any(
        codes_used_for(one.used_for or (), kind)
        for row in facts.case.rows.values()
        for one in row.initiatives or ()
    )


def contradictions(law: Library, facts: CaseFacts) -> list[str]:
    """Said beside every award of a case. Discipline and a grade of completed or better in one year do not go together."""
    graded = facts.pair(grade_column("completed")).certain
    return [
        f"Năm học {row.school_year} vừa có kỷ luật vừa được xếp loại từ hoàn thành nhiệm vụ trở lên: "
        "hai dữ kiện này mâu thuẫn nhau, cần xem lại; câu trả lời theo đúng dữ kiện đã nhập."
        for ago, row in sorted(facts.case.rows.items())
        if _disciplined_when_it_fails(law, row) and graded >> ago & 1
    ]


def _disciplined_when_it_fails(law: Library, row: Row) -> bool:
    """Decided on a day on which discipline means a failed year; a day not known is taken as the year's last."""
    fails = law.parameter(CONTRADICTION)
    decided = (each.on or row.school_year.last_day for each in row.discipline or ())
    return any((figure := fails.find(day)) is not None and figure.value for day in decided)
