"""The shortest way to an award: years and deeds, the latest year to begin, what breaks it, what to keep."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from statute.assess import assess
from statute.cases import parse
from statute.days import SchoolYear
from statute.explain import explain
from statute.findings import Answer
from statute.names import award_name
from statute.planning.asking import Asker
from statute.planning.breaks import breaks, latest_begin
from statute.planning.deeds import named_works, years_of_deeds
from statute.planning.keeping import keep
from statute.planning.lighten import Lightening, lighten
from statute.planning.plain import plain_way
from statute.planning.running import Run, run, wanted
from statute.planning.shortest import shortest
from statute.planning.start import Start, frozen, start
from statute.planning.years import Year

_SCHOOL_YEAR = re.compile(r"years\[(\d{4}-\d{4})\]")
_FUTURE_LAW = (
    "Các năm sau được xét vào cùng ngày này, theo quy định mới nhất mà thư viện luật có; "
    "khi luật thay đổi cần tính lại lộ trình."
)
_ASSUMED = (
    "Lộ trình giả định những năm tới không bị kỷ luật, không có việc đang bị xem xét và mỗi năm làm việc đủ."
)
_STOPPED = (
    "Hiện mọi việc xét đang tạm dừng vì có việc đang xem xét kỷ luật, điều tra, thanh tra hoặc xác minh đơn thư; "
    "lộ trình chỉ bắt đầu khi việc ấy kết thúc."
)
_COUNCIL = "Đủ điều kiện chưa phải là được tặng: hội đồng và cấp có thẩm quyền quyết định."
_RULE = {
    "not_known": "Chưa tính được lộ trình: thư viện luật chưa có quy định xét {name} cho những năm tới.",
    "incomplete": (
        "Chưa tính được lộ trình: quy định xét {name} mới nhập được một phần, nên không kết luận là đạt được."
    ),
    "not_in_force": "Chưa tính được lộ trình: luật của những năm tới chưa có {name}.",
}


def plan_ahead(case: object, award: str, on: date | None = None) -> dict[str, Any]:
    """The shortest path of years to one award from a case (parsed JSON); `on` overrides the case's day.

    Years to come are lived through against `assess` on the same day of each year; what is known of the
    past and of this year stands, what is not known of this year is still open. Shape:

    - `on`, `school_year`, `law_version`, `award`, `name`;
    - `already`: the case as it is answers yes, `conditional` on titles not yet decided; `reached`: the school year in which it is first reached, or None;
    - `begin`: the first year with a deed; `latest_begin`: the last in which one may begin and still be in time
      (None: nothing has to be done); before it the years may pass with `completed` and no more;
    - `years`: `{"school_year", "deeds": [{"id", "text", "why", …}]}`, without any of which it is not reached in
      that year. Ids: `registered`; `initiative` (`kind`, `scope`, `recognised_by`, None where it does not
      matter, `used_for`, `unused`, `instead`); `grade` (`grade`); `title`, `form` (`code`, `uses`: the initiatives
      on which it rests, by year and place in the year), granted that year, a form counting from the next; of a collective `completed`, `ldtt`, `cstdcs` (`count`, `members`). `why`:
      `{"award", "required", "citation", "verification"}`, the condition missed without it;
    - `breaks`: `{"id", "what", "slip", "year", "later_by", "then"}`; `later_by` None: not within the horizon;
    - `keep`: `{"school_year", "index", "use", "later_by", "why"}`, unused initiatives to be kept from a `title`
      or `form`; `later_by` 0: the path told rests on it, another is as short. `uses`: `{"school_year", "index"}`,
      the initiatives on which the award itself rests in the year reached;
    - `plain`: None, or `{"reached", "text"}` by ways of which nothing has to be asked, where the path takes one
      that has;
    - `stopped`: what stops everything today, else "";
    - `needs_facts`: keys that are not known and might make the path shorter, or possible;
    - `reason`: why there is no path, else ""; `verification`: of the answer in the year reached; `notes`.

    Raises CaseError for a case or code that is refused.
    """
    now = assess(case, [award], on)
    begun = start(cast("dict[str, Any]", case), parse(case, on=on), award)
    asker = Asker(begun)
    answer = _head(now, begun)
    best = [begun.best()] * (begun.horizon + 1)
    if now["awards"][0]["answer"] == Answer.YES:
        return answer | _already(asker, best, now)
    reason = _no_rule(begun)
    if reason:
        return answer | {"reason": reason}
    plan, lived = shortest(asker, best)
    if lived.reached is None:
        return answer | _out_of_reach(asker, lived)
    return answer | _path(asker, best, plan, lived)


def _head(now: dict[str, Any], begun: Start) -> dict[str, Any]:
    return {
        "on": now["on"],
        "school_year": now["school_year"],
        "law_version": now["law_version"],
        "award": begun.target,
        "name": award_name(begun.target),
        "already": False,
        "conditional": False,
        "reached": None,
        "begin": None,
        "latest_begin": None,
        "years": [],
        "breaks": [],
        "keep": [],
        "uses": [],
        "plain": None,
        "needs_facts": [],
        "reason": "",
        "stopped": _stopped(now),
        "verification": now["awards"][0]["verification"],
        "notes": [],
    }


def _already(asker: Asker, best: Sequence[Year], now: dict[str, Any]) -> dict[str, Any]:
    award = now["awards"][0]
    return {
        "already": True,
        "conditional": award["conditional"],
        "reached": now["school_year"],
        "uses": _uses(asker, _as_it_is(asker.start), 0),
        "keep": keep(asker, best, 0, _still_answers_yes),
        "notes": [*award["notes"], _COUNCIL],
    }


def _as_it_is(begun: Start) -> Run:
    return Run([*begun.past, frozen(begun.this_year)], None if begun.grants is None else list(begun.grants))


def _still_answers_yes(asker: Asker) -> bool:
    lived = _as_it_is(asker.start)
    return asker.yes(asker.question(asker.start.target, 0, lived.rows, lived.grants))


def _uses(asker: Asker, lived: Run, ahead: int) -> list[dict[str, Any]]:
    """The initiatives on which the award aimed at rests itself."""
    return named_works(lived, wanted(asker, lived, asker.start.target, ahead))


def _stopped(now: dict[str, Any]) -> str:
    """What stops everything today, in words; empty where nothing does."""
    stops = [each for each in now["awards"][0]["findings"] if each["id"] == "under_review"]
    return _STOPPED if any(each["answer"] == Answer.NO for each in stops) else ""


def _no_rule(begun: Start) -> str:
    """Why no year to come can be answered by a known rule; empty where some can."""
    rules = [explain(begun.target, begun.day(ahead))["rule"] for ahead in range(begun.horizon + 1)]
    return "" if "known" in rules else _RULE[rules[-1]].format(name=award_name(begun.target))


def _out_of_reach(asker: Asker, lived: Run) -> dict[str, Any]:
    """Why not: by the last year whose rule is known, and whether there are years without one after it."""
    begun = asker.start
    rules = [explain(begun.target, begun.day(ahead))["rule"] for ahead in range(begun.horizon + 1)]
    last = max(ahead for ahead, rule in enumerate(rules) if rule == "known")
    award = asker.award(lived.asked[last, begun.target])
    against = " ".join(found["because"] for found in award["findings"] if found["answer"] != Answer.YES)
    head = (
        "Chưa đủ dữ kiện để tính lộ trình"
        if award["answer"] == Answer.UNKNOWN
        else f"Đến năm học {begun.year(last)} không có cách nào đạt được"
    )
    after = "" if last == begun.horizon else f" {_RULE[rules[-1]].format(name=award_name(begun.target))}"
    return {
        "reason": f"{head}: {against}{after}",
        "needs_facts": _unknown(asker, lived, last + 1),
        "verification": award["verification"],
    }


def _path(asker: Asker, best: Sequence[Year], plan: Sequence[Year], lived: Run) -> dict[str, Any]:
    begun, reached = asker.start, cast("int", lived.reached)
    light = Lightening(asker, lighten(asker, plan, lived), reached)
    final = run(asker, light.plan, first=reached, last=reached, strict=True)
    at_last = asker.award(final.asked[reached, begun.target])
    years = years_of_deeds(light)
    latest = latest_begin(light, plan)
    return {
        "reached": str(begun.year(reached)),
        "begin": years[0]["school_year"] if years else None,
        "latest_begin": None if latest is None else str(begun.year(latest)),
        "years": years,
        "breaks": breaks(light, best),
        "keep": keep(asker, best, reached, lambda other: _leads(other, light.plan, final)),
        "uses": _uses(asker, final, reached),
        "plain": plain_way(asker, best, reached, at_last["notes"]),
        "needs_facts": _unknown(asker, lived, reached),
        "verification": at_last["verification"],
        "notes": _notes(at_last, ahead=reached),
    }


def _notes(award: dict[str, Any], *, ahead: int) -> list[str]:
    return [*award["notes"], *([_FUTURE_LAW] if ahead else []), _ASSUMED, _COUNCIL]


def _leads(asker: Asker, plan: Sequence[Year], told: Run) -> bool:
    """Whether the path leads there as it was told, each award using what it was told to use."""
    reached = cast("int", told.reached)
    lived = run(asker, plan, first=reached, last=reached, strict=True, told=told.taken)
    return lived.reached == reached


def _unknown(asker: Asker, lived: Run, before: int) -> list[str]:
    """The facts of the past and of the person that were asked for on the way and are not known."""
    begun = asker.start
    unmet = (
        question
        for (ahead, _), question in sorted(lived.asked.items())
        if ahead < before and not asker.yes(question)
    )
    keys = [key for question in unmet for key in asker.award(question)["missing"] if _is_past(key, begun)]
    pending = begun.raw.get("under_review") is None and lived.reached == 0
    return list(dict.fromkeys([*keys, *(["under_review"] if pending else [])]))


def _is_past(key: str, begun: Start) -> bool:
    year = _SCHOOL_YEAR.match(key)
    return year is None or SchoolYear.parse(year[1]) <= begun.school_year
