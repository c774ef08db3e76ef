"""The same title was not given only a year or two ago: a doubt about a repeated title, never a refusal."""

from statute.bits import B, Pair, ago_of
from statute.conditions.titles import title_column
from statute.conditions.vocabulary import Asked, Said, Word
from statute.history import CaseFacts, Facts
from statute.names import short_name


class Fresh(Word):
    """Named in the list of one of the years before: not known whether it may be given again."""

    asks = ("years",)
    of = "title"
    asked_once = True

    def pair(self, asked: Asked, facts: Facts[B], /) -> Pair[B]:
        title = facts.pair(title_column(asked.of[0]))
        before = ago_of(title, 1)
        for ago in range(2, int(asked.value("years")) + 1):
            before |= ago_of(title, ago)
        return Pair(~before.possible, title.certain | ~title.certain)

    def required(self, asked: Asked, /) -> str:
        return f"{asked.value('years')} năm học trước đó không được tặng {short_name(asked.of[0])}"

    def say(self, asked: Asked, facts: CaseFacts, /) -> Said:
        title, name = facts.pair(title_column(asked.of[0])), short_name(asked.of[0])
        years = range(1, int(asked.value("years")) + 1)
        named = [ago for ago in years if title.certain >> ago & 1]
        unknown = [ago for ago in years if title.possible >> ago & 1 and ago not in named]
        if named:
            year = facts.case.school_year.earlier(named[0])
            observed = f"đã được tặng {name} năm học {year}"
            doubt = f"{observed}; chưa rõ có được xét tặng lại sau chưa đủ {asked.value('years') + 1} năm hay không"
            return Said(observed, plain=doubt)
        if unknown:
            observed = f"chưa biết {asked.value('years')} năm trước có {name} hay không"
            missing = tuple(facts.case.key(ago, "awards") for ago in unknown)
            return Said(observed, plain=observed, missing=missing)
        observed = f"{asked.value('years')} năm trước không có {name}"
        return Said(observed, plain=observed)
