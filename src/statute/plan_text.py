"""A plan as plain text for a terminal: the years with their deeds, then what breaks it and what to keep."""

from typing import Any

from statute.days import day, in_vietnamese
from statute.names import citation_text
from statute.text import mark
from statute.words import capital


def plan_text(plan: dict[str, Any]) -> str:
    """The whole plan, as an official would lay it before a teacher."""
    head = f"{plan['name']} ({plan['award']}), tính từ ngày {in_vietnamese(day(plan['on']))}"
    lines = [head, _sum(plan), *_years(plan["years"])]
    if plan["breaks"]:
        lines += ["Điều làm chậm hoặc làm hỏng kế hoạch:"]
        lines += [f"  - {each['what']} {each['then']}." for each in plan["breaks"]]
    if plan["keep"]:
        lines += ["Nên giữ lại:"]
        lines += [
            f"  - Năm học {each['school_year']}, mục {each['index'] + 1}: {each['why']}"
            for each in plan["keep"]
        ]
    if plan["needs_facts"]:
        lines.append(f"Còn thiếu dữ kiện, nếu biết có thể sớm hơn: {', '.join(plan['needs_facts'])}")
    return "\n".join([*lines, *(f"Lưu ý: {capital(note)}" for note in plan["notes"])])


def _sum(plan: dict[str, Any]) -> str:
    if plan["reached"] is None:
        return str(plan["reason"])
    reached = f"năm học {plan['reached']}{mark(plan['verification'])}"
    if plan["already"]:
        return f"Đã đủ điều kiện trong {reached}."
    if plan["latest_begin"] is None:
        return f"Sớm nhất đạt được: {reached}; chỉ cần đủ thời gian."
    return f"Sớm nhất đạt được: {reached}; phải bắt đầu chậm nhất từ năm học {plan['latest_begin']}."


def _years(years: list[dict[str, Any]]) -> list[str]:
    lines = []
    for year in years:
        lines.append(f"Năm học {year['school_year']}:")
        lines += [f"  - {deed['text']}{_why(deed['why'])}" for deed in year["deeds"]]
    return lines


def _why(why: dict[str, Any] | None) -> str:
    if why is None:
        return ""
    cited = citation_text(why["citation"])
    return (f" [{cited}]" if cited else "") + mark(why["verification"])
