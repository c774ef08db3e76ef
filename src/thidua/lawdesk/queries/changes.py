"""What the law changes between two days, as a page shows it: what matters first, what only stands elsewhere after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from statute.diff import diff
from statute.figures import unit_words
from statute.library import load
from statute.regimes import REGIME, first_day_known
from thidua.lawdesk.queries.wording import NAMES, entry, figure, said

# What changes of a condition while what it asks stays the same.
_ABOUT_SOURCES = {"citation", "verification", "decides_verification"}
_TREES = (
    ("conditions", "Điều kiện"),
    ("stops", "Giới hạn, điều làm tạm dừng"),
    ("judged", "Hội đồng tự xét"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing, before and after; an empty side was not or is no more there."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AwardChange:
    """`weighty`: what is asked, who decides, how much is paid. `sources`: the same in another article or better checked."""

    code: str
    name: str
    weighty: list[Change]
    sources: list[Change]


@dataclass(frozen=True, slots=True)
class Changes:
    first: date
    second: date
    awards: list[AwardChange]
    only_sources: list[AwardChange]
    figures: list[Change]
    figures_elsewhere: list[Change]
    instruments: list[tuple[str, Mapping[str, Any]]]

    @property
    def is_empty(self) -> bool:
        return not (
            self.awards or self.only_sources or self.figures or self.figures_elsewhere or self.instruments
        )

    @property
    def codes(self) -> set[str]:
        return {award.code for award in self.awards}

    @property
    def instrument_ids(self) -> set[str]:
        return {instrument["id"] for _, instrument in self.instruments}


def changes(first: date, second: date, award: str | None = None) -> Changes:
    """Of one award, or of all."""
    found = diff(first, second, [award] if award else None)
    awards = [_award(one) for one in found["awards"]]
    figures = [one for one in found["parameters"] if one["id"] != REGIME]
    return Changes(
        first=first,
        second=second,
        awards=[one for one in awards if one.weighty],
        only_sources=[one for one in awards if not one.weighty],
        figures=[_figure(one) for one in figures if one["value_changed"]],
        figures_elsewhere=[_figure(one) for one in figures if not one["value_changed"]],
        instruments=[
            (words, instrument)
            for name, words in (
                ("began", "có hiệu lực"),
                ("ended", "hết hiệu lực"),
                ("between", "có rồi hết hiệu lực giữa hai ngày"),
            )
            for instrument in found["instruments"][name]
        ],
    )


def turning_days() -> list[tuple[date, date]]:
    """(the day before, the day) of each day on which the law's regime changes here; the latest first."""
    law = load()
    firsts = {value.first for value in law.parameter(REGIME).values}
    return [(day - timedelta(1), day) for day in sorted(firsts, reverse=True) if day > first_day_known(law)]


def _award(found: Mapping[str, Any]) -> AwardChange:
    changed = [(name, _field(name, pair)) for name, pair in found["fields"].items()]
    weighty = [change for name, change in changed if _is_weighty(name, change)]
    sources = [_checked(found, name, change) for name, change in changed if not _is_weighty(name, change)]
    for name, words in _TREES:
        in_words, elsewhere = _tree(words, found[name])
        weighty += in_words
        sources += elsewhere
    notes = found["notes"]
    weighty += [Change("Lưu ý", "", note) for note in notes["added"]]
    weighty += [Change("Lưu ý", note, "") for note in notes["removed"]]
    return AwardChange(found["code"], found["name"], weighty, sources)


def _is_weighty(name: str, change: Change) -> bool:
    """The same money of a figure that was checked better or worse is the same money."""
    return name not in _ABOUT_SOURCES and change.before != change.after


def _checked(found: Mapping[str, Any], name: str, change: Change) -> Change:
    if name in _ABOUT_SOURCES:
        return change
    pair = found["fields"][name]
    sides = (said("verification", pair[side]["verification"]) for side in ("before", "after"))
    return Change(f"{change.what}: mức kiểm chứng", *sides)


def _field(name: str, pair: Mapping[str, Any]) -> Change:
    return Change(NAMES[name], said(name, pair["before"]), said(name, pair["after"]))


def _tree(words: str, tree: Mapping[str, Any]) -> tuple[list[Change], list[Change]]:
    weighty = [Change(f"{words} bỏ", entry(one), "") for one in _outermost(tree["removed"])]
    weighty += [Change(f"{words} mới", "", entry(one)) for one in _outermost(tree["added"])]
    sources: list[Change] = []
    for one in tree["changed"]:
        about = entry({"id": one["id"], "required": one["about"]["after"]})
        for name, pair in one["fields"].items():
            if name == "required":
                weighty.append(Change(words, said(name, pair["before"]), said(name, pair["after"])))
                continue
            change = Change(f"{about}: {NAMES[name].lower()}", said(name, pair["before"]), said(name, pair["after"]))  # fmt: skip
            (sources if name in _ABOUT_SOURCES else weighty).append(change)
    return weighty, sources


def _outermost(listed: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What stands within an entry that is itself listed has been said there already."""
    outer = {one["id"] for one in listed}
    return [one for one in listed if not outer.intersection(one["within"])]


def _figure(found: Mapping[str, Any]) -> Change:
    return Change(
        f"{found['what']} ({unit_words(found['unit'])})", figure(found["before"]), figure(found["after"])
    )
