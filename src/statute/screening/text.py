"""Screened criteria as plain text for a terminal."""

from collections.abc import Mapping, Sequence
from typing import Any

_VERDICT = {"forbidden": "KHÔNG ĐƯỢC DÙNG", "risky": "NÊN XEM LẠI", "ok": "được"}


def screened_text(answers: Sequence[Mapping[str, Any]]) -> str:
    """Each criterion with its verdict; of what is not ok the words, the reason and a lawful wording."""
    counted = ", ".join(
        f"{sum(answer['verdict'] == verdict for answer in answers)} {said.lower()}"
        for verdict, said in _VERDICT.items()
    )
    return "\n".join([f"{len(answers)} tiêu chí: {counted}", *map(_answer_text, answers)])


def _answer_text(answer: Mapping[str, Any]) -> str:
    place = f"Dòng {answer['line']}" + (f" ({answer['sheet']})" if "sheet" in answer else "")
    lines = [f"{place}: {_VERDICT[answer['verdict']]}: {answer['text']}"]
    if answer["verdict"] != "ok":
        words = ", ".join(f"“{word}”" for word in answer["words"])
        lines += [f"  Vì các chữ {words}: {answer['reason']}", f"  Có thể viết: {answer['instead']}"]
    return "\n".join(lines)
