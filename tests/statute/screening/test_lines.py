"""The labelled lines: what was tuned on still holds, and the third that was held back is met well enough."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from statute.screening import screen_line

LINES = yaml.safe_load((Path(__file__).with_name("lines.yaml")).read_text(encoding="utf-8"))


def labelled(part: str) -> Iterator[tuple[str, str]]:
    for verdict, block in LINES[part].items():
        for line in block.splitlines():
            yield verdict, line


def bare(line: str) -> str:
    letters = unicodedata.normalize("NFD", line.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def precision_and_recall(part: str, verdict: str, written=str) -> tuple[float, float]:
    pairs = [(label, str(screen_line(written(line)).verdict)) for label, line in labelled(part)]
    met = pairs.count((verdict, verdict))
    said = sum(answer == verdict for _, answer in pairs)
    labelled_so = sum(label == verdict for label, _ in pairs)
    return met / said, met / labelled_so


def test_there_are_enough_lines_and_none_is_in_both_parts():
    held_back = {line for _, line in labelled("held_back")}
    tuning = {line for _, line in labelled("tuning")}
    assert len(held_back) >= 200
    assert len(tuning) >= 400
    assert held_back & tuning == set()


@pytest.mark.parametrize(
    ("verdict", "precision", "recall"), [("forbidden", 0.95, 0.9), ("risky", 0.9, 0.85), ("ok", 0.85, 0.9)]
)
def test_lines_held_back_from_tuning_are_met(verdict: str, precision: float, recall: float):
    had = precision_and_recall("held_back", verdict)
    assert (had[0] >= precision, had[1] >= recall) == (True, True), had


@pytest.mark.parametrize("written", [str, bare])
def test_lines_tuned_on_stay_met(written):
    assert min(precision_and_recall("tuning", "forbidden", written)) >= 0.99
    assert min(precision_and_recall("tuning", "risky", written)) >= 0.98


def test_lines_held_back_are_met_without_diacritics_too():
    precision, recall = precision_and_recall("held_back", "forbidden", bare)
    assert (precision >= 0.93, recall >= 0.88) == (True, True), (precision, recall)


@pytest.mark.parametrize(
    "written",
    [lambda line: unicodedata.normalize("NFD", line), str.upper, lambda line: line.replace(" ", "  ")],
    ids=["decomposed", "capitals", "spaces"],
)
def test_how_a_line_is_typed_changes_no_verdict(written):
    typed = [(line, str(screen_line(written(line)).verdict)) for _, line in labelled("tuning")]
    assert [line for line, verdict in typed if verdict != str(screen_line(line).verdict)] == []
