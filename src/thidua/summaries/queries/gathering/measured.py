"""Of targets, initiatives, pledges, drives: what the measures say, beside the year before. Never a person's name."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.urls import reverse

from statute.names import award_name
from thidua.core.school_years import before, ends
from thidua.core.text import fold
from thidua.people.models import TITLES
from thidua.plans.models import Item
from thidua.summaries.models import UNKNOWN
from thidua.summaries.queries.gathering.planned import Planned
from thidua.summaries.queries.gathering.scope import Found, Scope
from thidua.targets.models import Remark, Voice
from thidua.targets.queries.measures import COUNTINGS, Counting, figures_of, shown
from thidua.targets.queries.progress import FEWEST_PEOPLE, Progress, progress_of, told_to_all
from thidua.targets.queries.totals import drive_totals
from thidua.targets.queries.year import YearFacts, years_of

AT_THE_END = "có khi kết thúc năm học"
RATES = ("initiative.recognised", "initiative.applied")


def facts_of(scope: Scope) -> dict[str, YearFacts]:
    """The school year of the report and the one before."""
    past = before(scope.year)
    return years_of(scope.unit, {scope.year: min(scope.day, ends(scope.year)), past: ends(past)})


def target_figures(scope: Scope, planned: Planned, facts: Mapping[str, YearFacts]) -> Iterator[Found]:
    rows = told_to_all(progress_of(scope.unit, scope.day, planned.targets))
    if not rows:
        return
    known = [row for row in rows if not _comes_later(row.counting, scope)]
    reached = sum(row.value is not None and row.value >= row.aim for row in known)
    yield Found(
        "targets.reached",
        "Chỉ tiêu đã đạt",
        f"{reached} trên {len(rows)}",
        note=_open_words(known, len(rows)),
        source=reverse("target_list"),
    )
    for row in rows:
        late = _comes_later(row.counting, scope)
        yield Found(
            f"target.{row.key}",
            f"{row.item.name} ({row.aim_words})",
            AT_THE_END if late else row.value_words,
            note="" if late else f"{row.outlook_words}. {row.sentence}",
            before=_before(row.item, scope, facts),
            source=reverse("target_page", args=[row.key]),
            in_table=True,
        )
    yield from _remarks(scope)


def initiative_figures(scope: Scope, facts: Mapping[str, YearFacts]) -> Iterator[Found]:
    now, past = facts[scope.year], facts[before(scope.year)]
    source = reverse("initiative_list")
    yield Found(
        "initiatives.recognised",
        "Sáng kiến được công nhận trong năm học",
        str(len(_titles(now))) if _knows_initiatives(now) else UNKNOWN,
        before=str(len(_titles(past))) if _knows_initiatives(past) else UNKNOWN,
        source=source,
    )
    for name in RATES:
        yield _rate(COUNTINGS[name], now, past, source)
    if scope.theme == "initiatives":
        applied = {fold(row.title): row.applied for row in now.initiatives}
        for key, title in _titles(now).items():
            words = {True: "Đã áp dụng", False: "Chưa áp dụng", None: "Chưa rõ đã áp dụng hay chưa"}
            yield Found(f"initiative.{key}"[:120], title, words[applied[key]], source=source, in_table=True)


def pledge_figures(scope: Scope, facts: Mapping[str, YearFacts]) -> Iterator[Found]:
    now, past = facts[scope.year], facts[before(scope.year)]
    source = reverse("round_board")
    yield _rate(COUNTINGS["pledge.made"], now, past, source)
    if scope.sees_the_end:
        yield _rate(COUNTINGS["pledge.kept"], now, past, source)
    for code in TITLES:
        wanted, had = _pledged(now, code), _pledged(past, code)
        if wanted or _held(now, code):
            yield Found(
                f"pledge.{code}",
                award_name(code),
                _pledge_words(wanted, _held(now, code), results=scope.sees_the_end),
                before=_pledge_words(had, _held(past, code), results=True)
                if _knows_pledges(past)
                else UNKNOWN,
                source=source,
                in_table=True,
            )


def drive_figures(scope: Scope, planned: Planned) -> Iterator[Found]:
    """How many of how many, and the sum: nothing else of a drive leaves its room."""
    for one in drive_totals(scope.unit, planned.drives, scope.day):
        yield Found(
            f"drive.{one.item.undertaking_id}",
            one.item.name,
            ", ".join(part for part in (one.rate, one.amount) if part),
            note="Đã kết thúc" if one.is_over else "Chưa kết thúc",
            source=reverse("drive_list"),
        )


def progress_words(scope: Scope, items: list[Item]) -> dict[object, str]:
    """By undertaking, for targets of a directive."""
    rows = told_to_all(progress_of(scope.unit, scope.day, items)) if items else []
    return {
        row.key: AT_THE_END
        if _comes_later(row.counting, scope)
        else f"{row.value_words}, phải đạt {row.aim_words}"
        for row in rows
    }


def _comes_later(counting: Counting | None, scope: Scope) -> bool:
    return counting is not None and counting.at_end and not scope.sees_the_end


def _open_words(known: list[Progress], of: int) -> str:
    without = sum(row.value is None for row in known)
    lost = sum(row.outlook == "lost" for row in known)
    risky = sum(row.outlook == "at_risk" for row in known)
    told = [
        f"{of - len(known)} chỉ tiêu {AT_THE_END}" if of > len(known) else "",
        f"{without} chỉ tiêu chưa có số liệu" if without else "",
        f"{lost} chỉ tiêu không còn kịp đạt" if lost else "",
        f"{risky} chỉ tiêu có nguy cơ không đạt" if risky else "",
    ]
    return "; ".join(part for part in told if part)


def _before(item: Item, scope: Scope, facts: Mapping[str, YearFacts]) -> str:
    """What the same measure says of the year before; of a figure that people enter nothing is kept to compare."""
    counting = COUNTINGS.get(item.measure)
    if counting is None:
        return UNKNOWN
    whole, by_team = figures_of(counting, facts[before(scope.year)])
    figure = by_team.get(item.team_id) if item.team_id else whole
    if figure is None or (counting.is_personal and figure.base < FEWEST_PEOPLE):
        return UNKNOWN
    return _value(counting, figure.value(counting.unit))


def _rate(counting: Counting, now: YearFacts, past: YearFacts, source: str) -> Found:
    figure, _ = figures_of(counting, now)
    old, _ = figures_of(counting, past)
    unknown = f", {figure.unknown} chưa rõ" if figure.unknown else ""
    return Found(
        counting.name,
        counting.label[0].upper() + counting.label[1:],
        _value(counting, figure.value(counting.unit)),
        note=f"{figure.done} trên {figure.base} {counting.what}{unknown}" if figure.base else "",
        before=_value(counting, old.value(counting.unit)),
        source=source,
    )


def _value(counting: Counting, value: Decimal | None) -> str:
    return UNKNOWN if value is None else shown(value, counting.unit)


def _titles(facts: YearFacts) -> dict[str, str]:
    """Each initiative once, however many wrote it."""
    return {fold(row.title): row.title for row in reversed(facts.initiatives)}


def _knows_initiatives(facts: YearFacts) -> bool:
    return bool(facts.initiatives) or any(row.initiatives_known for row in facts.records.values())


def _knows_pledges(facts: YearFacts) -> bool:
    return any(row.registered is not None for row in facts.records.values())


def _pledged(facts: YearFacts, code: str) -> int:
    return sum(code in (row.registered or ()) for row in facts.records.values())


def _held(facts: YearFacts, code: str) -> int:
    people = {posting.person_id for posting in facts.staff}
    return sum(code in codes for holder, codes in facts.titles.items() if holder in people)


def _pledge_words(wanted: int, held: int, *, results: bool) -> str:
    return f"đăng ký {wanted} người" + (f", được tặng {held} người" if results else "")


def _remarks(scope: Scope) -> Iterator[Found]:
    """What the staff conference and the inspection board said of the targets in the stretch."""
    rows = Remark.objects.filter(unit=scope.unit, on__gte=scope.starts, on__lte=scope.day).order_by(
        "on", "made_at"
    )
    for row in rows:
        yield Found(
            f"remark.{row.id}",
            f"{Voice(row.voice).label}, ngày {row.on:%d/%m/%Y}",
            row.text,
            source=reverse("target_list"),
        )
