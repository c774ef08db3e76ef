"""Answers and explanations as plain text for a terminal."""

from typing import Any

from statute.days import day, in_vietnamese
from statute.findings import Answer
from statute.names import citation_text
from statute.words import VERDICT, VERIFICATION, capital

# What is weaker than a reliable secondary source is marked wherever it is shown.
_UNMARKED = ("official", "secondary")
_RULE = {
    "known": "",
    "incomplete": "Quy định mới nhập một phần: chưa bao giờ kết luận là đạt.",
    "not_known": "Chưa nhập quy định của ngày này.",
    "not_in_force": "Ngày này chưa có danh hiệu, hình thức này.",
}


def assessment_text(answer: dict[str, Any]) -> str:
    """Every award of an answer, each condition on its line."""
    head = f"Ngày xét {in_vietnamese(day(answer['on']))}, năm học {answer['school_year']}"
    return "\n\n".join([head, *(_award_text(award) for award in answer["awards"])])


def explanation_text(explanation: dict[str, Any]) -> str:
    """The conditions of an award on a day, then what only people can judge."""
    lines = [f"{explanation['name']} ({explanation['code']}), ngày {in_vietnamese(day(explanation['on']))}"]
    lines += [_RULE[explanation["rule"]]] if _RULE[explanation["rule"]] else []
    lines += _asked_lines(explanation["conditions"], "  ")
    lines += [f"  {_asked_line(stop)}" for stop in explanation["stops"]]
    if explanation["judged"]:
        lines.append("Do hội đồng xem xét:")
        lines += [f"  - {judged['text']}{_source(judged)}" for judged in explanation["judged"]]
    return "\n".join([*lines, *_tail(explanation)])


def _award_text(award: dict[str, Any]) -> str:
    verdict = VERDICT[Answer(award["answer"])]
    condition = (
        ", với điều kiện được quyết định" if award["conditional"] and award["answer"] == Answer.YES else ""
    )
    lines = [f"{award['name']} ({award['code']}): {verdict}{condition}{mark(award['verification'])}"]
    lines += _finding_lines(award["findings"], "  ", set())
    if award["missing"]:
        lines.append(f"  Còn thiếu: {', '.join(award['missing'])}")
    return "\n".join([*lines, *_tail(award)])


def _finding_lines(findings: list[dict[str, Any]], margin: str, said: set[str]) -> list[str]:
    """One line a finding; of what was said above with all its parts only the sentence is said again."""
    lines = []
    for found in findings:
        lines.append(f"{margin}- {found['because']}{_source(found)}")
        key = f"{found['id']} {found['because']}"
        if found["parts"] and key in said:
            lines.append(f"{margin}  (từng điều kiện như đã nêu ở trên)")
        else:
            lines += _finding_lines(found["parts"], margin + "  ", said)
        said.add(key)
    return lines


def _asked_lines(conditions: list[dict[str, Any]], margin: str) -> list[str]:
    lines = []
    for condition in conditions:
        if condition["any"]:
            lines.append(f"{margin}- Một trong các điều kiện:")
            lines += _asked_lines(condition["parts"], margin + "  ")
        elif condition["parts"]:
            lines.append(f"{margin}- Đủ các điều kiện:")
            lines += _asked_lines(condition["parts"], margin + "  ")
        else:
            lines.append(f"{margin}{_asked_line(condition)}")
    return lines


def _asked_line(condition: dict[str, Any]) -> str:
    return f"- {condition['required']}{_source(condition)}"


def _source(shown: dict[str, Any]) -> str:
    cited = citation_text(shown["citation"])
    return (f" [{cited}]" if cited else "") + mark(shown["verification"])


def mark(verification: str) -> str:
    """What is said beside something that is not well verified; nothing beside the rest."""
    return "" if verification in _UNMARKED else f" ({VERIFICATION[verification]})"


def _tail(award: dict[str, Any]) -> list[str]:
    decides = f"  Thẩm quyền quyết định: {award['decides']}{mark(award['decides_verification'])}"
    lines = [decides, *(f"  Lưu ý: {capital(note)}" for note in award["notes"])]
    if award["bonus"] is not None:
        amount = f"{award['bonus']['amount']:,}".replace(",", ".")
        lines.insert(1, f"  Tiền thưởng: {amount} đồng{mark(award['bonus']['verification'])}")
    return lines
