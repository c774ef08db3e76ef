"""What differs between two days as plain text for a terminal, award by award, then the figures."""

from collections.abc import Callable
from typing import Any

from statute.days import day, in_vietnamese
from statute.figures import figure_words, unit_words
from statute.findings import Answer
from statute.names import citation_text
from statute.text import mark
from statute.words import VERDICT, VERIFICATION, capital

_FIELD = {
    "rule": "Quy định",
    "decides": "Thẩm quyền quyết định",
    "decides_verification": "Mức đối chiếu của thẩm quyền",
    "bonus": "Tiền thưởng",
    "answer": "Kết luận",
    "verification": "Mức đối chiếu",
    "conditional": "Với điều kiện được quyết định",
    "missing": "Còn thiếu",
    "required": "Yêu cầu",
    "because": "Lý do",
    "observed": "Hiện có",
    "citation": "Căn cứ",
    "within": "Vị trí",
    "any": "Cách xét",
    "title": "Danh hiệu phải có",
}
_RULE = {
    "known": "đã nhập",
    "incomplete": "mới nhập một phần",
    "not_known": "chưa nhập",
    "not_in_force": "chưa có trong luật",
}
# Asked beside an award's own conditions, but they stop nobody.
_LIMITS = ("quota", "vote")
_ABSENT = {
    "ended": "không còn quy định trong thư viện luật",
    "not_yet": "chưa có trong thư viện luật",
}
_TREE = {
    "conditions": "Điều kiện",
    "findings": "Nhận xét",
    "stops": "Điều kiện dừng xét",
    "limits": "Giới hạn và biểu quyết",
    "judged": "Hội đồng xem xét",
}


def diff_text(difference: dict[str, Any]) -> str:
    """The whole difference, or one line where there is none."""
    lines = [f"Luật thay đổi từ {_days(difference)}"]
    if difference["regime"]:
        regime = difference["regime"]
        lines.append(f"Chế độ pháp lý: {regime['before']} → {regime['after']}")
    for award in difference["awards"]:
        lines += ["", *_award_lines(award)]
    lines += _parameter_lines(difference["parameters"])
    lines += _instrument_lines(difference["instruments"])
    return "\n".join(lines if len(lines) > 1 else [*lines, "Không có gì thay đổi."])


def case_diff_text(difference: dict[str, Any]) -> str:
    """What the two days change in the answers to one case."""
    lines = [f"Câu trả lời thay đổi từ {_days(difference)}, năm học {difference['school_year']}"]
    for award in difference["awards"]:
        lines += ["", *_award_lines(award)]
    return "\n".join(lines if difference["awards"] else [*lines, "Không có gì thay đổi."])


def _days(difference: dict[str, Any]) -> str:
    first, second = (in_vietnamese(day(difference[name])) for name in ("first", "second"))
    return f"ngày {first} đến ngày {second}"


def _award_lines(award: dict[str, Any]) -> list[str]:
    lines = [f"{award['name']} ({award['code']})"]
    lines += [_pair_line(name, change, "  ") for name, change in award["fields"].items()]
    trees = award | _stops_and_limits(award.get("stops", {}))
    for name, heading in _TREE.items():
        tree = trees.get(name)
        if tree and any(tree.values()):
            lines += [f"  {heading}:", *_tree_lines(tree)]
    lines += [f"  Thêm lưu ý: {capital(note)}" for note in award["notes"]["added"]]
    lines += [f"  Bỏ lưu ý: {capital(note)}" for note in award["notes"]["removed"]]
    return lines


def _stops_and_limits(stops: dict[str, list[dict[str, Any]]]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """What stops an award, apart from how many may have it and who votes."""
    return {
        heading: {
            name: [entry for entry in entries if (entry["id"] in _LIMITS) is limits]
            for name, entries in stops.items()
        }
        for heading, limits in (("stops", False), ("limits", True))
    }


def _tree_lines(tree: dict[str, list[dict[str, Any]]]) -> list[str]:
    lines = []
    for verb, name in (("Thêm", "added"), ("Bỏ", "removed")):
        outer = {entry["id"] for entry in tree[name]}
        # What stands within an entry that is itself listed has been said there already.
        whole = [entry for entry in tree[name] if not outer.intersection(entry["within"])]
        lines += [f"    {verb}: {_entry(entry)}" for entry in whole]
    for change in _innermost(tree["changed"]):
        lines.append(f"    Đổi: {capital(change['about']['after'] or change['id'])}")
        lines += [_pair_line(name, each, "      ") for name, each in change["fields"].items()]
    return lines


def _innermost(changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The changes but for those of a whole that only repeats what changed within it."""
    return [
        change
        for change in changes
        if not any(_stands_in(other["within"], [*change["within"], change["id"]]) for other in changes)
    ]


def _stands_in(within: list[str], path: list[str]) -> bool:
    return within[: len(path)] == path


def _entry(entry: dict[str, Any]) -> str:
    said = entry.get("because") or entry.get("required") or entry["id"]
    cited = citation_text(entry.get("citation"))
    return f"{capital(said)}{f' [{cited}]' if cited else ''}{mark(entry['verification'])}"


def _pair_line(name: str, change: dict[str, Any], margin: str) -> str:
    before, after = (_value(name, change[side]) for side in ("before", "after"))
    return f"{margin}{_FIELD[name]}: {before} → {after}"


def _value(name: str, value: Any) -> str:
    return _SAID.get(name, figure_words)(value)


def _money(bonus: dict[str, Any] | None) -> str:
    return "chưa biết" if bonus is None else f"{_thousands(bonus['amount'])} đồng{_base(bonus)}"


def _base(bonus: dict[str, Any]) -> str:
    coefficient = bonus["coefficient"].replace(".", ",")
    return f" ({coefficient} × {_thousands(bonus['base'])}){mark(bonus['verification'])}"


def _thousands(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _parameter_lines(parameters: list[dict[str, Any]]) -> list[str]:
    if not parameters:
        return []
    lines = []
    for heading, changed in (
        ("Số liệu, mức thay đổi:", True),
        ("Giữ nguyên nhưng đổi căn cứ hoặc mức đối chiếu:", False),
    ):
        listed = [_parameter_line(each) for each in parameters if each["value_changed"] is changed]
        lines += ["", heading, *listed] if listed else []
    return [*lines, ""]


def _parameter_line(parameter: dict[str, Any]) -> str:
    before, after = (_figure(parameter, side) for side in ("before", "after"))
    return f"  {parameter['what']} ({unit_words(parameter['unit'])}): {before} → {after}"


def _figure(parameter: dict[str, Any], side: str) -> str:
    figure = parameter[side]
    if figure is None:
        return _ABSENT[parameter["absent"][side]]
    cited = citation_text(figure["citation"])
    said = figure_words(figure["value"], parameter["unit"])
    return f"{said}{f' [{cited}]' if cited else ''}{mark(figure['verification'])}"


def _instrument_lines(instruments: dict[str, list[dict[str, Any]]]) -> list[str]:
    headings = {"began": "Bắt đầu có hiệu lực", "ended": "Hết hiệu lực", "between": "Có rồi hết hiệu lực"}
    return [
        f"{heading}: {instrument['title']}"
        for name, heading in headings.items()
        for instrument in instruments[name]
    ]


_SAID: dict[str, Callable[[Any], str]] = {
    "citation": lambda value: citation_text(value) or "không có căn cứ",
    "verification": lambda value: VERIFICATION[value],
    "decides_verification": lambda value: VERIFICATION[value],
    "answer": lambda value: VERDICT[Answer(value)],
    "rule": lambda value: _RULE[value],
    "within": lambda value: "là một trong nhiều cách" if value else "là điều kiện riêng",
    "any": lambda value: "đạt một trong các điều kiện" if value else "phải đạt",
    "bonus": _money,
}
