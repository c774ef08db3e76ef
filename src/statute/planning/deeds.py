"""The deeds of a plan, year by year: in words, as values, and with the condition that asks for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from statute.findings import Answer
from statute.library import load
from statute.names import award_name, short_name
from statute.planning.lighten import RECOGNISERS, Change, Lightening, graded, ungranted
from statute.planning.running import Run, run
from statute.planning.start import Start, thawed
from statute.planning.years import HUNDREDTHS, IDLE_GRADE, NO_GRADE, Work, Year, counted, worked
from statute.rows import SCOPES
from statute.words import GRADE, RECOGNISER, SCOPE

_KIND = {None: "sáng kiến hoặc đề tài", "initiative": "sáng kiến", "research": "đề tài"}
_COUNTED = {
    "completed": "hoàn thành nhiệm vụ trở lên",
    "ldtt": "đạt danh hiệu Lao động tiên tiến",
    "cstdcs": "đạt danh hiệu Chiến sĩ thi đua cơ sở",
}
_REGISTERED = "Đăng ký danh hiệu thi đua từ đầu năm học."
_REGISTERED_BEFORE = (
    "Đã đăng ký danh hiệu thi đua từ đầu năm học này; nếu khi ấy chưa đăng ký thì nay không còn kịp."
)


@dataclass(frozen=True)
class Deed:
    """One deed of a year: what is shown of it, the year without it, and the year with a little less of it."""

    shown: dict[str, Any]
    without: Change
    weaker: tuple[Change, ...] = ()


def years_of_deeds(light: Lightening) -> list[dict[str, Any]]:
    """The years that ask for something, each deed with the condition that fails without it."""
    lived = run(light.asker, light.plan, first=light.reached, last=light.reached, strict=True)
    years = []
    for ahead, year in enumerate(light.plan):
        shown = [_explained(light, lived, ahead, deed) for deed in deeds(light, lived, ahead, year)]
        if shown:
            years.append({"school_year": str(light.asker.start.year(ahead)), "deeds": shown})
    return years


def deeds(light: Lightening, lived: Run, ahead: int, year: Year) -> Iterator[Deed]:
    """In the order in which one meets them: registering, working, being graded, being granted."""
    start = light.asker.start
    if start.kind == "collective":
        yield from _collective(light, ahead, year)
        return
    if year.registers:
        yield Deed(
            {"id": "registered", "text": _REGISTERED if ahead else _REGISTERED_BEFORE},
            lambda given: replace(given, registers=False),
        )
    for index, work in enumerate(year.works):
        yield _work(light, lived, ahead, index, work)
    yield from _grade(year, "Được xếp loại")
    for code in start.ladder:
        if code in year.grants:
            yield _grant(light, lived, ahead, code)


# From each grade downwards, the least step first.
_LOWER = {"excellent": ("good", IDLE_GRADE), "good": (IDLE_GRADE,), IDLE_GRADE: ()}


def _grade(year: Year, verb: str) -> Iterator[Deed]:
    if year.grade == NO_GRADE:
        return
    upward = "" if year.grade == "excellent" else " trở lên"
    yield Deed(
        {"id": "grade", "grade": year.grade, "text": f"{verb} {GRADE[year.grade]}{upward}."},
        graded(NO_GRADE),
        tuple(map(graded, _LOWER[year.grade])),
    )


def _work(light: Lightening, lived: Run, ahead: int, index: int, work: Work) -> Deed:
    place = len(light.asker.start.past) + ahead
    used = [code for (_, code), places in lived.taken.items() if (place, index) in places]
    spared = not used and _must_stay_unused(light, ahead, index)
    instead = _excellent_instead(light, ahead, index)
    said = [f"Có một {_KIND[work.kind]}{_qualities(work)}{_OR_EXCELLENT if instead else ''}."]
    said += [f"Dùng cho {', '.join(map(short_name, used))}."] if used else []
    said += ["Giữ lại, chưa dùng để xét danh hiệu."] if spared else []
    shown = {"id": "initiative", **work.as_dict(), "used_for": used, "unused": spared, "text": " ".join(said)}
    return Deed(
        shown | {"instead": {"grade": "excellent"} if instead else None},
        lambda given: replace(given, works=(*given.works[:index], *given.works[index + 1 :])),
        tuple(_weaker(index, work)),
    )


def _weaker(index: int, work: Work) -> Iterator[Change]:
    """A work of a narrower scope, and one that the next lower level recognised."""
    for name, lowest_first in (("scope", (None, *SCOPES)), ("recognised_by", (None, *RECOGNISERS))):
        value = getattr(work, name)
        if value is not None:
            lower = lowest_first[lowest_first.index(value) - 1]
            yield _with_quality(name, lower, index)


def _with_quality(name: str, value: str | None, index: int) -> Change:
    return lambda given: worked(given, name, value, index)


_OR_EXCELLENT = f"; hoặc được xếp loại {GRADE['excellent']}"


def _qualities(work: Work) -> str:
    said = []
    if work.scope:
        upward = "" if work.scope == SCOPES[-1] else "từ "
        said.append(f"phạm vi ảnh hưởng {upward}{SCOPE[work.scope]}{' trở lên' if upward else ''}")
    if work.recognised_by == "school":
        said.append("được trường công nhận")
    elif work.recognised_by:
        said.append(f"được cấp {RECOGNISER[work.recognised_by]} trở lên công nhận")
    return f" {', '.join(said)}" if said else ""


def _must_stay_unused(light: Lightening, ahead: int, index: int) -> bool:
    """Whether the plan fails once a title has been granted on this work."""
    title = next(code for code in load().codes("person") if load().award(code).kind == "title")
    works = light.plan[ahead].works
    used = (*works[:index], replace(works[index], used_for=(title,)), *works[index + 1 :])
    return not light.would_hold(ahead, lambda year: replace(year, works=used))


def _excellent_instead(light: Lightening, ahead: int, index: int) -> bool:
    """Whether the highest grade of this year would do in place of this work."""
    if light.plan[ahead].grade == "excellent":
        return False
    return light.would_hold(
        ahead,
        lambda year: replace(year, grade="excellent", works=(*year.works[:index], *year.works[index + 1 :])),
    )


def is_had(start: Start, at: tuple[int, int]) -> bool:
    """Whether an initiative is of the past, or known of this year."""
    place, index = at
    return place < len(start.past) or (
        place == len(start.past) and index < len(start.this_year.get("initiatives") or ())
    )


def named_works(lived: Run, places: Iterable[tuple[int, int]]) -> list[dict[str, Any]]:
    """Initiatives by their year and their place in it."""
    return [
        {"school_year": thawed(lived.rows[place])["school_year"], "index": index}
        for place, index in sorted(places)
    ]


def works_text(works: Sequence[Mapping[str, Any]]) -> str:
    """năm học 2023-2024 (mục 1), năm học 2024-2025 (mục 2)."""
    return ", ".join(f"năm học {each['school_year']} (mục {each['index'] + 1})" for each in works)


def _grant(light: Lightening, lived: Run, ahead: int, code: str) -> Deed:
    title = load().award(code).kind == "title"
    verb = "Được công nhận danh hiệu" if title else "Được tặng"
    places = lived.taken.get((ahead, code), ())
    uses = named_works(lived, places)
    had = named_works(lived, (each for each in places if is_had(light.asker.start, each)))
    rests = f", dựa vào sáng kiến, đề tài của {works_text(had)}" if had else ""
    return Deed(
        {
            "id": "title" if title else "form",
            "code": code,
            "uses": uses,
            "text": f"{verb} {award_name(code)}{rests}.",
        },
        ungranted(code),
    )


def _collective(light: Lightening, ahead: int, year: Year) -> Iterator[Deed]:
    members = light.asker.start.row(ahead, year)["members"]
    for name, what in _COUNTED.items():
        count = getattr(year, name)
        if count:
            yield Deed(
                {"id": name, "count": count, "members": members, "text": _share(count, members, what)},
                _none(name),
            )
    yield from _grade(year, "Tập thể được xếp loại")


def _none(name: str) -> Change:
    return lambda given: counted(given, name, 0)


def _share(count: int, members: int, what: str) -> str:
    if count == members:
        return f"Tất cả mọi người {what}."
    if members == HUNDREDTHS and count > 1:
        return f"Ít nhất {count} % số người {what}."
    if count == 1:
        return f"Có ít nhất một người {what}."
    return f"Ít nhất {count} trong {members} người {what}."


def _explained(light: Lightening, lived: Run, ahead: int, deed: Deed) -> dict[str, Any]:
    """The deed with the award that is refused for want of it, and the condition that this one misses.

    Tried first is a little less of it, for what asks for the most of it is its reason; of several awards told is
    the one nearest to the target, all others being held to be granted.
    """
    for change in (*deed.weaker, deed.without):
        changed = [change(year) if each == ahead else year for each, year in enumerate(light.plan)]
        other = run(light.asker, changed, first=light.reached, last=light.reached, forced=True)
        for refused in sorted(other.refused, key=lambda at: (-load().award(at[1]).order, at[0])):
            with_it, without = (light.asker.award(life.asked[refused]) for life in (lived, other))
            found = _missed(with_it["findings"], without["findings"])
            if found:
                return deed.shown | {"why": {"award": refused[1], **found}}
    return deed.shown | {"why": None}


def _missed(before: Sequence[dict[str, Any]], after: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The innermost condition that was met and is not any more."""
    met = {found["id"]: found for found in before}
    for found in after:
        old = met.get(found["id"])
        if old and old["answer"] == Answer.YES and found["answer"] != Answer.YES:
            inner = _missed(old["parts"], found["parts"])
            return inner or {name: found[name] for name in ("required", "citation", "verification")}
    return None
