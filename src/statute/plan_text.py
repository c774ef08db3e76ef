"""A plan as plain text for a terminal: the years with their deeds, then what breaks it and what to keep."""

from itertools import groupby
from typing import Any

from statute.days import day, in_vietnamese
from statute.names import citation_text, short_name
from statute.planning.deeds import works_text
from statute.text import mark
from statute.words import capital


def plan_text(plan: dict[str, Any]) -> str:
    """The whole plan, as an official would lay it before a teacher."""
    head = f"{plan['name']} ({plan['award']}), tính từ ngày {in_vietnamese(day(plan['on']))}"
    lines = [head, *([plan["stopped"]] if plan["stopped"] else []), _sum(plan)]
    lines += [plan["plain"]["text"]] if plan["plain"] else []
    lines += _years(plan["years"])
    if plan["uses"]:
        lines.append(
            f"{short_name(plan['award'])} dựa vào sáng kiến, đề tài của: {works_text(plan['uses'])}."
        )
    if plan["breaks"]:
        lines += ["Điều làm chậm hoặc làm hỏng lộ trình:"]
        lines += _breaks(plan["breaks"])
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
        condition = ", với điều kiện các danh hiệu của năm học được quyết định" if plan["conditional"] else ""
        return f"Đã đủ điều kiện trong {reached}{condition}."
    if plan["latest_begin"] is None:
        return f"Sớm nhất đạt được: {reached}; chỉ cần đủ thời gian."
    return f"Sớm nhất đạt được: {reached}; phải bắt đầu chậm nhất từ năm học {plan['latest_begin']}."


def _years(years: list[dict[str, Any]]) -> list[str]:
    """Years that follow each other and ask for the same are said once."""
    lines = []
    for asked, same in groupby(years, key=lambda year: [deed["text"] for deed in year["deeds"]]):
        alike = list(same)
        named = ", ".join(year["school_year"] for year in alike)
        lines.append(f"Các năm học {named}, mỗi năm:" if len(alike) > 1 else f"Năm học {named}:")
        for text, deed in dict(zip(asked, alike[0]["deeds"], strict=True)).items():
            times = asked.count(text)
            again = f" (cần {times})" if times > 1 else ""
            lines.append(f"  - {text}{again}{_why(deed['why'])}")
    return lines


def _breaks(breaks: list[dict[str, Any]]) -> list[str]:
    """What goes wrong in one year at the same cost is said together."""
    lines = []
    for (year, then), same in groupby(breaks, key=lambda each: (each["year"], each["then"])):
        slips = "; hoặc ".join(each["slip"] for each in same)
        lines.append(f"  - Năm học {year} {slips}: {then}.")
    return lines


def _why(why: dict[str, Any] | None) -> str:
    if why is None:
        return ""
    cited = citation_text(why["citation"])
    return (f" [{cited}]" if cited else "") + mark(why["verification"])
