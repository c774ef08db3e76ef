"""Puts a rule in words for one case: every condition as a finding, answered by `statute.rules`."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from statute.bits import Pair, total
from statute.conditions import WORDS
from statute.conditions.runs import counted_missing
from statute.conditions.titles import title_column
from statute.conditions.vocabulary import Asked
from statute.conditions.windows import in_window, shown_count, window
from statute.findings import (
    Answer,
    Finding,
    Verification,
    conditional_in,
    missing_in,
    weakest,
    weakest_of,
)
from statute.history import CaseFacts
from statute.library import Library
from statute.names import award_name, short_name
from statute.records import AllOf, AnyOf, Condition, Node, TitleHeld, Version
from statute.rules import Days, Rules, asked, figure, own_rule, years_of
from statute.sentences import all_of_them, because, of_one_year, one_of_ways, sentence
from statute.words import VERDICT


def required(law: Library, node: Node, days: Days) -> str:
    """What a condition asks on these days, in a short phrase."""
    if isinstance(node, Condition):
        return WORDS[node.kind].required(asked(law, node, days))
    if isinstance(node, AnyOf | AllOf):
        return _branch_required(node, (required(law, part, days) for part in node.parts))
    return _title_required(law, node, days)


def _branch_required(node: AnyOf | AllOf, phrases: Iterable[str]) -> str:
    """What the parts ask in one phrase; where they branch again, how many of them there are."""
    if any(isinstance(inner, AnyOf | AllOf) for part in node.parts for inner in getattr(part, "parts", ())):
        return f"một trong {len(node.parts)} cách"
    between = "; hoặc " if isinstance(node, AnyOf) else ", đồng thời "
    return between.join(phrases)


def _title_required(law: Library, node: TitleHeld, days: Days) -> str:
    if node.within is not None:
        count = figure(law, node.count, days)
        return f"{count} lần {short_name(node.title)} {in_window(Asked(within=Asked()))}"
    ago = figure(law, node.ago, days)
    if ago:
        return f"danh hiệu {award_name(node.title)} của {ago} năm học trước"
    years = years_of(law, node, days)
    span = "trong năm học" if years == 1 else f"{years} năm học liên tục"
    return f"danh hiệu {award_name(node.title)} {span}"


class Reasons:
    """The findings of one case."""

    def __init__(self, rules: Rules[int], facts: CaseFacts) -> None:
        self.rules, self.facts = rules, facts
        self.law, self.days, self.case = rules.law, rules.days, facts.case
        self._found: dict[int, Finding] = {}

    def of_version(self, version: Version) -> tuple[Finding, ...]:
        """Every condition of a version with its reason, in the order of the law.

        Where an amendment is in force whose text was not read, all of them are `carried_over`.
        """
        found = tuple(map(self.finding, version.conditions or ()))
        return tuple(map(_carried_over, found)) if version.carried_over else found

    def finding(self, node: Node) -> Finding:
        """Several awards rest on the same conditions: each is put in words once."""
        found = self._found.get(id(node))
        if found is None:
            found = self._found[id(node)] = self._finding(node)
        return found

    def _finding(self, node: Node) -> Finding:
        answer = Answer.this_year(self.rules.pair(node))
        if isinstance(node, Condition):
            return self._condition(node, answer)
        if isinstance(node, AnyOf | AllOf):
            return self._branch(node, answer)
        return self._title(node, answer)

    def _condition(self, node: Condition, answer: Answer) -> Finding:
        figures, word = self.rules.asked(node), WORDS[node.kind]
        wanted, said = word.required(figures), word.say(figures, self.facts)
        return Finding(
            id=node.id,
            answer=answer,
            because=sentence(said.plain) if said.plain else because(answer, wanted, said.has),
            required=wanted,
            observed=said.observed,
            verification=weakest(node.verification, said.verification or node.verification),
            citation=node.citation,
            missing=said.missing if answer is Answer.UNKNOWN else (),
        )

    def _branch(self, node: AnyOf | AllOf, answer: Answer) -> Finding:
        parts = tuple(map(self.finding, node.parts))
        deciding = [part for part in parts if part.answer is answer]
        if isinstance(node, AnyOf):
            because_of = one_of_ways(answer, len(parts), _each(deciding if answer is Answer.YES else parts))
        else:
            because_of = all_of_them(answer, len(parts), [part.required for part in deciding], node.way)
        any_way = isinstance(node, AnyOf)
        return Finding(
            id=node.id,
            answer=answer,
            because=because_of,
            required=_branch_required(node, (part.required for part in parts)),
            observed="; ".join(_each(parts)) or _met(parts),
            verification=weakest_of(parts, answer, any_way=any_way),
            citation=node.citation,
            conditional=conditional_in(parts, answer, any_way=any_way),
            parts=parts,
            missing=missing_in(parts),
        )

    def _title(self, node: TitleHeld, answer: Answer) -> Finding:
        """The title by the year's list; by its own conditions, shown as parts, where there is no list yet."""
        own = own_rule(self.law, node.title, self.days) if self._asks_this_year(node) else ()
        parts = tuple(map(self.finding, own))
        standing = Answer.this_year(self.rules.all(own)) if own else None
        rests = standing is not None and self._rests_on_this_year(node, answer, standing)
        observed = self._observed(node, standing)
        verification = node.verification
        if rests and standing is not None:
            verification = weakest(verification, weakest_of(parts, standing))
        wanted = required(self.law, node, self.days)
        alone = node.within is None and years_of(self.law, node, self.days) == 1
        return Finding(
            id=node.id,
            answer=answer,
            because=(
                of_one_year(answer, observed, decided=standing is None)
                if alone
                else because(answer, wanted, observed)
            ),
            required=wanted,
            observed=observed,
            verification=verification,
            citation=node.citation,
            conditional=rests,
            parts=parts,
            missing=self._title_missing(node, parts, standing) if answer is Answer.UNKNOWN else (),
        )

    def _asks_this_year(self, node: TitleHeld) -> bool:
        """Whether the title of this year is asked and not decided yet."""
        return node.ago is None and self.case.this_year.awards is None

    def _rests_on_this_year(self, node: TitleHeld, answer: Answer, standing: Answer) -> bool:
        """Whether the title of this year turns the answer: of a count it need not."""
        if node.within is None:
            return standing is answer
        listed = self.facts.pair(title_column(node.title))
        without = Pair(listed.certain & ~1, listed.possible & ~1)
        with_it = Pair(listed.certain | 1, listed.possible | 1)
        return len({Answer.this_year(self.rules.held(node, title)) for title in (without, with_it)}) > 1

    def _observed(self, node: TitleHeld, standing: Answer | None) -> str:
        """What is had of the title, this year and, of a chain, before."""
        title, listed = short_name(node.title), self.facts.pair(title_column(node.title))
        ago = figure(self.law, node.ago, self.days)
        if ago:
            held = Answer.this_year(Pair(listed.certain >> ago, listed.possible >> ago))
            return f"năm học {self.case.school_year.earlier(ago)} {_HELD[held].format(title=title)}"
        if standing is not None:
            year = f"{title} năm học {self.case.school_year} chưa có quyết định, xét theo điều kiện thì {VERDICT[standing]}"
        else:
            held = Answer.this_year(listed)
            year = f"năm học {self.case.school_year} {_HELD[held].format(title=title)}"
        return f"{year}{self._earlier(node, title)}"

    def _earlier(self, node: TitleHeld, title: str) -> str:
        listed = self.facts.pair(title_column(node.title))
        if node.within is not None:
            run = window(Asked(within=self.rules.asked(node.within)), self.facts)
            before = Pair(run.certain & ~1, run.possible & ~1)
            enough = figure(self.law, node.count, self.days) or 1
            if not before.possible:
                return "; không có năm học nào trước đó được tính"
            return f"; các năm trước trong thời gian được tính {shown_count(total([listed], before), enough, f'lần {title}')}"
        earlier = years_of(self.law, node, self.days) - 1
        if not earlier:
            return ""
        known = sum(listed.certain >> ago & 1 for ago in range(1, earlier + 1))
        open_years = sum((listed.possible & ~listed.certain) >> ago & 1 for ago in range(1, earlier + 1))
        if earlier == 1:
            told = "được công nhận" if known else "chưa biết" if open_years else "không được công nhận"
            return f"; năm học trước đó {told}"
        doubt = f", {open_years} năm chưa biết" if open_years else ""
        return f"; {earlier} năm học trước đó có {known} năm được công nhận{doubt}"

    def _title_missing(
        self, node: TitleHeld, parts: tuple[Finding, ...], standing: Answer | None
    ) -> tuple[str, ...]:
        """The unknown lists of titles, but for this year's where conditions stand in: then what they miss."""
        title = self.facts.pair(title_column(node.title))
        if node.within is not None:
            within = Asked(within=self.rules.asked(node.within))
            named = counted_missing(within, self.facts, title, "awards")
            this_year = self.case.key(0, "awards")
            named = tuple(key for key in named if standing is None or key != this_year)
        else:
            unknown = title.possible & ~title.certain
            ago = figure(self.law, node.ago, self.days)
            years = [ago] if ago else range(0 if standing is None else 1, years_of(self.law, node, self.days))
            named = tuple(self.case.key(ago, "awards") for ago in years if unknown >> ago & 1)
        return tuple(dict.fromkeys((*missing_in(parts), *named)))


_HELD = {
    Answer.YES: "đã được công nhận {title}",
    Answer.NO: "không được công nhận {title}",
    Answer.UNKNOWN: "chưa biết có được công nhận {title} hay không",
}


def _each(parts: Sequence[Finding]) -> list[str]:
    """What is had of each part; nothing where a part has parts of its own, which are read below."""
    return [] if any(part.parts for part in parts) else [part.observed for part in parts]


def _met(parts: Sequence[Finding]) -> str:
    met = sum(part.answer is Answer.YES for part in parts)
    return f"đã đạt {met} trong {len(parts)}"


def _carried_over(found: Finding) -> Finding:
    parts = tuple(map(_carried_over, found.parts))
    return replace(found, verification=Verification.CARRIED_OVER, parts=parts)
