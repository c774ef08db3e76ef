"""Entering local rules, and ending them. Nothing is rewritten: a rule that changes is ended and a new one entered."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from statute import local
from thidua.accounts.queries import last_change
from thidua.core import clock
from thidua.core.errors import ChangedMeanwhileError, InvalidInputError
from thidua.core.text import tidy
from thidua.files.models import StoredFile
from thidua.guidance.errors import RuleMistakenError, RuleOverlapsError
from thidua.guidance.models import KIND_WORDS, LocalRule
from thidua.guidance.queries import codes_for
from thidua.ledger.actions import Actor, action, record
from thidua.units.models import Unit

# Before and after these no rule of ours was or will be.
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
ONE_DAY = timedelta(days=1)


@action("guidance.rule_entered")
def enter_rule(
    *,
    by: Actor,
    unit: Unit,
    kind: local.Kind,
    values: Mapping[str, Any],
    own: bool,
    issuer: str,
    paper: str,
    paper_on: date,
    starts: date,
    ends: date | None = None,
    codes: Sequence[str] = (),
    remark: str = "",
    file: StoredFile | None = None,
    replaces: LocalRule | None = None,
) -> LocalRule:
    """Enter a rule; with `replaces` the older one, as its editor saw it, ends on the day before."""
    rule = LocalRule(
        unit=unit,
        kind=kind,
        values=dict(values),
        codes=_codes(kind, codes),
        own=own,
        issuer=unit.name if own else tidy(issuer),
        paper=tidy(paper),
        paper_on=paper_on,
        starts=starts,
        ends=ends,
        remark=tidy(remark),
        file=file,
        replaces=replaces,
        entered_by_id=by.user,
        entered_at=clock.now(),
    )
    _check(rule)
    _place(by, rule, replaces)
    rule.save(force_insert=True)
    record(
        about=rule,
        fields={"kind": rule.kind, "values": rule.values, "codes": rule.codes, "paper": rule.paper},
        on=starts,
    )
    return rule


@action("guidance.rule_ended")
def end_rule(
    *, by: Actor, rule: LocalRule, last_day: date, because: str = "", mistaken: bool = False
) -> LocalRule:
    """The rule's last day; `rule` carries the version that its editor saw. `mistaken`: it never was one."""
    row = LocalRule.objects.select_for_update().get(id=rule.id)
    if row.version != rule.version:
        raise ChangedMeanwhileError(last_change(unit=row.unit_id, about=row.id))
    if row.mistaken:
        raise RuleMistakenError
    before = row.ends
    if mistaken:
        if not tidy(because):
            raise InvalidInputError("because", "Hãy ghi vì sao quy định này bị nhập nhầm.")
        row.mistaken = True
    else:
        row.ends = _last_day(row, last_day)
    row.ended_because = tidy(because)
    row.version += 1
    row.save()
    record(about=row, fields={"ends": (before, row.ends), "mistaken": row.mistaken}, on=last_day)
    return row


def _place(by: Actor, rule: LocalRule, replaces: LocalRule | None) -> None:
    """Among the unit's other rules, the one it replaces ended first."""
    # Two people entering rules at once wait for each other here, so that neither overlooks the other's.
    Unit.objects.select_for_update(no_key=True).get(id=rule.unit.id)
    if replaces is not None:
        _make_way(by, rule, replaces)
    _check_overlap(rule)


def _last_day(row: LocalRule, last_day: date) -> date:
    if last_day > LATEST:
        raise InvalidInputError("last_day", f"Ngày hết áp dụng phải đến hết năm {LATEST.year}.")
    if last_day < row.starts:
        raise InvalidInputError(
            "last_day",
            f"Quy định áp dụng từ {row.starts:%d/%m/%Y}, không thể hết trước ngày ấy. "
            "Nếu đã nhập nhầm, hãy chọn “Nhập nhầm”.",
        )
    if row.ends is not None and last_day > row.ends:
        raise InvalidInputError("last_day", f"Quy định này đã hết vào ngày {row.ends:%d/%m/%Y}.")
    return last_day


def _make_way(by: Actor, rule: LocalRule, older: LocalRule) -> None:
    if older.unit_id != rule.unit.id or older.kind != rule.kind:
        raise InvalidInputError("starts", "Chỉ thay được một quy định cùng loại của đơn vị mình.")
    if rule.starts <= older.starts:
        raise InvalidInputError(
            "starts", f"Quy định mới phải áp dụng sau ngày {older.starts:%d/%m/%Y} của quy định cũ."
        )
    if older.mistaken:
        raise RuleMistakenError
    eve = rule.starts - ONE_DAY
    if older.ends is None or older.ends > eve:
        end_rule(by=by, rule=older, last_day=eve, because=f"Thay bằng {rule.paper}")


def _codes(kind: local.Kind, codes: Sequence[str]) -> list[str]:
    words, possible = KIND_WORDS[kind], codes_for(kind)
    if words.only:
        return list(words.only)
    if not set(codes) <= set(possible):
        raise InvalidInputError("codes", "Loại quy định này không áp dụng cho một danh hiệu đã chọn.")
    if words.one_award and len(set(codes)) != 1:
        raise InvalidInputError("codes", "Hãy chọn đúng một danh hiệu hoặc hình thức.")
    return [code for code in possible if code in codes]


def _check(rule: LocalRule) -> None:
    """Each fault at the field where it was typed."""
    try:
        local.read(local.Kind(rule.kind), rule.values)
    except local.LocalRuleError as fault:
        raise InvalidInputError(fault.field, str(fault)) from None
    if rule.own and rule.words.from_above:
        raise InvalidInputError("own", "Việc này do cấp quyết định quy định, trường không tự đặt.")
    if not rule.issuer:
        raise InvalidInputError("issuer", "Hãy ghi tên cấp ban hành văn bản.")
    if not rule.paper:
        raise InvalidInputError("paper", "Hãy ghi số, ký hiệu văn bản.")
    if not EARLIEST <= rule.paper_on <= clock.today():
        raise InvalidInputError("paper_on", f"Ngày văn bản phải từ năm {EARLIEST.year} đến hôm nay.")
    if not EARLIEST <= rule.starts <= LATEST:
        message = f"Ngày áp dụng phải trong khoảng từ năm {EARLIEST.year} đến năm {LATEST.year}."
        raise InvalidInputError("starts", message)
    if rule.ends is not None and not rule.starts <= rule.ends <= LATEST:
        raise InvalidInputError("ends", "Ngày hết áp dụng không thể trước ngày bắt đầu áp dụng.")
    if rule.file is not None and rule.file.unit != rule.unit.id:
        raise InvalidInputError("scan", "Tệp này không thuộc đơn vị. Hãy chọn lại tệp.")


def _check_overlap(rule: LocalRule) -> None:
    """Of one kind, of one level, for one award: one rule a day. Deadlines of different steps are different rules."""
    rows = LocalRule.objects.filter(unit=rule.unit, kind=rule.kind, own=rule.own, mistaken=False)
    for row in rows:
        if _same_days(row, rule) and _same_awards(row, rule) and _same_step(row, rule):
            until = f"đến hết {row.ends:%d/%m/%Y}" if row.ends else "chưa có ngày hết"
            raise RuleOverlapsError(row.paper, f"từ {row.starts:%d/%m/%Y} {until}")


def _same_days(one: LocalRule, other: LocalRule) -> bool:
    return one.starts <= (other.ends or LATEST) and other.starts <= (one.ends or LATEST)


def _same_awards(one: LocalRule, other: LocalRule) -> bool:
    return not one.codes or not other.codes or not set(one.codes).isdisjoint(other.codes)


def _same_step(one: LocalRule, other: LocalRule) -> bool:
    return bool(one.values.get("step") == other.values.get("step"))
