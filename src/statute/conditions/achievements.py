"""So many initiatives or pieces of research in a window of years, of the kind, scope and use that count.

Counts are stored in levels: level n says in which years there are n or more, so that a count over a window
is a sum of bits. A count that is asked for needs no level above it.
"""

from collections.abc import Callable, Iterator
from functools import cache

from statute.bits import B, Pair, Range, at_least, total
from statute.cases import Case
from statute.conditions.runs import run_missing
from statute.conditions.use import FORM, TITLE, unused_for
from statute.conditions.vocabulary import Asked, Said, Word
from statute.conditions.windows import in_window, shown_count, window, years_looked_at
from statute.findings import Answer, all_of
from statute.history import CaseFacts, Column, Facts
from statute.rows import INITIATIVE_KINDS, SCOPES, Initiative
from statute.sentences import counted
from statute.words import INITIATIVE, SCOPE

# Under which key a condition names the figure whether use counts, and which kind of award uses up.
USES = {"used_for_a_form": FORM, "used_for_a_title": TITLE}
EXCLUDED = "excluded"

Counts = Callable[[Initiative], Answer]


def counts(kinds: tuple[str, ...], scope: str | None, use: str | None) -> Counts:
    """Whether one counts; of what is not known of it, only in the upper bound."""

    def answer(one: Initiative) -> Answer:
        return all_of((_of_kind(one, kinds), _of_scope(one, scope), unused_for(one, use)))

    return answer


@cache
def level(kinds: tuple[str, ...], scope: str | None, use: str | None, least: int) -> Column:
    """The years with so many or more."""
    parts = (
        "either" if set(kinds) == set(INITIATIVE_KINDS) else kinds[0],
        scope,
        use and f"unused_for_{use}",
    )
    name = "_".join(["count", *(part for part in parts if part), str(least)])
    answer = counts(kinds, scope, use)

    def of_case(case: Case) -> Pair[int]:
        certain, possible = 0, -1
        for ago, row in case.rows.items():
            if row.initiatives is None:
                continue
            answers = [answer(one) for one in row.initiatives]
            if answers.count(Answer.YES) >= least:
                certain |= 1 << ago
            if len(answers) - answers.count(Answer.NO) < least:
                possible &= ~(1 << ago)
        return Pair(certain, possible)

    return Column(name, of_case)


def use_of(asked: Asked) -> str | None:
    """The kind of award whose use excludes on the day; None where use is not asked."""
    return next((kind for key, kind in USES.items() if asked.value(key) == EXCLUDED), None)


class Initiatives(Word):
    """`of`: initiative, research, or both where they serve alike."""

    asks = ("count",)
    may_ask = ("years", "through", "scope", *USES)
    by_day = tuple(USES)
    of = "initiative"
    in_a_run = True

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        return at_least(self._found(asked, facts), asked.value("count"))

    def _found(self, asked: Asked, facts: Facts[B]) -> Range:
        use, scope = use_of(asked), asked.value("scope")
        levels = [
            facts.pair(level(asked.of, scope, use, least)) for least in range(1, asked.value("count") + 1)
        ]
        return total(levels, window(asked, facts))

    def required(self, asked: Asked, /) -> str:
        return f"{self._wanted(asked, asked.value('count'))} {in_window(asked)}"

    def _wanted(self, asked: Asked, count: object) -> str:
        scope = asked.value("scope")
        reach = f" có phạm vi ảnh hưởng từ {SCOPE[scope]} trở lên" if scope and scope != SCOPES[-1] else ""
        reach = f" có phạm vi ảnh hưởng {SCOPE[scope]}" if scope == SCOPES[-1] else reach
        use = {FORM: " chưa dùng cho hình thức khen thưởng", TITLE: " chưa dùng cho danh hiệu thi đua"}
        return f"{count} {_kinds(asked)}{reach}{use.get(use_of(asked) or '', '')}"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        found = self._found(asked, facts)
        most = asked.value("count")
        observed = shown_count(found, most, _kinds(asked), "được tính")
        answer = Answer.this_year(at_least(found, most))
        said = counted(answer, in_window(asked), observed, self._wanted(asked, most))
        missing = (*self._missing(asked, facts), *run_missing(asked, facts))
        return Said(observed, plain=said, missing=tuple(dict.fromkeys(missing)))

    def _missing(self, asked: Asked, facts: CaseFacts) -> Iterator[str]:
        case, use = facts.case, use_of(asked)
        answer = counts(asked.of, asked.value("scope"), use)
        for ago in years_looked_at(asked, facts):
            row = case.rows.get(ago)
            if row is None or row.initiatives is None:
                yield case.key(ago, "initiatives")
                continue
            for index, one in enumerate(row.initiatives):
                if answer(one) is Answer.UNKNOWN:
                    yield from (
                        case.key(ago, f"initiatives[{index}].{key}") for key in self._unknown(one, asked, use)
                    )

    def _unknown(self, one: Initiative, asked: Asked, use: str | None) -> Iterator[str]:
        if _of_kind(one, asked.of) is Answer.UNKNOWN:
            yield "kind"
        if _of_scope(one, asked.value("scope")) is Answer.UNKNOWN:
            yield "scope"
        if unused_for(one, use) is Answer.UNKNOWN:
            yield "used_for"


def _kinds(asked: Asked) -> str:
    return " hoặc ".join(INITIATIVE[kind] for kind in asked.of)


def _of_kind(one: Initiative, kinds: tuple[str, ...]) -> Answer:
    if set(kinds) == set(INITIATIVE_KINDS):
        return Answer.YES
    if one.kind is None:
        return Answer.UNKNOWN
    return Answer.YES if one.kind in kinds else Answer.NO


def _of_scope(one: Initiative, scope: str | None) -> Answer:
    if scope is None:
        return Answer.YES
    if one.scope is None:
        return Answer.UNKNOWN
    return Answer.YES if SCOPES.index(one.scope) >= SCOPES.index(scope) else Answer.NO
